"""The bulletin and the report of a month: in whose words, under which head, to whom."""

from datetime import date

import pytest

from shishi.queries import bulletins, letterheads, monthly_papers
from shishi.records.models import Observation, Programme
from shishi.rules.access import Actor
from shishi.rules.dispatches import Kind
from shishi.rules.letterheads import Letterhead
from shishi.rules.plain import as_plain
from shishi.rules.programmes import Rhythm, Settings
from shishi.rules.sentences import Wording
from shishi.rules.settings import Subject
from tests import year
from tests.makers import AT, an_office
from tests.summer import JULY, a_summer, at

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Actor:
    return an_office()


@pytest.fixture
def programme(office: Actor) -> Programme:
    return a_summer(office)


def test_a_correction_after_the_last_bulletin_is_in_the_draft_of_the_next(office, programme):
    wrong = Observation.objects.filter(as_of=JULY, indicator__project__number=2).first()
    year.an_observation(wrong.indicator, JULY, "0.4", at(8, 25), corrects=wrong)
    draft = monthly_papers.bulletin(office, programme.pk, date(2026, 8, 31), None, at(9, 9))
    assert "{更正1}" in next(p.words for p in draft.passages if p.slot == "对比.更正")
    assert "更正为" in draft.facts["更正1"].words


def test_the_letterhead_and_the_wording_of_the_county_are_used(office, programme):
    head = Letterhead("云岭县人民政府", "云政", compared_on="云办发〔2026〕3号")
    year.a_rule(programme, Subject.LETTERHEAD, head, AT)
    own = Wording((("总体.截至", "到{截至日期}为止，"),))
    year.a_rule(programme, Subject.PHRASES, own, AT)
    assert bulletins.facts(office, programme.pk, JULY).compared_on == "云办发〔2026〕3号"
    drawn = monthly_papers.bulletin(office, programme.pk, JULY, None, at(8, 20))
    words = next(each.words for each in drawn.passages if each.slot == "总体.进度")
    assert "到{截至日期}为止，" in words
    assert drawn.annexes[-1].title == "责任单位进展情况"


def test_a_report_goes_to_whom_the_plan_names(office, programme):
    drawn = monthly_papers.report(office, programme.pk, JULY, None, at(8, 20))
    assert drawn.receivers == ("云岭县人民政府",)


def test_before_a_letterhead_is_set_the_paper_bears_the_office_of_the_plan(office, programme):
    assert letterheads.in_use(office, programme.pk, JULY, Kind.BULLETIN).organ == ("云岭县人民政府")
    agreed = Settings("县发展和改革委员会", bulletin=Rhythm("monthly", owner="县政府督查室"))
    Programme.objects.filter(pk=programme.pk).update(settings=as_plain(agreed))
    organs = [
        letterheads.in_use(office, programme.pk, JULY, kind).organ
        for kind in (Kind.BULLETIN, Kind.REPORT)
    ]
    assert organs == ["县政府督查室", "县发展和改革委员会"]
    head = Letterhead("云岭县人民政府办公室", "云政办督")
    year.a_rule(programme, Subject.LETTERHEAD, head, AT)
    assert letterheads.in_use(office, programme.pk, JULY, Kind.REPORT) == head
