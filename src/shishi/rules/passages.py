"""段落 — the text of a bulletin or a report, composed of its sentences."""

from collections.abc import Iterable, Mapping

from shishi.rules.bulletins import Facts
from shishi.rules.overviews import overall
from shishi.rules.phrases import Fact, Passage, filled, numeral
from shishi.rules.sections import compared, problems, reporting, slow
from shishi.rules.sentences import Sentences, Voice

TOO_LONG = 4000  # characters of a paper on one task (domain paper §3.2)


def passages(facts: Facts, sentences: Sentences, *, report: bool = False) -> tuple[Passage, ...]:
    """The text, passage by passage; the slot of each is the same in each month."""
    voice = Voice(sentences, report)
    parts = (overall, slow, reporting, compared, problems)[: None if facts.projects else 1]
    found = [Passage("依据", voice.of("依据" if facts.basis else "依据.无"))]
    for place, part in enumerate(parts, 1):
        found += part(facts, voice, numeral(place))
    if report:
        found.append(Passage("结尾", voice.of("结尾")))
    return tuple(found)


def title(facts: Facts, named: Mapping[str, Fact], sentences: Sentences, *, report: bool) -> str:
    """The title with its figures filled in."""
    words = Voice(sentences, report).of("标题")
    return "".join(piece.words for piece in filled(words, named))


def length(found: Iterable[Passage], named: Mapping[str, Fact]) -> int:
    """How many characters the text has."""
    texts = ("".join(piece.words for piece in filled(one.words, named)) for one in found)
    return sum(map(len, texts)) + sum(len(one.lead) for one in found)


def too_long(characters: int) -> str:
    """What is said of a text that is longer than papers should be; empty of others."""
    if characters <= TOO_LONG:
        return ""
    return (
        f"正文约 {characters} 字，超过 {TOO_LONG} 字。"
        "建议把进展较慢项目的详细情况移到附件，正文只写最突出的几件。"
    )
