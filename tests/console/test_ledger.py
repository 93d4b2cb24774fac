"""`shishi ledger` in the layouts of a county, as a sheet, a Word file and a PDF."""

from zipfile import ZipFile

import openpyxl
import pytest

from tests.console.shown import run


def test_the_whole_ledger_has_the_canonical_columns(demo, tmp_path):
    sheet = tmp_path / "台账.xlsx"
    ran = run("ledger", "--data", demo, "--on", "2026-09-30", "--xlsx", sheet)
    assert ran.returncode == 0, ran.stderr
    book = openpyxl.load_workbook(sheet)
    page = book["总台账"]
    heads = next(row for row in page.iter_rows(values_only=True) if row[0] == "编号")
    assert {"层级", "应完成", "灯", "前期手续节点", "下步措施"} <= set(heads)
    row = [cell.value for cell in page[5]]
    assert row[heads.index("实事")] == "农村供水保障工程"
    assert page.print_title_rows == "$4:$4"
    assert page.print_title_cols == "$A:$C"
    assert "截至2026年9月30日" in page.oddFooter.left.text
    lists = {str(one.formula1) for one in page.data_validations.dataValidation}
    assert any("县级" in one for one in lists)
    assert any("公里" in one for one in lists)
    assert book["填报说明"].max_row > len(heads)


def test_the_table_of_duties_is_set_in_type(demo, tmp_path):
    word, pdf = tmp_path / "分解表.docx", tmp_path / "分解表.pdf"
    asked = ("--layout", "责任分解表", "--docx", word, "--pdf", pdf)
    ran = run("ledger", "--data", demo, *asked)
    assert ran.returncode == 0, ran.stderr
    assert "2026年民生实事任务责任分解表" in ran.stdout
    text = ZipFile(word).read("word/document.xml").decode()
    assert "县卫生健康局" in text
    assert pdf.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("option", ["--xlsx", "--pdf"])
def test_a_layout_that_is_not_there_is_named(demo, tmp_path, option):
    ran = run("ledger", "--data", demo, "--layout", "月报表", option, tmp_path / "x")
    assert ran.returncode == 2
    assert "没有名为“月报表”的台账版式。可用的有：总台账、" in ran.stderr
    assert not (tmp_path / "x").exists()
