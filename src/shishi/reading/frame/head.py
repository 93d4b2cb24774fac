"""文头文尾 — what a document says of itself: titles, issuer, number, dates, year, region,
the congress that voted, copies. What it does not say stays None."""

import re
from collections.abc import Sequence
from itertools import islice

from shishi.reading.draft import HeadDraft, Quoted
from shishi.reading.frame import imprint
from shishi.reading.lines import titles
from shishi.reading.lines.titles import Front, Line, Title, solid
from shishi.reading.source import View

Range = tuple[int, int]

_FAR = 60_000  # characters of the front in which a voting congress is looked for
_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*(?:年|〕|］|\]|】|）)|"
    r"(二[〇○零Oo][〇○零一二三四五六七八九]{2})年"
)
_SUFFIX = (
    r"(?:自治县|自治州|自治旗|自治区|矿区|林区|特区|新区|地区"
    r"|县|縣|市|区|區|旗|盟|州|镇|鎮|乡|鄉|街道|省|团场|农场|牧场|林场|开发区|园区)"
)
_BEFORE_YEAR = re.compile(rf"([一-龥]{{1,15}}{_SUFFIX})(?=\s*(?:(?:19|20)\d\d|二[〇○零]))")
_BEFORE_ORGAN = re.compile(
    rf"(?:中共)?([一-龥]{{1,15}}{_SUFFIX})(?=委|人民政府|政府|人大|人民代表大会|民生|发展|实事|财政)"
)
_AT_START = re.compile(
    rf"(?:(?:19|20)\d\d年度?)?((?![全我本各])[一-龥]{{1,7}}?{_SUFFIX})"
    r"(?=民生|实事|惠民|民心|为民|利民|重点|[“十关年]|人民政府|政府)"
)
_SESSION = re.compile("届")  # the view writes 屆 so
_BEFORE_SESSION = re.compile(
    r"(?P<level>自治[县州旗区]|省|市|县|縣|区|區|旗|州|盟|镇|鎮|乡|鄉)?"
    r"第?[一二三四五六七八九十〇零\d]{1,4}\Z"
)
_MEETING = re.compile(
    r"届(?:人民代表大会|人民代表大會|人大)"
    r"第?[一二三四五六七八九十〇零\d]{1,3}次(?:全体|全體)?(?:会议|會議)"
)
_OPENING = 9  # characters that the words before 届 take: 自治区, 第, four numerals
_LAYOUT = re.compile(r"年度|[年《》“”〈〉\W]")
_VOTED = re.compile(r"票决|票決|表决|表決|通过|通過|审议|審議|确定|確定|产生")
_BOUNDARY = frozenset(
    "请议经由据在按照从于自为以将把和与对向已，。；、：（(“”《》〈〉 \t\n\u3000,;:"
)


def read(view: View, front: Front) -> HeadDraft:
    """The head of one document, whose lines and covering notice `front` knows."""
    rows, covering = front
    own = _own_title(rows, covering)
    title, notice_title = _titles(view, covering, own)
    printed = imprint.circulated(rows)
    fence = own.first if covering and own and own.first > covering.last else 0
    ends = [found.last for found in (covering, own) if found]
    told, days = imprint.catalogue(rows), imprint.days(rows)
    dated = imprint.dated(rows, told, days, ends, fence)
    number = imprint.document_number(rows, told)
    issuer = imprint.labelled(told, "发文机关", "发布机构", "发布单位", "制发单位")
    issuer = issuer or imprint.signature(rows, days)
    issuer = issuer or _named_organ(view, rows, covering, printed[2] if printed else None)
    region = _region(view, title, issuer, notice_title)
    return HeadDraft(
        title=_quoted(view, title),
        notice_title=_quoted(view, notice_title),
        issuer=_organs(view, issuer),
        document_number=_quoted(view, number),
        dated_on=Quoted(dated[1], view.span(*dated[0])) if dated else None,
        circulated_on=Quoted(printed[1], view.span(*printed[0])) if printed else None,
        year=_year(view, [own, covering], number, rows),
        region=_quoted(view, region),
        congress=_quoted(view, _congress(view.text, region)),
        copied_to=_copied_to(view, rows),
    )


def _copied_to(view: View, rows: Sequence[Line]) -> tuple[Quoted[str], ...]:
    if "抄" not in view.text:
        return ()
    places = imprint.copies(rows)
    return tuple(Quoted(solid(view.text[a:b]), view.span(a, b)) for a, b in places)


def _quoted(view: View, place: Range | None) -> Quoted[str] | None:
    if place is None:
        return None
    return Quoted(solid(view.text[place[0] : place[1]]), view.span(*place))


def _organs(view: View, place: Range | None) -> Quoted[str] | None:
    """The issuer; several organs of a joint document keep a space between them."""
    if place is None:
        return None
    words = " ".join(titles.organs(view.text[slice(*place)]))
    return Quoted(words, view.span(*place))


def _own_title(rows: Sequence[Line], covering: Title | None) -> Title | None:
    """The plan's own title line: the one the notice speaks of, else the first that could be one."""
    if covering is None:
        return next(titles.plans(rows[:60]), None)
    wanted = _bare(titles.handed_down(covering)) or _bare(covering.text)
    first = None
    for candidate in titles.plans(rows, covering.last + 1):
        words = _bare(candidate.text)
        if words in wanted or wanted in words:
            return candidate
        first = first or candidate
    return first


def _bare(words: str) -> str:
    return _LAYOUT.sub("", words)


def _titles(
    view: View, covering: Title | None, own: Title | None
) -> tuple[Range | None, Range | None]:
    """(title, notice title). The name a notice gives in 《》 is the one the plan was issued under;
    a heading of its own counts where the notice gives none; a notice without a plan is its own."""
    heading = (own.start, own.end) if own else None
    if covering is None:
        return heading, None
    notice = covering.start, covering.end
    title = titles.named(view, covering) or heading
    return (title, notice) if title else (notice, None)


def _named_organ(
    view: View, rows: Sequence[Line], covering: Title | None, imprint_line: Line | None
) -> Range | None:
    """The issuer without 署名: the organ in the notice's title, else 版头, else 印发机关."""
    if covering:
        before = view.text[covering.start : covering.end].partition("关于")[0].rstrip()
        if titles.is_organ(before):
            return covering.start, covering.start + len(before)
    found = imprint.letterhead(rows)
    if not found and imprint_line:
        found = imprint.printing_organ(imprint_line)
    return found


def _year(
    view: View, headings: Sequence[Title | None], number: Range | None, rows: Sequence[Line]
) -> Quoted[int] | None:
    """The year of the plan: from its titles, its number, else the first year it names."""
    ranges = [(title.start, title.end) for title in headings if title]
    ranges += [number] if number else []
    ranges += [(row.start, row.end) for row in rows[:12]]
    for start, end in ranges:
        match = _YEAR.search(view.text, start, end)
        if match:
            group = match.lastindex or 1
            return Quoted(imprint.year_of(match[group]), view.span(*match.span(group)))
    return None


def _region(view: View, *sources: Range | None) -> Range | None:
    """The territory: what stands before the year of a title or before 人民政府 of an organ."""
    for shape in (_BEFORE_YEAR, _BEFORE_ORGAN, _AT_START):
        for source in sources:
            match = shape.match(solid(view.text[slice(*source)])) if source else None
            if source and match:
                return _narrowed(view.text, source[0], *match.span(1))
    return None


def _narrowed(text: str, place: int, start: int, end: int) -> Range:
    """Where, from `place` on, the characters `[start, end)` stand, white space not counted."""
    marks = (at for at in range(place, len(text)) if not text[at].isspace())
    places = list(islice(marks, end))
    return places[start], places[-1] + 1


def _congress(text: str, region: Range | None) -> Range | None:
    """The meeting that voted, as written, with the territory before it."""
    chosen = None
    for session in _SESSION.finditer(text, 0, _FAR):
        meeting = _MEETING.match(text, session.start(), _FAR)
        before = meeting and _BEFORE_SESSION.search(
            text, max(0, session.start() - _OPENING), session.start()
        )
        if not meeting or not before:
            continue
        voted = _VOTED.search(text, meeting.end(), meeting.end() + 40)
        if chosen is None or voted:
            chosen = before, meeting.end()
        if voted:
            break
    if chosen is None:
        return None
    before, end = chosen
    start = before.start()
    if before["level"]:
        start = _with_place(text, start, solid(text[slice(*region)]) if region else "")
    return start, end


def _with_place(text: str, start: int, region: str) -> int:
    """Where the territory before 第十八届… begins: its whole name, or the one character 县."""
    if region:
        stem = region[:-1]
        return start - len(stem) if text.endswith(stem, 0, start) else start
    back = 1
    while back < 9 and start - back >= 0 and text[start - back] not in _BOUNDARY:
        back += 1
    return start - back + 1 if back in (3, 4, 5) else start
