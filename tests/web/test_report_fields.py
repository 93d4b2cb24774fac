"""The fields of a posted report, each told for what it stands for."""

import pytest

from shishi.web.report_fields import filled


@pytest.mark.parametrize(
    ("posted", "stages"),
    [
        ({"s-7-0": "100", "s-7-1": "20"}, ("100", "20")),
        ({"s-7-1": "20"}, ("", "20")),  # the second stays the second
        ({"s-7-10": "5", "s-7-2": "1"}, ("", "", "1", *[""] * 7, "5")),
        ({"s-7-x": "5", "s-7-": "5", "s-7-999999": "5"}, ()),
    ],
)
def test_each_stage_keeps_its_place(posted, stages):
    assert filled(posted | {"v-7": ""}).figures[7].stages == stages
