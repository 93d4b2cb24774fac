"""导出: the draft as JSON."""

import json
from datetime import date
from decimal import Decimal

import pytest

from shishi.reading import export, pipeline
from shishi.reading.draft import (
    Aspect,
    DeadlineDraft,
    DocumentKind,
    FigureDraft,
    FigureKind,
    HeadDraft,
    ItemDraft,
    PersonDraft,
    PlanDraft,
    Quoted,
    Remark,
    RemarkKind,
    UnitDraft,
)
from shishi.reading.source import SourceText
from shishi.rules.amounts import Bound
from shishi.rules.parties import PersonRole, UnitRole

TEXT = (
    "（一）道 路工程。改造道路0.25万米以上，补助由每人50元提高到80元，35千伏。"
    "责任领导：王 山 县住建局"
)
SOURCE = SourceText(TEXT, "txt")


def span(words):
    start = TEXT.index(words)
    return SOURCE.span(start, start + len(words))


def figure(words, kind, value, measure, **more):
    return FigureDraft(span(words), kind, Decimal(value), measure, **more)


FIGURES = (
    figure("0.25万米以上", FigureKind.QUANTITY, "2500", "米", bound=Bound.AT_LEAST, subject="道路"),
    figure("每人50元", FigureKind.MONEY, "50", "元", per="人", aspect=Aspect.BASELINE),
    figure("80元", FigureKind.MONEY, "80", "元", per="人"),
    figure("35千伏", FigureKind.TRAP, "35", "千伏", reason="电压等级"),
)
ITEM = ItemDraft(
    ordinal=Quoted("（一）", span("（一）")),
    title=Quoted("道 路工程", span("道 路工程")),
    span=SOURCE.span(0, len(TEXT)),
    figures=FIGURES,
    units=(UnitDraft("县住建局", UnitRole.LEAD, span("县住建局"), label="牵头单位"),),
    people=(PersonDraft("王山", "责任领导", PersonRole.OFFICER, span("王 山")),),
    pairs=((0, 0),),
    deadline=DeadlineDraft(span("道"), date(2026, 8, 31), (date(2026, 9, 1),)),
)
DRAFT = PlanDraft(
    SOURCE,
    DocumentKind.PLAN,
    HeadDraft(year=Quoted(2026, span("35")), dated_on=Quoted(date(2026, 2, 9), span("50"))),
    (ITEM,),
    remarks=(
        Remark(RemarkKind.TYPO, span("道"), "请核对。", item=0),
        Remark(RemarkKind.PUNCTUATION, span("。"), "请核对。", ok=True),
    ),
)


@pytest.fixture
def task():
    return export.as_json(DRAFT, "A1")["tasks"][0]


def test_targets_traps_and_starting_points_are_kept_apart(task):
    assert [(q["value"], q["unit"], q["comparator"]) for q in task["quantities"]] == [
        (2500, "米", ">=")
    ]
    assert [(m["yuan"], m["per"]) for m in task["money"]] == [(80, "人")]
    assert [(m["yuan"], m["aspect"]) for m in task["baselines"]] == [(50, "baseline")]
    assert task["not_quantities"] == ["35千伏"]
    assert task["traps"][0]["reason"] == "电压等级"


def test_names_and_titles_lose_the_spaces_of_their_layout_and_quotations_do_not(task):
    assert task["title"] == "道路工程"
    assert task["title_span"]["text"] == "道 路工程"
    assert (task["people"][0]["name"], task["people"][0]["text"]) == ("王山", "王 山")
    assert task["people"][0]["role"] == "责任领导"
    assert task["pairs"] == [{"unit": "县住建局", "person": "王山"}]


def test_days_are_iso_and_a_second_reading_is_kept(task):
    assert task["deadline"]["date"] == "2026-08-31"
    assert task["deadline"]["alt_dates"] == ["2026-09-01"]


def test_the_plan_says_null_for_what_is_not_there():
    plan = export.as_json(DRAFT)["plan"]
    assert (plan["year"], plan["date_issued"], plan["date_printed"]) == (2026, "2026-02-09", None)
    assert (plan["title"], plan["carbon_copy"]) == (None, [])
    assert set(plan["spans"]) == {"year", "date_issued", "carbon_copy"}


def test_findings_name_the_item_by_its_ordinal():
    findings = export.as_json(DRAFT)["findings"]
    assert [(f["kind"], f["task"], f["ok"]) for f in findings] == [
        ("typo", "（一）", False),
        ("punctuation", None, True),
    ]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("100", "100"),
        ("1E+3", "1000"),
        ("987.084", "987.084"),
        ("0.1", "0.1"),
        ("20500.00", "20500"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("1234567890123456789.5", '"1234567890123456789.5"'),
    ],
)
def test_numbers_are_exact(value, written):
    assert json.dumps(export.number(Decimal(value))) == written


def test_a_whole_document_survives_json():
    text = "云岭县2026年民生实事方案\n（一）道路工程。改造道路5O公里。\n责任单位：县住建局\n"
    whole = export.as_json(pipeline.read(SourceText(text, "txt")), "A2")
    assert json.loads(json.dumps(whole, ensure_ascii=False)) == whole
    assert whole["id"] == "A2"
    assert whole["tasks"][0]["quantities"][0]["text"] == "5O公里"
