"""亮灯 — how pages show the lights: shape, word and colour; the lines of a ledger on a day; the
board of leaders and units."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from shishi.papers import figures
from shishi.queries.lights import Figure, Lit
from shishi.rules.amounts import cut, number_text
from shishi.rules.indicators import KEPT_UP
from shishi.rules.lights import Light
from shishi.rules.targets import Target
from shishi.web.numbers import grouped, shown

KINDS = MappingProxyType(
    {
        Light.RED: "late",
        Light.ORANGE: "heavy",
        Light.AMBER: "warn",
        Light.GREY: "none",
        Light.GREEN: "on",
        Light.BLUE: "done",
    }
)  # the class of the style sheet, which is also the name of the shape


@dataclass(frozen=True, slots=True)
class Status:
    """状态 — `says` is the sentence behind it."""

    kind: str
    word: str
    says: str = ""
    count: int = 0
    value: str = ""


@dataclass(frozen=True, slots=True)
class Reached:
    """How far one indicator has come, as the table shows it."""

    figure: Figure
    done: str
    target: str
    share: str
    due: str
    bar: SafeString

    @property
    def status(self) -> Status:
        """Its own light, by the side of progress alone."""
        return of_light(_look(self.figure))


@cache
def mark(kind: str) -> SafeString:
    """The shape of a light, drawn once for all rows of a list."""
    return render_to_string("shared/mark.html", {"kind": kind})


def status(lit: Lit | None) -> Status | None:
    return None if lit is None else Status(KINDS[lit.look], lit.look.word, lit.rating.says)


def of_light(light: Light, says: str = "") -> Status:
    return Status(KINDS[light], light.word, says, value=light.value)


def counted(looks: dict[Light, int]) -> list[Status]:
    """The lights that occur, with how many there are, the worst first."""
    return [
        Status(KINDS[light], light.word, count=looks[light], value=light.value)
        for light in Light
        if looks.get(light)
    ]


def reached(figure: Figure) -> Reached:
    """41,150 / ≥70,947 米, with its bar."""
    stands, target = figure.standing, figure.held.target
    judged = stands.basis is None  # passed or failed: a percentage would mislead
    due = None if stands.presumed or judged else stands.scheduled_share
    return Reached(
        figure=figure,
        done=_done(figure),
        target=target_text(target),
        share=_passed(figure) if judged else _percent(stands.share),
        due=_percent(due),
        bar=drawn(figures.bar(stands.share, due, KINDS[_look(figure)])),
    )


def _look(figure: Figure) -> Light:
    """What has reached its target is done; what has to be kept up may fail again."""
    done = figure.done.met and figure.held.target.kind not in KEPT_UP
    return Light.BLUE if done else figure.light


def drawn(figure: str) -> SafeString:
    """A drawing of `papers.figures`, which escapes every word it is given."""
    return mark_safe(figure)  # noqa: S308


def target_text(target: Target) -> str:
    """≥70,947 米 · 987.084 万元 · 节点."""
    value = target.value
    if value is None:
        return "—"
    money = target.measure == "元" and not target.per
    amount = shown(value, target.measure, upper=target.upper, money=money, per=target.per)
    numbers = f"{amount.value}～{amount.upper}" if amount.upper else amount.value
    per = f"/{target.per}" if target.per else ""
    return f"{target.bound.sign}{numbers} {amount.measure}{per}".strip()


def _done(figure: Figure) -> str:
    value = figure.done.value
    if value is None:
        met = figure.done.met
        return (
            "未报" if figure.held.actual is None or met is None else ("已达到" if met else "未达到")
        )
    target = figure.held.target
    money = target.measure == "元" and not target.per and (target.value or 0) >= 10_000
    return grouped(shown_value(value / 10_000 if money else value))


def shown_value(value: Decimal) -> Decimal:
    """The value without zeros at its end, and with two decimals at most."""
    return Decimal(number_text(cut(value, 2)))


def _passed(figure: Figure) -> str:
    met = figure.done.met
    return "—" if met is None else ("达标" if met else "未达标")


def _percent(share: Decimal | None) -> str:
    return "—" if share is None else f"{number_text(cut(share * 100, 0))}%"
