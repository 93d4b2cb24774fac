"""通报事实 — the projects of a programme on a day as a bulletin tells them, and as they stood at
the end of the period before.

Out of the same lights, reports, money and chains as the pages, so its figures are theirs; a
constant number of queries.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from django.utils.timezone import get_current_timezone

from shishi.queries import (
    bulletin_words,
    door,
    funds,
    ledger_projects,
    letterheads,
    light_facts,
    settings,
    stops,
)
from shishi.queries.bulletin_words import Said, kept_lights
from shishi.queries.chains import Prepared
from shishi.queries.ledger_projects import LedgerProject
from shishi.queries.light_facts import Known
from shishi.queries.lights import Lit, lit
from shishi.records.models import Programme, Project
from shishi.rules.access import Actor
from shishi.rules.bulletins import (
    Category,
    Facts,
    Measured,
    Reporting,
    Told,
    category,
    cited,
    whole,
)
from shishi.rules.days import day_text, month_end
from shishi.rules.funds import Amounts, summed
from shishi.rules.lights import Light
from shishi.rules.phrases import month_day
from shishi.rules.plain import from_plain
from shishi.rules.programmes import Settings
from shishi.rules.projects import ANSWERING, SPONSORS, Level, Part
from shishi.rules.sentences import SENTENCES, Sentences, Wording
from shishi.rules.settings import Subject
from shishi.rules.stops import Stop


@dataclass(frozen=True, slots=True)
class _Books:
    """What a bulletin is made of: the lights of the day and of the one it is compared with, and
    what was kept of the ends of the months before; `asked_on` is the day on which it is asked."""

    row: Programme
    on: date
    asked_on: date
    known: Known
    lit: dict[int, Lit]
    before: dict[int, Lit]
    months: dict[date, dict[int, Light]]
    said: dict[int, Said]
    levels: dict[int, Level]
    stopped: dict[int, tuple[Stop, ...]]

    @property
    def before_on(self) -> date | None:
        """The end of the month before, None before the year had begun by then."""
        day = self.on.replace(day=1) - timedelta(days=1)
        started = self.row.started_on
        return day if started is not None and started <= day else None


def facts(
    actor: Actor,
    programme: int,
    on: date,
    known_at: datetime | None = None,
    asked_on: date | None = None,
) -> Facts:
    """The programme on the day, with `known_at` as could be known at that moment. Whether a report
    is late or missing is asked on the day `asked_on`: that of `known_at` where none is named, else
    `on` itself. A closed year stands as on the day it was closed."""
    row = door.fetch(actor, Programme, programme)
    on = min(on, row.closing.on) if row.closing and known_at is None else on
    zone = get_current_timezone()
    asked = asked_on or (known_at.astimezone(zone).date() if known_at else on)
    books = _books(actor, row, on, max(asked, on), known_at)
    ledger = ledger_projects.projects_of(actor, row, on, known_at)
    projects = tuple(_told(books, one) for one in ledger)
    rated = next(iter(books.lit.values()), None)
    title = row.head.get("notice_title") or row.title
    agreed = from_plain(Settings, row.settings)
    head = letterheads.held(actor, row, max(asked, on))
    return Facts(
        territory=row.territory.name,
        year=row.year,
        plan=row.title,
        on=on,
        before_on=books.before_on,
        basis=cited(title, row.head.get("document_number", "")),
        rule=f"{rated.rating.ruleset}（{rated.rating.version}）" if rated else "",
        projects=projects,
        corrections=bulletin_words.corrections(actor, row, books.before_on, known_at),
        period=_period(books.known, on),
        mechanism=agreed.bulletin.words if agreed.bulletin else "",
        compared_on=head.compared_on if head else "",
    )


def sentences(actor: Actor, row: Programme, on: date) -> Sentences:
    """行文 of the county on the day; those of the program where it has none."""
    held = settings.ruling(actor, row, Subject.PHRASES, Wording, on)
    return held.rule.sentences if held else SENTENCES


def _books(
    actor: Actor, row: Programme, on: date, asked_on: date, known_at: datetime | None
) -> _Books:
    knows = light_facts.known(actor, row, known_at)
    rows = door.visible(actor, Project).filter(programme=row)
    now, day_before = lit(knows, on), on.replace(day=1) - timedelta(days=1)
    ends = tuple(_month_ends(row, on))
    before = lit(knows, day_before) if day_before in ends else {}
    months = kept_lights(actor, row, ends[:-1], known_at)
    for day, held in ((day_before, before), (on, now)):
        months[day] = months.get(day, {}) | {pk: one.look for pk, one in held.items()}
    stopped: dict[int, tuple[Stop, ...]] = {}
    for one in stops.of_programme(actor, row.pk, on, known_at).charges:
        stopped[one.project] = (*stopped.get(one.project, ()), one.facts)
    return _Books(
        row=row,
        on=on,
        asked_on=asked_on,
        known=knows,
        lit=now,
        before=before,
        months=months,
        said=bulletin_words.said(actor, knows, _round(knows, on)),
        levels=dict(rows.values_list("pk", "level")),
        stopped=stopped,
    )


def _month_ends(row: Programme, on: date) -> Iterator[date]:
    """The ends of the months since the year began, and the day itself."""
    if row.started_on is None or row.started_on > on:
        return
    day = month_end(row.started_on)
    while day < on:
        yield day
        day = month_end(day + timedelta(days=1))
    yield on


def _round(knows: Known, on: date) -> int | None:
    """The key of the round that asks for the period of the day."""
    held = knows.rounds.items()
    return next((pk for pk, card in held if card.period.start <= on < card.period.end), None)


def _period(knows: Known, on: date) -> str:
    pk = _round(knows, on)
    return knows.rounds[pk].period.label if pk else ""


def _reporting(books: _Books, project: int, on: date) -> Reporting | None:
    """How the project was reported for the period of the day, as asked on the day of asking."""
    wanted = _round(books.known, on)
    for pk, one in books.known.opened(project, books.asked_on):
        if pk == wanted:
            return Reporting(one.due_on, one.reported_on, one.due_on < books.asked_on)
    return None


def _told(books: _Books, line: LedgerProject) -> Told:
    pk, on = line.pk, books.on
    one = books.lit.get(pk)
    chain = books.known.chains.of(pk)
    measures = tuple(bulletin_words.measured(one, drawn=True)) if one else ()
    share, due, points = whole(measures)
    before_on, before = books.before_on, books.before.get(pk)
    measured_before = tuple(bulletin_words.measured(before)) if before else ()
    return Told(
        project=pk,
        number=line.number,
        title=line.title,
        level=books.levels[pk],
        works=chain is not None and chain.works("", books.row.year) is not None,
        category=_category(books, pk, one, measures, on),
        light=one.look if one else Light.GREY,
        says=one.rating.says.replace(" ", "") if one else "当日尚无亮灯规则",
        measures=measures,
        share=share,
        scheduled_share=due,
        points=points,
        deadline_on=line.deadline_on,
        units=_units(line),
        officers=tuple(each.name for each in line.people if each.role == Part.OFFICER),
        sponsors=tuple(each.name for each in line.people if each.role in SPONSORS),
        started=_started(one, chain, on),
        start_name=one.facts.start_name if one else "开工",
        start_planned_on=one.facts.start_planned_on if one else None,
        stuck_at=_stuck(one, chain, on),
        stopped=_stopped(books.stopped.get(pk, ()), on, books.row.year),
        stage=_stage(chain, on),
        excused=_excused(one, on),
        reporting=_reporting(books, pk, on),
        **asdict(books.said.get(pk, Said())),
        accepted=pk in books.said,
        money=_money(books.known, pk, on),
        was=_category(books, pk, before, measured_before, before_on) if before_on else None,
        share_before=whole(measured_before)[0],
        lights=tuple((day, held[pk]) for day, held in sorted(books.months.items()) if pk in held),
    )


def _category(
    books: _Books, project: int, one: Lit | None, measures: Sequence[Measured], on: date
) -> Category:
    if one is None:
        return Category.NOT_REPORTED
    held = _reporting(books, project, on)
    missing = held.missing if held else one.facts.missing(on)
    return category(
        measures,
        light=one.light,
        done=one.facts.done,
        reported=not missing,
        unstarted=one.facts.unstarted(on),
    )


def _units(line: LedgerProject) -> tuple[str, ...]:
    """The units that answer, the lead first; all of them where the plan names none as such."""
    held = [one for role in ANSWERING for one in line.units if one.role == role]
    return tuple(dict.fromkeys(one.name for one in held or line.units))


def _started(one: Lit | None, chain: Prepared | None, on: date) -> bool:
    """By its chain; without one, once something was reached."""
    if one is None:
        return False
    if chain is not None:
        begun = one.facts.started_on
        return begun is not None and begun <= on
    return one.facts.done or any(each.standing.actual for each in one.figures)


def _stuck(one: Lit | None, chain: Prepared | None, on: date) -> str:
    """What holds the project up on the day: a late step with its desk, or one that is owed."""
    for late in chain.stuck(on) if chain else ():
        return f"“{late.name}”环节（在{late.desk}，已超期{late.days}天）"
    if one and one.facts.permit and one.facts.permit_due_on and one.facts.permit_due_on < on:
        days = (on - one.facts.permit_due_on).days
        return f"“{one.facts.permit}”环节（已超期{days}天）"
    return ""


def _excused(one: Lit | None, on: date) -> str:
    """The approved reasons that count on the day, each with who approved it and until when."""
    held = [each for each in one.facts.exemptions if each.holds(on)] if one else []
    return "；".join(
        f"{each.reason.rstrip('。')}（{each.approved_by}批准，有效至{day_text(each.until)}）"
        for each in held
    )


def _stopped(stops: Iterable[Stop], on: date, year: int) -> str:
    """自6月20日起因天气停滞: the first stop that lasts on the day."""
    for one in stops:
        if one.end is None or one.end > on:
            desk = f"（在{one.desk}）" if one.desk else ""
            return f"自{month_day(one.start, year)}起因{one.cause.label}停滞{desk}"
    return ""


def _stage(chain: Prepared | None, on: date) -> str:
    """The step that a project has come to: the first that is not done though all before it are."""
    if chain is None:
        return ""
    done = {one.key for one in chain.steps if one.done_by(on) is not None}
    steps = (one for one in chain.template.order if one.key not in done)
    return next((one.name for one in steps if done.issuperset(one.after)), "")


def _money(knows: Known, project: int, on: date) -> Amounts | None:
    last = funds.on_day(knows.funds.get(project, ()), on)
    return summed(last.told().funds) if last else None
