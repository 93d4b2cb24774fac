"""Rounds: laid down as they open, once, by the rule and the calendar; more time for one project."""

from datetime import date

import pytest

from shishi.actions import rounds
from shishi.queries import door
from shishi.records.models import AuditEntry, Programme, Round
from shishi.rules.access import Role
from shishi.rules.lifecycle import Refused
from tests.makers import a_county, a_person, a_programme, an_office
from tests.reporting import APRIL, MAY, Year, a_year, next_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> Year:
    return a_year()


def test_a_round_is_laid_down_with_its_days_and_how_they_came_about(year):
    held = Round.objects.get(pk=year.rounds[0])
    assert (held.starts_on, held.ends_before) == (date(2026, 3, 1), date(2026, 4, 1))
    assert (held.opens_on, held.due_on) == (date(2026, 3, 25), date(2026, 4, 5))
    assert held.edition.number == 1
    assert any("清明节" in line for line in held.lines)


def test_rounds_missed_by_the_tick_are_laid_down_together_and_never_twice(year):
    june = MAY.replace(month=6, day=26)
    made = rounds.open_due(actor=year.office, programme=year.programme, on=june.date(), at=june)
    again = rounds.open_due(actor=year.office, programme=year.programme, on=june.date(), at=june)
    assert (len(made), again) == (3, ())
    starts = Round.objects.order_by("starts_on").values_list("starts_on", flat=True)
    assert [day.month for day in starts] == [3, 4, 5, 6]


def test_the_year_ends_with_its_last_period(year):
    late = MAY.replace(year=2027, month=6)
    rounds.open_due(actor=year.office, programme=year.programme, on=late.date(), at=late)
    assert Round.objects.order_by("-starts_on")[0].ends_before == date(2027, 1, 1)


def test_the_machine_itself_may_open_rounds(year):
    host = door.hosts()[0]
    assert len(rounds.open_due(actor=host, programme=year.programme, on=MAY.date(), at=MAY)) == 1
    assert AuditEntry.objects.filter(deed="round.open").last().actor_name == "本机"


@pytest.mark.parametrize(
    ("started", "says"), [(None, "尚未启动"), (date(2026, 3, 2), "尚未设定报送规则")]
)
def test_nothing_opens_before_the_year_is_set_up(started, says):
    office = an_office()
    key = a_programme(office).programme
    Programme.objects.filter(pk=key).update(started_on=started)
    with pytest.raises(Refused, match=says):
        rounds.open_due(actor=office, programme=key, on=APRIL.date(), at=APRIL)


def test_a_unit_cannot_open_rounds_and_another_county_finds_none(year):
    with pytest.raises(Refused, match="办理"):
        rounds.open_due(actor=year.reporter, programme=year.programme, on=MAY.date(), at=MAY)
    stranger = a_person(a_county("青溪县"), Role.INSPECTION_OFFICE)
    with pytest.raises(door.NotThere):
        rounds.open_due(actor=stranger, programme=year.programme, on=MAY.date(), at=MAY)


def test_an_extension_needs_a_later_day_and_a_reason(year):
    def granted(until: date, reason: str) -> str:
        try:
            rounds.extend(
                actor=year.office,
                round=year.rounds[0],
                project=year.project,
                until=until,
                reason=reason,
                at=APRIL,
            )
        except Refused as refused:
            return refused.verdict.where
        return "granted"

    assert granted(date(2026, 4, 5), "设备检修") == "until"
    assert granted(date(2026, 4, 30), " ") == "reason"
    assert granted(date(2026, 4, 30), "设备检修") == "granted"
    assert Round.objects.get(pk=year.rounds[0]).extensions.get().facts().granted_by == "祁望舟"


def test_a_project_of_another_programme_gets_no_extension(year):
    other = an_office("青溪县")
    with pytest.raises(door.NotThere):
        rounds.extend(
            actor=other,
            round=next_round(year),
            project=year.project,
            until=date(2026, 6, 1),
            reason="无",
            at=MAY,
        )
