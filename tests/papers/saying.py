"""What a composed paper says, as text: one line a passage."""

from shishi.papers.drafts import Composed
from shishi.rules.phrases import filled, unfit


def lines(composed: Composed) -> list[str]:
    """Every name in it is known."""
    for one in composed.passages:
        assert unfit(one.words, composed.facts) == ()
    return [
        one.lead + "".join(piece.words for piece in filled(one.words, composed.facts))
        for one in composed.passages
    ]
