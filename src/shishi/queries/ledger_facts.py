"""台账事实 — one project as the facts that `rules.ledgers` turns into rows."""

from collections.abc import Sequence

from shishi.queries.ledger_books import Books
from shishi.queries.lights import Figure, Lit
from shishi.queries.places import label_of
from shishi.records.models import Indicator, Project, SourceDocument, TaskItem
from shishi.rules.advances import Reached, Told
from shishi.rules.ledgers import ProjectFacts, TargetFacts
from shishi.rules.projects import Part


def facts_of(
    document: SourceDocument,
    project: Project,
    parties: Sequence[tuple[str, str]],
    tasks: Sequence[TaskItem],
    lines: Sequence[Indicator],
    lit: Lit | None = None,
    books: Books | None = None,
) -> ProjectFacts:
    """The facts of a project; `parties` are pairs of role and name, in order. Units that
    supervise stand among the supporting ones, marked, because the ledger has no column for them.
    Without `lit` and `books` those of the plan alone.
    """

    def named(*roles: Part) -> tuple[str, ...]:
        return tuple(name for role, name in parties if role in roles)

    return ProjectFacts(
        number=project.number,
        title=project.title,
        ordinal=project.ordinal,
        tasks=tuple(task.words for task in tasks),
        targets=_targets(document, lines, lit, books),
        sponsors=named(Part.SPONSOR, Part.LEAD_SPONSOR),
        lead_units=named(Part.LEAD),
        responsible_units=named(Part.RESPONSIBLE),
        supporting_units=(
            *named(Part.SUPPORT),
            *(f"{name}（督办）" for name in named(Part.SUPERVISE)),
        ),
        officers=named(Part.OFFICER, Part.CONTACT),
        deadline_on=project.deadline_on,
        deadline_text=project.deadline_words,
        presumed=project.deadline_presumed,
        place=label_of(document, project.source_start or 0) if project.span else "",
        status=f"{lit.look.shape} {lit.look.word}" if lit else "",
        report=lit.report.says if lit and lit.report else "",
        told=_told(project, lit, books),
    )


def _told(project: Project, lit: Lit | None, books: Books | None) -> Told:
    level = project.level.label
    if books is None:
        return Told(project=project.pk, level=level)
    return books.told(project.pk, level, lit)


def _targets(
    document: SourceDocument, lines: Sequence[Indicator], lit: Lit | None, books: Books | None
) -> tuple[TargetFacts, ...]:
    """The lines with how far they have come on the day of `lit`, None for the plan alone."""
    figures = {one.held.indicator: one for one in lit.figures} if lit else {}
    places = {line.pk: place for place, line in enumerate(lines)}
    return tuple(
        _target(document, line, places.get(line.total_id or 0), figures.get(line.pk), books)
        for line in lines
    )


def _target(
    document: SourceDocument,
    line: Indicator,
    part_of: int | None,
    figure: Figure | None,
    books: Books | None,
) -> TargetFacts:
    stands = figure.standing if figure else None
    return TargetFacts(
        value=line.value,
        measure=line.measure,
        task=line.task.words if line.task else "",
        subject=line.subject,
        bound=line.bound,
        upper=line.upper,
        kind=line.type,
        money=line.money,
        per=line.per,
        part_of=part_of,
        place=label_of(document, line.source_start or 0) if line.span else "",
        quote=line.source_quote,
        actual=stands.actual if stands else None,
        share=stands.share if stands else None,
        scheduled_share=stands.scheduled_share if stands and not stands.presumed else None,
        reached=books.reached(figure, money=line.money and not line.per)
        if books and figure
        else Reached(line=line.pk),
    )
