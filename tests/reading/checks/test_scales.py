"""量级."""

import pytest

from shishi.reading.draft import RemarkKind
from tests.reading.remarked import of_item


@pytest.mark.parametrize(
    ("body", "quoted", "said"),
    [
        ("改造农村公路60万公里。", "60万公里", "600000公里"),
        ("总投资2300亿元，改造道路6公里。", "2300亿元", "万”“亿"),
        ("疫苗接种率达到195%。", "195%", "超过100%"),
        ("为300户农户改造厕所，每户补助3000万元。", "3000万元", "标准过高"),
        ("投资2千万元改造道路6公里。", "千万元", "数级"),
    ],
)
def test_an_amount_no_county_can_mean_is_pointed_out(body, quoted, said):
    found = [r for r in of_item(RemarkKind.UNIT_SCALE, body) if said in r.says]
    assert found
    assert any(quoted in remark.span.quote for remark in found)


@pytest.mark.parametrize(
    "body",
    [
        "改造农村公路60公里，惠及群众3.2万人，总投资2.3亿元。",
        "机井增长120%，参保率达到98%，完成率105%。",
        "培训500人次，服务老人500人。",
    ],
)
def test_ordinary_amounts_are_left_alone(body):
    assert of_item(RemarkKind.UNIT_SCALE, body) == []
