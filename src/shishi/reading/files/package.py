"""压缩包 — Office files are zip packages of XML; this opens them without trusting them.

A package may lie about its size, nest entities or carry macros. Sizes are checked from the
directory before a byte is unpacked, and `zipfile` never yields more than the directory says.
"""

import posixpath
import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile

from lxml import etree

from shishi.reading.source import Unreadable

MOST_MEMBERS = 5_000
LARGEST_PACKAGE = 200_000_000
"""Bytes of all members unpacked, pictures included."""
LARGEST_PART = 24_000_000
"""Bytes of one XML part, the only kind that is unpacked."""
MOST_NODES = 2_000_000
"""Tags and attributes of one part; each takes some hundred bytes when parsed."""
STEEPEST_RATIO = 200
"""Unpacked to packed. XML of a plan packs about 10:1, of a long table about 40:1."""
SMALL = 4_000_000
"""Bytes unpacked below which the ratio does not matter."""

_BROKEN = "文件已损坏或没有下载完整，无法打开；请重新下载，或用 Word/WPS 打开后另存一份再上传。"
_BOMB = "文件解压后异常庞大，疑似压缩炸弹，已拒绝读取；请核对文件来源。"
_ENTITIES = "文件内含自定义实体，正常的办公文件不会这样，已拒绝读取；请核对文件来源。"
_MACROS = "文件带有宏，已拒绝读取；请在 Word/WPS 中另存为不含宏的文件（.docx 或 .xlsx）后再上传。"
_LOCKED = "文件设有打开密码，无法读取；请取消密码后再上传。"

_DOCTYPE = re.compile(rb"<\x00?!\x00?(?:D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E|E\x00?N\x00?T)")
_MACRO_MEMBER = re.compile(r"(?:^|/)(?:vbaProject\.bin|vbaData\.xml|macrosheets/.+)$", re.I)

_DAMAGE = (BadZipFile, LargeZipFile, zlib.error, EOFError, OSError, ValueError, KeyError)


class Package:
    """A zip package that has passed the checks; `part` yields parsed XML members."""

    def __init__(self, content: bytes) -> None:
        """Raises Unreadable when the package is broken, a bomb, locked or bears macros."""
        try:
            self._zip = ZipFile(BytesIO(content))
        except (*_DAMAGE, NotImplementedError, IndexError) as error:
            raise Unreadable(_BROKEN) from error
        self.names = frozenset(self._zip.namelist())
        self._check()

    def _check(self) -> None:
        members = self._zip.infolist()
        unpacked = sum(member.file_size for member in members)
        packed = sum(member.compress_size for member in members)
        steep = unpacked > SMALL and unpacked > STEEPEST_RATIO * max(packed, 1)
        if len(members) > MOST_MEMBERS or unpacked > LARGEST_PACKAGE or steep:
            raise Unreadable(_BOMB)
        if any(member.flag_bits & 1 for member in members):
            raise Unreadable(_LOCKED)
        if any(_MACRO_MEMBER.search(name) for name in self.names):
            raise Unreadable(_MACROS)

    def raw(self, name: str) -> bytes | None:
        """The bytes of a member, None when there is none."""
        if name not in self.names:
            return None
        try:
            info = self._zip.getinfo(name)
            if info.file_size > LARGEST_PART:
                raise Unreadable(_BOMB)
            return self._zip.read(info)
        except (*_DAMAGE, NotImplementedError, RuntimeError) as error:
            raise Unreadable(_BROKEN) from error

    def part(self, name: str) -> etree._Element | None:
        """The root element of an XML member, None when there is no such member."""
        content = self.raw(name)
        return None if content is None else parse_xml(content)

    def relations(self, name: str) -> list[tuple[str, str, str]]:
        """Id, kind and target of the relations of a member; those of the package for ""."""
        folder, slash, last = name.rpartition("/")
        root = self.part(f"{folder}{slash}_rels/{last}.rels")
        found: list[tuple[str, str, str]] = []
        for node in () if root is None else root:
            target = posixpath.join("/" + folder, node.get("Target", ""))
            kind = node.get("Type", "").rpartition("/")[2]
            found.append((node.get("Id", ""), kind, posixpath.normpath(target).lstrip("/")))
        return found


def parse_xml(content: bytes) -> etree._Element:
    """The root of one XML part; Unreadable when it declares a document type or is broken."""
    if _DOCTYPE.search(content):
        raise Unreadable(_ENTITIES)
    if content.count(b"<") + content.count(b"=") > MOST_NODES:
        raise Unreadable(_BOMB)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(_BROKEN) from error


def local(node: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(node.tag).rpartition("}")[2]
