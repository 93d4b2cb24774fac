"""溯源 — from a figure of an issued paper to the rows of the ledger it was frozen with, and from a
project to the issued papers in which it stood."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from shishi.papers.stored import Frozen, read
from shishi.queries import door, ledgers, snapshots
from shishi.queries.dispatches import standing
from shishi.queries.issued import frozen_of, numbers_of
from shishi.records.models import Dispatch, Project
from shishi.rules import reconciliations
from shishi.rules.access import Actor
from shishi.rules.dispatches import OPEN, DispatchState, Kind
from shishi.rules.letterheads import UNSET
from shishi.rules.phrases import Fact, Override, Passage, names


@dataclass(frozen=True, slots=True)
class Row:
    """台账的一行 as it was frozen, with the key of its project; `body` is that of a snapshot."""

    project: int
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """文中的一个数 — its name, its words in the paper, the sentence it stands in, how it was come
    by, what a person put in its place, and the rows it rests on."""

    name: str
    words: str
    sentence: str
    says: str
    by_hand: Override | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class TracePage:
    """The figures of a paper in the order of its text; its ledger is that of the day `on` as known
    at `frozen_at`: the replay of that moment shows the same rows."""

    pk: int
    programme: int
    title: str
    number: str
    on: date
    frozen_at: datetime | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """见于发文 — an issued paper with the sentences in which the project stood, each with the name
    and the words of its figure."""

    pk: int
    kind: Kind
    title: str
    number: str
    on: date
    state: DispatchState
    issued_on: date | None
    told: tuple[tuple[str, str, str], ...]


def trace(actor: Actor, dispatch: int) -> TracePage:
    """Every named figure of a paper since it was sent for signature; `NotThere` for a draft."""
    row = door.fetch(actor, Dispatch, dispatch)
    if row.frozen is None:
        raise door.NotThere
    frozen = frozen_of(row)
    number = numbers_of(actor, [row.pk]).get(row.pk, "")
    figures = tuple(_figures(frozen))
    on, at = row.on, row.frozen_at
    return TracePage(row.pk, row.programme_id, row.title, number, on, at, figures)


def figures(actor: Actor, dispatch: int, at: datetime) -> TracePage:
    """Every named figure of a paper; those of a draft on the ledger as it is known at the moment,
    whether its words name them or not."""
    row = door.fetch(actor, Dispatch, dispatch)
    if row.frozen is not None:
        return trace(actor, dispatch)
    now = standing(actor, row, at)
    ledger = snapshots.body(actor, row.programme_id, row.on, at)
    keys = ledgers.keys(actor, row.programme_id, row.on, at)
    live = Frozen(now.composed, now.by_hand, now.head or UNSET, ledger, keys)
    found = (*_figures(live), *_unnamed(live))
    return TracePage(row.pk, row.programme_id, row.title, "", row.on, None, found)


def mentions(actor: Actor, project: int) -> tuple[Mention, ...]:
    """The issued papers in whose words the project stood, the latest first; figures that count all
    projects say nothing of one. Only the words of the papers are fetched, not their ledgers."""
    row = door.fetch(actor, Project, project)
    rows = door.visible(actor, Dispatch).filter(programme=row.programme_id, state__in=OPEN)
    parts = ("passages", "facts")
    held = list(
        rows.order_by("-issued_on", "-pk").values_list(
            *("pk", "kind", "title", "on", "state", "issued_on"),
            *(f"frozen__内容__{part}" for part in parts),
            *("frozen__手填", "frozen__实事"),
        )
    )
    numbers = numbers_of(actor, [one[0] for one in held])
    found = []
    for pk, kind, title, on, state, issued_on, passages, facts, hand, keys in held:
        told = tuple(_told(row.pk, read(passages), read(facts), read(hand), len(keys)))
        if told:
            line = (title, numbers.get(pk, ""), on, DispatchState(state), issued_on)
            found.append(Mention(pk, Kind(kind), *line, told))
    return tuple(found)


def _figures(frozen: Frozen) -> Iterator[Figure]:
    facts, hand = frozen.composed.facts, frozen.by_hand
    for passage in frozen.composed.passages:
        for name in dict.fromkeys(names(passage.words)):
            sentence = reconciliations.clause(passage.words, name, facts, hand)
            yield _figure(frozen, name, sentence)


def _unnamed(frozen: Frozen) -> Iterator[Figure]:
    told = {name for one in frozen.composed.passages for name in names(one.words)}
    return (_figure(frozen, name, "") for name in frozen.composed.facts if name not in told)


def _figure(frozen: Frozen, name: str, sentence: str) -> Figure:
    rows = dict(zip(frozen.projects, frozen.ledger.get("实事", ()), strict=False))
    fact, put = frozen.composed.facts[name], frozen.by_hand.get(name)
    return Figure(
        name=name,
        words=put.words if put else fact.words,
        sentence=sentence,
        says=fact.says,
        by_hand=put,
        rows=tuple(Row(pk, rows[pk]) for pk in fact.projects if pk in rows),
    )


def _told(
    project: int,
    passages: tuple[Passage, ...],
    facts: Mapping[str, Fact],
    by_hand: Mapping[str, Override],
    count: int,
) -> Iterator[tuple[str, str, str]]:
    for passage in passages:
        for name in dict.fromkeys(names(passage.words)):
            fact = facts[name]
            if project in fact.projects and (count == 1 or len(fact.projects) < count):
                words = by_hand[name].words if name in by_hand else fact.words
                sentence = reconciliations.clause(passage.words, name, facts, by_hand)
                yield name, words, sentence
