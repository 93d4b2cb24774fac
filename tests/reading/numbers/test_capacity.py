"""日处理能力: what a plant takes a day, and tonnes that are none."""

import pytest

from tests.reading.told import lines

CAPACITIES = [
    ("新建日处理2万吨污水厂1座", ["20000 吨/日 =", "1 座 ="]),
    ("供水规模5000立方米/天，日处理能力由60吨提升到100吨",
     ["5000 立方米/日 =", "60 吨/日 =", "100 吨/日 ="]),
    ("处理规模2万m³/d，焚烧500t/d，日均供水1.2万方",
     ["20000 立方米/日 =", "500 吨/日 =", "12000 立方米/日 ="]),
    ("供水800立方米/小时，年处理秸秆3万吨", ["800 立方米/小时 =", "30000 吨 ="]),
    ("清运垃圾800吨", ["800 吨 ="]),
    ("工程总规模500吨/日，浓度25微克/立方米以下", ["500 吨/日 =", "25 微克/立方米 <="]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CAPACITIES)
def test_capacity_a_day(text: str, expected: list[str]) -> None:
    assert lines(text) == expected
