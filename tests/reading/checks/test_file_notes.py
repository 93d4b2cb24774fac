"""文件说明."""

from shishi.reading import pipeline
from shishi.reading.draft import RemarkKind
from shishi.reading.source import Notice, SourceText
from tests.reading.remarked import HEAD, TAIL, remarks


def test_what_the_file_reader_could_not_do_is_told_with_its_place():
    text = f"{HEAD}（一）道路工程。改造道路3公里。{TAIL}"
    source = SourceText(text, "docx", notices=(Notice("图片没有读取。", 5, 9),))
    found = [r for r in pipeline.read(source).remarks if r.kind is RemarkKind.FILE]
    assert [(r.says, r.span.quote, r.ok) for r in found] == [("图片没有读取。", text[5:9], False)]


def test_a_notice_beyond_the_text_still_quotes_it():
    source = SourceText("云岭县", "pdf", notices=(Notice("第9页没有文字。", 50, 90),))
    assert all(remark.span.holds("云岭县") for remark in pipeline.read(source).remarks)


def test_a_file_without_items_says_so():
    assert any("没有读" in r.says for r in remarks(RemarkKind.FILE, "春风吹过山岗，孩子们在唱歌。"))
