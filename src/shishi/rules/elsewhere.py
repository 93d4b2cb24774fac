"""他处已报 — what another page tells of an indicator already, so that nobody is asked again: of
money the statement of funds, of a node the day on which a step of the chain was done.

Source: domain paper §7.2 (what is shared is not collected again; one source for each figure).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from shishi.rules.chains import StepFacts
from shishi.rules.days import day_text
from shishi.rules.funds import Funds, complete
from shishi.rules.shares import wan_text


class Amount(StrEnum):
    """取数 — which amount of the statement of funds answers an indicator of money."""

    BUILT = "built"
    PAID = "paid"
    ARRIVED = "arrived"
    ISSUED = "issued"
    NONE = "none"

    @property
    def label(self) -> str:
        return {
            "built": "完成投资",
            "paid": "拨付",
            "arrived": "到位",
            "issued": "下达",
            "none": "不从资金报表取数",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """一处已报 — the day it speaks of, its sentence without an end, and the amount or the day."""

    on: date
    says: str
    value: Decimal | None = None
    reached_on: date | None = None


def of_money(as_of: date, funds: Funds, amount: Amount) -> Elsewhere | None:
    """What the statement tells; nothing as long as one of the sources is silent."""
    value = None if amount is Amount.NONE else getattr(complete(funds), amount.value)
    if value is None:
        return None
    says = f"资金报表截至{day_text(as_of)}的{amount.label}为 {wan_text(value)}"
    return Elsewhere(as_of, says, value=value)


def of_step(step: StepFacts | None, name: str, on: date) -> Elsewhere | None:
    """The day a step was done, once it is."""
    done = step.done_by(on) if step else None
    if done is None:
        return None
    return Elsewhere(done, f"环节“{name}”已于{day_text(done)}办结", reached_on=done)
