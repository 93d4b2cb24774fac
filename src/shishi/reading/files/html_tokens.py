"""网页记号 — the tree of a page as a flat list, so that neither depth nor size needs recursion."""

import re
from dataclasses import dataclass
from enum import Enum

from selectolax.lexbor import LexborHTMLParser, LexborNode

from shishi.reading.source import Unreadable

MOST_TAGS = 200_000
DEEPEST = 2_000
"""Elements inside each other; pages have some thirty. The parser takes the square of it."""

_UNSEEN = frozenset(
    (
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "svg",
        "canvas",
        "audio",
        "video",
        "map",
        "select",
        "button",
        "input",
        "textarea",
        "datalist",
    )
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_NESTING = re.compile(
    r"<(/?)(?!(?:p|li|t[drh]|d[td]|option|br|hr|img|input|meta|link|col|area|base|wbr|param)\b)[a-z]",
    re.I,
)
_TOO_DEEP = "网页的结构异常复杂，已停止读取；请复制其中的方案正文，用“粘贴文字”的方式上传。"


class Kind(Enum):
    OPEN = "open"
    TEXT = "text"
    CLOSE = "close"


@dataclass(slots=True)
class Token:
    """`text` is the tag of an element or the words of a text; `end` the place of its CLOSE."""

    kind: Kind
    text: str
    attributes: dict[str, str]
    end: int = 0
    nests: bool = False  # a table that holds a table


def tokens_of(page: str, *, hidden_too: bool = False) -> list[Token]:
    """The body of a page without what is not seen; raises Unreadable for absurd nesting."""
    _check(page)
    body = LexborHTMLParser(page).body
    last = body.mem_id if body is not None else 0
    tokens: list[Token] = []
    opened: list[int] = []
    node: LexborNode | None = body
    while node is not None:
        below = None
        if node.is_text_node:
            tokens.append(Token(Kind.TEXT, node.text_content or "", {}))
        elif node.is_element_node and _is_seen(node, hidden_too):
            opened.append(len(tokens))
            tokens.append(_opening(node))
            below = node.child
            if below is None:
                _close(tokens, opened)
        while below is None and node is not None:
            below = None if node.mem_id == last else node.next
            if below is None:
                node = None if node.mem_id == last else node.parent
                if node is not None:
                    _close(tokens, opened)
        node = below
    return tokens


def _check(page: str) -> None:
    depth = deepest = 0
    for match in _NESTING.finditer(page):
        depth = max(depth - 1, 0) if match[1] else depth + 1
        deepest = max(deepest, depth)
    if page.count("<") > MOST_TAGS or deepest > DEEPEST:
        raise Unreadable(_TOO_DEEP)


def _is_seen(node: LexborNode, hidden_too: bool) -> bool:
    if node.tag in _UNSEEN:
        return False
    attributes = node.attributes
    hidden = "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "")
    return hidden_too or not hidden


def _opening(node: LexborNode) -> Token:
    attributes = {name: value or "" for name, value in node.attributes.items()}
    return Token(Kind.OPEN, node.tag or "", attributes)


def _close(tokens: list[Token], opened: list[int]) -> None:
    at = opened.pop()
    tokens[at].end = len(tokens)
    if tokens[at].text == "table":
        for above in reversed(opened):
            if tokens[above].text == "table":
                tokens[above].nests = True
                break
    tokens.append(Token(Kind.CLOSE, tokens[at].text, {}))
