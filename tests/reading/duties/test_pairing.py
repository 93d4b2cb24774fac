"""Who answers for which unit: only where the document itself pairs them."""

from tests.reading.told_items import draft


def pairs(text: str) -> list[list[str]]:
    return [
        [item.units[unit].name + item.people[person].name for unit, person in item.pairs]
        for item in draft(text).items
    ]


HEAD = "青禾县2025年民生实事\n"


def test_officers_are_paired_by_place_beside_leaders_of_the_county() -> None:
    text = (
        "（一）道路。新建5公里。\n责任县领导：周正明\n责任单位：交通局、公安局\n责任领导：高军、朱磊\n"
        "（二）饮水。改造9处。\n责任县领导：周正明\n责任单位：水利局\n责任领导：蒋忠\n"
    )
    assert pairs(HEAD + text) == [["交通局高军", "公安局朱磊"], ["水利局蒋忠"]]


def test_leaders_of_the_county_are_never_paired() -> None:
    text = (
        "（一）道路。新建5公里。\n责任领导：王平、方静\n责任单位：县交通局、县公安局\n"
        "（二）饮水。改造9处。\n责任领导：王平\n责任单位：县水利局\n"
    )
    assert pairs(HEAD + text) == [[], []]


def test_lists_of_unequal_length_are_not_paired() -> None:
    text = (
        "1.道路。新建5公里。\n责任单位：交通局、公安局\n责任人：高军\n"
        "2.饮水。改造9处。\n责任单位：水利局\n责任人：蒋忠\n"
    )
    assert pairs(HEAD + text) == [[], ["水利局蒋忠"]]


def test_who_recurs_with_another_unit_is_paired_with_none() -> None:
    text = (
        "1.道路。新建5公里。\n责任单位：交通局\n责任人：高军\n"
        "2.饮水。改造9处。\n责任单位：水利局\n责任人：高军\n"
    )
    assert pairs(HEAD + text) == [[], []]
