"""文头文尾."""

from datetime import date

import pytest

from shishi.reading.frame import head
from shishi.reading.lines import tidy, titles
from shishi.reading.source import SourceText

BODY = "一、任务分解\n（一）道路工程。改造道路3公里。\n责任单位：县住建局\n"


def read(text):
    view = tidy.view(SourceText(text, "txt"))
    return head.read(view, titles.front(view))


def values(text, *names):
    about = read(text)
    return tuple((found.value if (found := getattr(about, name)) else None) for name in names)


NOTICE = (
    "云岭县人民政府办公室文件\n\n云政办发〔2026〕7号\n\n"
    "云岭县人民政府办公室关于印发\n《云岭县2026年民生实事实施方案》\n的通知\n\n"
    "各乡镇人民政府，县直各部门：\n现将方案印发给你们，请抓好落实。\n\n"
    "云岭县人民政府办公室\n2026年2月9日\n（此件公开发布）\n\n"
    "云岭县2026年民生实事实施方案\n\n"
    "经县第十八届人民代表大会第六次会议票决，确定十件民生实事。\n"
    f"{BODY}\n"
    "抄送：县委办公室，县人大常委会办公室、县政协办公室。\n"
    "云岭县人民政府办公室　　　　　2026年2月10日印发\n"
)


def test_a_notice_with_everything():
    about = read(NOTICE)
    assert about.title.value == "云岭县2026年民生实事实施方案"
    assert about.notice_title.value == (
        "云岭县人民政府办公室关于印发《云岭县2026年民生实事实施方案》的通知"
    )
    assert about.issuer.value == "云岭县人民政府办公室"
    assert about.document_number.value == "云政办发〔2026〕7号"
    assert about.dated_on.value == date(2026, 2, 9)
    assert about.circulated_on.value == date(2026, 2, 10)
    assert about.year.value == 2026
    assert about.region.value == "云岭县"
    assert about.congress.value == "县第十八届人民代表大会第六次会议"
    assert [one.value for one in about.copied_to] == [
        "县委办公室",
        "县人大常委会办公室",
        "县政协办公室",
    ]


def test_every_value_quotes_its_place():
    about = read(NOTICE)
    for name in ("title", "notice_title", "issuer", "document_number", "region", "congress"):
        span = getattr(about, name).span
        assert span.holds(NOTICE)
        assert "".join(span.quote.split()) == getattr(about, name).value


def test_neither_date_stands_in_for_the_other():
    imprint = f"云岭县2026年民生实事方案\n{BODY}云岭县人民政府办公室　　2026年2月10日印发\n"
    assert values(imprint, "dated_on", "circulated_on") == (None, date(2026, 2, 10))
    signed = f"云岭县2026年民生实事方案\n2026年2月9日\n\n{BODY}"
    assert values(signed, "dated_on", "circulated_on") == (date(2026, 2, 9), None)


def test_what_is_not_said_stays_empty():
    about = read(f"民生实事项目清单\n{BODY}")
    assert about.title.value == "民生实事项目清单"
    empty = ("notice_title", "issuer", "document_number", "dated_on", "circulated_on", "region")
    assert [getattr(about, name) for name in (*empty, "congress", "year")] == [None] * 8
    assert about.copied_to == ()


@pytest.mark.parametrize(
    "number",
    ["云政办发〔2026〕7号", "云政发[2026]12号", "云府办函（2026）103号", "中共云委〔2026〕第3号"],
)
def test_document_numbers_are_quoted_as_written(number):
    text = f"{number}\n\n云岭县2026年民生实事方案\n{BODY}"
    assert values(text, "document_number") == (number,)


def test_numbers_of_other_documents_in_sentences_are_not_its_own():
    text = (
        f"云岭县2026年民生实事方案\n根据《实施意见》（云政发〔2025〕3号）精神，制定本方案。\n{BODY}"
    )
    assert values(text, "document_number") == (None,)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("二〇二六年二月九日", date(2026, 2, 9)),
        ("二○二六年十二月三十一日", date(2026, 12, 31)),
        ("2026 年 2 月 9 日", date(2026, 2, 9)),
        ("（2026年2月9日）", date(2026, 2, 9)),
        ("2026年2月30日", None),
    ],
)
def test_days_in_figures_and_in_words(written, day):
    assert values(f"云岭县2026年民生实事方案\n{written}\n\n{BODY}", "dated_on") == (day,)


def test_a_deadline_in_a_cell_under_a_unit_is_no_date_of_the_document():
    rows = "".join(f"{n}\n道路{n}\n县住建局\n2026年{n + 5}月30日\n" for n in (1, 2, 3))
    assert values(f"云岭县2026年民生实事一览表\n序号\n名称\n单位\n时限\n{rows}", "dated_on") == (
        None,
    )


@pytest.mark.parametrize(
    ("title", "region", "year"),
    [
        ("云岭县2026年民生实事项目清单", "云岭县", 2026),
        ("云岭彝族自治县2026年“十件实事”任务书", "云岭彝族自治县", 2026),
        ("北塔区二〇二六年民心工程方案", "北塔区", 2026),
        ("2026年石门镇民生微实事计划", "石门镇", 2026),
        ("2026年十项民心工程实施方案", None, 2026),
        ("2026年市为民办实事项目资金安排表", None, 2026),
    ],
)
def test_territory_and_year_of_a_title(title, region, year):
    assert values(f"{title}\n{BODY}", "title", "region", "year") == (title, region, year)


def test_a_title_broken_over_lines_is_joined():
    text = f"云岭县2026年十件民生实事责任\n\n分解方案\n\n{BODY}"
    assert values(text, "title") == ("云岭县2026年十件民生实事责任分解方案",)


def test_the_measures_of_a_table_are_not_part_of_its_title():
    text = "附件2\n云岭县2026年民生工程分解表（单位：户、人）\n类别|指标|目标\n改造|危房|20\n"
    assert values(text, "title") == ("云岭县2026年民生工程分解表",)


def test_a_row_of_heads_is_no_title_and_a_number_of_a_table_is_not_part_of_one():
    text = "表二：南江县2026年民生实事分解\n编号 实事名称 具体内容 主办单位 进度安排\n1 道路 改造\n"
    assert values(text, "title") == ("南江县2026年民生实事分解",)


def test_organs_of_a_joint_document_are_both_named():
    text = (
        "关于印发《云岭县2026年民生实事方案》的通知\n各乡镇：\n现予印发，请遵照执行。\n\n"
        f"中共云岭县委办公室\n云岭县人民政府办公室\n2026年2月9日\n\n云岭县2026年民生实事方案\n{BODY}"
    )
    assert values(text, "issuer") == ("中共云岭县委办公室 云岭县人民政府办公室",)


@pytest.mark.parametrize(
    ("sentence", "meeting"),
    [
        ("根据县十八届人大四次会议票决结果，", "县十八届人大四次会议"),
        ("已经市第九届人民代表大会第五次会议通过，", "市第九届人民代表大会第五次会议"),
        ("经云岭县第十八届人民代表大会第六次会议表决，", "云岭县第十八届人民代表大会第六次会议"),
        ("经县政府第3次常务会议研究，", None),
    ],
)
def test_the_congress_that_voted_as_written(sentence, meeting):
    text = f"云岭县2026年民生实事方案\n{sentence}确定三件实事。\n{BODY}"
    assert values(text, "congress") == (meeting,)


def test_the_catalogue_block_of_a_web_page():
    text = (
        "发文机关：云岭县人民政府办公室　　成文日期：2026年2月9日\n文　号：云政办发〔2026〕7号\n"
        f"云岭县2026年民生实事方案\n{BODY}"
    )
    assert values(text, "issuer", "document_number") == (
        "云岭县人民政府办公室",
        "云政办发〔2026〕7号",
    )
