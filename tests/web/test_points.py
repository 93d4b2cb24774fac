"""Points without script: a table typed or pasted, a report village by village, a list that changed
meanwhile; nothing typed is lost."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from shishi.actions import points as deeds
from shishi.actions import reports
from shishi.queries import points as looks
from shishi.records.models import Entry, Indicator, Observation, Point, Report
from shishi.rules import points
from shishi.rules.access import Role
from tests.reporting import Live, live_rounds
from tests.web.conftest import House

NAMES = tuple(f"{name}村" for name in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉")  # twenty


@pytest.fixture
def live(house: House) -> Live:
    return live_rounds(house.programme, house.on, house.at)


def pipes(live: Live) -> Indicator:
    return Indicator.objects.get(project=live.project, measure="公里")


def address(live: Live) -> str:
    return reverse("points", args=[pipes(live).pk])


def table(*rows: tuple[str, str], **more: object) -> dict[str, object]:
    cells = {f"name-{place}": name for place, (name, _) in enumerate(rows, 1)}
    cells |= {f"target-{place}": target for place, (_, target) in enumerate(rows, 1)}
    return {"version": 0, "do": "save", **cells, **more}


def spread(house: House, live: Live, names: tuple[str, ...] = NAMES, version: int = 0) -> None:
    """The target in equal parts over the villages."""
    line = pipes(live)
    each = (line.value / len(names)).quantize(Decimal("0.01"))
    shares = [each] * (len(names) - 1)
    shares.append(line.value - sum(shares))
    deeds.set_points(
        actor=house.actor(Role.INSPECTION_OFFICE),
        indicator=line.pk,
        version=version,
        points=[points.Point(*one) for one in zip(names, shares, strict=True)],
        reason="核定点位" if version else "",
        at=house.at,
    )


def report(live: Live) -> str:
    return reverse("report", args=[live.now, live.project])


def form(live: Live, client: Client, *words: str, **more: object) -> dict[str, object]:
    """The form of the report as it stands, with the words of the first villages."""
    sheet = client.get(report(live)).context["sheet"]
    figures = {f"v-{one.indicator}": "0" for one in sheet.figures if not one.points}
    held = zip(NAMES, words, strict=False)
    typed = {f"p-{pipes(live).pk}-{name}": word for name, word in held}
    return {"version": sheet.version, "act": "save", "progress": "", **figures, **typed, **more}


def test_a_pasted_table_is_shown_first_and_kept_when_it_is_saved(reporter, live):
    paste = "序号\t点位\t目标\n1\t甲村\t40\n2\t乙村\t46.5\n\t合计\t86.5"
    shown = reporter.post(address(live), {"version": 0, "do": "pasted", "paste": paste})
    assert "读出2 个点位，目标合计 86.5 公里" in shown.content.decode()
    assert not Point.objects.exists()
    rows = [(row.name, row.target) for row in shown.context["typed"].rows]
    answer = reporter.post(address(live), table(*rows))
    assert answer["Location"] == address(live)
    page = reporter.get(address(live)).content.decode()
    assert "2 个点位，合计 86.5 公里" in page
    names = Point.objects.order_by("number").values_list("name", flat=True)
    assert list(names) == ["甲村", "乙村"]


def test_names_alone_get_equal_parts_of_the_target(reporter, live):
    rows = [("甲村", ""), ("乙村", ""), ("丙村", "")]
    shown = reporter.post(address(live), table(*rows, do="even"))
    parts = [Decimal(row.target) for row in shown.context["typed"].rows]
    assert sum(parts) == Decimal("86.5")
    assert max(parts) - min(parts) <= Decimal("0.01")


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([("甲村", "40"), ("乙村", "4O")], "有 1 行需要改正"),
        ([("甲村", "40"), ("", "46.5")], "没有名称"),
        ([("甲村", "40"), ("甲村", "46.5")], "点位“甲村”重复"),
        ([("甲村", "40"), ("乙村", "40")], "各点位目标合计 80 公里"),
        ([("甲村<b>", "86.5"), ("乙村", "0")], "“乙村”的目标应大于 0"),
    ],
)
def test_a_refused_table_keeps_what_was_typed(reporter, live, rows, says):
    answer = reporter.post(address(live), table(*rows))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert [(row.name, row.target) for row in answer.context["typed"].rows] == rows
    assert "<b>村" not in page
    assert not Point.objects.exists()


def test_a_stale_table_is_told_who_was_faster(reporter, house, live):
    spread(house, live, NAMES[:2])
    answer = reporter.post(address(live), table(("甲村", "86.5"), reason="核定"))
    assert "祁望舟已于" in answer.content.decode()
    assert answer.context["typed"].rows[0].name == "甲村"


def test_whoever_may_not_set_points_reads_them_with_the_reason(enter, house, live):
    spread(house, live, NAMES[:2])
    leader = enter(Role.COUNTY_LEADER)
    page = leader.get(address(live)).content.decode()
    assert "乙村" in page
    assert 'name="name-1"' not in page
    assert leader.post(address(live), table(("甲村", "86.5"))).status_code == 403


def test_what_does_not_add_up_takes_no_points(reporter, live):
    line = Indicator.objects.exclude(project=live.project).filter(type="rate").first()
    page = reporter.get(reverse("points", args=[line.pk])).content.decode()
    assert "不设点位" in page


def test_the_form_asks_for_each_village_and_adds_up(reporter, house, live):
    spread(house, live)
    page = reporter.get(report(live)).content.decode()
    line = pipes(live).pk
    assert all(f'name="p-{line}-{name}"' in page for name in NAMES)
    assert f'name="v-{line}"' not in page
    told = form(live, reporter, "4", "3.5", "", "0")
    told[f"v-{line}"] = "86.5"  # a sum that is typed counts for nothing
    reporter.post(report(live), told)
    entry = Entry.objects.get(indicator=line)
    assert (entry.value, entry.points) == (
        Decimal("7.5"),
        {"甲村": "4", "乙村": "3.5", "丁村": "0"},
    )
    again = reporter.get(report(live)).content.decode()
    assert "合计 7.5 公里（20 个点位，17 个未报）" in again


def test_the_sum_is_told_while_typing(reporter, house, live):
    spread(house, live)
    answer = reporter.post(
        reverse("report_check", args=[live.now, live.project]), form(live, reporter, "4", "3.5")
    )
    assert "合计 7.5 公里（20 个点位，18 个未报）" in answer.content.decode()
    assert not Report.objects.exists()


def test_a_village_that_is_no_number_is_marked_and_all_comes_back(reporter, house, live):
    spread(house, live)
    answer = reporter.post(report(live), form(live, reporter, "4", "3.5公里", act="submit"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "乙村：3.5公里" in page
    again = reporter.get(report(live))
    row = next(row for row in again.context["rows"] if row.points)
    assert [(point.words, point.wrong) for point in row.points[:3]] == [
        ("4", False),
        ("3.5公里", True),
        ("", False),
    ]


def test_a_list_that_changed_while_the_form_was_open_loses_nothing(reporter, house, live):
    spread(house, live)
    typed = form(live, reporter, "4", "3.5")
    spread(house, live, ("甲村", "新乙村", *NAMES[2:]), version=1)
    answer = reporter.post(report(live), typed)
    assert "点位表已调整，“乙村”填的 3.5 没有计入" in answer.content.decode()
    assert Entry.objects.get(indicator=pipes(live)).points == {"甲村": "4"}
    row = next(row for row in answer.context["rows"] if row.points)
    assert row.points[0].words == "4"
    assert row.figure.gone == (("乙村", "3.5"),)
    assert "乙村 3.5" in answer.content.decode()


def test_villages_go_through_review_to_the_page_of_the_project(reporter, enter, house, live):
    spread(house, live)
    words = ["4.32"] * 9 + ["1"] * 10
    typed = form(live, reporter, *words, act="submit")
    reasons = {f"why-jump-{one.pk}": "首次填报" for one in Indicator.objects.all()}
    assert reporter.post(report(live), typed | reasons).status_code == 302
    row = Report.objects.get(round=live.now)
    review = enter(Role.UNIT_HEAD).get(report(live)).content.decode()
    assert "甲村 <b>4.32</b>" in review
    assert "酉村 <b>未报</b>" in review
    head, office = house.actor(Role.UNIT_HEAD), house.actor(Role.INSPECTION_OFFICE)
    version = reports.approve(actor=head, report=row.pk, version=row.version, at=house.at)
    reports.accept(actor=office, report=row.pk, version=version, at=house.at)
    page = enter(Role.COUNTY_LEADER).get(reverse("project", args=[live.project])).content.decode()
    assert "酉村未报）" in page
    assert "4.32 / 4.32 公里" in page
    assert "— / 4.42 公里" in page
    (found,) = looks.spreads(office, live.project, house.on).values()
    assert points.sums(found.points).done == 9
    assert Observation.objects.get(indicator=pipes(live)).value == Decimal("48.88")


def test_a_correction_is_typed_village_by_village(reporter, house, live, office):
    spread(house, live, NAMES[:2])
    line = pipes(live)
    kept = Observation.objects.create(
        indicator=line,
        as_of=house.on,
        value=Decimal("7.5"),
        points={"甲村": "4", "乙村": "3.5"},
        entered_by=line.confirmed_by,
        entered_at=house.at,
    )
    here = reverse("observation_correct", args=[line.pk, kept.pk])
    refused = office.post(here, {"p-甲村": "4", "p-乙村": "3.S", "reason": "复核"})
    assert (refused.status_code, "乙村：3.S" in refused.content.decode()) == (422, True)
    assert 'value="3.S"' in refused.content.decode()
    done = office.post(here, {"p-甲村": "4", "p-乙村": "3", "reason": "复核"})
    assert done.status_code == 302
    made = Observation.objects.get(corrects=kept)
    assert (made.value, made.points) == (Decimal(7), {"甲村": "4", "乙村": "3"})
    page = office.get(reverse("history", args=[line.pk])).content.decode()
    assert "甲村 4、乙村 3<" in page
