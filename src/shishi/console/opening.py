"""启动演示年度 — the people of the invented units, the rules, the schedules, and the day the year
begins; all by the deeds that officials use.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from shishi.actions import calendars, programmes, schedules
from shishi.actions import parties as register
from shishi.actions import settings as rules
from shishi.clock import HERE
from shishi.console import invented
from shishi.queries import door, holidays, targets, years
from shishi.queries import parties as look
from shishi.queries.targets import TargetLine
from shishi.rules import settings
from shishi.rules.access import Actor, Role
from shishi.rules.indicators import IndicatorType
from shishi.rules.letterheads import Letterhead
from shishi.rules.programmes import Settings
from shishi.rules.rounds import RoundRule
from shishi.rules.schedules import Schedule, even, seasonal
from shishi.rules.settings import Rule, Subject

STARTED = date(2026, 3, 2)
STAFF = (
    ("县交通运输局", "符行舟", "盛长亭"),
    ("县民政局", "温晚晴", "柏怀德"),
    ("县教育局", "苗知夏", "卓启明"),
    ("县卫生健康局", "荀若谷", "晏清源"),
    ("县残联", "茅成蹊", "常向暖"),
    ("县住房和城乡建设局", "宁筑岚", "滕广厦"),
    ("县农业农村局", "麦青禾", "廉丰年"),
    ("县人力资源和社会保障局", "司徒敏行", "翟立业"),
    ("县城市管理局", "池明澈", "鲁安澜"),
)  # a unit with its reporter and its head; those of 县水利局 are in office from the first
WORKS = frozenset({1, 2, 4, 7, 8, 10})  # split by the season of works, the others evenly
BY_PRESET = frozenset({Subject.PHRASES, Subject.LAYOUTS})  # the usual words, the usual tables
LETTERHEAD = Letterhead(
    organ="云岭县人民政府办公室",
    code="云政办督",
    signer="陆知遥",
    receivers=("各乡镇人民政府", "县直各有关单位"),
    copies=("县委办公室", "县人大常委会办公室", "县政协办公室"),
)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who does what: `units` are the reporter and the head of each unit that answers, `projects`
    the indicators by the number of their project, `people` the keys of
    everybody by their name."""

    clockwork: Actor
    office: Actor
    collector: Actor
    leader: Actor
    units: dict[int, tuple[Actor, Actor]]
    programme: int
    projects: dict[int, tuple[TargetLine, ...]]
    people: dict[str, int]

    def key(self, project: int) -> int:
        """The key of the project of that number."""
        return self.projects[project][0].project

    def reporter(self, project: int) -> Actor:
        return self._unit(project)[0]

    def head(self, project: int) -> Actor:
        return self._unit(project)[1]

    def _unit(self, project: int) -> tuple[Actor, Actor]:
        unit = self.projects[project][0].unit
        assert unit is not None  # every project of the plan has its unit
        return self.units[unit]


def moment(day: date, hour: int) -> datetime:
    """The hour of the day in the county's offices."""
    return datetime.combine(day, time(hour), HERE)


def begin(keeper: Actor, programme: int) -> Cast:
    """启动年度 — everything that has to be there before the first report is asked for."""
    at = moment(STARTED, 9)
    office = door.named("ducha", on=STARTED)
    _staff(keeper, at)
    _ruled(office, programme, at)
    season = years.year(office, programme, STARTED).season
    for line in targets.targets(office, programme).lines:
        if line.by_amount:
            schedules.set_schedule(
                actor=office,
                indicator=line.pk,
                version=line.version,
                schedule=_split(line, season),
                terms=invented.terms(line),
                reason="",
                at=at,
            )
    programmes.start(actor=office, programme=programme, on=STARTED, at=at)
    return _cast(office, programme)


def _cast(office: Actor, programme: int) -> Cast:
    lines = targets.targets(office, programme).lines
    keys = {unit.name: unit.pk for unit in look.units(office)}
    logins = [("县水利局", "tianbao", "juzhang")]
    logins += [(unit, *_logins(place)) for place, (unit, _, _) in enumerate(STAFF)]
    return Cast(
        clockwork=door.host(office.territory),
        office=office,
        collector=door.named("fagai", on=STARTED),
        leader=door.named("xianling", on=STARTED),
        units={
            keys[unit]: (door.named(reporter, on=STARTED), door.named(head, on=STARTED))
            for unit, reporter, head in logins
        },
        programme=programme,
        projects={
            number: tuple(line for line in lines if line.ordinal == number)
            for number in sorted({line.ordinal for line in lines})
        },
        people={one.name: one.pk for one in look.people(office, on=STARTED)},
    )


def _logins(place: int) -> tuple[str, str]:
    return f"tianbao{place + 2}", f"juzhang{place + 2}"


def _staff(keeper: Actor, at: datetime) -> None:
    """A reporter and a head for every unit that answers for a project and has none yet."""
    keys = {unit.name: unit.pk for unit in look.units(keeper)}
    posts = ((Role.UNIT_REPORTER, "办公室干部"), (Role.UNIT_HEAD, "主要负责人"))
    for place, (unit, *names) in enumerate(STAFF):
        for (role, title), name, login in zip(posts, names, _logins(place), strict=True):
            register.appoint(
                actor=keeper,
                person=register.add_person(actor=keeper, name=name, login=login, at=at),
                role=role,
                unit=keys[unit],
                title=title,
                on=STARTED,
                at=at,
            )


def _ruled(office: Actor, programme: int, at: datetime) -> None:
    """The calendar, and each rule as it is proposed out of the plan."""
    calendars.issue(
        actor=office,
        words="首版：国家放假安排和新疆地方节日",
        days=holidays.proposed(STARTED, "xinjiang"),
        version=0,
        at=at,
    )
    mechanism = years.year(office, programme, STARTED).settings
    for subject in Subject:
        if subject in BY_PRESET:
            continue
        rules.set_rule(
            actor=office,
            programme=programme,
            subject=subject,
            value=_rule(subject, mechanism),
            holds_from=STARTED,
            basis="县政府督查室商县发展和改革委员会确定",
            version=0,
            at=at,
        )


def _rule(subject: Subject, mechanism: Settings) -> Rule:
    """The proposal as it is once somebody has looked at it; the letterhead is the county's own."""
    if subject is Subject.LETTERHEAD:
        return LETTERHEAD
    rule = settings.proposed(subject, mechanism)
    if isinstance(rule, RoundRule):
        return replace(rule, basis=rule.basis.removesuffix("，待确认"))
    return rule


def _split(line: TargetLine, season: frozenset[int]) -> Schedule:
    if line.ordinal in WORKS and line.aim.kind is not IndicatorType.FUNDS:
        return seasonal(line.aim, line.starts_on, line.deadline, season)
    return even(line.aim, line.starts_on, line.deadline)
