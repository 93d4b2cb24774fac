"""报送轮次 — when each round of reports opens, falls due and closes, and how that came about.

The rule is a setting of the programme, proposed from its plan. The due card is stored when the
round begins, with the version of the calendar, so that a later holiday notice does not rewrite
what was due. Who was in time is in `rules.timings`.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from shishi.rules.calendars import (
    Calendar,
    Shift,
    after_workdays,
    is_workday,
    moved,
    warning,
    why,
)
from shishi.rules.days import day_text
from shishi.rules.lifecycle import Verdict, no
from shishi.rules.periods import Cadence, Period, containing, following, preceding
from shishi.rules.programmes import Rhythm, Settings

_DAY = timedelta(days=1)
_STRETCH = MappingProxyType({Cadence.WEEK: 7, Cadence.HALF_MONTH: 15})  # days that can be named
MOST_REMINDED, MOST_OPEN = 10, 60  # workdays


@dataclass(frozen=True, slots=True)
class RoundRule:
    """报送规则 of a programme. Days are days of the month; of the week (1 is Monday) or of the
    half month where that is the cadence. `due_next`: the due day lies in the month after the
    period. The round opens on the last `opens_day` before it is due; reminds `remind_workdays`
    before, and refuses reports `closes_workdays` after. `basis` says where the rule is from."""

    cadence: Cadence = Cadence.MONTH
    opens_day: int = 25
    due_day: int = 5
    due_next: bool = True
    shift: Shift = Shift.KEEP
    remind_workdays: int = 1
    addressee: str = ""
    closes_workdays: int = 10
    basis: str = ""

    @property
    def says(self) -> str:
        """每月报送一次，期满次月5日前报政府督查室，遇休息日不顺延."""
        return (
            f"{self.cadence.label}报送一次，{_due_words(self)}前报{self.addressee}，"
            f"遇休息日{self.shift.label}"
        )


PRESETS: MappingProxyType[str, RoundRule] = MappingProxyType(
    {
        "发改委汇总": RoundRule(addressee="发展改革委", basis="预设“发改委汇总”"),
        "督查室汇总": RoundRule(addressee="政府督查室", basis="预设“督查室汇总”"),
    }
)

_CADENCES = {
    "weekly": Cadence.WEEK,
    "semimonthly": Cadence.HALF_MONTH,
    "monthly": Cadence.MONTH,
    "bimonthly": Cadence.TWO_MONTHS,
    "quarterly": Cadence.QUARTER,
    "semiannual": Cadence.HALF_YEAR,
    "yearly": Cadence.YEAR,
}


def proposed(settings: Settings) -> RoundRule:
    """The rule that the mechanism of a plan proposes; what it leaves open is as in the preset of
    its collector, and `basis` says which."""
    report = settings.report or Rhythm()
    said = (report, settings.summary, settings.bulletin)
    told = next((one for one in said if one and one.cadence in _CADENCES), Rhythm())
    name = "督查室汇总" if "督查" in settings.collector else "发改委汇总"
    preset = PRESETS[name]
    basis = f"方案原文“{told.words}”" if told.words else f"方案未写明报送周期，暂按预设“{name}”"
    rule = replace(
        preset, addressee=settings.collector or preset.addressee, basis=f"{basis}，待确认"
    )
    cadence = _CADENCES.get(told.cadence, preset.cadence)
    if cadence is Cadence.WEEK:
        return replace(rule, cadence=cadence, opens_day=1, due_day=5, due_next=False)
    if cadence is Cadence.HALF_MONTH:
        return replace(rule, cadence=cadence, opens_day=1, due_day=5)
    if told is not report or report.due_day is None:
        return replace(rule, cadence=cadence)
    due_next = _in_next_month(report)
    opens_day = preset.opens_day if due_next else max(1, report.due_day - 5)
    return replace(
        rule, cadence=cadence, due_day=report.due_day, due_next=due_next, opens_day=opens_day
    )


def _in_next_month(rhythm: Rhythm) -> bool:
    """Whether a report due on a day of the month is about the month before: by its words, else a
    day of the first half can hardly be about its own month."""
    if any(word in rhythm.words for word in ("上月", "上季", "次月", "下月", "翌月")):
        return True
    if any(word in rhythm.words for word in ("当月", "本月", "季末", "年末")):
        return False
    return rhythm.due_day is not None and rhythm.due_day <= 15


def unfit(rule: RoundRule) -> tuple[Verdict, ...]:
    """What a rule cannot be saved with."""
    last = _STRETCH.get(rule.cadence, 31)
    ranges = (
        ("opens_day", "开放日", rule.opens_day, 1, last),
        ("due_day", "报送日", rule.due_day, 1, last),
        ("remind_workdays", "提前提醒的工作日数", rule.remind_workdays, 0, MOST_REMINDED),
        ("closes_workdays", "逾期可补报的工作日数", rule.closes_workdays, 0, MOST_OPEN),
    )
    found = [
        no(f"{name}应在 {low} 至 {high} 之间，现为 {value}。请修改。", field)
        for field, name, value, low, high in ranges
        if not low <= value <= high
    ]
    if not rule.addressee.strip():
        found.append(no("请填写报送给哪个单位。", "addressee"))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class DueCard:
    """到期说明卡 — the days of one round and how they came about. `legal_on` is the day the rule
    names, `due_on` the last day in time, `closes_on` the last day a late report is taken."""

    period: Period
    opens_on: date
    legal_on: date
    due_on: date
    remind_on: date
    closes_on: date
    calendar_version: str
    lines: tuple[str, ...]
    warning: str = ""


def due(rule: RoundRule, period: Period, calendar: Calendar) -> DueCard:
    """The card of the round for `period`. A day that a short month has not is its last day."""
    unit = rule.cadence if rule.cadence in _STRETCH else Cadence.MONTH
    home = containing(period.last, unit)
    home = following(home, unit) if rule.due_next else home
    legal_on = _nth(home, rule.due_day)
    due_on = moved(calendar, legal_on, rule.shift)
    opening = home if rule.opens_day <= rule.due_day else preceding(home, unit)
    opens_on = min(_nth(opening, rule.opens_day), due_on)
    reminded = moved(calendar, due_on, Shift.PREVIOUS)
    if rule.remind_workdays:
        reminded = after_workdays(calendar, due_on, -rule.remind_workdays)
    card = DueCard(
        period,
        opens_on,
        legal_on,
        due_on,
        max(reminded, opens_on),
        after_workdays(calendar, due_on, rule.closes_workdays),
        calendar.version,
        lines=(),
    )
    doubt = warning(calendar, card.opens_on, card.legal_on, card.due_on, card.closes_on)
    return replace(card, lines=_lines(rule, card, calendar), warning=doubt)


def first_period(rule: RoundRule, started_on: date, reported_to: date | None) -> Period:
    """The period to be asked for next: the one the year was started in; after that each begins
    where the last one ended, also where the cadence was another."""
    period = containing(reported_to or started_on, rule.cadence)
    return Period(reported_to, period.end) if reported_to else period


def opened(
    rule: RoundRule, first: Period, calendar: Calendar, year: int, on: date
) -> tuple[DueCard, ...]:
    """The cards of the rounds that have opened by the day, from the period `first` to the end of
    the year."""
    found, period = [], first
    while period.start.year <= year:
        card = due(rule, period, calendar)
        if card.opens_on > on:
            break
        found.append(card)
        period = following(period, rule.cadence)
    return tuple(found)


def _nth(stretch: Period, day: int) -> date:
    return min(stretch.start + _DAY * (day - 1), stretch.last)


def _due_words(rule: RoundRule) -> str:
    if rule.cadence is Cadence.WEEK:
        return f"{'次周' if rule.due_next else '当周'}周{'一二三四五六日'[rule.due_day - 1]}"
    if rule.cadence is Cadence.HALF_MONTH:
        return f"{'下一' if rule.due_next else '本'}半月第{rule.due_day}日"
    return f"期满{'次月' if rule.due_next else '当月'}{rule.due_day}日"


def _lines(rule: RoundRule, card: DueCard, calendar: Calendar) -> tuple[str, ...]:
    """Each step of the reckoning as a sentence."""

    def told(day: date) -> str:
        return f"{day_text(day)}（{why(calendar, day)}）"

    basis = f"（依据：{rule.basis}）" if rule.basis else ""
    lines = [
        f"规则：{rule.says}{basis}。",
        f"报送期：{card.period.label}，数据截至{day_text(card.period.last)}。",
        f"开放填报：{told(card.opens_on)}起。",
        f"规定期限：{told(card.legal_on)}。",
    ]
    if not is_workday(calendar, card.legal_on):
        lines.append(f"规定期限是休息日，按规则{rule.shift.label}。")
    skipped = (card.legal_on + _DAY * n for n in range(1, (card.due_on - card.legal_on).days))
    lines += [f"顺延时跳过：{told(day)}。" for day in skipped]
    lines.append(f"到期日：{told(card.due_on)}，当日报送仍为按时。")
    lines.append(f"提醒：{told(card.remind_on)}。")
    lines.append(f"补报：至{told(card.closes_on)}止，逾此须经批准延期。")
    lines.append(f"工作日历：{card.calendar_version}。")
    return tuple(lines)
