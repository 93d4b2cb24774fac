"""案头 — the duties of each post on a day, each duty as lines of 待办."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import Exists, Max, OuterRef, Q
from django.utils.timezone import get_current_timezone

from shishi.queries import door, duties, lights, lowerings, plans, reports, settings, slots, targets
from shishi.queries.todos import Duty as Duty
from shishi.queries.todos import Todo as Todo
from shishi.records.models import (
    Assignment,
    Person,
    Post,
    Programme,
    Project,
    ReportStep,
    RuleVersion,
)
from shishi.rules import access, calendars, rounds
from shishi.rules.access import Actor, Role
from shishi.rules.bands import Light
from shishi.rules.days import day_text
from shishi.rules.periods import Period
from shishi.rules.plain import from_plain
from shishi.rules.plans import DraftState
from shishi.rules.projects import SPONSORS
from shishi.rules.reports import ReportState
from shishi.rules.rounds import RoundRule
from shishi.rules.settings import Subject, in_force

OFFICES = access.OFFICES
REPORTERS = frozenset({Role.UNIT_REPORTER})
UNITS = REPORTERS | {Role.UNIT_HEAD}
DECIDERS = OFFICES | {Role.UNIT_HEAD}
LEADERS = frozenset({Role.COUNTY_LEADER})
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
_AHEAD = timedelta(days=31)  # how far ahead the calendar has to be known
_FINE = (Light.GREEN, Light.BLUE)


def to_report(actor: Actor, on: date) -> Iterator[Todo]:
    """报送 — what the unit can still hand in; what was returned, with its reason,
    stays until it is settled."""
    steps = door.visible(actor, ReportStep).filter(
        step="return", report__state=ReportState.RETURNED, report__unit__in=actor.units
    )
    reasons = dict(steps.order_by("at", "pk").values_list("report", "reason"))
    for one in slots.due(actor, on):
        back = one.state is ReportState.RETURNED
        if not back and (one.closes_on < on or one.state is not ReportState.DRAFT):
            continue
        yield Todo(
            Duty.RETURNED if back else Duty.REPORT,
            one.title,
            f"退回原因：{reasons.get(one.report or 0, '')}" if back else f"{one.period}报送",
            (one.round, one.project),
            one.due_on,
            (one.due_on - on).days,
        )


def to_decide(actor: Actor, on: date) -> Iterator[Todo]:
    """审核、采用 — what waits for a head or an office, without what they handed in themselves."""
    rows = reports.waiting(actor).exclude(submitted_by=actor.key)
    columns = ("round", "round__starts_on", "round__ends_before", "project", "project__title")
    for round_, first, end, project, title, unit, state, at in rows.values_list(
        *columns, "unit__name", "state", "changed_at"
    ):
        since = _day(at)
        yield Todo(
            Duty.ACCEPT if state is ReportState.APPROVED else Duty.APPROVE,
            title,
            f"{unit}，{Period(first, end).label}报送",
            (round_, project),
            since,
            (since - on).days,
            waits=True,
        )


def to_chase(actor: Actor, on: date) -> Iterator[Todo]:
    """逾期未报 — round by round, as long as a report is still taken: whose are missing."""
    found: dict[int, list[slots.Slot]] = {}
    for one in slots.missing(actor, on):
        found.setdefault(one.round, []).append(one)
    for key, held in found.items():
        units = Counter(one.unit_name or "未写明单位" for one in held)
        day = min(one.due_on for one in held)
        yield Todo(
            Duty.OVERDUE,
            f"{held[0].period}报送，{len(held)} 件逾期未报",
            "、".join(f"{name} {number} 件" for name, number in units.items()),
            (key,),
            day,
            (day - on).days,
        )


def to_open(actor: Actor, on: date) -> Iterator[Todo]:
    """待开放报送 — rounds whose day has come and that nobody has laid down."""
    rows = door.visible(actor, Programme).filter(started_on__lte=on, closed_on=None)
    started = list(rows.annotate(reported_to=Max("rounds__ends_before")))
    versions: dict[int, list[RuleVersion]] = {}
    ruled = door.visible(actor, RuleVersion).filter(subject=Subject.ROUNDS)
    for version in ruled.filter(programme__in=started).select_related("programme"):
        versions.setdefault(version.programme.pk, []).append(version)
    edition = settings.edition(actor)
    for row in started:
        held = in_force(versions.get(row.pk, ()), on)
        if held is None or edition is None or row.started_on is None:
            continue
        rule = from_plain(RoundRule, held.value)
        first = rounds.first_period(rule, row.started_on, vars(row)["reported_to"])
        cards = rounds.opened(rule, first, edition.facts(), row.year, on)
        if cards:
            title = "、".join(card.period.label for card in cards)
            says = "已到开放日，尚未开放，单位不能填报。"
            since = cards[0].opens_on
            left = (since - on).days
            yield Todo(Duty.OPEN, f"{title}报送", says, (row.pk,), since, left, waits=True)


def to_start(actor: Actor, on: date) -> Iterator[Todo]:
    """年度启动 — what is lacking before the latest programme can start."""
    row = door.visible(actor, Programme).order_by("-year").first()
    if row is None or row.started_on is not None:
        return
    lacking = [one.where for one in targets.hurdles(actor, row.pk, on)]
    names = {**{one.value: one.label for one in Subject}, "calendar": "工作日历"}
    named = [f"{names[where]}未设定" for where in lacking if where in names]
    lines = len(lacking) - len(named)
    held = [*named, *([f"{lines} 个指标的分月目标待补"] if lines else [])]
    says = "、".join(held) + "，暂不能启动。" if held else "各项已备齐，可以启动。"
    title, since = f"{row.year}年度尚未启动", _day(row.adopted_at)
    yield Todo(Duty.START, title, says, (row.pk,), since, (since - on).days, waits=True)


def to_check(actor: Actor, on: date) -> Iterator[Todo]:
    """方案导入、方案校核 — drafts that are being checked; a county without any plan begins here."""
    drafts = plans.drafts(actor)
    if not any(one.state in (DraftState.OPEN, DraftState.ADOPTED) for one in drafts):
        says = "还没有年度方案。上传后，系统逐条读出实事、指标、单位和时限，供校核。"
        yield Todo(Duty.UPLOAD, "上传方案", says, (), on, 0)
    for one in drafts:
        if one.state is DraftState.OPEN:
            doubts = f"疑点 {one.open_remarks} 条待处理" if one.open_remarks else "可以入台账"
            since = _day(one.taken_in_at)
            left = (since - on).days
            title = one.title or one.filename
            yield Todo(Duty.DRAFT, title, doubts, (one.pk,), since, left, waits=True)


def to_plan(actor: Actor, on: date) -> Iterator[Todo]:
    """分月目标待补 — the unit's projects whose indicators have none that fits."""
    row = door.visible(actor, Programme).order_by("-year").first()
    if row is None:
        return
    units = slots.answering_units(actor, [row.pk])
    own = {project for project, unit in units.items() if unit.pk in actor.units}
    found: dict[int, list[targets.TargetLine]] = {}
    for line in targets.of_projects(actor, row, own):
        if line.lacks:
            found.setdefault(line.project, []).append(line)
    for held in found.values():
        names = "、".join(one.name for one in held)
        says, since = f"{len(held)} 个指标待补：{names}", _day(row.adopted_at)
        left = (since - on).days
        yield Todo(Duty.TARGETS, held[0].title, says, (row.pk,), since, left, waits=True)


def to_second(actor: Actor, on: date) -> Iterator[Todo]:
    """人工降灯待复核 — lights that a colleague proposed to make more serious."""
    for one in lowerings.waiting(actor, on):
        since = _day(one.proposed_at)
        says = f"{one.proposed_by}提出改为{one.light.label}，至{day_text(one.until)}：{one.reason}"
        left = (since - on).days
        yield Todo(Duty.LOWERING, one.title, says, (one.pk,), since, left, waits=True)


def to_watch(actor: Actor, on: date) -> Iterator[Todo]:
    """亮灯提示 — the leader's own projects that do not stand well, the worst light first."""
    row = door.visible(actor, Programme).order_by("-year").first()
    if row is None or row.closing:
        return
    parts = door.visible(actor, Assignment).filter(person=actor.key, project__programme=row)
    own = duties.held(parts, row, on).filter(role__in=SPONSORS).values("project")
    rows = door.visible(actor, Project).filter(pk__in=own).order_by("number")
    titles = {one.pk: one for one in rows}
    lit = lights.lights_of(actor, row, on, only=titles.keys())
    held = [lit[pk] for pk in titles if pk in lit and lit[pk].look not in _FINE]
    for one in sorted(held, key=lambda one: -one.look.severity):
        project = titles[one.project]
        day = project.deadline_on
        left = (day - on).days
        says = one.rating.says
        yield Todo(Duty.LIGHT, project.title, says, (project.pk,), day, left, light=one.look)


def to_appoint(actor: Actor, on: date) -> Iterator[Todo]:
    """账号尚未任职 — whoever can sign in and may do nothing there."""
    now = Q(ends_before=None) | Q(ends_before__gt=on)
    held = Post.objects.filter(now, person=OuterRef("pk"), starts_on__lte=on).exclude(role="")
    rows = door.visible(actor, Person).filter(~Exists(held), is_active=True, login__isnull=False)
    for pk, name, login in rows.order_by("name", "pk").values_list("pk", "name", "login"):
        says = f"账号 {login}，登录后不能办理任何事项。请任职或停用。"
        yield Todo(Duty.NO_POST, name, says, (pk,), on, 0)


def to_publish(actor: Actor, on: date) -> Iterator[Todo]:
    """工作日历 — a year without its arrangement makes every due day doubtful."""
    edition = settings.edition(actor)
    if edition is None:
        title, says = "工作日历尚未发布", "到期日按工作日历推算，请先发布。"
    else:
        title = "工作日历待补"
        says = calendars.warning(edition.facts(), on, on + _AHEAD)
    if says:
        yield Todo(Duty.CALENDAR, title, says, (), on, 0)


def _day(at: datetime) -> date:
    return at.astimezone(get_current_timezone()).date()
