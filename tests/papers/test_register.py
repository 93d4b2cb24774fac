"""The register as a sheet."""

from io import BytesIO

from openpyxl import load_workbook

from shishi.papers import register, xlsx
from shishi.rules.register import HEAD


def test_the_sheet_has_its_heads_and_every_row():
    rows = [("祁望舟", "ducha", "县政府督查室", "政府督查室", "主任"), ("", "", "县水利局", "", "")]
    book = load_workbook(BytesIO(xlsx.write(register.draw(rows, "云岭县"))))
    lines = [[cell or "" for cell in line] for line in book.active.iter_rows(values_only=True)]
    assert lines[0][0] == "云岭县单位人员名录"
    head = lines.index(list(HEAD))
    assert [tuple(line) for line in lines[head + 1 : head + 3]] == rows
