"""纯文本: the usual encodings give the same text, and repairs are said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.reading.files import text
from shishi.reading.source import Unreadable

PLAN = "云岭县2025年民生实事实施方案\n\n（一）改造道路12.6公里，面积300㎡。\n责任单位：县住建局\n"
TRADITIONAL = "（四）適齡女性健康關愛。完成疫苗首針接種2600人，接種率達90%以上。\n"


@pytest.mark.parametrize("content", [PLAN, TRADITIONAL])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_usual_encoding_gives_the_same_text(content: str, encoding: str) -> None:
    source = text.read(content.encode(encoding))
    assert source.text == content
    assert source.notices == ()


def test_utf_16_without_any_western_character() -> None:
    words = "改造城乡道路，惠及沿线群众" * 5
    assert text.read(words.encode("utf-16-le")).text == words
    assert text.read(words.encode("gb18030")).text == words


def test_big5_is_told_and_said() -> None:
    source = text.read((TRADITIONAL * 20).encode("big5"))
    assert source.text == TRADITIONAL * 20
    assert "BIG5" in source.notices[0].says


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\n", "\f"])
def test_line_breaks_are_of_one_kind(line_break: str) -> None:
    assert text.read(f"甲{line_break}乙".encode()).text == "甲\n乙"


def test_each_line_has_its_place() -> None:
    source = text.read("甲\n\n乙丙".encode())
    assert source.place(source.text.index("丙")) == "第3行"


def test_control_characters_go_and_their_number_is_said() -> None:
    source = text.read("改造\0道路\x07五公里，惠及沿线群众三千余人，年内建成通车。".encode())
    assert source.text == "改造道路五公里，惠及沿线群众三千余人，年内建成通车。"
    assert "2个" in source.notices[0].says


def test_mixed_encodings_are_read_line_by_line_and_said() -> None:
    content = "第一行用统一码写成\n".encode() + "第二行用国标码写成\n".encode("gb18030")
    source = text.read(content)
    assert source.text == "第一行用统一码写成\n第二行用国标码写成\n"
    assert "1行按 GB18030" in source.notices[0].says


def test_a_broken_byte_is_marked_and_said() -> None:
    whole = ("改造城乡道路，惠及沿线群众。" * 20).encode()
    source = text.read(whole + b"\xe4\xb8" + "，年内完成。".encode())
    assert source.text.endswith("\ufffd，年内完成。")
    assert "1处" in source.notices[0].says


@pytest.mark.parametrize("content", [bytes(range(256)) * 40, b"\0" * 500, b"\x01\x02\x03\x04" * 9])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable, match="不是文字"):
        text.read(content)


@given(st.text(st.characters(codec="gb2312", exclude_categories=["Cc"]), min_size=1))
def test_text_of_the_national_character_set_survives_utf_8(words: str) -> None:
    assert text.read(words.encode()).text == words
