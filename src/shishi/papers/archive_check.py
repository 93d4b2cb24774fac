"""核验归档 — read an archive from its first byte to its last, and say what is wrong with it first.

`zipfile` forgives: it skips what it does not need, so a byte changed between the files, or a name
hidden in the structure, would pass. Here every byte has to be the one that `papers.archive` writes.
The file is read once, piece by piece; nothing in it is compressed, so it cannot grow when read.
"""

import json
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from shishi.papers.archive import ABOUT, KIND, MODE, SUMS, TRAIL
from shishi.rules.archives import End, Link, follows, listed, mismatch
from shishi.rules.audit import Entry
from shishi.rules.digests import digest, running

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_HEADER = struct.Struct("<4s5H3I2H")
_ENTRY = struct.Struct("<4s6H3I5H2I")
_CLOSE = struct.Struct("<4s4H2IH")
_VERSION, _UTF8, _SYSTEM = 20, 0x800, 3 << 8 | 20
_DAY = 33  # the first of January 1980, as the format counts days
_PIECE = 1 << 16
_SMALL, _LONGEST_LINE, _MOST = 1 << 24, 1 << 24, 100_000
_NOT_OURS = "这不是本系统的月度归档文件。请核对所选的文件。"
_CUT = "归档文件不完整：在“{}”处中断。请重新复制或重新归档。"


@dataclass(frozen=True, slots=True)
class Checked:
    """核验结果 — `says` is what was checked, or the first thing that is wrong; `digest` that of the
    listing, which stands for all of it."""

    ok: bool
    says: str
    digest: str = ""


class _Fault(Exception):
    """What is wrong, as a sentence."""


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    digest: str
    crc: int
    size: int
    offset: int


@dataclass(slots=True)
class _Kept:
    """What is held of the files that say something of the whole; `end` is where the trail has been
    followed to, `broken` the number at which it could not be followed any more."""

    about: dict[str, Any] = field(default_factory=dict)
    sums: bytes = b""
    end: End | None = None
    broken: int | None = None


def check(file: BinaryIO) -> Checked:
    """Whether the archive is whole: every file that is listed and no other, each as it was, the
    trail without a gap, and not a byte beside them."""
    try:
        kept = _Kept()
        found = _files(file, kept)
        return _judged(found, kept)
    except _Fault as fault:
        return Checked(False, str(fault))
    except OSError as fault:
        return Checked(False, f"归档文件读不出来（{fault.strerror or '读取失败'}）。请换一份再试。")


def _files(file: BinaryIO, kept: _Kept) -> list[_File]:
    found: list[_File] = []
    offset, mark = 0, file.read(4)
    if mark != _LOCAL:
        raise _Fault(_NOT_OURS)
    while mark == _LOCAL:
        one, length = _file(file, offset, kept, found[-1].name if found else "文件开头")
        found.append(one)
        if len(found) > _MOST:
            raise _Fault(_NOT_OURS)
        offset += length
        mark = file.read(4)
    _close(file, mark, found, offset)
    return found


def _file(file: BinaryIO, offset: int, kept: _Kept, last: str) -> tuple[_File, int]:
    """The next file, whose mark was read, and how many bytes it takes."""
    head = _LOCAL + _read(file, _HEADER.size - 4, last)
    told = _HEADER.unpack(head)
    crc, packed, size, name_length = told[6], told[7], told[8], told[9]
    if told[3] != 0 or packed != size or not 0 < name_length <= 1000:
        raise _Fault(f"“{last}”之后的内容不是本系统写成的，归档被改动或重新打包过。")
    raw = _read(file, name_length, last)
    name = _name(raw, last)
    if head != _header(raw, crc, size):
        raise _Fault(f"“{name}”的文件头被改动过。")
    taken, found_crc = running(), 0
    for piece in _reading(file, size, name, kept):
        taken.update(piece)
        found_crc = zlib.crc32(piece, found_crc)
    one = _File(name, taken.hexdigest(), crc, size, offset)
    if found_crc != crc:
        raise _Fault(f"“{name}”的内容与其校验码不符，被改动过。")
    return one, _HEADER.size + name_length + size


def _name(raw: bytes, last: str) -> str:
    """A name that can be printed: what a terminal would obey is none."""
    try:
        name = raw.decode()
    except UnicodeDecodeError:
        name = ""
    if not name.isprintable() or not name:
        raise _Fault(f"“{last}”之后的文件名被改动过。")
    return name


def _reading(file: BinaryIO, size: int, name: str, kept: _Kept) -> Iterator[bytes]:
    """The pieces of a file; those that say something of the whole are kept on the way."""
    if name not in (ABOUT, SUMS, TRAIL):
        yield from _pieces(file, size, name)
        return
    if name == TRAIL:
        yield from _followed(file, size, kept)
        return
    if size > _SMALL:
        raise _Fault(f"“{name}”过大，不是本系统写成的。")
    content = _read(file, size, name)
    yield content
    if name == SUMS:
        kept.sums = content
    else:
        kept.about = _about(content)
        kept.end = _end(kept.about, "月初")


def _followed(file: BinaryIO, size: int, kept: _Kept) -> Iterator[bytes]:
    """The trail, followed as it goes by: it may be longer than anything that is held."""
    rest = b""
    for piece in _pieces(file, size, TRAIL):
        yield piece
        *whole, rest = (rest + piece).split(b"\n")
        if len(rest) > _LONGEST_LINE:
            raise _Fault(f"“{TRAIL}”中有一行过长，不是本系统写成的。")
        for line in whole:
            _follow(kept, line)
    if rest:
        _follow(kept, rest)


def _follow(kept: _Kept, line: bytes) -> None:
    """One entry further, while the trail holds."""
    if kept.end is None or kept.broken is not None:
        return
    after = _linked(kept.end, line)
    if after is None:
        kept.broken = kept.end.number + 1
    else:
        kept.end = after


def _linked(end: End, line: bytes) -> End | None:
    try:
        held: dict[str, Any] = json.loads(line)
        closed, number = held.pop("hash"), held["number"]
        entry = Entry(**held) if len(held) > 1 else None
        return follows(end, Link(number, closed, entry))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _pieces(file: BinaryIO, size: int, name: str) -> Iterator[bytes]:
    while size:
        piece = _read(file, min(size, _PIECE), name)
        size -= len(piece)
        yield piece


def _read(file: BinaryIO, size: int, name: str) -> bytes:
    content = file.read(size)
    if len(content) != size:
        raise _Fault(_CUT.format(name))
    return content


def _header(name: bytes, crc: int, size: int) -> bytes:
    """How a file begins."""
    told = (_VERSION, _flags(name), 0, 0, _DAY, crc, size, size, len(name), 0)
    return _HEADER.pack(_LOCAL, *told)


def _flags(name: bytes) -> int:
    return 0 if name.isascii() else _UTF8


def _close(file: BinaryIO, mark: bytes, found: list[_File], offset: int) -> None:
    """The directory behind the last file, which has to say of each what was read, and the end."""
    length = 0
    for one in found:
        wanted = _entry(one)
        if mark + file.read(len(wanted) - len(mark)) != wanted:
            raise _Fault(f"归档末尾的目录中“{one.name}”一项缺失或被改动过。")
        length += len(wanted)
        mark = b""
    count = len(found)
    wanted = _CLOSE.pack(_END, 0, 0, count, count, length, offset, 0)
    if mark + file.read(len(wanted) - len(mark)) != wanted:
        raise _Fault("归档的结尾缺失或被改动过。请重新复制或重新归档。")
    if file.read(1):
        raise _Fault("归档结尾之后还有内容，是后来加上的。")


def _entry(one: _File) -> bytes:
    name = one.name.encode()
    told = (_SYSTEM, _VERSION, _flags(name), 0, 0, _DAY, one.crc, one.size, one.size)
    return _ENTRY.pack(_CENTRAL, *told, len(name), 0, 0, 0, 0, MODE, one.offset) + name


def _about(content: bytes) -> dict[str, Any]:
    try:
        held = json.loads(content)
    except (ValueError, RecursionError):
        held = None
    if not isinstance(held, dict) or held.get("归档") != KIND:
        raise _Fault(_NOT_OURS)
    return held


def _end(about: dict[str, Any], name: str) -> End:
    try:
        held = about["留痕"][name]
        return End(held["编号"], held["散列"])
    except (KeyError, TypeError):
        raise _Fault(f"“{ABOUT}”没有写明留痕在{name}的位置，不是本系统写成的。") from None


def _judged(found: list[_File], kept: _Kept) -> Checked:
    """What is to be said of files each of which was read whole."""
    wanted = listed(kept.sums.decode(errors="replace"))
    if wanted is None or found[-1].name != SUMS:
        raise _Fault(f"“{SUMS}”缺失或被改动过，不能核对。")
    pairs = [(one.name, one.digest) for one in found]
    if len({name for name, _ in pairs}) != len(pairs):
        raise _Fault("归档中有同名的文件，被改动过。")
    if says := mismatch(wanted, pairs, SUMS):
        raise _Fault(says)
    if kept.end is None or TRAIL not in dict(pairs):
        raise _Fault(_NOT_OURS)
    before, after = _end(kept.about, "月初"), _end(kept.about, "月末")
    if kept.broken is None and kept.end != after:
        kept.broken = kept.end.number + 1
    if kept.broken is not None:
        raise _Fault(f"留痕在第 {kept.broken} 条处断开：该条或其前后的记录被改动、删除或插入。")
    return Checked(True, _says(kept.about, len(found), before, after), digest(kept.sums))


def _says(about: dict[str, Any], files: int, before: End, after: End) -> str:
    count = after.number - before.number
    told = f"第 {before.number + 1} 至 {after.number} 条" if count else "本月没有新增，"
    what = f"{about.get('地区')}{about.get('年度')}年度 {about.get('月份')} 归档"
    return f"{what}：{files} 个文件齐全，与清单一致；留痕{told}首尾相接。"
