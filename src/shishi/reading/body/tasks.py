"""条目 — one numbered item of the text becomes an `ItemDraft`.

Labels and the brackets that give duties are cut out; what remains is the content, in which
figures, sentence deadlines and clauses are read.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from shishi.reading.body.item_places import Candidate
from shishi.reading.body.values import LEVELS, NAMED, Duty, Value, duties, times_at, values
from shishi.reading.draft import (
    FigureDraft,
    ItemDraft,
    Quoted,
)
from shishi.reading.duties.pairing import paired
from shishi.reading.duties.parties import Parties, in_bracket, named
from shishi.reading.duties.unit_words import looks_like_unit, pieces
from shishi.reading.lines.item_titles import title
from shishi.reading.lines.labels import Field, Label
from shishi.reading.lines.tidy import written
from shishi.reading.numbers import figures
from shishi.reading.source import View
from shishi.reading.tables.rows import placed
from shishi.reading.times import deadlines
from shishi.reading.times.deadlines import Timing
from shishi.rules.spans import Span

Range = tuple[int, int]

_NO_CONTENT = frozenset({*NAMED, Field.DEADLINE, Field.TITLE})
_PROGRESS = Field.PROGRESS
_CLAUSE = re.compile(r"[^；;。\n \t][^；;。\n]*[^；;。\n \t]")
_SAYS = re.compile(r"[^ \t\n（()）；;，,]")
_SAYS_LAST = re.compile(r"[^ \t\n（()）；;，,。]")
_SIGN_OF_LED = re.compile("牵头|主办|承办|负责|组织实施")  # what each wording of _LED holds
_LED = re.compile(
    r"由[^，。；\n]{2,40}?(?:共同|联合|负责)?(?:牵头|主办|负责(?=[，,。；;\n]|$|实施|落实|组织)"
    r"|承办|组织实施)(?:负责|组织|实施|落实|抓总|推进)*"
    r"(?:[，,][^，。；\n]{2,60}?(?:配合|协办|协同|参与))?"
    r"|(?<=[，,；;。\n])[^，。；\n\d由]{2,40}(?:牵头|主办|承办|负责|组织实施)(?=[，,。；;\n]|$)"
    r"(?:[，,][^，。；\n]{2,60}?(?:配合|协办|协同|参与)(?=[，,。；;\n]|$))?"
)
_MUST = re.compile(
    r"(?<![一-鿿])([^，。；;：:\n\d]{2,30}(?:[局委办会]|[院站心校司府乡镇](?=牵头|负责))(?:牵头|负责)?)(?=(?:须|要|应|应当|必须|负责)(?:于|在|确保|加快|\d)"
    r"|(?:组织|具体)?(?:实施|新建|改造|建设|完成|建成|开展|安装|组织|推进|新增|更换|修建|发放|改建|扩建|打造|免费|承建))"
)
_TAIL = re.compile(
    r"(?<=[，,；;。])([^，,；;。：:\n\d]{2,60})(?:[，,；;][^，,；;。\n]{2,16})?[。；;]?\s*\Z"
)


def draft(view: View, found: Candidate, here: Sequence[Label], year: int | None) -> ItemDraft:
    """The item of one candidate; `here` are the labels in its range."""
    text = view.text
    known = values(text, here, found.body, found.end)
    brackets = list(duties(text, found.body, found.end, known))
    name = _title(text, found, known, brackets)
    content = list(_content(text, found, known, brackets))
    parties = _led(view, content, _parties(view, known, brackets))
    timing = _timing(text, content, known, brackets, year)
    deadline, milestones = deadlines.drafts(view, timing)
    return ItemDraft(
        ordinal=_ordinal(view, found),
        title=_quoted(view, *name),
        span=view.span(found.start, _trimmed(text, found.start, found.end)),
        clauses=_clauses(view, content, name),
        figures=_figures(view, content, known, year),
        units=parties.units,
        people=parties.people,
        pairs=parties.pairs,
        deadline=deadline,
        milestones=milestones,
    )


def _ordinal(view: View, found: Candidate) -> Quoted[str] | None:
    """The number before the item; a bullet is none."""
    mark = found.entry.mark
    if mark is None or mark.style.startswith("bullet"):
        return None
    return _quoted(view, mark.start, mark.end)


def _quoted(view: View, start: int, end: int) -> Quoted[str]:
    """The words as written, without breaks and spaces, and their place."""
    span = view.span(start, end)
    whole = len(span.quote) == end - start  # nothing was dropped between the characters
    words = span.quote if whole else written(view, start, end)
    return Quoted("".join(words.split()), span)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \t\n":
        end -= 1
    return end


def _title(text: str, found: Candidate, known: Sequence[Value], brackets: Sequence[Duty]) -> Range:
    """The title: the value of 项目名称 where there is one, else the first words."""
    if found.name:
        return found.name
    for value in known:
        if value.label.field is Field.TITLE:
            return title(text, value.start, value.end)
    first = known[0] if known else None
    if first and first.label.start <= found.body and first.label.field is Field.CONTENT:
        return title(text, first.start, first.end)
    stops = [found.end, *(duty.start for duty in brackets if duty.start > found.body)]
    return title(text, found.body, min([*stops, first.label.start] if first else stops))


def _content(
    text: str, found: Candidate, known: Sequence[Value], brackets: Sequence[Duty]
) -> Iterator[Range]:
    """The range of the item without names, deadlines and the labels before them."""
    cuts = [(duty.start, duty.end) for duty in brackets]
    for value in known:
        if value.label.field in _NO_CONTENT:
            cuts.append((value.label.start, value.end))
        else:
            cuts.append((value.label.start, value.label.end))
    at = found.body
    for start, end in sorted(cuts):
        if start > at and _SAYS.search(text, at, start):
            yield at, start
        at = max(at, end)
    if at < found.end and _SAYS_LAST.search(text, at, found.end):
        yield at, found.end


def _parties(view: View, known: Sequence[Value], brackets: Sequence[Duty]) -> Parties:
    found = [
        named(view, label.field, label.word, start, end)
        for label, start, end in known
        if label.field in NAMED
    ]
    found += [in_bracket(view, *part) for duty in brackets for part in duty.parts]
    parties = Parties().with_named(*found)
    if parties.pairs or not parties.people:
        return parties
    return Parties(parties.units, parties.people, paired(parties.units, parties.people))


def _led(view: View, content: Sequence[Range], parties: Parties) -> Parties:
    """由县水利局牵头，各乡镇配合, or 县水利局须于…, inside the sentences."""
    for start, end in content:
        if not _SIGN_OF_LED.search(view.text, start, end):
            continue
        for found in _LED.finditer(view.text, start, end):
            parties = parties.with_named(in_bracket(view, *found.span()))
    if parties.units:
        return parties
    for start, end in content:
        for found in _MUST.finditer(view.text, start, end):
            if _are_units(view.text, *found.span(1)):
                parties = parties.with_named(in_bracket(view, *found.span(1)))
    if content and not parties.units:
        start, end = content[-1]
        tail = _TAIL.search(view.text, max(start, end - 100), end)
        if tail and _are_units(view.text, *tail.span(1)):
            parties = parties.with_named(in_bracket(view, *tail.span(1)))
    return parties


def _are_units(text: str, start: int, end: int) -> bool:
    names = (re.sub("(?:牵头|负责)$", "", text[a:b]) for a, b in pieces(text, start, end))
    return all(looks_like_unit(name) and name[0] in LEVELS for name in names)


def _timing(
    text: str,
    content: Sequence[Range],
    known: Sequence[Value],
    brackets: Sequence[Duty],
    year: int | None,
) -> Timing:
    """When the item is due: as stated in places meant for that, else as its sentences say."""
    due = [(v.start, v.end) for v in known if v.label.field is Field.DEADLINE]
    ranges = due or [place for v in known if v.label.field in NAMED for place in times_at(text, v)]
    parts = [part for duty in brackets for part in duty.parts]
    timing = deadlines.stated(text, [*ranges, *parts], year)
    if timing.deadline is None:
        timing = deadlines.worded(text, due)
    if timing.deadline is None:
        return _spoken(text, content, known, year)
    days = (*deadlines.spoken(text, content, year).milestones, *timing.milestones)
    return Timing(timing.deadline, days, timing.alternatives)


def _spoken(
    text: str, content: Sequence[Range], known: Sequence[Value], year: int | None
) -> Timing:
    """The deadline of the sentences; what is planned next (下步打算) counts where the target says
    none."""
    later = [v for v in known if v.label.field is Field.NEXT]
    target = [part for part in content if not any(v.start <= part[0] < v.end for v in later)]
    said = deadlines.spoken(text, target, year)
    if said.deadline or not later:
        return said
    return deadlines.spoken(text, content, year)


def _figures(
    view: View, content: Iterable[Range], known: Sequence[Value], year: int | None
) -> tuple[FigureDraft, ...]:
    """The figures of the content; those under 进展情况 are progress."""
    found: list[FigureDraft] = []
    progress = [(v.start, v.end) for v in known if v.label.field is _PROGRESS]
    for start, end in content:
        done = bool(progress) and any(first <= start < last for first, last in progress)
        base = len(found)
        read = figures.read(view, start, end, year=year)
        found += [placed(figure, base, done) for figure in read] if base or done else read
    return tuple(found)


def _clauses(view: View, content: Sequence[Range], name: Range) -> tuple[Span, ...]:
    """The 分项 of the content in order: the parts between ；, full stops and line ends."""
    text = view.text
    found: list[Span] = []
    for start, end in content:
        at = (
            max(start, name[1]) if start <= name[0] < end and text[name[1] : end].strip() else start
        )
        while at < end and text[at] in "。：:；; \t\n，,":
            at += 1
        found += [view.span(*clause.span()) for clause in _CLAUSE.finditer(text, at, end)]
    return tuple(found)
