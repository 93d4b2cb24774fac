"""他处已报 — what the statement of funds and the chain of a project tell of an indicator."""

from collections.abc import Sequence
from datetime import date

from shishi.queries import chains, funds
from shishi.queries.funds import FundsRecord
from shishi.queries.standings import Held
from shishi.rules import elsewhere
from shishi.rules.elsewhere import Amount, Elsewhere
from shishi.rules.indicators import IndicatorType
from shishi.rules.observations import Observation, Told


def known(
    money: FundsRecord, steps: chains.Record, one: Held, beside: Sequence[Held], day: date
) -> Elsewhere | None:
    """By what was settled for the indicator (核算口径); the only money of a project is its 完成投资
    where nothing was. `beside` are the indicators of the project."""
    chosen = one.terms
    if one.target.kind is IndicatorType.MILESTONE and chosen.step:
        chain = steps.of(one.project)
        held = {step.key: step.name for step in chain.template.steps} if chain else {}
        told = {step.key: step for step in chain.steps} if chain else {}
        return elsewhere.of_step(told.get(chosen.step), held.get(chosen.step, ""), day)
    amount = amount_of(one, beside)
    last = funds.on_day(money.get(one.project, ()), day)
    if amount is None or last is None:
        return None
    return elsewhere.of_money(last.as_of, last.told().funds, amount)


def amount_of(one: Held, beside: Sequence[Held]) -> Amount | None:
    """The amount of the statement that answers the indicator; None where it is no money, or one of
    several of which nothing was settled."""
    if one.target.kind is not IndicatorType.FUNDS:
        return None
    if one.terms.amount:
        return Amount(one.terms.amount)
    money = [other for other in beside if other.target.kind is IndicatorType.FUNDS]
    return Amount.BUILT if money == [one] and one.part_of is None else None


def newer(found: Elsewhere | None, last: Observation | None) -> Elsewhere | None:
    """What was not yet known when the indicator was reported last."""
    if found is None or last is None or found.on > last.as_of:
        return found
    return None


def proposed(found: Elsewhere | None, last: Observation | None) -> Told | None:
    """What the fields are filled in with: what is known elsewhere, else what was told last; an
    amount that would fall is left for a person to look at."""
    before = last.told if last else None
    found = newer(found, last)
    if found is None:
        return before
    if before and found.value is not None and before.value and found.value < before.value:
        return before
    return Told(found.value, reached_on=found.reached_on)
