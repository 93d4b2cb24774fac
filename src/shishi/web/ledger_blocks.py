"""总台账的行 — one project of the ledger with its lines, drawn once and kept as it was drawn."""

from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.safestring import SafeString

from shishi.queries.ledgers import LedgerIndicator, LedgerProject
from shishi.queries.lights import Figure, Lit
from shishi.web.drawn import Drawer, drawn
from shishi.web.lights import Reached, Status, mark, reached, status
from shishi.web.numbers import shown

SPONSORS = ("sponsor", "lead_sponsor")
_DRAWER = Drawer(room=2_000_000)  # about six hundred projects with five indicators


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator line as the table shows it."""

    pk: int
    subject: str
    sign: str
    value: str
    measure: str
    type_label: str
    changed: bool
    part: bool
    reached: Reached | None


@dataclass(frozen=True, slots=True)
class Block:
    """One project with its lines; the cells beside them are merged over all lines; `href` leads to
    its page on the day of the ledger."""

    project: LedgerProject
    href: str
    plan_href: str
    first: Line | None
    rest: tuple[Line, ...]
    units: str
    sponsors: str
    officers: str
    days: str
    due: str
    status: Status | None
    mark: SafeString | None
    report: str
    missing: bool
    height: int


def block(project: LedgerProject, lit: Lit | None, tail: str, *, progress: bool) -> SafeString:
    """The rows of a project: how far it has come, or what the plan says of it. `tail` is what its
    links end with."""
    template = "ledger/progress_block.html" if progress else "ledger/plan_block.html"
    return _DRAWER.of(
        (project.pk, template, tail),
        (project, lit),
        lambda: drawn(template, block=_block(project, lit, tail)),
    )


def _block(project: LedgerProject, lit: Lit | None, tail: str) -> Block:
    figures = {one.held.indicator: one for one in lit.figures} if lit else {}
    lines = [_line(indicator, figures.get(indicator.pk)) for indicator in project.indicators]
    report = lit.report if lit else None
    sponsors = [one.name for one in project.people if one.role in SPONSORS]
    officers = [one.name for one in project.people if one.role not in SPONSORS]
    href, shown_status = reverse("project", args=[project.pk]), status(lit)
    return Block(
        project=project,
        href=href + tail,
        plan_href=href,
        first=lines[0] if lines else None,
        rest=tuple(lines[1:]),
        units="、".join(one.name for one in project.units),
        sponsors="、".join(sponsors),
        officers="、".join(officers),
        days=project.deadline_on.isoformat(),
        due=f"{project.deadline_on.month}月{project.deadline_on.day}日",
        status=shown_status,
        mark=mark(shown_status.kind) if shown_status else None,
        report=report.says if report else "",
        missing=bool(report and report.missing),
        height=max(len(lines), 1),
    )


def _line(indicator: LedgerIndicator, figure: Figure | None) -> Line:
    value: Decimal = indicator.value
    amount = shown(
        value, indicator.measure, upper=indicator.upper, money=indicator.money, per=indicator.per
    )
    return Line(
        pk=indicator.pk,
        subject=indicator.subject or indicator.task or ("资金" if indicator.money else ""),
        sign=indicator.sign,
        value=f"{amount.value}～{amount.upper}" if amount.upper else amount.value,
        measure=f"{amount.measure}/{indicator.per}" if indicator.per else amount.measure,
        type_label=indicator.type_label,
        changed=indicator.changed,
        part=indicator.part,
        reached=reached(figure) if figure else None,
    )
