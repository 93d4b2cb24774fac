import pytest

from shishi.reading.lines.labels import Field, labels


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("责任单位：县水利局", [(Field.RESPONSIBLE, "责任单位")]),
        ("改造管网，完成时限：9月底", [(Field.DEADLINE, "完成时限")]),
        ("改造管网。责任单位（责任人，电话）：县水利局", [(Field.RESPONSIBLE, "责任单位")]),
        ("【责任单位】县水利局", [(Field.RESPONSIBLE, "责任单位")]),
        ("【责任单位】：县水利局", [(Field.RESPONSIBLE, "责任单位")]),
        ("【责任单位】：", [(Field.RESPONSIBLE, "责任单位")]),
        ("改造管网：", []),
    ],
)
def test_labels_of_a_text(text: str, found: list[tuple[Field, str]]) -> None:
    assert [(one.field, one.word) for one in labels(text, 0, len(text))] == found
