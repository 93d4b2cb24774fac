"""口径: targets, progress and baselines."""

import pytest

from shishi.reading.draft import Aspect
from tests.reading.told import read


@pytest.mark.parametrize(
    ("text", "aspects"),
    [
        ("床位由180张增至260张", [Aspect.BASELINE, Aspect.TARGET]),
        ("低保由每人每月720元提高到760元", [Aspect.BASELINE, Aspect.TARGET]),
        (
            "集中、分散供养分别由每人每月1800元、1400元提高至1900元、1500元",
            [Aspect.BASELINE, Aspect.BASELINE, Aspect.TARGET, Aspect.TARGET],
        ),
        ("普及率从91%提高到96%以上", [Aspect.BASELINE, Aspect.TARGET]),
        ("改造小区10个，绿化率提高到40%", [Aspect.TARGET, Aspect.TARGET]),
        ("目标8500人，实际筛查8964人", [Aspect.TARGET, Aspect.ACTUAL]),
        ("年度任务95公里，完成路基91公里、路面68.4公里", [Aspect.TARGET, *[Aspect.ACTUAL] * 2]),
        ("计划整治29个小区，已开工29个、完工11个", [Aspect.TARGET, *[Aspect.ACTUAL] * 2]),
        ("已建成560个，完成年度任务的70%", [Aspect.ACTUAL, Aspect.ACTUAL]),
        ("由2022年的85%提高到2025年的95%", [Aspect.BASELINE, Aspect.TARGET]),
        ("本月新增完成12公里，占年度计划的72.5%", [Aspect.ACTUAL, Aspect.ACTUAL]),
        ("全年完成投资不低于5亿元，支出占比75%", [Aspect.TARGET, Aspect.TARGET]),
        ("目标900户，签约702户、完工513户", [Aspect.TARGET, Aspect.ACTUAL, Aspect.ACTUAL]),
        ("新建17所，实际报销比例达到90%", [Aspect.TARGET, Aspect.TARGET]),
        (
            "通过验收5个，每个奖励10万元，已拨付50万元",
            [Aspect.ACTUAL, Aspect.TARGET, Aspect.ACTUAL],
        ),
        ("完成改造2400户，新增学位500个", [Aspect.TARGET, Aspect.TARGET]),
        ("“改造管网50公里”完成47.6公里", [Aspect.TARGET, Aspect.ACTUAL]),
        ("进展情况：2家投用。年度目标：建成4家", [Aspect.ACTUAL, Aspect.TARGET]),
    ],
)
def test_aspects(text: str, aspects: list[Aspect]) -> None:
    assert [figure.aspect for figure in read(text)] == aspects
