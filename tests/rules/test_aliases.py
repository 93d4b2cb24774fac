"""Short names of departments and what they stand for."""

import pytest

from shishi.rules.aliases import FULL_NAMES, full_name, proposals, resolved


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("住建局", "住房和城乡建设局"),
        ("县住建局", "县住房和城乡建设局"),
        ("云岭县卫健委", "云岭县卫生健康委员会"),
        ("云岭自治县人社局", "云岭自治县人力资源和社会保障局"),
        ("市疾控中心", "市疾病预防控制中心"),
        ("县发展改革委", "县发展和改革委员会"),
        ("民政局", None),
        ("县人民法院", None),
        ("住房和城乡建设局", None),
        ("各乡镇人民政府", None),
        ("新住建局", None),
        ("", None),
    ],
)
def test_a_short_name_stands_for_its_full_one(name: str, full: str | None):
    assert full_name(name) == full


def test_a_full_name_is_not_short_for_anything():
    assert [full for full in FULL_NAMES.values() if full_name(full)] == []


def test_the_same_office_with_and_without_its_place_is_proposed_once():
    assert proposals(["民政局", "县民政局", "财政局"]) == {"民政局": "县民政局"}


def test_short_names_with_and_without_their_place_lead_to_one_full_name():
    full = "县住房和城乡建设局"
    assert proposals(["住建局", "县住建局"]) == {"住建局": full, "县住建局": full}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("民政局", "县民政局"),
        ("住建局", "县住房和城乡建设局"),  # one alias leads to the next
        ("县水利局", "县水利局"),
        ("甲局", "乙局"),  # two that lead to each other end somewhere
    ],
)
def test_a_name_of_the_plan_leads_to_the_full_one(name: str, found: str):
    confirmed = {
        "民政局": "县民政局",
        "住建局": "县住建局",
        "县住建局": "县住房和城乡建设局",
        "甲局": "乙局",
        "乙局": "甲局",
    }
    assert resolved(name, confirmed) == found
