"""标签的值 — whether what stands behind a label breaks off at the end of a line."""

import re

from shishi.reading.lines.labels import UNIT_ROLES, Field, labels

_COMMAS = re.compile("[、，,；;]")
_UNIT_END = re.compile(
    r"(?:局|委|办|厅|部|院|所|站|中心|公司|集团|银行|联社|政府|乡|镇|街道|办事处|会|联|校|园|队|段"
    r"|处|场|社|村|社区"
    r"|等|单位|部门|区|街|厂|馆|台|科|室|[）)])$"
)
_DATE_END = re.compile(
    r"(?:[前底内末日旬度年月]|\d|长期|坚持|持续|推进|常年|开展|常态化|完成|成|用|车)$"
)


def unfinished_value(paragraph: str) -> bool | None:
    """Whether the value of the last label of a paragraph breaks off; None without a label."""
    found = labels(paragraph, max(0, len(paragraph) - 60), len(paragraph))
    if not found:
        return None
    label, value = found[-1], paragraph[found[-1].end :].strip()
    if not value:
        return False
    if label.field in UNIT_ROLES:
        return not _UNIT_END.search(value)
    if label.field is Field.PERSON:
        last = _COMMAS.split(value)[-1].strip()
        return len(last.replace(" ", "")) < 2 or (" " in last and len(last) <= 3)
    if label.field is Field.DEADLINE:
        return not _DATE_END.search(value)
    return None
