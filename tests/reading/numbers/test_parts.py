"""分项: parts are tied to their totals."""

import pytest

from tests.reading.told import read


@pytest.mark.parametrize(
    ("text", "totals"),
    [
        ("助餐点14个，其中城区5个、乡镇9个；改造260户", [None, 0, 0, None]),
        ("筛查3600人（宫颈癌2400人、乳腺癌1200人），新建3处", [None, 0, 0, None]),
        ("总投资6820万元，其中省补2500万元、县级配套4320万元", [None, 0, 0]),
        ("床位300张，含护理床位120张，新增车位40个", [None, 0, None]),
        ("整治26公里，其中乡道16公里，新建候车亭20个，安装护栏15公里", [None, 0, None, None]),
        ("高标准农田6万亩，其中新建4万亩，改造提升2万亩，补助300户", [None, 0, 0, None]),
        ("每户补助3500元，其中省级1500元、县级2000元", [None, 0, 0]),
        ("公路120公里（含桥梁12座）", [None, None]),
    ],
)
def test_parts_are_tied_to_their_total(text: str, totals: list[int | None]) -> None:
    assert [figure.total for figure in read(text)] == totals
