"""Heads of columns that are told by their end."""

import re

import pytest

from shishi.reading.tables.heads import _BY_END, _END, _LAST, Role, column

FRONTS = (
    "甲",
    "甲开工",
    "甲配合",
    "甲牵头",
    "甲督查",
    "甲领导和",
    "甲单位和",
    "甲负责人及",
    "甲县",
)
ENDS = sorted({word for _, form in _BY_END for word in re.findall("[一-龥]+", form.pattern)})


@pytest.mark.parametrize("front", FRONTS)
def test_the_letters_that_guard_the_pattern_lose_no_head(front):
    told = [front + end for end in ENDS if _END.fullmatch(front + end)]
    assert told
    assert [head for head in told if head[-1] not in _LAST] == []


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("县包抓领导", Role.PERSON),
        ("乡镇长", Role.PERSON),
        ("协同推进单位", Role.SUPPORT),
        ("计划办结时限", Role.DEADLINE),
        ("工程概况", Role.CONTENT),
        ("县水利局", Role.UNKNOWN),
    ],
)
def test_a_head_is_told_by_its_end(head, role):
    assert column(head).role is role
