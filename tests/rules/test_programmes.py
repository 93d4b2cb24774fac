"""The working rules that a mechanism proposes."""

from shishi.rules.plans import Mechanism
from shishi.rules.programmes import Settings, settings_of


def test_a_plan_that_says_nothing_leaves_everything_open():
    assert settings_of([]) == Settings()


def test_each_arrangement_finds_its_place():
    found = settings_of(
        [
            Mechanism("report", "monthly", 5, "各责任单位", "县政府督查室"),
            Mechanism("dispatch", "weekly", None, "县领导"),
            Mechanism("bulletin", "quarterly", None, "县政府督查室"),
            Mechanism("ledger", None, None, "县发展改革委"),
        ]
    )
    assert found.report is not None
    assert (found.report.cadence, found.report.due_day) == ("monthly", 5)
    assert found.stocktake is not None
    assert found.stocktake.cadence == "weekly"
    assert found.bulletin is not None
    assert found.bulletin.owner == "县政府督查室"
    assert found.inspection is None


def test_the_collector_makes_the_summary_or_else_receives_the_reports():
    report = Mechanism("report", "monthly", 5, "各责任单位", "县政府督查室")
    summary = Mechanism("summary", "monthly", None, "县发展改革委")
    assert settings_of([report]).collector == "县政府督查室"
    assert settings_of([report, summary]).collector == "县发展改革委"


def test_an_arrangement_with_a_rhythm_goes_before_one_without():
    vague = Mechanism("inspection", None, None, "县政府督查室")
    exact = Mechanism("inspection", "quarterly", None, "县政府督查室")
    found = settings_of([vague, exact]).inspection
    assert found is not None
    assert found.cadence == "quarterly"
