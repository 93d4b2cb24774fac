"""归档文件 — one zip with everything of a month, written piece by piece.

Nothing in it is compressed and every field of its structure is fixed, so the same content gives the
same bytes on every machine, and `papers.archive_check` can tell any byte that was changed. The last
file lists the digests of all others, as `sha256sum` reads them.
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from io import StringIO
from typing import Any, BinaryIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from shishi.rules.archives import End, Link, listing
from shishi.rules.audit import canonical
from shishi.rules.digests import digest, running
from shishi.rules.plain import as_plain

ABOUT, HOW, TRAIL, SUMS = "归档.json", "说明.txt", "留痕.jsonl", "SHA256SUMS"
KIND = "民生实事月度归档"
MOMENT = (1980, 1, 1, 0, 0, 0)  # when a file was packed says nothing, and would change its bytes
MODE = 0o644 << 16
_PIECE = 200  # rows written at once
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula


@dataclass(frozen=True, slots=True)
class Member:
    """一个文件 — its name in the archive and its bytes, made as they are written."""

    name: str
    content: Iterable[bytes]


@dataclass(frozen=True, slots=True)
class About:
    """归档的内容 — of which county, year and month; what the ledger in it is; where the trail stood
    before the month and after."""

    territory: str
    year: int
    month: date
    snapshot: str
    before: End
    after: End


@dataclass(frozen=True, slots=True)
class Column:
    """一栏 — its head and what it means."""

    head: str
    says: str


@dataclass(frozen=True, slots=True)
class Table:
    """一张数据表 — `rows` gives its rows from the start each time it is called."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterable[tuple[Any, ...]]]


def write(file: BinaryIO, members: Iterable[Member]) -> str:
    """Write the archive into a file that can be gone back in; the digest of its listing, which
    stands for all of it."""
    digests = []
    with ZipFile(file, "w", ZIP_STORED) as packed:
        for member in members:
            taken = running()
            with packed.open(_info(member.name), "w") as into:
                for piece in member.content:
                    taken.update(piece)
                    into.write(piece)
            digests.append((member.name, taken.hexdigest()))
        sums = listing(digests).encode()
        packed.writestr(_info(SUMS), sums)
    return digest(sums)


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name, MOMENT)
    info.create_system = 3
    info.external_attr = MODE
    return info


def about(one: About) -> Member:
    """What the archive is, for a program."""
    held = {
        "归档": KIND,
        "格式": 1,
        "地区": one.territory,
        "年度": one.year,
        "月份": f"{one.month:%Y-%m}",
        "台账快照": one.snapshot,
        "留痕": {
            "月初": {"编号": one.before.number, "散列": one.before.hash},
            "月末": {"编号": one.after.number, "散列": one.after.hash},
        },
    }
    return Member(ABOUT, (_text(held),))


def how(one: About) -> Member:
    """What the archive is, and how to check it, for a person."""
    return Member(HOW, (_HOW.format(one=one).encode(),))


def trail(links: Iterable[Link]) -> Member:
    """The entries of the month, one a line."""
    return Member(TRAIL, (_link(one) for one in links))


def _link(one: Link) -> bytes:
    held = as_plain(one.entry) if one.entry else {"number": one.number}
    return f"{canonical({**held, 'hash': one.hash})}\n".encode()


def snapshot(body: dict[str, Any]) -> Member:
    """The ledger of the last day, in the form whose digest the trail has."""
    return Member("台账快照.json", (canonical(body).encode(),))


def _text(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def tables(held: Iterable[Table]) -> Iterator[Member]:
    """Each table twice, for a spreadsheet and for a program, and what every column means."""
    every = tuple(held)
    meanings = [(one.name, each.head, each.says) for one in every for each in one.columns]
    yield Member("数据/数据字典.csv", _csv(("数据表", "栏目", "含义"), meanings))
    for one in every:
        heads = tuple(each.head for each in one.columns)
        yield Member(f"数据/{one.name}.csv", _csv(heads, _rows(one)))
        yield Member(f"数据/{one.name}.json", _json(heads, _rows(one)))


def _rows(one: Table) -> Iterator[tuple[Any, ...]]:
    return (tuple(_plain(value) for value in row) for row in one.rows())


def _plain(value: Any) -> Any:
    """The value as JSON knows it: exact numbers and days as text, a member by its label."""
    if isinstance(value, StrEnum):
        return getattr(value, "label", value.value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def _csv(heads: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> Iterator[bytes]:
    """With the mark by which a spreadsheet knows its letters."""
    text = StringIO()
    lines = csv.writer(text, lineterminator="\r\n")
    text.write("\ufeff")
    lines.writerow(heads)
    for place, row in enumerate(rows, 1):
        lines.writerow([_cell(value) for value in row])
        if place % _PIECE == 0:
            yield _taken(text)
    yield _taken(text)


def _taken(text: StringIO) -> bytes:
    held = text.getvalue().encode()
    text.seek(0)
    text.truncate()
    return held


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dict | list):
        return canonical(value)
    words = str(value)
    return f"'{words}" if words.startswith(_FORMULA) and not _number(words) else words


def _number(words: str) -> bool:
    return words.lstrip("-").replace(".", "", 1).isdecimal()


def _json(heads: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> Iterator[bytes]:
    before = "[\n"
    for row in rows:
        line = json.dumps(dict(zip(heads, row, strict=True)), ensure_ascii=False)
        yield f"{before}{line}".encode()
        before = ",\n"
    yield b"[]\n" if before == "[\n" else b"\n]\n"


_HOW = """{one.territory}{one.year}年民生实事月度归档（{one.month.year}年{one.month.month}月）

一、内容
归档.json　　归档的地区、年度、月份，留痕在月初和月末的编号与散列。
台账快照.json　　月末当日的台账：指标、进展、亮灯及其依据；它的摘要就是冻结快照的摘要。
发文/　　本月印发的公文，与印发时逐字节相同。
数据/　　各数据表，.csv 供表格软件打开，.json 供程序读取；各栏含义见“数据/数据字典.csv”。
　　　　金额以元计；时间带时区；截至月末之后录入的内容不在其中。
　　　　.csv 中以 = + - @ 开头的文字前加了一个撇号，以免被当作公式，.json 中为原文。
留痕.jsonl　　本月的留痕，每行一条。
SHA256SUMS　　以上每个文件的摘要（SHA-256）。

二、核验
（一）用本系统：shishi verify --archive 归档文件。不需要数据库，也不需要联网。
（二）不用本系统：解压后在该目录中运行 sha256sum -c SHA256SUMS，每行应显示 OK 或“成功”。
　　　Windows 可对单个文件运行 certutil -hashfile 文件名 SHA256，与 SHA256SUMS 中的一行比对。
　　　再运行 sha256sum SHA256SUMS，所得摘要应与归档时系统所示、留痕中“归档”一条所记的清单摘要相同。
（三）留痕首尾相接：每行去掉 hash 一项，其余各项按名称排序，写成不含空格的 JSON；
　　　前一条的散列、一个换行符、这段 JSON 相接后的 SHA-256，即为本条的 hash。
　　　第一条之前的散列是“月初”，最后一条的散列是“月末”。
　　　只有 number 和 hash 的，是同一系统中其他地区的留痕，只列出位置。
"""
