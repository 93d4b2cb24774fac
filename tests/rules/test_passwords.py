"""What a password must be."""

import pytest

from shishi.rules.passwords import faults


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("Yunling-2026", ""),
        ("长长的一句话也可以作口令Aa", ""),
        ("A1" + "x" * 62, ""),
        ("Short-1", "10 至 128 位，现为 7 位"),
        ("a" * 129, "现为 129 位"),
        ("alllowercaseletters", "三类"),
        ("1234567890", "三类"),
        ("Duchashi-2026", "不能含有账号或姓名"),
        ("祁望舟-Yunling1", "不能含有账号或姓名"),
    ],
)
def test_each_demand(password: str, says: str):
    found = " ".join(faults(password, login="duchashi", name="祁望舟"))
    assert (says in found) if says else (found == "")


def test_every_fault_is_named_at_once():
    assert len(faults("abc", login="abc", name="")) == 3
