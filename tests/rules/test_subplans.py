"""子方案: a file, a contact, or both; a telephone number is one of somebody."""

import pytest

from shishi.rules.subplans import tidy, unfit


@pytest.mark.parametrize(
    ("contact", "phone", "filed", "where"),
    [
        ("余听泉", "0997-6621234", True, []),
        ("余听泉", "", False, []),
        ("", "", True, []),
        ("", "", False, ["contact"]),
        ("", "0997-6621234", True, ["contact"]),
        ("余听泉", "0997-6621234转801", False, []),
        ("余听泉", "13900001111", False, []),
        ("余听泉", "办公室", False, ["phone"]),
        ("余听泉", "12", False, ["phone"]),
        ("余听泉", "0" * 33, False, ["phone"]),
        ("长" * 101, "", False, ["contact"]),
    ],
)
def test_what_a_sub_plan_needs(contact: str, phone: str, filed: bool, where: list[str]):
    assert [fault.where for fault in unfit(contact, phone, filed=filed)] == where


def test_full_width_digits_are_read():
    assert tidy("　０９９７－６６２１２３４ ") == "0997-6621234"
