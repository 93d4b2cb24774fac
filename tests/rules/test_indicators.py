"""指标类型: what the reader proposes for the amounts of plans (domain paper §3.7)."""

import pytest

from shishi.rules.amounts import Bound
from shishi.rules.indicators import IndicatorType, propose


@pytest.mark.parametrize(
    ("measure", "bound", "money", "per", "words", "proposed"),
    [
        ("公里", Bound.AT_LEAST, False, "", "新建农村公路", IndicatorType.CUMULATIVE),
        ("人", Bound.MORE_THAN, False, "", "惠及群众", IndicatorType.CUMULATIVE),
        ("座", Bound.EXACT, False, "", "改造换热站", IndicatorType.EXACT),
        ("人", Bound.ABOUT, False, "", "惠及群众", IndicatorType.APPROXIMATE),
        ("%", Bound.LESS_THAN, False, "", "城镇登记失业率", IndicatorType.CEILING),
        ("分钟", Bound.AT_MOST, False, "", "平均反应时间", IndicatorType.CEILING),
        ("%", Bound.AT_LEAST, False, "", "水费收缴率", IndicatorType.RATE),
        ("个百分点", Bound.EXACT, False, "", "参保率提高", IndicatorType.RATE),
        ("%", Bound.EXACT, False, "", "主体工程形象进度", IndicatorType.PHYSICAL),
        ("亩", Bound.AT_LEAST, False, "", "种植面积稳定在", IndicatorType.MAINTAIN),
        ("%", Bound.EXACT, False, "", "通车率保持", IndicatorType.MAINTAIN),
        ("平方米", Bound.AT_LEAST, False, "", "生均面积", IndicatorType.FLOOR),
        ("元", Bound.AT_LEAST, True, "人·月", "护理补贴", IndicatorType.FLOOR),
        ("元", Bound.EXACT, True, "户", "补助", IndicatorType.FLOOR),
        ("元", Bound.AT_MOST, True, "月", "保育费", IndicatorType.CEILING),
        ("元", Bound.EXACT, True, "", "总投资", IndicatorType.FUNDS),
    ],
)
def test_proposed_type(
    measure: str, bound: Bound, money: bool, per: str, words: str, proposed: IndicatorType
) -> None:
    assert propose(measure, bound, money=money, per=per, words=words) is proposed


def test_every_type_has_a_name_that_officials_read() -> None:
    labels = [kind.label for kind in IndicatorType]
    assert all("一" <= letter <= "鿿" for label in labels for letter in label)
    assert len(set(labels)) == len(labels)
