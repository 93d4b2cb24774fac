"""工作机制 — the standing arrangements that a plan makes: who collects, reports, inspects,
publishes, how often, by which day, to whom.

Read clause by clause. The subject of a sentence is carried over its clauses (县发改委牵头汇总，
每月向县人民政府报告); so is its rhythm where a clause only goes on with the one before
(并向社会公布). One-off duties are none of these.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from shishi.reading.draft import MechanismDraft, MechanismKind
from shishi.reading.frame.rhythms import cadence_of, due_day_of, slogans
from shishi.reading.source import View

Kind = MechanismKind

_ORGAN = (
    r"(?:(?![向对由将把在于经按至从每])(?:"
    r"各[一-龥（）]{0,12}?(?:单位|部门|领导|负责人|责任人|乡镇|镇街|街道|专班|政府|小组)"
    r"|(?:牵头|责任|主办|承办|实施|项目|建设|有关|相关){1,2}(?:单位|部门)"
    r"|[一-龥]{0,6}领导(?!小组)"
    r"|(?:[一-龥]{2,5}、){1,4}[一-龥]{2,5}部门"
    r"|[一-龥（）]{0,18}?(?:政府|委员会|督查[室局组办]|督查中心|办公室|中心|专班|指挥部"
    r"|领导小组|工作组|联席会议|常委会|部门|委|局|办|院|公司)))"
)
_DEED = (
    r"(?:要|应|需|须|将|于|在|每|按|定期|适时|不定期|及时|随时|负责|牵头|会同|联合|具体|统一|建立"
    r"|开展|组织|对|向|进行|加强|下发|汇总|收集|实行|根据|可|继续|统筹|坚持|召开|全程|年|季|月|周"
    r"|半|双|\d|报送|上报|提交|督查(?![室局中组办])|通报|安排|落实|严格|采取|通过|把|切实|认真|依托|专题|审核|完善|健全|定|原则上|至少|分别)"
)
_ORGANS = rf"(?P<owner>{_ORGAN}(?:（[^（）]{{1,12}}）)?(?:、{_ORGAN}){{0,5}}?)(?={_DEED})"
_TIME = r"(?:原则上)?(?:[于自从])?(?:每|按|逐|\d{1,2}月)[一-龥\d]{0,12}?(?:前|起|底|末|内|旬)"
_TIME_ONLY = re.compile(rf"{_TIME}|[每逐按][周月季年]度?")
_OWNER = re.compile(rf"(?:{_TIME})?(?:并|同时|再|请|其中)?(?:由)?{_ORGANS}")
_BY = re.compile(rf"由{_ORGANS}")
_LEADERS = r"(?:党政主要|主要领导|分管领导|主要负责同志|领导同志|领导小组|办公室|常务会议?|党组)?"
_TOWARDS = re.compile(
    rf"向(?P<to>社会(?=公[开布示告])|(?:全?社会|公众|群众)|{_ORGAN}{_LEADERS})"
    r"(?=(?:作|进行|提交|提出|书面|专题|专门|定期|及时)*(?:报|汇报|反馈|备案|公|通报|述职|提交))"
)
_HANDED_TO = re.compile(
    rf"(?:报送至?|上报至?|报至|呈报|呈送|抄报|(?<![专月周季简年通申])报|呈|送)(?P<to>{_ORGAN}(?:、{_ORGAN}){{0,3}}{_LEADERS}"
    r"|[县市区州旗镇乡]长)(?=$|备案|审|汇总|并|后|研究|、|（|\()"
)
_ORDINAL = re.compile(
    r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|第?[一二三四五六七八九十]{1,3}(?:、|是|要)"
    r"|\d{1,2}[.．、](?=\D|\d{1,2}月))\s*"
)
_CLAUSE = re.compile(
    r"并?(?:[^并，,；;。！!\n]+|并(?!通报|公布|公示|报告|报送|汇总))+[，,；;。！!\n]?"
)
_UNTIMED = re.compile(r"适时|定期|不定期|及时|随时|常态化")
_GOES_ON = re.compile(r"并|同时|结果|[一-龥]{0,8}结果")
_WORTH_A_LOOK = re.compile(
    r"调度|通报|报送|报告|上报|汇报|汇总|报[县市区州旗省镇乡政]|督[查办导]|抽查|核查|检查|暗访|监管|台账"
    r"|人大|公[开示布]|收集|例会|推进会|联席会|跟踪|月报|周报|季报|会商|回头看|调研|审计|专报"
    r"|现场办公|视[察查]|满意度"
)
_SANCTION = re.compile(
    r"通报(?:表扬|批评|问责)|通报(?<=(?:予以|给予|进行)通报)$|将通报$|约谈"
    r"|公开(?:征集|招标|招聘|发布|透明)|依法依规|严肃|考核结果|此件"
)

# A clause is of the first kind whose words it has, among them the word in front, where one is in
# all of them; `_NEEDS_TIME` kinds also need a rhythm or a word such as 定期, else they are tasks
# for once.
KINDS: tuple[tuple[Kind, str, re.Pattern[str]], ...] = (
    (
        Kind.CONGRESS,
        "人大",
        re.compile(
            r"(?:邀请|组织|听取|吸纳|征求|由).{0,30}人大(?:代表|常委会|主席团)"
            r".{0,30}(?:参与|参加|视[察查]|测评|满意度|全程|评议|评价|评估|意见|建议|调研|检查|监督|验收|询问)"
            r"|人大(?:代表|常委会)[^《》]{0,20}(?:测评|视察|评议|专题询问|票决(?!制|结果)|满意度|听取)"
            r"|向.{0,12}人大.{0,40}(?:报告|汇报|通报)"
        ),
    ),
    (
        Kind.DISCLOSURE,
        "公",
        re.compile(
            r"(?:网站|媒体|平台|公众号|报纸|电视|公[开示]栏|社会|群众|公众|评议、).{0,24}公[开示布告]"
            r"|公[开示布].{0,20}(?:进展|情况|信息|结果|进度|名单)"
        ),
    ),
    (Kind.SUMMARY, "", re.compile(r"汇总(?!表)|编[发印制].{0,14}(?:专报|简报)")),
    (
        Kind.LEDGER,
        "台账",
        re.compile(r"(?:建立|健全|完善|实行|制定|建好|设立|落实|更新|纳入).{0,20}台账"),
    ),
    (
        Kind.BULLETIN,
        "通报",
        re.compile(r"通报"),
    ),
    (
        Kind.REPORT,
        "报",
        re.compile(r"报送|报告|上报|汇报|报[县市区州旗省镇乡政]|报备|[周月季]报(?:表|制度)?"),
    ),
    (
        Kind.DISPATCH,
        "",
        re.compile(
            r"调度|跟踪.{0,4}(?:进度|进展|情况)|收集.{0,6}(?:进度|进展|情况)|例会|推进会|联席会议?|碰头会|协调会|专题会|工作会"
            r"|会商|研判|点评会|现场会|跟踪(?:了解|进度|问效)|研究解决"
        ),
    ),
    (
        Kind.INSPECTION,
        "",
        re.compile(
            r"(?:开展|组织|进行|加强|下发|实施|每|次|定期|适时|不定期|强化|采取|加大).{0,30}"
            r"(?:督查(?![室局中组办])|督办|督导|抽查|核查|检查|巡查|暗访|监管|回头看|督促检查)"
            r"|(?:督查(?![室局中组办])|督导|抽查|核查|检查|调研|现场办公).{0,6}(?:一次|不少于)"
            r"|每.{0,10}审计"
        ),
    ),
)
_NEEDS_TIME = frozenset((Kind.BULLETIN, Kind.REPORT, Kind.DISPATCH))
_HAS_RECIPIENT = frozenset((Kind.REPORT, Kind.SUMMARY, Kind.CONGRESS, Kind.DISCLOSURE))


class _Clause(NamedTuple):
    """One clause and who acts in it; offsets are of the view."""

    start: int
    end: int
    text: str
    stop: str
    owner: str | None
    own_owner: bool


def read(view: View, start: int, end: int) -> tuple[MechanismDraft, ...]:
    """The arrangements made in `[start, end)` of the view, in order."""
    found: list[MechanismDraft] = []
    for first, last in _sentences(view.text, start, end):
        found += _of_sentence(view, first, last)
    return _without_echoes(found)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches up to a full stop or line end that are worth a look, headings left out."""
    place = start
    while place < end:
        line_end = text.find("\n", place, end)
        line_end = end if line_end < 0 else line_end
        mark = _ORDINAL.match(text, place, line_end)
        numbered = mark is not None
        place = mark.end() if mark else place
        while place < line_end:
            stop = text.find("。", place, line_end)
            stop = line_end if stop < 0 else stop + 1
            heading = numbered and stop < line_end and stop - place <= 20
            if not heading and _WORTH_A_LOOK.search(text, place, stop):
                yield place, stop
            numbered, place = False, stop
        place = line_end + 1


def _of_sentence(view: View, first: int, last: int) -> list[MechanismDraft]:
    found: list[MechanismDraft] = []
    clauses = _clauses(view.text, first, last)
    said = list(slogans(view.text, first, last))
    for place, clause in enumerate(clauses):
        sayings = [one for one in said if clause.start <= one[2] < clause.end] if said else []
        found += [MechanismDraft(kind, view.span(*at), cadence) for kind, cadence, *at in sayings]
        entry = None if sayings else _entry(view, clauses, place)
        if entry:
            found.append(entry)
    return found


def _clauses(text: str, first: int, last: int) -> list[_Clause]:
    """Clauses of a sentence; the subject is carried along, a mere time (每月5日前，) is joined."""
    found: list[_Clause] = []
    owner: str | None = None
    begin = first
    for match in _CLAUSE.finditer(text, first, last):
        start, end, stop = _trimmed(text, begin, match.end())
        if found and found[-1].stop in "；;":
            mark = _ORDINAL.match(text, start, end)
            start = mark.end() if mark else start
        body = text[start:end]
        if _TIME_ONLY.fullmatch(body) and match.end() < last:
            begin = start
            continue
        begin = match.end()
        plain = body.replace("，", "")
        own = _OWNER.match(plain) or _BY.search(plain)
        owner = own["owner"] if own else owner
        found.append(_Clause(start, end, body, stop, owner, own is not None))
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int, str]:
    """A clause without its stop and white space, and the stop."""
    body = text[start:end].rstrip("，,；;。！!\n ")
    indent = len(body) - len(body.lstrip())
    return start + indent, start + len(body), text[end - 1]


def _recipient(clause: _Clause) -> str | None:
    match = _TOWARDS.search(clause.text) or _HANDED_TO.search(clause.text)
    return match["to"] if match else None


def _entry(view: View, clauses: list[_Clause], place: int) -> MechanismDraft | None:
    clause = clauses[place]
    kind = _kind(clause)
    if kind is None:
        return None
    cadence = cadence_of(clause.text) or _inherited(kind, clauses, place)
    if kind in _NEEDS_TIME and not cadence and not _UNTIMED.search(clause.text):
        return None
    end, owner = clause.end, clause.owner
    recipient = _recipient(clause) if kind in _HAS_RECIPIENT else None
    if kind is Kind.CONGRESS and owner and "听取" in clause.text:
        owner, recipient = None, owner
    after = clauses[place + 1] if place + 1 < len(clauses) else None
    if kind is Kind.SUMMARY and not recipient and after and _closes(after):
        end, recipient = after.end, _recipient(after)
    if kind is Kind.REPORT and not recipient and place and not clause.own_owner:
        recipient = _recipient(clauses[place - 1])
    span = view.span(clause.start, end)
    return MechanismDraft(kind, span, cadence, due_day_of(clause.text), owner, recipient)


def _kind(clause: _Clause) -> Kind | None:
    if _SANCTION.search(clause.text):
        return None
    of_congress = not clause.own_owner and clause.owner and "人大" in clause.owner
    words_said = f"{clause.owner}{clause.text}" if of_congress else clause.text
    for kind, word, words in KINDS:
        if word in words_said and words.search(words_said):
            return kind
    return None


def _closes(after: _Clause) -> bool:
    """汇总…，形成专报呈…: the clause that hands the summary up belongs to it."""
    return not after.own_owner and bool(_recipient(after)) and not cadence_of(after.text)


def _inherited(kind: Kind, clauses: list[_Clause], place: int) -> str | None:
    """The rhythm of the sentence for a clause that only goes on with the one before."""
    clause = clauses[place]
    if _UNTIMED.search(clause.text):
        return None
    before = clauses[place - 1].text if place else ""
    if kind is Kind.SUMMARY:
        after = clauses[place + 1] if place + 1 < len(clauses) else None
        follows = after is not None and not after.own_owner
        return cadence_of(before) or (cadence_of(after.text) if after and follows else None)
    if kind in (Kind.BULLETIN, Kind.DISCLOSURE, Kind.REPORT) and _GOES_ON.match(clause.text):
        return cadence_of(before)
    return None


def _without_echoes(found: list[MechanismDraft]) -> tuple[MechanismDraft, ...]:
    """A slogan (“周调度”) goes when a clause says the same in full."""
    full = {(entry.kind, entry.cadence) for entry in found if entry.owner or entry.recipient}
    return tuple(
        entry
        for entry in found
        if entry.owner
        or entry.recipient
        or len(entry.span.quote) > 8
        or (entry.kind, entry.cadence) not in full
    )
