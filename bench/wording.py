"""核校 — sentences a second on the library of the tests; its growth; its worst inputs."""

from collections.abc import Iterator

from bench.figures import Line, at_most, best
from bench.reading import hostile
from shishi.reading.source import SourceText
from shishi.wording.check import check
from tests.wording.passages import sound
from tests.wording.sentences import PARTS, sentences

PER_SECOND = 300
PAPERS = 8
TEN = 10


def lines() -> Iterator[Line]:
    """All figures of checking."""
    library = [one.text for part in PARTS for one in sentences(part)]
    taken = best(lambda: [_checked(text) for text in library], runs=3)
    rate = len(library) / taken
    promise = f"≥ {PER_SECOND} 句"
    yield Line("文字核校，每核每秒", f"{rate:.0f} 句", promise, rate >= PER_SECOND)
    paper = "".join(sound(number) for number in range(PAPERS))
    one, ten = best(lambda: _checked(paper), runs=3), best(lambda: _checked(paper * TEN), runs=1)
    yield at_most(f"{TEN} 倍文字（{len(paper)} 字起）", ten / one, 2 * TEN)
    yield _worst(one / len(paper))


def _checked(text: str) -> int:
    return len(check(SourceText(text, "text")))


def _worst(share: float) -> Line:
    costs = {
        name: best(lambda words=words: _checked(words), runs=1) / len(words) / share
        for name, words in hostile()
    }
    name = max(costs, key=costs.__getitem__)
    return at_most(f"{len(costs)} 种刁难输入中最慢的（{name}）÷ 同长度公文", costs[name], 10)
