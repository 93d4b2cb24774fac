"""`shishi ledger` — the master ledger as a sheet or as JSON."""

import json as jsons
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from shishi.console import site
from shishi.console.site import DataFolder

Sheet = Annotated[Path | None, typer.Option("--xlsx", metavar="FILE", help="写成表格文件。")]
Word = Annotated[Path | None, typer.Option("--docx", metavar="FILE", help="写成 Word 文件。")]
Set = Annotated[Path | None, typer.Option("--pdf", metavar="FILE", help="写成 PDF 文件。")]
Named = Annotated[
    str, typer.Option("--layout", metavar="NAME", help="台账版式的名称；不写为总台账。")
]
Plain = Annotated[Path | None, typer.Option("--json", metavar="FILE", help="写成 JSON 文件。")]
Year = Annotated[int | None, typer.Option(help="年度；只有一个年度时可以不写。")]


On = Annotated[
    datetime | None,
    typer.Option(
        "--on", metavar="DATE", formats=["%Y-%m-%d"], help="截至哪一天，按当日已知的数据和规则。"
    ),
]


def ledger(
    data: DataFolder = Path("var"),
    xlsx: Sheet = None,
    json: Plain = None,
    year: Year = None,
    on: On = None,
    layout: Named = "",
    docx: Word = None,
    pdf: Set = None,
) -> None:
    """导出总台账。"""
    if not any((xlsx, docx, pdf, json)):
        site.stop("请用 --xlsx、--docx、--pdf 或 --json 写明要导出的文件。", code=2)
    site.resume(data)
    from shishi.console import sheets  # slow import: Django is set up before

    book = sheets.of_year(year, on.date() if on else None, layout)
    if xlsx:
        written(xlsx, sheets.as_xlsx(book))
    for path, form in ((docx, "docx"), (pdf, "pdf")):
        if path:
            written(path, sheets.as_set(book, form, data / "fonts"))
    if json:
        written(json, jsons.dumps(sheets.as_json(book), ensure_ascii=False, indent=1) + "\n")
    typer.echo(f"{book.title}：{len(book.facts)} 件实事，{len(book.rows)} 行。")


def written(path: Path, content: bytes | str) -> None:
    """The file, or the sentence why it cannot be."""
    try:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    except OSError as fault:
        site.stop(f"写入 {path} 失败（{fault.strerror}），请核对路径和权限。")
