"""一年的数据 — a programme with a year of reports as bare rows, for any number of projects; every
name is invented. What the deeds would bring about one by one is laid down in bulk."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction
from django.db.models import Model

from bench.bulk import bulk
from shishi.console import county
from shishi.records import models as t
from shishi.rules.access import Role
from shishi.rules.days import month_end
from shishi.rules.plain import as_plain
from shishi.rules.rounds import RoundRule
from shishi.rules.rulesets import PRESETS
from shishi.rules.settings import Pace, Subject

LINES = (
    ("新建便民服务站", "座"),
    ("改造供水管网", "公里"),
    ("培训村民", "人次"),
    ("硬化道路", "米"),
)
UNITS, LEADERS, _DAY = 40, 10, timedelta(days=1)


class Laid(NamedTuple):
    """The programme, the round that is open, and the day."""

    programme: int
    round: int
    on: date


def lay(size: int, on: date, at: datetime) -> Laid:
    """A county whose programme of `size` projects of five indicators has been reported on month by
    month; the open round is accepted to three fifths and waits for the offices to a fifth."""
    list(county.seats(on, at))
    with transaction.atomic():
        return _Laying(size, on, at).laid()


class _Laying:
    """The rows one after another; what was laid is kept for what rests on it."""

    def __init__(self, size: int, on: date, at: datetime) -> None:
        self.size, self.on, self.at = size, on, at
        self.first = date(on.year if on.month > 6 else on.year - 1, 1, 1)
        self.office = t.Person.objects.get(login="ducha")
        self.by = {"confirmed_by": self.office, "confirmed_at": at}

    def laid(self) -> Laid:
        self._people()
        self._programme()
        self._rules()
        self._projects()
        self._plans()
        self._rounds()
        self._reports()
        t.Tick.objects.create(begun_at=self.at, leased_until=self.at, ended_at=self.at)
        return Laid(self.programme.pk, self.rounds[-1].pk, self.on)

    def _people(self) -> None:
        home = {"territory_id": self.office.territory_id}
        self.units = bulk(t.Unit(name=f"县第{n}便民局", **home) for n in range(UNITS))
        self.leaders = bulk(t.Person(name=f"县领导{n}", **home) for n in range(LEADERS))
        self.leaders[0] = t.Person.objects.get(login="xianling")
        self.officers = bulk(t.Person(name=f"局长{n}", **home) for n in range(UNITS))
        self.reporters = bulk(
            t.Person(name=f"填报员{n}", login=f"reporter{n}", **home) for n in range(UNITS)
        )
        bulk(
            t.Post(person=one, unit=unit, role=Role.UNIT_REPORTER, starts_on=self.first)
            for one, unit in zip(self.reporters, self.units, strict=True)
        )

    def _programme(self) -> None:
        home, start = {"territory_id": self.office.territory_id}, self.first
        by = {"opened_by": self.office, "changed_by": self.office}
        document = t.SourceDocument.objects.create(
            digest="0" * 64,
            size=1,
            filename="方案.txt",
            format="txt",
            text="方案",
            taken_in_by=self.office,
            taken_in_at=self.at,
            **home,
        )
        draft = t.Draft.objects.create(
            document=document,
            state="adopted",
            body={},
            opened_at=self.at,
            changed_at=self.at,
            **by,
            **home,
        )
        self.programme = t.Programme.objects.create(
            year=start.year,
            draft=draft,
            document=document,
            title=f"{start.year}年民生实事",
            issued_text="方案",
            adopted_by=self.office,
            adopted_at=self.at,
            started_on=start,
            **home,
        )

    def _rules(self) -> None:
        start = self.first
        rules = {Subject.LIGHTS: PRESETS["默认"], Subject.PACE: Pace(), Subject.ROUNDS: RoundRule()}
        self.rules = bulk(
            t.RuleVersion(
                programme=self.programme,
                subject=subject,
                number=1,
                holds_from=start,
                value=as_plain(rule),
                set_by=self.office,
                set_at=self._moment(start),
            )
            for subject, rule in rules.items()
        )

    def _projects(self) -> None:
        end = date(self.first.year, 11, 30)
        self.projects = bulk(
            t.Project(
                programme=self.programme,
                number=n,
                ordinal=f"（{n}）",
                title=f"第{n}号便民工程",
                issued_text=f"第{n}号便民工程",
                deadline_on=end,
                deadline_presumed=False,
                deadline_confirmed_by=self.office,
                deadline_confirmed_at=self.at,
                **self.by,
            )
            for n in range(1, self.size + 1)
        )
        tasks = bulk(
            t.TaskItem(project=one, number=1, words="新建便民服务站，改造供水管网")
            for one in self.projects
        )
        kept = {"how": "read", **self.by}
        self.lines = bulk(
            t.Indicator(
                project=one,
                task=task,
                number=place,
                subject=subject,
                measure=measure,
                value=Decimal(one.number % 50 + 10 * place),
                money=measure == "元",
                type="funds" if measure == "元" else "cumulative",
                **kept,
            )
            for one, task in zip(self.projects, tasks, strict=True)
            for place, (subject, measure) in enumerate((*LINES, ("投入资金", "元")), 1)
        )
        self._assignments(kept)

    def _assignments(self, kept: dict[str, object]) -> None:
        bulk(
            t.Assignment(
                project=one,
                number=place,
                role=role,
                written="—",
                starts_on=self.first,
                **who,
                **kept,
            )
            for one in self.projects
            for place, (role, who) in enumerate(self._answering(one.number), 1)
        )

    def _answering(self, number: int) -> tuple[tuple[str, dict[str, Model]], ...]:
        return (
            ("lead", {"unit": self.units[number // 5 % UNITS]}),
            ("support", {"unit": self.units[(number * 7 + 3) % UNITS]}),
            ("sponsor", {"person": self.leaders[number % LEADERS]}),
            ("officer", {"person": self.officers[number % UNITS]}),
        )

    def _plans(self) -> None:
        ends = [month_end(date(self.first.year, month, 1)) for month in range(3, 12)]
        plans = bulk(
            t.Schedule(
                indicator=line,
                number=1,
                source="hand",
                set_by=self.office,
                set_at=self._moment(self.first),
            )
            for line in self.lines
        )
        bulk(
            t.Node(schedule=plan, on=end, value=(plan.indicator.value * step / 9).quantize(1))
            for plan in plans
            for step, end in enumerate(ends, 1)
        )

    def _rounds(self) -> None:
        edition, _ = t.CalendarEdition.objects.get_or_create(
            territory=self.programme.territory, number=1, defaults={"words": "", "made_at": self.at}
        )
        ends, day = [], month_end(self.first)
        while day < self.on and day.year == self.first.year:
            ends.append(day)
            day = month_end(day + _DAY)
        self.rounds = bulk(
            t.Round(
                programme=self.programme,
                starts_on=end.replace(day=1),
                ends_before=end + _DAY,
                opens_on=end + _DAY,
                legal_on=end + 5 * _DAY,
                due_on=end + 5 * _DAY,
                remind_on=end + 3 * _DAY,
                closes_on=max(end + 15 * _DAY, self.on if end == ends[-1] else end),
                rule=self.rules[-1],
                edition=edition,
                opened_at=self._moment(end + _DAY),
            )
            for end in ends
        )

    def _reports(self) -> None:
        held = [
            (one, row)
            for row in self.rounds
            for one in self.projects
            if row is not self.rounds[-1] or one.number % 5 < 4
        ]
        reports = bulk(self._report(one, row) for one, row in held)
        for place, (step, state) in enumerate(_STEPS):
            bulk(
                t.ReportStep(report=one, step=step, state=state, by=self.office, at=one.changed_at)
                for one in reports
                if one.state == "accepted" or place < 2
            )
        self._figures(reports)

    def _figures(self, reports: list[t.Report]) -> None:
        lines: dict[int, list[t.Indicator]] = {}
        for line in self.lines:
            lines.setdefault(line.project_id, []).append(line)
        bulk(
            t.Entry(report=one, indicator=line, value=self._value(line, one.round))
            for one in reports
            if one.round_id == self.rounds[-1].pk
            for line in lines[one.project_id]
        )
        bulk(
            t.Observation(
                indicator=line,
                report=one,
                as_of=one.round.ends_before - _DAY,
                value=self._value(line, one.round),
                entered_by=self.office,
                entered_at=one.changed_at,
            )
            for one in reports
            if one.state == "accepted"
            for line in lines[one.project_id]
        )

    def _report(self, project: t.Project, row: t.Round) -> t.Report:
        waits = row is self.rounds[-1] and project.number % 5 == 3
        day = self._moment(row.opens_on)
        return t.Report(
            round=row,
            project=project,
            unit=self.units[project.number // 5 % UNITS],
            state="approved" if waits else "accepted",
            progress="按计划推进",
            submitted_on=row.opens_on,
            submitted_by=self.reporters[project.number // 5 % UNITS],
            begun_at=day,
            changed_by=self.office,
            changed_at=day,
        )

    def _value(self, line: t.Indicator, row: t.Round) -> Decimal:
        pace = Decimal((line.project.number * 37 + line.number * 11) % 60 + 55) / 100
        share = min(Decimal(row.starts_on.month) / 11 * pace, Decimal(1))
        return (line.value * share).quantize(Decimal(1))

    def _moment(self, day: date) -> datetime:
        return datetime.combine(day, self.at.timetz().replace(hour=9))


_STEPS = (("submit", "submitted"), ("approve", "approved"), ("accept", "accepted"))
