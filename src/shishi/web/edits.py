"""校核表单 — what a person typed on the review page, as edits of the draft.

Money comes back in yuan (987.084 万元 is 9870840), and fields that still say what the page
showed are left out: an edit that changes nothing is none. What the words mean is for
`rules.inputs`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from shishi.rules.bodies import entries
from shishi.rules.edits import Act, Edit
from shishi.rules.inputs import Unfit
from shishi.rules.plans import Body, Figure
from shishi.web.numbers import in_yuan, shown

DEADLINE = "-deadline"  # key of a deadline that the plan does not state: item key and this
REDRAWS = frozenset({Act.DROP, Act.RESTORE, Act.ACCEPT})

FIELDS = (
    "value",
    "measure",
    "bound",
    "upper",
    "subject",
    "kind",
    "indicator",
    "aspect",
    "per",
    "total",
    "name",
    "role",
    "label",
    "post",
    "on",
    "cadence",
    "due_day",
    "owner",
    "recipient",
    "title",
    "words",
)  # what the forms of the review ask for


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asks for: the edits, and what of the page they change."""

    edits: tuple[Edit, ...]
    key: str
    anchor: str
    redraws: bool = False
    reshapes: bool = False
    settled: str = ""


def asked(
    body: Body,
    act: Act,
    key: str,
    typed: Mapping[str, str],
    marked: tuple[int, int] | None = None,
) -> Asked:
    """The edit behind a posted form; `Unfit` with a sentence where the words do not fit. `marked`
    is the place in the source of a value that a person adds."""
    given = {name: typed[name].strip() for name in FIELDS if name in typed}
    if act is Act.CHANGE:
        return _change(body, key, given)
    if act is Act.SPLIT:
        return _once(Edit(act, key, fields=_plain(given), at=_place(typed.get("at", ""))))
    if act is Act.MERGE:
        if not typed.get("other"):
            raise Unfit("请选择要并入的一条。", "other")
        return _merge(body, key, typed["other"])
    if act is Act.ADD:
        what = typed.get("what", "")
        return _once(Edit(act, key, what=what, fields=_plain(given), marked=marked))
    if act is Act.ACCEPT and not key:
        return _once(Edit(act))
    settled = key if act is Act.SETTLE else ""
    return Asked((Edit(act, key),), key, key, redraws=act in REDRAWS, settled=settled)


def version_of(typed: Mapping[str, str]) -> int:
    """The version of the draft that a form was made from; 0, which no draft has, without one."""
    words = typed.get("version", "")
    return int(words) if words.isdecimal() and len(words) < 10 else 0


def _once(edit: Edit) -> Asked:
    return Asked((edit,), edit.key, edit.key, reshapes=True)


def _merge(body: Body, key: str, other: str) -> Asked:
    """Two clauses in one say what both said."""
    edit = Edit(Act.MERGE, key, other=other)
    words = [_clause(body, one) for one in (key, other)]
    if not all(words):
        return _once(edit)
    joined = "；".join(str(one).rstrip("；。;") for one in words)
    return replace(_once(edit), edits=(edit, Edit(Act.CHANGE, key, fields={"value": joined})))


def _clause(body: Body, key: str) -> str:
    found = (entry for item in body.items for entry in item.clauses if entry.key == key)
    return next((entry.now.value for entry in found), "")


def _change(body: Body, key: str, given: dict[str, str]) -> Asked:
    if key.endswith(DEADLINE):
        item = key.removesuffix(DEADLINE)
        edit = Edit(Act.ADD, item, what="deadline", fields=given)
        return Asked((edit,) if given.get("on") else (), item, key, redraws=True)
    figure = _figure(body, key)
    fields = _changed(figure, given) if figure else given
    edits = (Edit(Act.CHANGE, key, fields=fields),) if fields else ()
    return Asked(edits, key, key, reshapes=bool(figure and "kind" in fields))


def _figure(body: Body, key: str) -> Figure | None:
    found: Any = next((entry.now for entry in entries(body) if entry.key == key), None)
    return found if isinstance(found, Figure) else None


def _changed(figure: Figure, given: dict[str, str]) -> dict[str, str]:
    """The fields that say something else than the page showed; an amount changes as a whole."""
    now = shown(
        figure.value,
        figure.measure,
        upper=figure.upper,
        money=figure.kind == "money",
        per=figure.per,
    )
    amount = {"value": now.value, "measure": now.measure, "upper": now.upper}
    before = {
        **amount,
        "bound": figure.bound.value,
        "subject": figure.subject,
        "kind": figure.kind,
        "aspect": figure.aspect,
        "indicator": figure.indicator.value if figure.indicator else "",
        "per": figure.per,
        "total": figure.total,
    }
    changed = {name: words for name, words in given.items() if before.get(name, words) != words}
    if amount.keys() & changed.keys():
        changed |= {name: given.get(name, words) for name, words in amount.items()}
    return _plain(changed)


def _plain(given: Mapping[str, str]) -> dict[str, str]:
    """The fields with money in yuan."""
    fields = dict(given)
    measure = fields.get("measure", "")
    for name in ("value", "upper"):
        yuan = in_yuan(fields[name], measure) if fields.get(name) else None
        if yuan is not None:
            fields |= {name: yuan, "measure": "元"}
    return fields


def _place(words: str) -> int | None:
    return int(words) if words.isdecimal() and len(words) < 12 else None
