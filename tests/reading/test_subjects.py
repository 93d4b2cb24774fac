"""对象: what a figure measures, in the words of the source."""

import pytest

from tests.reading.told import read


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("新建排水管网15000米以上", ["新建排水管网"]),
        ("购置投运20辆新能源公交车，安装充电桩10座", ["新能源公交车", "充电桩"]),
        ("完成不少于64张家庭养老床位建设", ["家庭养老床位"]),
        ("清淤河道27条61.3千米", ["清淤河道", "清淤河道"]),
        ("蓄水池、水窖各320口", ["蓄水池、水窖"]),
        ("改造供热、燃气管道22公里", ["改造供热、燃气管道"]),
        ("助餐点14个，其中城区5个", ["助餐点", "城区助餐点"]),
        ("建设高标准农田8万亩（新建1万亩）", ["高标准农田", "新建高标准农田"]),
        ("为8个乡镇卫生院配备彩超8台", ["乡镇卫生院", "彩超"]),
        ("改造小区29个4120户", ["改造小区", "改造小区户数"]),
        ("为40名独居老人安装设备", ["独居老人"]),
        ("总投资2亿元，发放助学金600万元", ["总投资", "助学金"]),
        ("孤儿保障标准由每人每月1200元提高到1350元", ["孤儿保障标准", "孤儿保障标准"]),
        ("污水收集率达72%，较上年提高4个百分点", ["污水收集率", "污水收集率较上年提高"]),
        ("惠及1150人", ["惠及人口"]),
        ("城镇调查失业率5.5%左右", ["城镇调查失业率"]),
        ("新建防波堤一道长320米", ["新建防波堤", "防波堤长"]),
    ],
)
def test_subjects(text: str, subjects: list[str]) -> None:
    found = read(text)
    assert [figure.subject for figure in found] == subjects
    assert all(figure.subject_span and figure.subject_span.quote for figure in found)
