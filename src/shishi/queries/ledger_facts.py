"""台账事实 — one project as the facts that `rules.ledgers` turns into rows."""

from collections.abc import Sequence

from shishi.queries.places import label_of
from shishi.records.models import Indicator, Project, SourceDocument, TaskItem
from shishi.rules.ledgers import ProjectFacts, TargetFacts
from shishi.rules.projects import Part


def facts_of(
    document: SourceDocument,
    project: Project,
    parties: Sequence[tuple[str, str]],
    tasks: Sequence[TaskItem],
    lines: Sequence[Indicator],
) -> ProjectFacts:
    """The facts of a project; `parties` are pairs of role and name, in order. Units that
    supervise stand among the supporting ones, marked, because the ledger has no column for them.
    """
    places = {line.pk: place for place, line in enumerate(lines)}

    def named(*roles: Part) -> tuple[str, ...]:
        return tuple(name for role, name in parties if role in roles)

    return ProjectFacts(
        number=project.number,
        title=project.title,
        ordinal=project.ordinal,
        tasks=tuple(task.words for task in tasks),
        targets=tuple(_target(document, line, places.get(line.total_id or 0)) for line in lines),
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
    )


def _target(document: SourceDocument, line: Indicator, part_of: int | None) -> TargetFacts:
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
    )
