"""The head of official papers: what a county's own cannot be saved with, and how it reads."""

from dataclasses import replace

import pytest

from shishi.rules.letterheads import NO_HEAD, UNSET, Letterhead, unfit

HEAD = Letterhead("云岭县人民政府办公室", "云政办督")


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({}, []),
        ({"organ": " "}, ["organ"]),
        ({"code": ""}, ["code"]),
        ({"code": "督"}, ["code"]),
        ({"code": "云政"}, []),
        ({"code": "云" * 12}, []),
        ({"code": "云" * 13}, ["code"]),
        ({"code": "云政办2"}, ["code"]),
        ({"code": "云政 督"}, ["code"]),
        ({"receivers": ("县水利局", "县水利局")}, ["receivers"]),
        ({"receivers": ("县水利局",), "copies": ("县水利局",)}, ["copies"]),
        ({"receivers": ("县" * 201,)}, ["receivers"]),
    ],
)
def test_what_a_letterhead_cannot_be_saved_with(change, where):
    assert [one.where for one in unfit(replace(HEAD, **change))] == where


def test_a_page_of_settings_names_the_organ_or_says_that_there_is_none():
    assert HEAD.says == "云岭县人民政府办公室，代字“云政办督”"
    assert UNSET.says == NO_HEAD
