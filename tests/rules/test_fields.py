"""One row of the register, told in words."""

from shishi.rules.fields import Form, form


def test_a_row_is_told_in_the_order_of_its_columns():
    row = form(
        "visits",
        "走访",
        "填报单位",
        "走访办法",
        "每月",
        "督查室",
        "count=次数 on=日期",
        chosen="who",
    )
    data = {"count": "次数", "on": "日期"}
    assert row == Form(
        "visits", "走访", "填报单位", "走访办法", "每月", "督查室", data, frozenset({"who"})
    )
    assert row.names == {"count", "on", "who"}


def test_data_may_be_told_in_several_lines_or_not_at_all():
    told = ("visits", "走访", "填报单位", "走访办法", "每月", "督查室")
    assert form(*told, "a=甲", "b=乙").data == {"a": "甲", "b": "乙"}
    assert form(*told).names == frozenset()
