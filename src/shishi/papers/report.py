"""月度报告 — what the collecting office reports to the government of the county each month: it
asks for nothing (党政机关公文处理工作条例第十五条), and bears the name of who signs."""

from shishi.papers.annexes import annexes
from shishi.papers.content import Form
from shishi.papers.drafts import Composed
from shishi.rules.bulletins import Facts
from shishi.rules.mentions import named
from shishi.rules.passages import passages, title
from shishi.rules.sentences import SENTENCES, Sentences


def composed(
    facts: Facts, sentences: Sentences = SENTENCES, receivers: tuple[str, ...] = ()
) -> Composed:
    """The report, for whom it is written to (上行文)."""
    figures = named(facts)
    return Composed(
        form=Form.UPWARD,
        title=title(facts, figures, sentences, report=True),
        passages=passages(facts, sentences, report=True),
        facts=figures,
        annexes=annexes(facts),
        receivers=receivers,
    )
