"""A paper as lines of plain text."""

from datetime import date

from shishi.papers import drafts, text
from shishi.papers.drafts import Stamp
from shishi.rules.letterheads import Letterhead
from tests.papers.test_stored import COMPOSED

HEAD = Letterhead(
    "云岭县发展和改革委员会", "云发改", signer="顾怀舟", receivers=("县人民政府",), copies=("县委",)
)


def test_every_part_stands_in_its_place():
    stamp = Stamp("云发改〔2026〕3号", date(2026, 4, 7), date(2026, 4, 8), ("核验码：1-0",))
    assert text.text(drafts.paper(COMPOSED, HEAD, stamp)).splitlines() == [
        "云岭县发展和改革委员会文件",
        "云发改〔2026〕3号",
        "签发人：顾怀舟",
        "关于办理情况的报告",
        "县人民政府：",
        "一、总体情况",
        "（一）进度。共10件。",
        "序号\t项目",
        "1\t供水",
        "\t86.50",
        "2026-10-31\t",
        "注：截至月底。",
        "（图：亮灯）",
        "共10",
        "附件：一览",
        "云岭县发展和改革委员会",
        "2026年4月7日",
        "抄送：县委。",
        "云岭县发展和改革委员会　2026年4月8日印发",
        "核验码：1-0",
        "附件",
        "一览",
        "序号\t项目",
        "1\t供水",
        "\t86.50",
        "2026-10-31\t",
        "注：截至月底。",
    ]


def test_a_draft_has_neither_number_nor_day():
    lines = text.text(drafts.paper(COMPOSED, HEAD, Stamp())).splitlines()
    assert not any("〔" in line or "印发" in line or "年4月" in line for line in lines)
