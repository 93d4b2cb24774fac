"""The pages of the year's settings, the calendar and the start."""

import pytest
from django.test import Client
from django.urls import reverse

from shishi.queries import settings as look
from shishi.queries import targets, years
from shishi.rules.access import Role
from shishi.rules.bands import Light
from shishi.rules.letterheads import Letterhead
from shishi.rules.rulesets import PRESETS, Dimension
from shishi.rules.settings import Pace, Subject
from shishi.web.settings import APART
from tests.web.conftest import House

OFFICE = Role.INSPECTION_OFFICE


def filled(client: Client, url: str) -> dict[str, object]:
    """What the page's own form would send, as it stands."""
    form = client.get(url).context["form"]
    sent: dict[str, object] = {"version": client.get(url).context["version"]}
    for name in form.fields:
        value = form[name].value()
        if value is not None and value is not False:
            sent[name] = "on" if value is True else value
    return sent


def of(house: House, subject: str) -> years.RuleLine:
    found = years.year(house.actor(OFFICE), house.programme, house.on)
    return found.rule(Subject(subject))


def address(house: House, subject: str) -> str:
    return reverse("rule", args=[house.programme, subject])


# One county has no letterhead of another.
FORMS = [one for one in Subject if one not in (Subject.LETTERHEAD, *APART)]


@pytest.mark.parametrize("subject", FORMS)
def test_what_is_proposed_is_set_with_one_press(subject: Subject, house: House, office: Client):
    url = address(house, subject)
    answer = office.post(url, filled(office, url))
    assert answer.status_code == 302, answer.context["form"].errors
    assert of(house, subject).version == 1
    page = office.get(reverse("programme_settings", args=[house.programme])).content.decode()
    assert "第1版" in page


HEAD = {
    "organ": "云岭县人民政府办公室",
    "code": "云政办督",
    "receivers": "各乡镇人民政府、各街道办事处\n县直各部门",
    "copies": "县委办公室；县人大常委会办公室",
    "sealed": "on",
}


def test_a_letterhead_is_set_as_it_is_typed(house: House, office: Client):
    url = address(house, "letterhead")
    answer = office.post(url, {**filled(office, url), **HEAD})
    assert answer.status_code == 302, answer.context["form"].errors
    assert of(house, "letterhead").versions[0].rule == Letterhead(
        organ="云岭县人民政府办公室",
        code="云政办督",
        receivers=("各乡镇人民政府", "各街道办事处", "县直各部门"),
        copies=("县委办公室", "县人大常委会办公室"),
    )
    page = office.get(reverse("programme_settings", args=[house.programme])).content.decode()
    assert "云岭县人民政府办公室，代字“云政办督”" in page
    assert filled(office, url)["receivers"] == "各乡镇人民政府\n各街道办事处\n县直各部门"


def test_a_rule_set_of_its_own_begins_with_a_preset(house: House, office: Client):
    url = address(house, "lights")
    sent = filled(office, f"{url}?preset=武汉")
    sent |= {"preset": "武汉", "name": "本县", "edge_0_1": "50", "light_0_1": "red"}
    sent |= {"exempt": ["progress"], "exempt_light": "amber"}
    assert office.post(url, sent).status_code == 302
    rule = of(house, "lights").versions[0].rule
    assert (rule.name, rule.version) == ("本县", "第1版")
    assert (rule.exempt, rule.exempt_light) == ((Dimension.PROGRESS,), Light.AMBER)
    bands = [(band.light, band.words(rule.criteria[0].metric)) for band in rule.criteria[0].bands]
    assert bands == [
        (Light.RED, "占计划不足 50%"),
        (Light.RED, "占计划 50%（含）至 80%（不含）"),
        (Light.GREEN, "占计划达到或超过 80%"),
    ]


@pytest.mark.parametrize("name", list(PRESETS))
def test_a_preset_is_set_as_it_is(name: str, house: House, office: Client):
    url = address(house, "lights")
    sent = {**filled(office, f"{url}?preset={name}"), "preset": name}
    assert office.post(url, sent).status_code == 302
    assert of(house, "lights").versions[0].rule == PRESETS[name]


BAD = [
    ("rounds", {"due_day": "40"}, "报送日应在 1 至 31 之间"),
    ("rounds", {"due_day": "五"}, "请填写整数"),
    ("pace", {"season": []}, "请至少选一个月"),
    ("lights", {"edge_1_1": "三十"}, "请填写数字"),
    ("letterhead", {**HEAD, "organ": ""}, "此项必填"),
    ("letterhead", {**HEAD, "code": "督查2"}, "机关代字应为"),
    ("letterhead", {**HEAD, "copies": "县直各部门"}, "重复"),
    ("lights", {"edge_1_1": "50"}, "没有任何数值可落入"),
    ("lights", {"holds_from": "明天"}, "请按 2026-01-31 的样子填写"),
]


@pytest.mark.parametrize(("subject", "wrong", "says"), BAD)
def test_a_refused_rule_keeps_what_was_typed(subject, wrong, says, house: House, office: Client):
    url = address(house, subject)
    sent = {**filled(office, url), "why": "常务会议纪要第3期", **wrong}
    answer = office.post(url, sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert "常务会议纪要第3期" in page
    assert all(str(typed) in page for typed in wrong.values() if typed)
    assert of(house, subject).version == 0


def test_a_stale_rule_names_who_was_faster(house: House, office: Client, enter):
    url = address(house, "pace")
    sent = filled(office, url)
    enter(Role.REFORM_COMMISSION).post(url, sent)
    answer = office.post(url, sent)
    assert answer.status_code == 422
    assert "乔思齐已于" in answer.content.decode()
    assert of(house, "pace").version == 1


@pytest.mark.parametrize("subject", APART)
def test_what_has_a_page_of_its_own_is_set_there(subject, house: House, office: Client):
    own = reverse(APART[subject], args=[house.programme])
    settings = office.get(reverse("programme_settings", args=[house.programme])).content.decode()
    assert f'href="{own}"' in settings
    assert office.get(own).status_code == 200
    plain = address(house, subject)
    assert plain == own or office.get(plain).status_code == 404


def test_a_subject_that_is_none_is_not_found(house: House, office: Client):
    assert office.get(address(house, "colours")).status_code == 404


def test_a_unit_sees_the_rules_and_cannot_set_them(house: House, enter):
    reporter = enter(Role.UNIT_REPORTER)
    page = reporter.get(address(house, "pace")).content.decode()
    assert "此事由政府督查室、发展改革委办理" in page
    sent = {"version": 0, "holds_from": "2026-01-01", "basis": "linear", "season": ["5"]}
    assert reporter.post(address(house, "pace"), sent).status_code == 403
    assert of(house, "pace").version == 0


def test_the_calendar_is_issued_and_issued_anew(house: House, office: Client):
    url = reverse("calendar")
    first = {"version": 0, "words": "首版", "added": "", "scope": "region", "region": "xinjiang"}
    assert office.post(url, first).status_code == 302
    edition = look.edition(house.actor(OFFICE))
    assert edition.facts().local_years
    year = max(edition.facts().known_years)
    removed = f"{year}-10-01 nation"
    second = {
        "version": 1,
        "words": "增加县庆日",
        "added": f"{year}-08-03至{year}-08-04 放假 县庆日",
        "scope": "office",
        "source": "县政府通知",
        "remove": [removed],
    }
    assert office.post(url, second).status_code == 302
    days = look.edition(house.actor(OFFICE)).facts().days
    assert [day.isoformat() for day, one in days.items() if one.name == "县庆日"] == [
        f"{year}-08-03",
        f"{year}-08-04",
    ]
    assert f"{year}-10-01" not in {day.isoformat() for day in days}


def test_a_refused_edition_keeps_what_was_typed(house: House, office: Client):
    typed = {"version": 0, "words": "首版", "scope": "nation", "added": "国庆放假七天"}
    answer = office.post(reverse("calendar"), {**typed, "remove": ["2026-10-01 nation"]})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "第 1 行“国庆放假七天”不能辨认" in page
    assert 'value="2026-10-01 nation" checked' in page
    assert look.edition(house.actor(OFFICE)) is None


def ready(house: House, office: Client) -> None:
    for subject in FORMS:
        url = address(house, subject)
        office.post(url, filled(office, url))
    office.post(reverse("calendar"), {"version": 0, "words": "首版", "scope": "nation"})
    split = {"way": "even", "which": "lacking", "project": ""}
    office.post(reverse("targets", args=[house.programme]), split)


def test_the_start_names_what_is_lacking_and_then_starts(house: House, office: Client):
    url = reverse("programme_start", args=[house.programme])
    lacking = office.get(url).content.decode()
    for says in ("尚无报送规则", "尚未发布工作日历", "没有分月目标"):
        assert says in lacking
    refused = office.post(url, {"on": f"{house.on}"})
    assert refused.status_code == 422
    assert "还缺" in refused.content.decode()
    ready(house, office)
    assert "均已齐备" in office.get(url).content.decode()
    assert office.post(url, {"on": f"{house.on}"}).status_code == 302
    assert targets.targets(house.actor(OFFICE), house.programme).started_on == house.on
    assert "已于" in office.get(url).content.decode()


def test_the_season_of_the_pace_is_that_of_the_splitting(house: House, office: Client):
    url = address(house, "pace")
    office.post(url, {**filled(office, url), "season": ["6", "7"]})
    split = {"way": "season", "which": "lacking", "project": ""}
    office.post(reverse("targets", args=[house.programme]), split)
    line = next(
        one
        for one in targets.targets(house.actor(OFFICE), house.programme).lines
        if one.schedule and one.target.measure == "公里"
    )
    by_month = {node.on.month: node.value for node in line.schedule.nodes}
    assert (by_month[5], by_month[7]) == (0, line.target.value)
    assert Pace().season != (6, 7)
