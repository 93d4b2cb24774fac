"""责任分解表 — who answers for each project of the plan, in one of the layouts of duties.

Requirement 34 of the domain paper. One row a project; what the plan does not name stays empty.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from shishi.papers.content import Form
from shishi.papers.drafts import Composed
from shishi.papers.ledger import Ledger, table
from shishi.rules.days import day_text
from shishi.rules.layouts import DUTIES, Layout
from shishi.rules.ledgers import ProjectFacts, rows
from shishi.rules.phrases import Fact, Passage


def composed(
    territory: str,
    year: int,
    basis: str,
    on: date,
    projects: Sequence[ProjectFacts],
    keys: tuple[int, ...],
    layout: Layout = DUTIES,
) -> Composed:
    """The table of all `projects`, whose keys are `keys`; `basis` is the document they are from."""
    facts = {
        "实事总数": Fact(str(len(projects)), "方案所列的实事件数", keys),
        "方案": Fact(basis, "已入账的方案"),
        "截至日期": Fact(day_text(on), "责任关系所述的日期"),
    }
    drawn = table(Ledger("", rows(projects), on=on), layout, layout.name)
    return Composed(
        form=Form.TABLE,
        title=f"{territory}{year}年{layout.title}",
        passages=(Passage("说明", "依据：{方案}。共{实事总数}件，责任关系截至{截至日期}。"),),
        facts=facts,
        blocks={"说明": (replace(drawn, notes=()),)},
    )
