"""公文格式 of the Word files, measured: signatures, joint papers, signers, letters, minutes."""

from collections.abc import Mapping

import pytest

from shishi.papers.gongwen import PAGE, SIZES
from tests.papers import kinds, made
from tests.papers.measuring import RED
from tests.papers.printed import DATED, OFFICES, Print, hold
from tests.papers.rows import LINE, LOW, ONE, RIGHT

pytestmark = [pytest.mark.office, pytest.mark.xdist_group("prints")]


@pytest.mark.parametrize("signs", range(2, 13))
def test_a_sealed_date_ends_four_characters_in_below_the_middle_of_the_name(
    signs: int, prints: Mapping[str, Print]
) -> None:
    page, name = _signature(prints[f"有章{signs}字"], made.NAMES[signs - 2])
    dated = page.lines[page.lines.index(name) + 1]
    assert dated.text == "2026年10月9日"
    assert dated.x1 == pytest.approx(RIGHT - 4 * ONE, abs=0.6)
    assert name.middle == pytest.approx(dated.x1 - DATED / 2, abs=0.6)


@pytest.mark.parametrize("signs", range(2, 13))
def test_an_unsealed_date_begins_two_characters_behind_the_name(
    signs: int, prints: Mapping[str, Print]
) -> None:
    page, name = _signature(prints[f"无章{signs}字"], made.NAMES[signs - 2])
    dated = page.lines[page.lines.index(name) + 1]
    if signs * ONE < DATED:
        assert dated.x1 == pytest.approx(RIGHT - 2 * ONE, abs=0.6)
        assert name.x0 == pytest.approx(dated.x1 - DATED - 2 * ONE, abs=0.6)
    else:
        assert name.x1 == pytest.approx(RIGHT - 2 * ONE, abs=0.6)
        assert dated.x0 == pytest.approx(name.x0 + 2 * ONE, abs=0.6)


def _signature(found: Print, name: str):
    for page in found.pages:
        for line in page.lines:
            if line.text == name and line.size == SIZES.text:
                return page, line
    raise AssertionError(f"没有署名{name}")


def test_a_seal_would_begin_within_one_line_of_the_text(prints: Mapping[str, Print]) -> None:
    """A seal of 42 mm in the middle over name and date, which stand a little below its centre."""
    page, name = _signature(prints["有章10字"], made.ORGAN)
    at = page.lines.index(name)
    dated = page.lines[at + 1]
    centre = (name.top + dated.bottom) / 2 - 3
    assert 0 <= centre - 21 - page.lines[at - 1].bottom <= LINE


@pytest.mark.parametrize("count", [2, 3, 4])
def test_seals_of_a_joint_paper_stand_apart(count: int, prints: Mapping[str, Print]) -> None:
    found = prints[f"联合{count}"]
    places = []
    for page in found.pages:
        for organ in OFFICES[:count]:
            for line in page.lines:
                at = "".join(sign.text for sign in line.signs).find(organ)
                if at >= 0 and line.size == SIZES.text and line.signs[at].colour != RED:
                    signs = [sign for sign in line.signs if sign.text.strip()]
                    start = "".join(sign.text for sign in signs).find(organ)
                    own = signs[start : start + len(organ)]
                    places.append((page.number, (own[0].x0 + own[-1].x1) / 2, own[0].base))
    assert len(places) == count
    for place, (number, x, y) in enumerate(places):
        assert PAGE.left + 21 <= x <= RIGHT - 21
        for other, across, down in places[place + 1 :]:
            assert number != other or (x - across) ** 2 + (y - down) ** 2 > 42**2


@pytest.mark.parametrize("count", [2, 3, 4])
def test_the_names_of_a_joint_mark_are_equally_wide(
    count: int, prints: Mapping[str, Print]
) -> None:
    first = prints[f"联合{count}"].pages[0]
    red = [line for line in first.lines if line.signs[0].colour == RED]
    names = [
        [sign for sign in line.signs if sign.text not in "文件"]
        for line in red
        if len(line.signs) > 2
    ]
    assert len(names) == count
    assert max(one[0].x0 for one in names) - min(one[0].x0 for one in names) < 0.5
    assert max(one[-1].x1 for one in names) - min(one[-1].x1 for one in names) < 0.5
    word = [sign for line in red for sign in line.signs if sign.text in "文件"]
    middle = (names[0][0].base + names[-1][0].base) / 2
    assert word[0].base == pytest.approx(middle, abs=1)


@pytest.mark.parametrize("signs", range(2, 13))
def test_names_of_signers_stand_below_each_other_beside_the_number(
    signs: int, prints: Mapping[str, Print]
) -> None:
    name = made.SIGNERS[signs - 2]
    first = prints[f"签发人{signs}字"].pages[0]
    number = first.find("云发改")
    assert number.x0 == pytest.approx(PAGE.left + ONE, abs=0.5)
    assert number.text.endswith(name)
    label = first.find("签发人：")
    start = label.signs[label.text.index("：") + 1].x0
    last = number.signs[-len(name)]
    assert last.x0 == pytest.approx(start, abs=0.5)
    ends = [line.x1 for line in first.lines if label.base <= line.base <= number.base]
    assert max(ends) <= RIGHT - ONE + 0.6


def test_a_single_signer_ends_one_character_from_the_edge(prints: Mapping[str, Print]) -> None:
    number = prints["上行文"].pages[0].find("云发改")
    assert number.text.endswith("签发人：李四")
    assert number.x1 == pytest.approx(RIGHT - ONE, abs=0.6)


@pytest.mark.parametrize("name", ["信函", "信函两页", "纪要", "表格", "总台账"])
def test_each_rule_of_its_kind_holds(name: str, prints: Mapping[str, Print]) -> None:
    rows = kinds.rows(prints[name].content, prints[name].pages)
    assert len(rows) > 12
    hold(rows)


@pytest.mark.parametrize("name", ["信函", "信函两页"])
def test_the_record_of_a_letter_is_plain_at_the_foot_of_its_last_page(
    name: str, prints: Mapping[str, Print]
) -> None:
    last = prints[name].pages[-1]
    copies = last.find("抄送：")
    assert copies.bottom == pytest.approx(LOW, abs=2.5)
    assert "印发" not in last.text
    assert [rule for rule in last.rules if rule.colour != RED] == []


def test_minutes_name_those_present_behind_their_heads(prints: Mapping[str, Print]) -> None:
    found = prints["纪要"].pages
    mark = next(line for line in found[0].lines if line.signs[0].colour == RED)
    assert mark.top - PAGE.top == pytest.approx(35, abs=1)
    for word in ("出席：", "请假：", "列席："):
        page = next(page for page in found if word in page.text)
        line = page.find(word)
        assert line.x0 == pytest.approx(PAGE.left + 2 * ONE, abs=0.5)
        assert all("Sans" in sign.font for sign in line.signs[:3])
        assert "Serif" in line.signs[3].font
    page = next(page for page in found if "出席：" in page.text)
    at = page.lines.index(page.find("出席："))
    assert page.lines[at + 1].x0 == pytest.approx(PAGE.left + 5 * ONE, abs=0.7)


def test_a_plain_table_is_turned_and_has_its_head_on_every_page(
    prints: Mapping[str, Print],
) -> None:
    found = prints["表格"].pages
    assert len(found) > 1
    assert "云岭县2026年民生实事责任分解表" in found[0].text.replace("\n", "")
    for page in found:
        assert page.width > page.height
        assert "序号项目目标" in page.text


def test_a_wide_ledger_is_set_on_a3_and_keeps_within_its_page(prints: Mapping[str, Print]) -> None:
    found = prints["总台账"].pages
    assert (round(found[0].width), round(found[0].height)) == (420, 297)
    assert (round(found[-1].width), round(found[-1].height)) == (297, 210)
    ledger = [page for page in found if page.width > 400]
    assert len(ledger) > 1
    for page in ledger:
        assert "栏目1栏目2" in page.text.replace(" ", "")
        assert max(sign.x1 for sign in page.signs) < page.width - PAGE.top + 0.5
