"""责任领导: of the county where the plan has no other word for it, else of the unit."""

import pytest

from shishi.reading import pipeline
from shishi.reading.files import formats
from shishi.rules.parties import PersonRole


def roles(*labels: str) -> dict[str, PersonRole]:
    """The roles of one person under each label of a small plan."""
    names = ("沈砚秋", "陆知遥", "顾怀舟")
    lines = [f"{label}：{name}" for label, name in zip(labels, names, strict=False)]
    words = "\n".join(
        [
            "青溪县2026年民生实事实施方案",
            "（一）供水工程。新建水厂2座。",
            *lines,
            "责任单位：县水利局",
            "（二）道路工程。改建道路5公里。",
            *lines,
            "责任单位：县交通运输局",
        ]
    )
    draft = pipeline.read(formats.open_source(words.encode(), "plan.txt"))
    assert len(draft.items) == 2
    return {person.label: person.role for item in draft.items for person in item.people}


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["责任领导"], {"责任领导": PersonRole.SPONSOR}),
        (
            ["责任县领导", "责任领导"],
            {"责任县领导": PersonRole.SPONSOR, "责任领导": PersonRole.OFFICER},
        ),
        (
            ["包联领导", "责任领导"],
            {"包联领导": PersonRole.SPONSOR, "责任领导": PersonRole.OFFICER},
        ),
        (
            ["分管县领导", "责任人"],
            {"分管县领导": PersonRole.SPONSOR, "责任人": PersonRole.OFFICER},
        ),
    ],
)
def test_what_the_label_means(labels, expected):
    assert roles(*labels) == expected
