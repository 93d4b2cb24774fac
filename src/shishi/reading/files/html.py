"""网页（.html）— a saved page: the article as paragraphs and tables, the frame around it dropped.

The article is the innermost element that holds nearly all text outside links. Everything in it
is kept. Outside it, a block goes only when it looks like part of the frame: made of links, in a
zone named as frame, or worded like one (当前位置, 版权所有).
"""

import re
from itertools import accumulate

from shishi.reading.files.assembly import Assembly
from shishi.reading.files.encoding import decode
from shishi.reading.files.html_blocks import Block, blocks
from shishi.reading.files.html_tokens import Kind, Token, tokens_of
from shishi.reading.source import SourceText

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
_HOLDERS = frozenset(("body", "div", "article", "main", "section", "td", "form", "center"))
_NEARLY_ALL = 0.85
_MOSTLY = 0.5
_EASTERN = re.compile("[\u4e00-\u9fff]")
_FRAME_TAGS = frozenset(("nav", "footer", "aside"))
_FRAME_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|head(?:er)?|top|foot(?:er)?|bottom|crumbs?|breadcrumbs?|side(?:bar)?"
    r"|copyright|share|print|toolbar|search|login|friend-?link|related|pager|qr-?code|tips?)"
    r"(?:$|[\s_-])",
    re.I,
)
_FRAME_WORDS = re.compile(
    r"^(?:首页|网站首页|当前位置|您(?:现在)?(?:所在)?的位置|您当前的位置|打印(?:本页)?|关闭(?:窗口|本页)?"
    r"|【?字[号体]|\[?字[号体]|分享到?|扫一扫|相关(?:链接|文档|解读|信息|稿件)|上一篇|下一篇|返回(?:顶部|首页)"
    r"|无障碍|长者|繁[體体]|简体|登录|注册|搜索|收藏|浏览(?:次数|量)|访问量|点击(?:数|量|次数)|阅读(?:数|量|次数)"
    r"|版权所有|主办(?:单位)?[:：]|承办(?:单位)?[:：]|网站标识码|联系我们|网站地图|技术支持"
    r"|(?:发布|更新)(?:时间|日期)[:：]|(?:信息|文章)?来源[:：]|(?:责任)?编辑[:：]|作者[:：])"
    r"|ICP备|公网安备|浏览次数[:：]"
)
_SHORT = 60
"""Characters. A block outside the article that is longer is kept whatever it says."""


def read(content: bytes) -> SourceText:
    """Raises Unreadable for content that is no text and for absurd nesting."""
    declared = _CHARSET.search(content[:4096])
    decoded = decode(content, declared[1].decode("ascii", "ignore") if declared else "")
    assembly = Assembly("html")
    for says in decoded.says:
        assembly.notice(says)
    kept = _kept(tokens_of(decoded.text)) or _kept(tokens_of(decoded.text, hidden_too=True))
    paragraphs = tables = 0
    for block in kept:
        if block.cells:
            tables += 1
            assembly.table(block.cells, f"表{tables}")
        else:
            paragraphs += 1
            assembly.paragraph(block.text, f"第{paragraphs}段")
    return assembly.finish()


def _kept(tokens: list[Token]) -> list[Block]:
    start, end = _article(tokens)
    framed = _frame(tokens, start, end)
    return [
        block
        for block in blocks(tokens, 0, len(tokens))
        if not _is_frame(block, framed[block.at], start < block.at <= end)
    ]


def _article(tokens: list[Token]) -> tuple[int, int]:
    """Places of the innermost element with nearly all Chinese text that is not in links."""
    links, weights = 0, list[int]()
    for token in tokens:
        if token.text == "a" and token.kind is not Kind.TEXT:
            links += 1 if token.kind is Kind.OPEN else -1
        words = token.kind is Kind.TEXT and not links
        weights.append(len(_EASTERN.findall(token.text)) if words else 0)
    before = [0, *accumulate(weights)]
    enough = before[-1] * _NEARLY_ALL
    found = 0
    for at, token in enumerate(tokens):
        holds = token.kind is Kind.OPEN and token.text in _HOLDERS
        if holds and before[token.end] - before[at] >= enough:
            found = at
    return (found, tokens[found].end) if tokens else (0, 0)


def _frame(tokens: list[Token], start: int, end: int) -> list[bool]:
    """For each token: does it stand in a zone named as frame that does not hold the article?"""
    marks, until = list[bool](), -1
    for at, token in enumerate(tokens):
        if token.kind is Kind.OPEN and at > until and not at <= start <= end <= token.end:
            until = token.end if _names_frame(token) else until
        marks.append(at <= until)
    return marks


def _names_frame(token: Token) -> bool:
    names = f"{token.attributes.get('class', '')} {token.attributes.get('id', '')}"
    return token.text in _FRAME_TAGS or bool(_FRAME_NAMES.search(names))


def _is_frame(block: Block, framed: bool, inside: bool) -> bool:
    """Inside the article a block must both stand in the frame and look like it."""
    if block.cells or block.heading or len(block.text) > _SHORT:
        return False
    alike = block.linked > _MOSTLY or bool(_FRAME_WORDS.search(block.text))
    return (framed and alike) if inside else (framed or alike)
