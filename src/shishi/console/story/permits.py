"""手续与停滞 — the chains of the ten projects, the permit that lapsed unused, the days lost.

Days are of completion. Most works were prepared in 2025; the weeks of `EARLIER` move the table of a
project back, so that no two were prepared on the same days.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from types import MappingProxyType

from shishi.actions import chains, stops
from shishi.console.opening import STARTED, WORKS, Cast, moment
from shishi.console.story.happening import YEAR, Happening
from shishi.queries import years
from shishi.queries.stops import of
from shishi.rules.chains import StepFacts
from shishi.rules.lifecycle import Refused
from shishi.rules.stages import TEMPLATES, Template
from shishi.rules.stops import Cause, Stop

SET = MappingProxyType(
    {1: (3, 2), 2: (3, 3), 3: (3, 4), 4: (3, 5), 5: (3, 6)}
    | {6: (3, 9), 7: (3, 10), 8: (3, 10), 9: (3, 11), 10: (3, 12)}
)  # the day on which the unit sets its chain and records what is done
PROCURED = frozenset({5})  # mostly bought; what is neither built nor bought is paid or served
PREPARED = MappingProxyType(
    {
        "code": ("2025-03-28", "2025-03-21", "云发改码"),
        "proposal": ("2025-04-18", "2025-04-15", "云发改投"),
        "site": ("2025-05-30", "2025-05-28", "云自然资预"),
        "feasibility": ("2025-06-27", "2025-07-04", "云发改投"),
        "environment": ("2025-07-18", "2025-07-16", "云环评函"),
        "design": ("2025-08-29", "2025-09-05", "云发改设"),
        "land": ("2025-08-15", "2025-08-20", "云自然资地"),
        "planning": ("2025-09-26", "2025-09-24", "云自然资规"),
        "drawings": ("2025-10-24", "2025-10-31", "云审图"),
        "funds": ("2025-11-14", "2025-11-12", "云财建"),
        "tender": ("2025-12-05", "2025-12-03", "云招"),
        "tender_report": ("2025-12-12", "2025-12-10", ""),
        "contract": ("2025-12-19", "2025-12-17", "云合"),
    }
)  # planned, done, and how the numbers of its documents begin
EARLIER = MappingProxyType({1: 0, 2: 2, 4: 1, 7: 3, 8: 5, 10: 0})  # weeks
BUILT = MappingProxyType(
    {
        1: ("2026-02-25", "2026-03-12"),
        4: ("2026-02-11", "2026-03-10"),
        7: ("2026-03-04", "2026-03-16"),
        8: ("2026-01-28", "2026-03-11"),
        10: ("2026-03-06", "2026-03-16"),
    }
)  # the permit to build, and the start of the works
AHEAD = MappingProxyType(
    {
        3: {"scheme": "2026-02-27", "funds": "2026-03-04", "start": "2026-03-10"}
        | {"screening": "2026-04-17"},
        5: {"demand": "2026-02-13", "plan": "2026-03-04", "start": "2026-03-09"}
        | {"tender": "2026-04-15", "contract": "2026-04-29"},
        6: {"scheme": "2026-02-26", "funds": "2026-03-05", "start": "2026-03-11"}
        | {"screening": "2026-04-10"},
        9: {"scheme": "2026-03-02", "funds": "2026-03-09", "start": "2026-03-13"}
        | {"screening": "2026-04-03"},
    }
)  # what is paid, served or bought; after the last of these the delivery begins
ENDING = MappingProxyType(
    {1: "2026-11-10", 2: "2026-10-20", 4: "2026-08-14", 7: "2026-10-20"}
    | {8: "2026-11-20", 10: "2026-11-27"}
)  # the day for which the units plan the end of the works
FINISHED = (
    (4, "works", "2026-08-14"),
    (4, "acceptance", "2026-08-20"),
    (4, "use", "2026-08-27"),
    (4, "filing", "2026-08-31"),
    (6, "delivery", "2026-10-15"),
)  # the kindergartens are in use by the end of August, the allowances paid in October
CHECKED = 6, "2026-10-16"  # and since then gone through once more
LAPSED = 2  # its permit of December was good for three months and nobody began
FIRST_PERMIT, SECOND_PERMIT = "2025-12-20", "2026-04-03"
PLANNED, TRIED, BEGUN = "2026-03-16", "2026-03-24", "2026-04-08"
STOPPED = (
    (
        *(2, Cause.LAND, "县自然资源局", (4, 20), (5, 8)),
        "鹿鸣坡段 400 米路基用地权属存在争议，等候勘界。",
        "勘界完成，用地已交付。",
    ),
    (
        *(7, Cause.WEATHER, "", (6, 20), (7, 16)),
        "6月下旬连续强降雨，基坑和管沟积水，按防汛要求停工。",
        "积水排除，监理核验合格，停工 26 天后复工。",
    ),
)  # project, cause, desk, the first day lost, the day it went on; what was said


Kept = dict[tuple[int, str], int]
"""The key of the last row of each step, by its project."""


def told(cast: Cast) -> Iterator[Happening]:
    """Everything that happens to permits and by stops."""
    kept: Kept = {}
    for project in SET:
        at = moment(set_on(project), 15)
        yield Happening(at, partial(_set, cast, project, at))
        for facts in (*_steps(project), StepFacts("start", _day(PLANNED))):
            done = facts.done_on or at.date()
            later = max(moment(done, 16), at.replace(hour=16))
            yield Happening(later, partial(_record, cast, kept, project, facts, later))
    yield from _begun(cast, kept)
    yield from _lapsed(cast, kept)
    for project, cause, desk, since, until, begins, ends in STOPPED:
        stop = Stop(date(YEAR, *since), None, cause, desk)
        yield Happening(moment(stop.start, 18), partial(_stopped, cast, project, stop, begins))
        last = moment(date(YEAR, *until), 18)
        yield Happening(last, partial(_went_on, cast, project, last, ends))


def set_on(project: int) -> date:
    """The day on which the unit settles how it goes about its project."""
    return date(YEAR, *SET[project])


def _day(words: str) -> date:
    return date.fromisoformat(words)


def _steps(project: int) -> Iterator[StepFacts]:
    """What was done before the chain was set, with its planned day and its document."""
    if project not in WORKS:
        for place, (key, day) in enumerate(AHEAD[project].items()):
            if key != "start":
                number = _number("云财采" if project in PROCURED else "云政办", project, place, day)
                yield StepFacts(key, _day(day), None, _day(day), number)
        return
    back = timedelta(weeks=EARLIER[project])
    for place, (key, (planned, done_on, begins)) in enumerate(PREPARED.items()):
        done = _day(done_on) - back
        number = _number(begins, project, place, done.isoformat())
        yield StepFacts(key, _day(planned) - back, None, done, number)
    permit = FIRST_PERMIT if project == LAPSED else BUILT[project][0]
    number = _number("云住建施许", project, 2, permit)
    yield StepFacts("permit", _day(permit), None, _day(permit), number)


def _number(begins: str, project: int, place: int, day: str) -> str:
    """云发改投〔2025〕37号, by the place of the project and of the step in their tables."""
    return f"{begins}〔{day[:4]}〕{10 * place + project}号" if begins else ""


def _begun(cast: Cast, kept: Kept) -> Iterator[Happening]:
    """The starts but the one that lapsed, and what is begun or finished after them."""
    starts = {project: day for project, (_, day) in BUILT.items()}
    starts |= {project: days["start"] for project, days in AHEAD.items()}
    rows = [
        (project, StepFacts("start", _day(PLANNED), None, _day(day)))
        for project, day in starts.items()
    ]
    rows += [(project, _works(project, day)) for project, (_, day) in BUILT.items()]
    rows += [
        (project, StepFacts("delivery", None, _day(list(days.values())[-1])))
        for project, days in AHEAD.items()
    ]
    rows += [
        (project, StepFacts(key, _day(day), None, _day(day))) for project, key, day in FINISHED
    ]
    rows.append((CHECKED[0], StepFacts("review", None, _day(CHECKED[1]))))
    for project, facts in rows:
        day = facts.done_on or facts.begun_on
        assert day is not None  # of each one of them is told
        at = moment(day, 17)
        yield Happening(at, partial(_record, cast, kept, project, facts, at))


def _works(project: int, begun: str) -> StepFacts:
    return StepFacts("works", _day(ENDING[project]), _day(begun))


def _lapsed(cast: Cast, kept: Kept) -> Iterator[Happening]:
    """The start that was not let through, the permit that was issued anew, and the start."""
    planned, tried, begun = map(_day, (PLANNED, TRIED, BEGUN))
    at = moment(tried, 10)
    start = StepFacts("start", planned, None, tried)
    yield Happening(at, partial(_refused, cast, kept, start, at))
    number = _number("云住建施许", LAPSED, 4, SECOND_PERMIT)
    issued = _day(SECOND_PERMIT)
    permit = StepFacts("permit", issued, tried + timedelta(days=2), issued, number)
    rows = (
        (permit, moment(issued, 16)),
        (StepFacts("start", planned, None, begun), moment(begun, 16)),
        (_works(LAPSED, BEGUN), moment(begun, 17)),
    )
    for facts, at in rows:
        yield Happening(at, partial(_record, cast, kept, LAPSED, facts, at))


def _refused(cast: Cast, kept: Kept, facts: StepFacts, at: datetime) -> None:
    """The gate says no, which stays in the trail."""
    try:
        _record(cast, kept, LAPSED, facts, at)
    except Refused:
        return
    raise AssertionError("the permit had lapsed")


def template_of(project: int) -> Template:
    """The chain that fits the project."""
    if project in WORKS:
        return TEMPLATES["construction"]
    return TEMPLATES["procurement" if project in PROCURED else "service"]


def _set(cast: Cast, project: int, at: datetime) -> None:
    chains.set_chain(
        actor=cast.reporter(project),
        project=cast.key(project),
        version=0,
        template=template_of(project),
        season=years.year(cast.office, cast.programme, STARTED).season,
        reason="",
        at=at,
    )


def _record(cast: Cast, kept: Kept, project: int, facts: StepFacts, at: datetime) -> None:
    kept[project, facts.key] = chains.record(
        actor=cast.reporter(project),
        project=cast.key(project),
        version=kept.get((project, facts.key), 0),
        fresh=facts,
        extend_to=None,
        explained="",
        on=at.date(),
        at=at,
    )


def _stopped(cast: Cast, project: int, stop: Stop, words: str) -> None:
    stops.enter(
        actor=cast.reporter(project),
        project=cast.key(project),
        stop=stop,
        remark=words,
        on=stop.start,
        at=moment(stop.start, 18),
    )


def _went_on(cast: Cast, project: int, at: datetime, words: str) -> None:
    reporter = cast.reporter(project)
    lines = of(reporter, cast.key(project), at.date()).lines
    held = next(one for one in lines if one.lasts)
    stops.end(
        actor=reporter, stop=held.pk, ends_before=at.date(), remark=words, on=at.date(), at=at
    )
