"""The year of the invented county, as the commands and the database of its folder show it."""

import json
from decimal import Decimal

from PIL import Image

from tests.console.shown import lights, told


def test_every_project_has_reported_every_month_and_all_is_accepted(demo):
    states = told(demo, "select state, count(*) from records_report group by state")
    assert states == [("accepted", 70)]
    months = told(demo, "select starts_on, due_on from records_round order by starts_on")
    assert months[0] == ("2026-03-01", "2026-04-05")
    assert months[-2:] == [("2026-09-01", "2026-10-05"), ("2026-10-01", "2026-11-05")]
    assert len(months) == 8  # that of October is open, and nobody has reported yet


def test_the_lights_of_each_month_s_end_are_kept_as_they_are(demo, tmp_path):
    kept = told(demo, 'select "on", count(distinct project_id) from records_rating group by "on"')
    ends = {f"2026-{day}" for day in ("03-31 04-30 05-31 06-30 07-31 08-31 09-30".split())}
    assert ends <= {day for day, many in kept if many == 10}
    last = told(
        demo,
        "select number, light from records_rating r join records_project p on p.id = project_id"
        " where r.\"on\" = '2026-09-30' order by rated_at",
    )
    seen = lights(demo, "2026-09-30", tmp_path / "lights.json")
    assert dict(last) == {number: one["light"] for number, one in seen.items()}
    assert {one["status"] for one in seen.values()} == {"正常", "预警", "已完成"}


def judged(project: dict, dimension: str) -> tuple[str, str]:
    """The light of one dimension with its sentence."""
    found = next(one for one in project["by_dimension"] if one["dimension"] == dimension)
    return found["light"], found["sentence"]


def test_a_permit_that_lapsed_keeps_the_works_from_starting(demo, tmp_path):
    refused = told(
        demo,
        "select at, actor_name, detail from records_auditentry"
        " where deed = 'permit.record' and not done",
    )
    assert [(at[:10], name) for at, name, _ in refused] == [("2026-03-24", "符行舟")]
    assert "已经失效：施工许可证" in refused[0][2]
    permits = told(
        demo,
        "select done_on from records_chainstep s join records_project p on p.id = project_id"
        " where number = 2 and key = 'permit' order by s.id",
    )
    assert permits == [("2025-12-20",), ("2026-04-03",)]
    waits = lights(demo, "2026-03-31", tmp_path / "march.json")[2]
    assert waits["light"] == "amber"
    light, says = judged(waits, "start")
    assert light == "amber"
    assert "计划2026年3月16日开工，应开工未开工，逾期 15 天" in says
    begun = lights(demo, "2026-04-30", tmp_path / "april.json")[2]
    assert begun["light"] == "green"
    assert "已于2026年4月8日开工" in judged(begun, "start")[1]


def test_once_begun_no_project_is_late_with_its_start_or_permits(demo, tmp_path):
    for day in ("2026-06-30", "2026-08-31", "2026-09-30"):
        for number, one in lights(demo, day, tmp_path / f"{day}.json").items():
            late = [
                each["sentence"]
                for each in one["by_dimension"]
                if each["dimension"] in ("start", "permits") and each["light"] != "green"
            ]
            assert late == [], (day, number)


def test_one_project_is_paid_too_slowly_and_catches_up(demo, tmp_path):
    slow = {}
    for day in ("2026-06-30", "2026-07-31", "2026-08-31", "2026-09-30"):
        held = lights(demo, day, tmp_path / f"{day}.json")
        of_funds = {number: judged(one, "funds") for number, one in held.items() if not one["done"]}
        slow[day] = [number for number, (light, _) in of_funds.items() if light != "green"]
        if day == "2026-06-30":
            assert of_funds[9][0] == "amber"
            assert "占应拨付 70%" in of_funds[9][1]
    assert slow == {"2026-06-30": [9], "2026-07-31": [], "2026-08-31": [], "2026-09-30": []}


def test_the_points_add_up_to_what_is_told(demo):
    told_of = told(
        demo,
        "select value, points from records_observation where points is not null"
        " and points not in ('null', '[]', '{}')",
    )
    assert len(told_of) == 3 * 7
    for value, points in told_of:
        each = json.loads(points)
        reached = each.values() if isinstance(each, dict) else (one[1] for one in each)
        assert sum(map(Decimal, reached)) == Decimal(value)


def test_the_flood_and_the_land_cost_days_that_have_ended(demo):
    lost = told(
        demo,
        "select number, cause, starts_on, ends_before,"
        " cast(julianday(ends_before) - julianday(starts_on) as int)"
        " from records_stop s join records_project p on p.id = project_id"
        " where ends_before is not null order by number",
    )
    assert lost == [
        (2, "land", "2026-04-20", "2026-05-08", 18),
        (7, "weather", "2026-06-20", "2026-07-16", 26),
    ]


def test_two_leaders_meet_each_week_and_every_decision_due_is_answered(demo):
    leaders = told(
        demo,
        "select name, count(*) from records_stocktake s join records_person p on p.id = leader_id"
        " group by name order by name",
    )
    assert [name for name, _ in leaders] == ["陆知遥", "顾怀舟"]
    ended = told(
        demo,
        "select step, count(*) from records_decisionstep group by step order by step",
    )
    assert ended == [("carry", 2), ("finish", 5), ("refuse", 1)]
    silent = told(
        demo,
        "select says from records_decision d where due_on < '2026-10-26'"
        " and not exists (select 1 from records_decisionstep s where s.decision_id = d.id)",
    )
    assert silent == []
    matters = told(
        demo,
        "select number, step from records_matterstep s join records_matter m on m.id = matter_id"
        " join records_project p on p.id = project_id order by s.id",
    )
    assert matters == [(7, "escalate"), (7, "settle"), (2, "settle"), (7, "escalate")]


def test_a_light_made_graver_by_two_people_changes_no_month_s_end(demo, tmp_path):
    both = told(
        demo,
        "select a.name, b.name from records_lowering join records_person a on a.id ="
        " proposed_by_id join records_person b on b.id = seconded_by_id",
    )
    assert both == [("祁望舟", "乔思齐")]
    seen = {
        day: lights(demo, day, tmp_path / f"{day}.json")[10]["light"]
        for day in ("2026-08-31", "2026-09-15", "2026-09-30")
    }
    assert seen == {"2026-08-31": "green", "2026-09-15": "amber", "2026-09-30": "green"}


def test_every_month_that_is_over_has_its_snapshot_and_people_were_told(demo):
    days = [day for (day,) in told(demo, 'select "on" from records_snapshot order by "on"')]
    ends = "03-31 04-30 05-31 06-30 07-31 08-31 09-30"
    assert days == [f"2026-{day}" for day in ends.split()]
    last = told(demo, "select max(begun_at), count(*) from records_tick where ended_at is null")
    assert last == [(None, 0)]
    told_today = told(
        demo, "select count(*) from records_notification where key = 'digest:2026-10-26'"
    )
    assert told_today[0][0] > 0


def test_units_file_their_plans_and_say_when_they_expect_to_finish(demo):
    filed = told(
        demo,
        "select number, contact, filename from records_subplan join records_project p"
        " on p.id = project_id order by number",
    )
    assert [number for number, _, _ in filed] == [1, 2, 5, 7, 9]
    assert filed[1][1:] == ("符行舟", "农村道路畅通工程子方案.xlsx")
    stated = told(
        demo,
        "select forecast_on from records_report r join records_project p on p.id = project_id"
        " where number = 2 and forecast_on is not null order by r.round_id",
    )
    assert [day for (day,) in stated] == ["2026-10-31", "2026-11-10", "2026-11-25", "2026-10-31"]


def test_one_unit_reports_late_once(demo):
    late = told(
        demo,
        "select u.name, starts_on, due_on, submitted_on from records_report r"
        " join records_round o on o.id = round_id join records_unit u on u.id = unit_id"
        " where submitted_on > due_on",
    )
    assert late == [("县民政局", "2026-06-01", "2026-07-05", "2026-07-13")]


def test_one_report_is_returned_with_a_reason_and_handed_in_again(demo):
    ways = told(
        demo,
        "select step, reason from records_reportstep where report_id ="
        " (select report_id from records_reportstep where step = 'return') order by id",
    )
    steps = [step for step, _ in ways]
    assert steps == ["fill", "submit", "approve", "return", "submit", "approve", "accept"]
    assert all(bool(reason) is (step == "return") for step, reason in ways)


def test_one_figure_is_corrected_downwards(demo):
    (wrong, right, reason), *others = told(
        demo,
        "select w.value, c.value, c.reason from records_observation c"
        " join records_observation w on w.id = c.corrects_id",
    )
    assert int(wrong) - int(right) == 40
    assert "重复统计" in reason
    assert not others


def test_one_project_falls_to_red_and_comes_back_through_amber(demo, tmp_path):
    red = lights(demo, "2026-08-31", tmp_path / "august.json")
    assert [number for number, one in red.items() if one["light"] == "red"] == [2]
    caught_up = lights(demo, "2026-09-30", tmp_path / "september.json")[2]
    assert caught_up["light"] == "amber"
    assert "上期红灯，本期已赶上" in caught_up["sentence"]


def test_an_approved_reason_keeps_one_light_from_red(demo, tmp_path):
    excused = lights(demo, "2026-07-31", tmp_path / "july.json")[7]
    assert excused["light"] == "amber"
    assert "有正当理由" in excused["sentence"]
    assert "县政府常务会议批准，至2026年9月30日" in excused["sentence"]


def test_some_reports_bring_a_photograph_that_shows_the_works_growing(demo):
    rows = told(
        demo,
        "select number, filename, digest from records_evidence e"
        " join records_report r on r.id = e.report_id join records_project p on p.id = project_id"
        " order by number, e.id",
    )
    road = [(name, digest) for number, name, digest in rows if number == 2]
    assert [name for name, _ in road] == [f"现场照片{month}月.png" for month in (5, 7, 8, 9)]
    shown = [Image.open(demo / "originals" / digest[:2] / digest) for _, digest in road]
    assert {image.format for image in shown} == {"PNG"}
    paved = [
        sum(image.getpixel((440, y)) == (91, 103, 112) for y in range(300, 640)) for image in shown
    ]
    assert paved == sorted(paved)
    assert paved[0] < paved[-1]
