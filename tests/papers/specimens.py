"""Papers of the invented county of 云岭 that are measured."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from shishi.papers.content import (
    Annex,
    Block,
    Cell,
    Form,
    Head,
    Masthead,
    Paper,
    Paragraph,
    Record,
    Sheet,
    Signature,
)
from shishi.rules.ledgers import Shape

OFFICE = "云岭县人民政府办公室"
EVEN = "云岭县各乡镇各部门把民生实事办好办实"  # no mark in it, so that every line is full
SENTENCE = "各乡镇、各部门压实责任、倒排工期，民生实事项目组织实施平稳有序，群众反映良好。"


def lines(count: int) -> tuple[Block, ...]:
    """One paragraph that fills so many lines of 28 characters, the first with its indent."""
    text = EVEN * (2 * count)
    return (Paragraph((text[: 28 * count - 4],)),)


def sheet(rows: int, title: str = "") -> Sheet:
    heads = (
        Head("序号", 6, Shape.NUMBER),
        Head("项目名称", 30),
        Head("责任单位", 18),
        Head("完成时限", 12, Shape.DAY),
        Head("投资（万元）", 14, Shape.NUMBER),
        Head("进展情况", 36),
        Head("亮灯", 8, Shape.MARK),
    )
    return Sheet("表", title, heads, tuple(_row(place) for place in range(1, rows + 1)))


def _row(place: int) -> tuple[Cell, ...]:
    return (
        Cell(place),
        Cell(f"城关镇农村饮水安全提升工程第{place}标段"),
        Cell("县水利局"),
        Cell(date(2026, 10, 31)),
        Cell(Decimal("2103.86")),
        Cell("管网铺设完成八成，其余管段因征地未完成，进展滞后。"),
        Cell("红灯"),
    )


def downward(blocks: tuple[Block, ...], annexes: tuple[Annex, ...] = ()) -> Paper:
    return Paper(
        Form.DOWNWARD,
        Masthead((OFFICE,), "文件", "云政办发〔2026〕36号"),
        f"{OFFICE}关于2026年9月民生实事办理情况的通报",
        blocks,
        ("各乡镇人民政府", "县政府各部门"),
        annexes,
        Signature((OFFICE,), date(2026, 10, 9)),
        "",
        Record(
            ("县人大常委会办公室", "县政协办公室"),
            OFFICE,
            date(2026, 10, 10),
            ("当日校验值：3f9a",),
        ),
    )


def wide_annex(rows: int) -> Annex:
    return Annex("推进滞后项目清单", (sheet(rows),), landscape=True)


def signed(organs: tuple[str, ...], day: date, *, sealed: bool) -> Paper:
    return replace(downward(lines(3)), signature=Signature(organs, day, sealed))


def upward(signers: tuple[str, ...]) -> Paper:
    return replace(
        downward(lines(3)),
        form=Form.UPWARD,
        masthead=Masthead(("云岭县人民政府",), "文件", "云政发〔2026〕12号", signers),
        receivers=("云岭县人民代表大会常务委员会",),
    )


def letter(count: int) -> Paper:
    return replace(
        downward(lines(count)),
        form=Form.LETTER,
        masthead=Masthead(
            ("云岭县人民政府督查室",), "文件", "云政督函〔2026〕7号", (), "000001", "", "加急"
        ),
        title="关于加快推进农村饮水安全提升工程的函",
        receivers=("县水利局",),
    )


PITCH = (225 - 16 * 25.4 / 72) / 21  # millimetres from line to line
SIGN = 15.75 * 25.4 / 72  # and from sign to sign
PRESENT = (
    (
        "出席",
        "县政府祁望舟，县水利局阿卜杜热依木·吐尔逊，县教育局王芳，县民政局赵山，县卫生健康委李明",
    ),
    ("请假", "县财政局钱进"),
    ("列席", "县审计局周全"),
)


def minutes() -> Paper:
    return Paper(
        Form.MINUTES,
        Masthead(("云岭县民生实事工作专班",), "文件", "第3期"),
        "云岭县2026年民生实事项目第三次调度会议纪要",
        lines(3),
        record=Record(("县委办公室",), OFFICE, date(2026, 9, 6)),
        presence=PRESENT,
    )
