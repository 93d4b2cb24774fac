"""The papers that are measured, each for what it shows, and their pages once they are set."""

from dataclasses import dataclass, replace
from functools import cached_property

from shishi.papers.content import Annex, Form, Masthead, Paper, Signature
from tests.papers import made
from tests.papers.measuring import Page, pages
from tests.papers.rows import ONE, Row

# 2026年10月9日 with digits of half a character; LibreOffice puts spaces at both sides of digits, to
# the left of where the date ends.
DATED = 6.5 * ONE
OFFICES = (made.ORGAN, "云岭县发展和改革局", "云岭县财政局", "云岭县水利局")

LONG_ORGAN = "云岭县全面推进民生实事项目建设工作领导小组办公室"


def _minutes() -> Paper:
    return made.bulletin(
        made.text(4),
        form=Form.MINUTES,
        masthead=Masthead(("云岭县人民政府专题会议",), "纪要", "〔2026〕5号"),
        title="研究民生实事有关问题的会议纪要",
        receivers=(),
        signature=None,
        presence=(
            (
                "出席",
                "县发展和改革局李四，县财政局王小五，县水利局欧阳若云，县交通运输局司马云岭山。",
            ),
            ("请假", "县教育局张云。"),
            ("列席", "县审计局赵岭。"),
        ),
    )


def _letter(lines: int) -> Paper:
    head = Masthead((made.ORGAN,), "", "云政办函〔2026〕5号")
    return made.bulletin(made.text(lines), form=Form.LETTER, masthead=head)


def _upward(*signers: str) -> Paper:
    head = Masthead(("云岭县发展和改革局",), "文件", "云发改〔2026〕12号", signers)
    return made.bulletin(
        made.text(6),
        form=Form.UPWARD,
        masthead=head,
        title=made.LONG_TITLE,
        receivers=("县人民政府",),
    )


def _signed(name: str, *, sealed: bool) -> Paper:
    return made.bulletin(made.text(2), signature=Signature((name,), made.DAY, sealed))


def _joint(count: int) -> Paper:
    organs = OFFICES[:count]
    head = Masthead(organs, "文件", made.NUMBER)
    return made.bulletin(made.text(3), masthead=head, signature=Signature(organs, made.DAY))


# Lines of text: 3 end on page 1, 20 fill page 2, 37 end on page 3.
PAPERS: dict[str, Paper] = {
    "一页": made.bulletin(made.text(3), note=""),
    "两页": made.bulletin([*made.HEADED, *made.text(10)]),
    "两页满": made.bulletin(made.text(20)),
    "三页": made.bulletin(made.text(37)),
    "九页": made.bulletin(made.text(165)),
    "六十个主送": made.bulletin(made.text(4), receivers=made.SIXTY),
    "长标题": made.bulletin(
        made.text(4), title=made.LONG_TITLE.replace("进展情况的报告", "进展情况的通报")
    ),
    "图表": made.bulletin(
        [*made.text(3), made.drawing(), *made.text(3), made.sheet(4, "表1 完成情况")]
    ),
    "附件": made.bulletin(
        made.text(4),
        annexes=(made.annex(0), made.annex(10, "其他项目"), made.annex(1, "未报送的项目")),
    ),
    "附件六十行": made.bulletin(made.text(4), annexes=(made.annex(60),)),
    "附件三百行": made.bulletin(made.text(4), annexes=(made.annex(300),)),
    "密级": made.bulletin(
        made.text(3),
        masthead=Masthead((made.ORGAN,), "文件", made.NUMBER, (), "000012", "机密★1年", "特急"),
    ),
    "长机关": made.bulletin(
        made.text(3),
        masthead=Masthead(
            ("云岭县全面推进民生实事项目建设工作领导小组办公室",), number=made.NUMBER
        ),
    ),
    "无抄送": made.bulletin(made.text(12), record=replace(made.RECORD, copies=(), lines=())),
    "无抄送有存证": made.bulletin(made.text(12), record=replace(made.RECORD, copies=())),
    "抄送四十": made.bulletin(
        made.text(12), record=replace(made.RECORD, copies=made.SIXTY[:40], lines=(made.han(60),))
    ),
    "长项目名": made.bulletin(
        made.text(3), annexes=(Annex("项目", (made.sheet(12, "项目", made.LONG_NAME),), True),)
    ),
    "上行文": _upward("李四"),
    "信函": _letter(4),
    "信函两页": _letter(20),
    "纪要": _minutes(),
    "表格": Paper(Form.TABLE, Masthead(), "云岭县2026年民生实事责任分解表", (made.sheet(30, ""),)),
    **{f"签发人{len(name)}字": _upward(name, "王小五", name) for name in made.SIGNERS},
    **{f"有章{len(name)}字": _signed(name, sealed=True) for name in made.NAMES},
    **{f"无章{len(name)}字": _signed(name, sealed=False) for name in made.NAMES},
    **{f"联合{count}": _joint(count) for count in (2, 3, 4)},
}
# One setting made wrong, in which part, and the item whose row must tell.
SPOILED: dict[str, tuple[str, str, str, str]] = {
    "行距28磅": ("word/styles.xml", 'w:line="589"', 'w:line="560"', "DOC-02"),
    "字距不紧缩": ("word/document.xml", 'w:spacing w:val="-5"', 'w:spacing w:val="0"', "DOC-01"),
    "版记在单页": ("word/document.xml", "evenPage", "oddPage", "DOC-15"),
    "页码靠中": ("word/footer1.xml", 'w:val="right"', 'w:val="center"', "DOC-04"),
    "红线远": ("word/document.xml", 'w:space="7"', 'w:space="14"', "DOC-06"),
    "标题三号": ("word/document.xml", 'w:sz w:val="44"', 'w:sz w:val="32"', "DOC-09"),
    "左边距": ("word/document.xml", 'w:left="1587"', 'w:left="1700"', "DOC-02"),
    "版记粗线": ("word/document.xml", 'w:sz="8"', 'w:sz="18"', "DOC-15"),
}
PAGES = {"一页": 2, "两页": 2, "三页": 4, "九页": 10}
ORDINARY = [name for name, one in PAPERS.items() if one.form in (Form.DOWNWARD, Form.UPWARD)]


@dataclass(frozen=True)
class Print:
    """A paper as PDF, and what stands on its pages, read when it is asked for."""

    content: bytes

    @cached_property
    def pages(self) -> list[Page]:
        return pages(self.content)


def hold(rows: list[Row]) -> None:
    """Each row of the table."""
    assert [row.cells for row in rows if not row.holds] == []
