"""Papers of the invented 云岭县 as the measurements need them: of one to nine pages, with names of
two to twelve characters, sixty receivers, annexes of no row to three hundred."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from shishi.papers import figures
from shishi.papers.content import (
    Annex,
    Block,
    Book,
    Cell,
    Form,
    Head,
    Masthead,
    Paper,
    Paragraph,
    Picture,
    Record,
    Sheet,
    Signature,
    Traced,
)
from shishi.rules.ledgers import Shape

ORGAN = "云岭县人民政府办公室"
DAY = date(2026, 10, 9)
NUMBER = "云政办通报〔2026〕9号"
TITLE = "云岭县人民政府办公室关于2026年9月份民生实事项目进展情况的通报"
LONG_TITLE = (
    "云岭县发展和改革局关于2026年度农村供水管网改造、城区老旧小区配套设施和乡镇卫生院提升"
    "三类民生实事项目建设进展情况的报告"
)
RECEIVERS = ("各乡镇人民政府", "县政府各部门", "各直属机构")
SIXTY = tuple(f"云岭镇第{number}村村民委员会" for number in range(1, 61))
NAMES = (
    *("云岭", "水利局", "云岭水利", "云岭县水务", "云岭县水利局", "云岭县水利分局"),
    *("云岭县交通运输局", "云岭县发展和改革局", "云岭县人民政府办公室", "云岭县农业农村局办公室"),
    "云岭县退役军人事务管理局",
)
SIGNERS = (
    *(
        "李四",
        "王小五",
        "欧阳若云",
        "司马云岭山",
        "阿依古丽云山",
        "买买提·阿不都",
        "古丽巴哈尔·云山",
    ),
    *("阿不都热合曼·云岭", "阿不都热合曼·买买提", "阿不都热合曼·买买提江"),
    "阿不都热合曼·买买提吐尔",
)
_HAN = (
    "云岭县农村供水管网改造已经完成主管铺设各乡镇逐户核对用水户信息并开展水压试验和水质检测"
    "城区老旧小区配套设施按照计划推进施工单位每周向牵头单位报送形象进度"
)
FIGURES = (
    "全县10件实事完成6件，占60%，比上月提高12.5个百分点；“一户一表”安装率95.5%……其余按期推进——"
)


def han(count: int) -> str:
    """A text of so many Han characters."""
    return (_HAN * (count // len(_HAN) + 1))[:count]


def text(lines: int) -> tuple[Paragraph, ...]:
    """Paragraphs of eleven lines, so many lines in all; the first is two characters in."""
    whole, rest = divmod(lines, 11)
    sizes = [11] * whole + ([rest] if rest else [])
    return tuple(Paragraph((han(28 * size - 3) + "。",)) for size in sizes)


HEADED: tuple[Paragraph, ...] = (
    Paragraph(("一、总体情况",), 1),
    Paragraph((FIGURES, Traced("10件", "实事总数"), "。"), 2, "（一）按来源层级。"),
    Paragraph(("1.省级实事",), 3),
    Paragraph(("（1）供水改造",), 4),
)
HEADS = (
    Head("序号", 6, Shape.MARK),
    Head("项目", 24),
    Head("目标", 12, Shape.NUMBER),
    Head("完成", 12, Shape.NUMBER),
    Head("完成比例", 10, Shape.NUMBER),
    Head("截至", 12, Shape.DAY),
    Head("责任单位", 20),
    Head("卡在环节", 24),
)


def sheet(rows: int, title: str = "进展较慢的项目", named: str = "") -> Sheet:
    """`named` is what every project is called, instead of by its number."""
    cells = tuple(
        (
            *(
                Cell(place),
                Cell(named or f"第{place}件农村供水管网改造工程"),
                Cell(Decimal("1234.5")),
            ),
            *(Cell(560), Cell("45.4%"), Cell(date(2026, 9, 30))),
            *(Cell("县水利局、县财政局"), Cell("初步设计批复")),
        )
        for place in range(1, rows + 1)
    )
    return Sheet("附表", title, HEADS, cells, notes=("注：完成比例按年度目标计算。",))


LONG_NAME = (
    "云岭县农村供水管网改造、城区老旧小区配套设施和乡镇卫生院提升以及农村道路硬化、"
    "村级养老服务站建设五项工程（一期）建设项目"
)


def annex(rows: int, title: str = "进展较慢的项目") -> Annex:
    return Annex(title, (sheet(rows, title),), landscape=True)


RECORD = Record(
    ("县委办公室", "县人大常委会办公室", "县政协办公室"),
    ORGAN,
    DAY,
    ("台账存证：第128号 9f3a77c0d1e2b3a4",),
)


def bulletin(blocks: Sequence[Block], **changes: object) -> Paper:
    """A paper to lower offices."""
    made = Paper(
        form=Form.DOWNWARD,
        masthead=Masthead((ORGAN,), number=NUMBER),
        title=TITLE,
        blocks=tuple(blocks),
        receivers=RECEIVERS,
        signature=Signature((ORGAN,), DAY),
        note="此件公开发布",
        record=RECORD,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def drawing() -> Picture:
    course = figures.Course(
        "农村供水管网改造",
        date(2026, 1, 1),
        date(2026, 12, 31),
        date(2026, 9, 30),
        (
            figures.Point(date(2026, 6, 30), Decimal("0.5")),
            figures.Point(date(2026, 12, 31), Decimal(1)),
        ),
        (figures.Point(date(2026, 9, 30), Decimal("0.6")),),
        likely=date(2026, 12, 1),
        early=date(2026, 11, 10),
        late=date(2027, 1, 20),
    )
    return Picture(figures.course(course), "图1 农村供水管网改造进度")


def master(rows: int, columns: int) -> Book:
    """A master ledger of many columns and a narrow sheet that explains them."""
    heads = tuple(Head(f"栏目{place}", 10) for place in range(1, columns + 1))
    cells = tuple(
        tuple(
            (Cell(f"实事{row // 2 + 1}", 2) if row % 2 == 0 else None)
            if column == 0
            else Cell(f"{row + 1}行{column + 1}列")
            for column in range(columns)
        )
        for row in range(rows)
    )
    wide = Sheet("总台账", "2026年民生实事总台账", heads, cells, ("截至2026年9月30日",))
    return Book("总台账", (wide, sheet(3, "栏目说明")))
