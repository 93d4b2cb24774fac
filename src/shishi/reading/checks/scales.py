"""量级 — figures that a county can hardly mean: 60万公里, a rate over 100%, 亿万元, 人 beside 人次.

The ceilings are generous; what passes them is pointed out, never changed.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from shishi.reading.checks.proof import Mark, Passage, Proof, yuan
from shishi.reading.draft import FigureDraft, FigureKind, Remark, RemarkKind
from shishi.rules.amounts import number_text

# The most that one item of a county or city can mean, by measure.
CEILINGS = {
    "人": Decimal(10_000_000),
    "名": Decimal(10_000_000),
    "人次": Decimal(100_000_000),
    "户": Decimal(3_000_000),
    "公里": Decimal(20_000),
    "千米": Decimal(20_000),
    "亩": Decimal(20_000_000),
    "平方公里": Decimal(200_000),
    "平方米": Decimal(200_000_000),
    "座": Decimal(100_000),
    "所": Decimal(10_000),
    "家": Decimal(100_000),
    "栋": Decimal(100_000),
    "辆": Decimal(100_000),
    "台": Decimal(1_000_000),
    "张": Decimal(1_000_000),
    "场": Decimal(100_000),
}
_HARMLESS = Decimal(100)  # what is no larger passes no ceiling
_MOST_MONEY = Decimal(100_000_000_000)
_MOST_A_HEAD = Decimal(5_000_000)
_RATE = re.compile(r"率|比例|占比|覆盖|达标")
_GROWTH = re.compile(r"增|长|提高|提升|超|比|完成率|进度|下降|减少|降低|压减|翻")
_SCALES = ("亿万", "万亿", "万万", "千万", "百万")
_DOUBLE = re.compile(rf"\d(?:\.\d+)?(?:{'|'.join(_SCALES)})(?:元|人|户|亩|公里|平方米)")
_THOUSAND = 1000
_HEADS = ("人", "人次")


def find(proof: Proof) -> Iterator[Remark]:
    """Figure by figure, then figures of one item against each other."""
    for passage in proof.passages:
        for mark in passage.marks:
            if mark.figure.value > _HARMLESS:
                says = _money(mark) if mark.is_money else _quantity(proof.text, mark)
                if says:
                    yield _remark(proof, mark, says)
        if len(passage.marks) > 1:
            if {mark.figure.measure for mark in passage.marks}.issuperset(_HEADS):
                yield from _heads_and_times(proof, passage)
            yield from _apart(proof, passage)
    doubled = any(scale in proof.text for scale in _SCALES)
    for match in _DOUBLE.finditer(proof.text) if doubled else ():
        says = f"“{match.group()}”的数级写法不合规范，请核对单位。"
        yield proof.remark(RemarkKind.UNIT_SCALE, match.start(), match.end(), says)


def _remark(proof: Proof, mark: Mark, says: str) -> Remark:
    return proof.remark(RemarkKind.UNIT_SCALE, mark.start, mark.end, says)


def _money(mark: Mark) -> str:
    figure = mark.figure
    if figure.per and figure.value > _MOST_A_HEAD and figure.per[:1] in "人户生床":
        return f"每{figure.per}{yuan(figure.value)}，标准过高，请核对单位。"
    if figure.value > _MOST_MONEY:
        return f"数额为{yuan(figure.value)}，请核对“万”“亿”是否写错。"
    return ""


def _quantity(text: str, mark: Mark) -> str:
    figure = mark.figure
    most = CEILINGS.get(figure.measure)
    if most is not None and figure.value > most:
        return (
            f"数值为{number_text(figure.value)}{figure.measure}，请核对“万”“亿”和计量单位是否写错。"
        )
    if figure.measure == "%" and figure.value > 100 and mark.counts:
        before = re.split("[，。；、：\n]", text[max(0, mark.start - 14) : mark.start])[-1]
        if _RATE.search(before) and not _GROWTH.search(before):
            return f"比率为{number_text(figure.value)}%，超过100%，请核对。"
    return ""


def _heads_and_times(proof: Proof, passage: Passage) -> Iterator[Remark]:
    """培训500人 and 培训500人次 of the same thing."""
    seen: dict[tuple[str, Decimal], FigureDraft] = {}
    for mark in passage.marks:
        figure = mark.figure
        if figure.measure not in _HEADS or figure.kind is not FigureKind.QUANTITY:
            continue
        known = seen.setdefault((figure.subject, figure.value), figure)
        if figure.subject and known.measure != figure.measure:
            says = f"同一指标先写作{known.measure}、后写作{figure.measure}，请核对计量单位。"
            yield _remark(proof, mark, says)


def _apart(proof: Proof, passage: Passage) -> Iterator[Remark]:
    """The same subject in the same measure, a thousand times apart."""
    seen: dict[tuple[str, str], FigureDraft] = {}
    for mark in passage.marks:
        figure = mark.figure
        if not mark.counts or len(figure.subject) < 3 or figure.value <= 0:
            continue
        known = seen.setdefault((figure.subject, figure.measure), figure)
        if known is figure:
            continue
        small, large = sorted((known.value, figure.value))
        if large >= small * _THOUSAND:
            says = (
                f"“{figure.subject}”先后为{number_text(known.value)}和{number_text(figure.value)}"
                f"{figure.measure}，相差千倍以上，请核对。"
            )
            yield _remark(proof, mark, says)
