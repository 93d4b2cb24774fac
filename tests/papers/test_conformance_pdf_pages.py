"""Pages of a .pdf: the record, the signature, annexes and long names in papers of every length."""

from dataclasses import replace
from itertools import pairwise

import pytest

from shishi.papers import fonts, pdf
from shishi.papers.content import Paragraph
from shishi.papers.gongwen import Face
from tests.papers import specimens
from tests.papers.glyphs import Sheet, sheets
from tests.papers.specimens import PITCH, SIGN, lines, sheet, wide_annex


@pytest.mark.parametrize(("count", "pages", "with_record"), [
    (3, 2, False), (9, 2, True), (20, 2, True), (25, 4, False), (40, 4, False), (187, 10, True),
])  # fmt: skip
def test_the_record_ends_an_even_page(count, pages, with_record):
    """Bodies of one, two, three and nine pages: the record below the text where an even page has
    room, else on the next even page; a page without text has no number."""
    found = sheets(pdf.write(specimens.downward(lines(count)), fonts.choose()))
    assert len(found) == pages
    assert "抄送：" in found[-1].text
    assert not [page for page in found[:-1] if "抄送：" in page.text]
    assert ("办实" in found[-1].text or "2026年10月9日" in found[-1].text) == with_record
    assert_numbered_where_text_is(found)


@pytest.mark.parametrize("count", [8, 26, 27, 30, 49, 52])
def test_lines_drawn_over_leave_all_others_at_their_pitch_and_in_the_type_area(count):
    text = (specimens.SENTENCE * 60)[: 28 * count - 4]
    found = sheets(pdf.write(specimens.downward((Paragraph((text,)),)), fonts.choose()))
    rows = [[one for one in page.lines if one.size == 16 and one.top > 170 * (page is found[0])]
        for page in found]  # fmt: skip
    text_rows = [[one for one in page if one.left < 40] for page in rows]
    for page in text_rows:
        steps = {round((b.top - a.top) / PITCH, 1) for a, b in pairwise(page)}
        assert steps <= {1.0}, "no pitch is stretched"
        assert max((one.right for one in page), default=0) < 184.5, "marks too"
    kept = [page for page in text_rows if page]
    assert all(page[-1].right > 183.5 for page in kept[:-1]), "a line that goes on is full"


def assert_numbered_where_text_is(found: list[Sheet]) -> None:
    """Neither a blank page nor one of the record alone has a number; the record is at the end."""
    for place, page in enumerate(found, start=1):
        plain = page.text.split("抄送：")[0]
        assert (page.number is not None) == bool(plain), f"page {place}"
        assert page.number is None or page.number.text == f"—{place}—"
    assert [place for place, page in enumerate(found, 1) if "抄送：" in page.text] == [len(found)]
    assert len(found) % 2 == 0


@pytest.mark.parametrize("count", range(1, 36))
def test_the_signature_never_stands_on_a_page_without_text(count):
    found = sheets(pdf.write(specimens.downward(lines(count)), fonts.choose()))
    assert_numbered_where_text_is(found)
    page = next(one for one in found if "2026年10月9日" in one.text)
    before = page.text[: page.text.index("2026年10月9日")].removesuffix(specimens.OFFICE)
    assert "民生实事" in before


@pytest.mark.parametrize(
    "name", ["张云", "古丽", "阿卜杜热依木·吐尔逊", "买买提艾力·阿不都克里木"[:12]]
)
def test_signers_of_any_length_stay_in_the_type_area(name):
    paper = specimens.upward((name, name, name))
    page = sheets(pdf.write(paper, fonts.choose()))[0]
    signed = [one for one in page.lines if name in one.text]
    assert sum(one.text.count(name) for one in signed) == 3
    assert all(one.left >= 28 and one.right <= 184 - SIGN + 0.5 for one in signed)
    assert all(one.text.count(name) <= 2 for one in signed)
    assert signed[0].text.startswith(f"签发人：{name}")
    assert signed[-1].text in {f"云政发〔2026〕12号{name}", name}


@pytest.mark.parametrize("rows", [0, 1, 10, 60, 300])
def test_every_row_of_an_annex_is_printed_once_and_stays_in_the_type_area(rows):
    paper = specimens.downward(lines(2), (wide_annex(rows),))
    found = sheets(pdf.write(paper, fonts.choose()))
    turned = [page for page in found if page.width > page.height]
    text = "".join(page.text for page in turned)
    assert text.count("红灯") == rows
    assert all(one.right <= 297 - 37 + 0.5 for page in turned for one in page.lines)
    assert all(one.bottom <= 210 - 26 + 0.5 for page in turned for one in page.lines)
    assert "附件：推进滞后项目清单" in "".join(page.text for page in found)


def test_many_receivers_leave_room_for_text_and_move_to_the_record():
    names = tuple(f"第{place}村村民委员会" for place in range(60))
    paper = replace(specimens.downward(lines(3)), receivers=names)
    found = sheets(pdf.write(paper, fonts.choose()))
    assert "民生实事办好" in found[0].text
    assert names[0] not in found[0].text
    assert f"主送：{names[0]}" in found[-1].text
    assert found[-1].text.index("主送：") < found[-1].text.index("抄送：")


def test_faces_of_headings():
    """黑体, 楷体, 仿宋 (7.3.3): three families of one design in other languages stand for them."""
    chosen = fonts.choose()
    marked = {
        Face.HEI: "Noto Sans CJK SC", Face.KAI: "Noto Serif CJK TC", Face.BODY: "Noto Serif CJK SC",
    }  # fmt: skip
    if not set(marked.values()) <= set(fonts.held().families()):
        pytest.skip("the families of Noto CJK are not on this machine")
    families = {**chosen.families, **{face: fonts.Family(name) for face, name in marked.items()}}
    heads = ("一、总体情况", "（一）完成情况", "1.资金", "（1）拨付")
    blocks = [Paragraph((head,), level) for level, head in enumerate(heads, start=1)]
    run_in = Paragraph(("全部到位。",), 2, "（二）资金情况。")
    paper = specimens.downward((*blocks, run_in, Paragraph((specimens.SENTENCE,))))
    page = sheets(pdf.write(paper, replace(chosen, families=families)))[0]
    fonts_of = {one.text: one.fonts for one in page.lines}
    assert fonts_of["一、总体情况"] == {"NotoSansCJKsc-Regular"}
    assert fonts_of["（一）完成情况"] == {"NotoSerifCJKtc-Regular"}
    assert fonts_of["1.资金"] == fonts_of["（1）拨付"] == {"NotoSerifCJKsc-Regular"}
    assert fonts_of["（二）资金情况。全部到位。"] == {
        "NotoSerifCJKtc-Regular",
        "NotoSerifCJKsc-Regular",
    }


@pytest.mark.parametrize("rows", [0, 1, 12])
def test_a_table_that_ends_the_text_carries_the_signature(rows):
    for before in range(1, 9):
        paper = specimens.downward((*lines(before), sheet(rows, "推进滞后项目")))
        found = sheets(pdf.write(paper, fonts.choose()))
        page = next(one for one in found if "2026年10月9日" in one.text)
        above = page.text[: page.text.index("2026年10月9日")].removesuffix(specimens.OFFICE)
        assert "序号" in above or "民生实事" in above


def test_receivers_move_where_the_text_begins_with_a_table():
    names = tuple(f"第{place}村村民委员会" for place in range(60))
    paper = replace(specimens.downward((sheet(2),)), receivers=names)
    found = sheets(pdf.write(paper, fonts.choose()))
    assert "序号" in found[0].text
    assert "主送：第0村" in found[-1].text


@pytest.mark.parametrize("rows", [1, 12, 24, 36])
@pytest.mark.parametrize("count", [3, 30])
def test_the_record_behind_turned_annexes_ends_an_even_page(rows, count):
    found = sheets(pdf.write(specimens.downward(lines(count), (wide_annex(rows),)), fonts.choose()))
    assert len(found) % 2 == 0
    assert [place for place, page in enumerate(found, 1) if "抄送：" in page.text] == [len(found)]
    for place, page in enumerate(found, start=1):
        empty = not page.text or page.text.startswith("抄送：")
        number = page.turned or (page.number.text if page.number else "")
        assert number == ("" if empty else f"—{place}—")
    last = [place for place, page in enumerate(found, 1) if page.width > page.height][-1]
    assert len(found) - last == (1 if last % 2 else 2), "no more pages than needed"
