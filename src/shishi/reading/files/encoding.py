"""编码 — bytes to text: UTF-8, UTF-16, GB18030, and Big5 or others as the last resort.

Nothing is lost silently: each repair leaves a sentence.
"""

import codecs
import re
from dataclasses import dataclass

from shishi.reading.source import Unreadable

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\x0b\x0c\x1b") + b"\x7f"
SAMPLE = 60_000
"""Bytes that are enough to tell an encoding."""
PLAUSIBLE = 0.9
"""Share of everyday characters from which a guess is believed."""
BINARY = 0.05
"""Share of control bytes from which a file is no text."""

_NO_TEXT = "文件内容不是文字，无法读取；请核对文件，上传 .docx、.pdf、.html、.xlsx 或 .txt。"
_UNKNOWN = "无法识别文件的文字编码；请用记事本打开，另存为 UTF-8 编码后再上传。"
_REPLACED = "文件有{count}处字节无法识别，已用“\ufffd”代替，请对照原件核对。"
_MIXED = "文件混用了两种编码，{lines}行按 GB18030 读取，请核对这些行的文字。"
_GUESSED = "文件编码按 {name} 识别，请核对文字是否正确。"


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    says: tuple[str, ...] = ()


def decode(content: bytes, declared: str = "") -> Decoded:
    """The text of a file. `declared` is the encoding the file itself names (an HTML meta tag).

    Raises Unreadable for binary content and for encodings nobody can tell.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _marked(content[len(mark) :], name)
    strict = _strict(content, "utf-8")
    wide = _wide(content) if strict is None or "\0" in strict else None
    if wide is not None:
        return Decoded(wide)
    if len(content.translate(None, _CONTROLS)) < len(content) * (1 - BINARY):
        raise Unreadable(_NO_TEXT)
    if strict is not None:
        return Decoded(strict)
    return _eastern(content, declared)


def _marked(content: bytes, name: str) -> Decoded:
    text = content.decode(name, "replace")
    lost = text.count("\ufffd")
    if lost * 20 > len(text) + 20:
        raise Unreadable(_NO_TEXT)
    return Decoded(text, (_REPLACED.format(count=lost),) if lost else ())


def _strict(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def everyday(text: str) -> float:
    """Share of characters of GB 2312 or Big5, which have all that official Chinese uses.

    Bytes read in the wrong encoding give rare characters, most of which neither has.
    """
    kept = (len(text.encode(name, "ignore").decode(name)) for name in ("gb2312", "big5"))
    return max(kept) / max(len(text), 1)


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: believed only when nearly all of it is everyday text."""
    if len(content) % 2 or len(content) < 4:
        return None
    sample = content[: SAMPLE - SAMPLE % 2]
    zeros = max(sample[::2].count(0), sample[1::2].count(0))
    if not zeros and _strict(sample[:-1], "gb18030") is not None:
        return None
    for name in ("utf-16-le", "utf-16-be"):
        trial = sample.decode(name, "ignore")
        if "\0" not in trial and everyday(trial) > PLAUSIBLE and len(trial) * 2 > len(sample) - 8:
            return content.decode(name, "replace")
    return None


def _eastern(content: bytes, declared: str) -> Decoded:
    """Text that is not UTF-8: GB18030 first, then mixed lines, then a guess."""
    text = _strict(content, "gb18030")
    if text is not None and everyday(text[:SAMPLE]) > PLAUSIBLE:
        return Decoded(text)
    named = _strict(content, declared) if declared else None
    if named is not None and "\0" not in named:
        return Decoded(named)
    mixed = _line_by_line(content)
    if mixed is not None:
        return mixed
    guessed = _guess(content)
    if guessed is not None:
        return guessed
    raise Unreadable(_UNKNOWN)


def _line_by_line(content: bytes) -> Decoded | None:
    """Lines in UTF-8 among lines in GB18030, and single broken bytes; None when it is neither."""
    lines, other, lost = list[str](), 0, 0
    for line in content.split(b"\n"):
        text = _strict(line, "utf-8")
        if text is None:
            text = _strict(line, "gb18030")
            if text is not None and everyday(text) > PLAUSIBLE:
                other += 1
            else:
                text = _replaced(line)
                lost += text.count("\ufffd")
                if everyday(text) < PLAUSIBLE - 0.2:
                    return None
        lines.append(text)
    text = "\n".join(lines)
    if lost * 50 > len(text):
        return None
    utf8 = len(lines) - other - bool(lost)
    says = [_MIXED.format(lines=other)] if other and utf8 else []
    if lost:
        says.append(_REPLACED.format(count=lost))
    return Decoded(text, tuple(says))


def _replaced(line: bytes) -> str:
    """The reading, UTF-8 or GB18030, that looks best."""
    readings = (line.decode(name, "replace") for name in ("utf-8", "gb18030"))
    return max(readings, key=everyday)


_PLAIN_NAME = re.compile(r"[\w-]{2,20}\Z")


def _guess(content: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes  # slow import: needed for odd encodings alone

    best = from_bytes(content[:SAMPLE]).best()
    if best is None or not _PLAIN_NAME.match(best.encoding):
        return None
    text = content.decode(best.encoding, "replace")
    if text.count("\ufffd") * 50 > len(text):
        return None
    return Decoded(text, (_GUESSED.format(name=best.encoding.upper()),))
