"""Words that come from no file."""

from collections.abc import Sequence
from datetime import date

from shishi.reading.source import SourceText
from shishi.wording.check import check
from shishi.wording.findings import Finding
from shishi.wording.register import Holding


def check_text(
    text: str, holdings: Sequence[Holding] = (), dated: date | None = None
) -> tuple[Finding, ...]:
    """What is found in the words as a person pastes them."""
    return check(SourceText(text, "text"), holdings, dated)
