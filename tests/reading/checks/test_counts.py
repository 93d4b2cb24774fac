"""件数核对."""

import pytest

from shishi.reading.draft import RemarkKind
from tests.reading.remarked import TAIL, of_item, remarks

ITEMS = "".join(
    f"（{n}）第{n}片区改造工程。改造道路{n_}公里。{TAIL}" for n_, n in enumerate("一二三四", 1)
)


@pytest.mark.parametrize(
    ("said", "ok"),
    [("四件民生实事", True), ("4项民生实事", True), ("五件民生实事", False), ("民生实事4件", True)],
)
def test_the_announced_number_is_held_against_the_items(said, ok):
    text = f"云岭县2026年实施方案\n\n经代表票决，确定{said}。制定本方案。\n一、任务分解\n{ITEMS}"
    found = [r for r in remarks(RemarkKind.SUM_CHECK, text) if r.item is None]
    assert [remark.ok for remark in found] == [ok]


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        ("完善县、乡、村三级服务网络，新建站点9个。", [True]),
        ("救助残疾人、孤儿、失独老人五类人员300人。", [False]),
        ("建设养老、托育和助残三类设施9处。", [True]),
        ("整治四、五类危桥7座。", []),
        ("服务老人、儿童等三类群体500人。", []),
    ],
)
def test_named_things_are_counted(body, verdict):
    assert [r.ok for r in of_item(RemarkKind.SUM_CHECK, body)] == verdict


def test_four_ones_are_four():
    body = "落实一名领导、一个单位、一套班子、一张清单，实行“四个一”推进，新建站点9个。"
    (found,) = of_item(RemarkKind.SUM_CHECK, body)
    assert found.ok


@pytest.mark.parametrize(("length", "ok"), [("12.5公里", True), ("13公里", False)])
def test_stakes_are_held_against_the_length(length, ok):
    body = f"改建县道K3+200至K15+700段{length}。"
    (found,) = of_item(RemarkKind.SUM_CHECK, body)
    assert found.ok is ok
    assert "12.5公里" in found.says
