"""What was read, in one line a figure, for the tables of the tests.

A line is `value measure bound` for a quantity, `value 元 bound /base` for money, and
`words: reason` for a trap. The sentences of the tests are invented.
"""

from shishi.reading.draft import FigureDraft, FigureKind
from shishi.reading.lines import tidy
from shishi.reading.numbers import figures
from shishi.reading.source import SourceText
from shishi.rules.amounts import number_text


def read(text: str, measure: str | None = None, year: int | None = None) -> list[FigureDraft]:
    view = tidy.view(SourceText(text, "txt"))
    return figures.read(view, 0, len(view.text), measure=measure, year=year)


def told(figure: FigureDraft) -> str:
    if figure.kind is FigureKind.TRAP:
        return f"{figure.span.quote}: {figure.reason}"
    far = f"—{number_text(figure.upper)}" if figure.upper is not None else ""
    base = f" /{figure.per}" if figure.per else ""
    return f"{number_text(figure.value)}{far} {figure.measure} {figure.bound.value}{base}"


def lines(text: str, measure: str | None = None, year: int | None = None) -> list[str]:
    return [told(figure) for figure in read(text, measure, year)]
