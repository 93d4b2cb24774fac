"""月通报 — the bulletin of a month out of its facts and the sentences of the county."""

from shishi.papers.annexes import annexes
from shishi.papers.content import Form
from shishi.papers.drafts import Composed
from shishi.rules.bulletins import Facts
from shishi.rules.mentions import named
from shishi.rules.passages import passages, title
from shishi.rules.sentences import SENTENCES, Sentences


def composed(facts: Facts, sentences: Sentences = SENTENCES) -> Composed:
    """The bulletin, for units below (下行文)."""
    figures = named(facts)
    return Composed(
        form=Form.DOWNWARD,
        title=title(facts, figures, sentences, report=False),
        passages=passages(facts, sentences),
        facts=figures,
        annexes=annexes(facts),
    )
