"""A paper on its way — a county with a letterhead, a small paper drawn up of its ledger, and the
deeds that bring it to its issue."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from shishi.actions import dispatches, observations, serials
from shishi.clock import HERE
from shishi.papers.content import Annex, Cell, Form, Head, Sheet
from shishi.papers.drafts import Composed
from shishi.queries import composers, door, ledgers
from shishi.records.models import Dispatch, Observation, Post, Programme
from shishi.rules.access import Actor, Role
from shishi.rules.amounts import number_text
from shishi.rules.dispatches import Kind
from shishi.rules.letterheads import Letterhead
from shishi.rules.observations import Told
from shishi.rules.phrases import Fact, Passage
from shishi.rules.settings import Subject
from tests import year as rows
from tests.makers import AT, a_person
from tests.reporting import APRIL, Year, a_year, accepted

MARCH_END = date(2026, 3, 31)
NOON = APRIL + timedelta(hours=3)
HEAD = Letterhead(
    organ="云岭县人民政府办公室",
    code="云政办督",
    receivers=("各乡镇人民政府", "县水利局"),
    copies=("县委办公室", "县人大常委会办公室"),
)


def composed(
    actor: Actor, programme: int, on: date, about: int | None, known_at: datetime
) -> Composed:
    """Three sentences and a table on the ledger of the day."""
    found = ledgers.ledger(actor, programme, ledgers.Sieve(), on, known_at)
    facts = {"项目总数": Fact(str(found.total), "方案所列", tuple(p.pk for p in found.projects))}
    cells = []
    for one in found.projects:
        lit = found.lit[one.pk]
        facts[f"第{one.number}件灯"] = Fact(lit.look.word, lit.rating.says, (one.pk,))
        for place, figure in enumerate(lit.figures, 1):
            actual = figure.standing.actual or Decimal(0)
            name = f"第{one.number}件第{place}项完成"
            facts[name] = Fact(number_text(actual), figure.standing.says, (one.pk,))
        cells.append((Cell(one.number), Cell(one.title), Cell(one.deadline_on)))
    heads = (Head("序号", 6), Head("实事项目", 40), Head("完成时限", 12))
    sheet = Sheet("实事", "实事项目", heads, tuple(cells))
    return Composed(
        form=Form.DOWNWARD,
        title=f"关于{on.year}年民生实事办理情况的通报",
        passages=(
            Passage("总体情况", "一、总体情况", 1),
            Passage("总体情况.总数", "全县实施民生实事{项目总数}件。"),
            Passage("总体情况.供水", "供水管网改造完成{第1件第2项完成}公里，亮{第1件灯}。"),
        ),
        facts=facts,
        annexes=(Annex("实事项目一览", (sheet,), True),),
    )


@contextmanager
def composing(kind: Kind = Kind.BULLETIN) -> Iterator[None]:
    """The small paper stands for the kind."""
    compose, again = composers.COMPOSERS[kind], composers.AS_ASKED.pop(kind)
    composers.COMPOSERS[kind] = composed
    yield
    composers.COMPOSERS[kind], composers.AS_ASKED[kind] = compose, again


@dataclass(frozen=True)
class Desk:
    """A year with a report accepted, and whoever handles its papers."""

    year: Year
    leader: Actor

    @property
    def office(self) -> Actor:
        return self.year.office


def a_desk(head: Letterhead | None = HEAD, *, reported: bool = True) -> Desk:
    held = a_year()
    row = Programme.objects.get(pk=held.programme)
    rows.a_light_rule(row, "默认", AT)
    if head is not None:
        rows.a_rule(row, Subject.LETTERHEAD, head, AT)
    if reported:
        accepted(held)
    keeper = _keeper(held)
    return Desk(held, a_person(keeper, Role.COUNTY_LEADER, name="陆知遥"))


def _keeper(held: Year) -> Actor:
    """The administrator of the same county."""
    posts = Post.objects.filter(person__territory=held.office.territory, role=Role.ADMINISTRATOR)
    return door.actor(posts.select_related("person")[0].person, on=AT.date())


def drawn(desk: Desk, on: date = MARCH_END, at: datetime = NOON) -> Dispatch:
    """A draft."""
    key = dispatches.draw(
        actor=desk.office, programme=desk.year.programme, kind=Kind.BULLETIN, on=on, at=at
    )
    return Dispatch.objects.get(pk=key)


def taken(desk: Desk, row: Dispatch, *steps: str, at: datetime = NOON) -> Dispatch:
    """The dispatch after these steps, each by whom it is for."""
    for step in steps:
        deed, by, more = _BY[step]
        actor = getattr(desk, by)
        deed(actor=actor, dispatch=row.pk, version=row.version, at=at, **more)
        row.refresh_from_db()
    return row


def issued(desk: Desk, on: date = MARCH_END, at: datetime = NOON) -> Dispatch:
    return taken(desk, drawn(desk, on, at), "send", "sign", "number", "issue", at=at)


_WHY = {"reason": "文字重复，请修改"}
_BY: dict[str, tuple[Any, str, dict[str, str]]] = {
    "send": (dispatches.send, "office", {}),
    "return": (dispatches.send_back, "leader", _WHY),
    "sign": (dispatches.sign, "leader", {}),
    "number": (serials.number, "office", {}),
    "void": (serials.void, "office", _WHY),
    "issue": (serials.issue, "office", {}),
    "withdraw": (serials.withdraw, "office", _WHY),
    "discard": (dispatches.discard, "office", {}),
}
STEPS = _BY


def corrected(desk: Desk, pipes: str, at: datetime) -> None:
    """更正 of the length of pipes that was reported."""
    last = Observation.objects.filter(indicator=desk.year.pipes, corrected_by=None).get()
    observations.correct(
        actor=desk.office,
        observation=last.pk,
        told=Told(Decimal(pipes)),
        reason="复核时发现多计一段管网",
        at=at,
    )


LATER = datetime(2026, 4, 20, 9, 0, tzinfo=HERE)
