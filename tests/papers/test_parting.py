"""A wide table in parts: every column once, the first ones in each."""

import pytest

from shishi.papers.content import Book, Cell, Head, Sheet
from shishi.papers.parting import parted


def sheet(*widths, sticky=1):
    heads = tuple(Head(f"栏{place}", width) for place, width in enumerate(widths))
    rows = (tuple(Cell(place) for place, _ in enumerate(widths)),)
    return Sheet("总台账", "2026年总台账", heads, rows, ("截至9月30日",), ("见末页。",), sticky)


def parts(one, room):
    return parted(Book("总台账", (one,)), room).sheets


def test_a_table_that_fits_stays_as_it_is():
    one = sheet(10, 20, 30)
    assert parts(one, 60) == (one,)


def test_the_first_columns_stand_in_each_part():
    first, second = parts(sheet(10, 20, 30, 25), 65)
    assert [head.text for head in first.heads] == ["栏0", "栏1", "栏2"]
    assert [head.text for head in second.heads] == ["栏0", "栏3"]
    assert [cell.value for cell in second.rows[0]] == [0, 3]
    assert (first.title, second.name) == ("2026年总台账（1/2）", "总台账（2）")
    assert (first.notes, second.notes) == ((), ("见末页。",))


@pytest.mark.parametrize("room", [1, 30, 40, 55, 200])
def test_every_column_stands_in_one_part(room):
    found = parts(sheet(10, 20, 30, 25, 50, 5), room)
    heads = [head.text for one in found for head in one.heads[1:]]
    assert heads == ["栏1", "栏2", "栏3", "栏4", "栏5"]
