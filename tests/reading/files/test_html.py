"""网页: the article is kept whole, the frame around it goes."""

import pytest

from shishi.reading.files import html
from tests.reading.samples import html_of

ARTICLE = "".join(
    f"<p>（{n}）改造农村道路{n}公里，惠及沿线群众，年底前完成。</p>" for n in range(1, 9)
)


def text_of(body: str) -> str:
    return html.read(f"<!DOCTYPE html><html><body>{body}</body></html>".encode()).text


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("<p>甲</p><p>乙</p>", "甲\n乙"),
        ("<div>甲<p>乙</p>丙</div>", "甲\n乙\n丙"),
        ("<p>甲<br>乙<br/>丙</p>", "甲\n乙\n丙"),
        (
            "<p>&nbsp;&nbsp;为办好\n   实事，&ldquo;一件&rdquo;&#19968;件</p>",
            "为办好实事，“一件”一件",
        ),
        ("<p>road   and\n bridge</p>", "road and bridge"),
        ("<p>甲<span style='display: none'>密</span>乙</p>", "甲乙"),
        ("<p>甲</p><p hidden>密</p>", "甲"),
        ("<p>甲</p><script>乙()</script><style>p{}</style><noscript>丙</noscript>", "甲"),
        ("<p>300m<sup>2</sup>，见注<sup>[1]</sup></p>", "300m²，见注[1]"),
        ("<ol><li>甲</li><li>乙</li></ol>", "1.甲\n2.乙"),
        ("<ol start=3><li>甲</li><li value=7>乙</li></ol>", "3.甲\n7.乙"),
        ("<ol type=a><li>甲</li></ol><ul><li>乙</li></ul>", "a.甲\n乙"),
        ("<pre>甲\n乙</pre>", "甲\n乙"),
        ("<p>a<b>b</b><i>c</i></p>", "abc"),
    ],
)
def test_a_page_as_it_is_seen(body: str, seen: str) -> None:
    assert text_of(body) == seen


def test_tables_with_merged_cells() -> None:
    rows = [[("任务", 2, 1), ("数量", 1, 2)], ["公里", "户"], [("道路", 1, 2), "60"]]
    source = html.read(html_of("前", rows, "后").encode())
    assert source.text == "前\n任务\t数量\t\n\t公里\t户\n道路\t\t60\n后"
    spans = [(c.row, c.column, c.row_span, c.column_span) for c in source.tables[0].cells]
    assert spans == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
        (2, 0, 1, 2),
        (2, 2, 1, 1),
    ]


def test_absurd_spans_are_cut_to_the_table() -> None:
    body = "<table><tr><td rowspan=60000 colspan=1000>甲</td></tr><tr><td>乙</td></tr></table>"
    cell = html.read(f"<html>{body * 2}".encode()).tables
    assert all(c.row + c.row_span <= 2 for table in cell for c in table.cells)


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    body = f"<table><tr><td>栏目</td><td>{ARTICLE * 9}</td></tr></table>"
    source = html.read(f"<html><body>{body}</body></html>".encode())
    assert source.tables == ()
    assert source.text.count("\n") >= 71


FRAME = f"""
<div class="header"><a href="/">首页</a><a href="/x">政务公开</a></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; 政策文件</div>
<div class="main"><h1>云岭县民生实事实施方案</h1><div class="info">来源：县政府办</div>
<div id="zoom">{ARTICLE}<table><tr><td>一</td><td>二</td></tr><tr><td>三</td><td>四</td></tr>
</table><p>云岭县人民政府</p><p>2025年3月4日</p></div></div>
<div class="related"><a href="/1">另一份方案的链接文字</a></div>
<div class="footer">主办：云岭县人民政府 网站标识码：0000000000</div>"""


def test_the_frame_of_a_saved_page_goes_and_the_article_stays() -> None:
    text = text_of(FRAME)
    assert text.startswith("云岭县民生实事实施方案")
    assert text.endswith("一\t二\n三\t四\n云岭县人民政府\n2025年3月4日")
    assert text.count("改造农村道路") == 8
    assert not any(word in text for word in ("首页", "当前位置", "链接文字", "网站标识码"))


def test_words_of_a_frame_inside_the_article_stay() -> None:
    label = "<p>主办单位：县住建局</p><p>来源：县财政</p>"
    text = text_of(f"<div>{ARTICLE}{label}{ARTICLE}</div>")
    assert "主办单位：县住建局\n来源：县财政" in text


def test_a_long_paragraph_outside_the_article_stays() -> None:
    lone = "附：" + "各乡镇人民政府要落实属地责任，" * 5
    assert lone in text_of(f"<div>{ARTICLE * 4}</div><div class=footer>{lone}</div>")


def test_a_page_that_hides_everything_is_shown() -> None:
    assert text_of(f"<div style='display:none'>{ARTICLE}</div>").count("改造农村道路") == 8


@pytest.mark.parametrize("encoding", ["gb2312", "gb18030", "utf-8", "utf-16"])
def test_the_encoding_is_told(encoding: str) -> None:
    page = f"<html><head><meta charset={encoding}></head><body><p>云岭县道路</p></body></html>"
    assert html.read(page.encode(encoding)).text == "云岭县道路"


def test_big5_is_believed_when_the_page_names_it() -> None:
    page = "<html><meta charset=big5><p>縣政府應辦理道路鋪設與學校擴建，惠及鄉親</p>"
    assert html.read(page.encode("big5")).text == "縣政府應辦理道路鋪設與學校擴建，惠及鄉親"
