"""The section on the whole in each case it has to tell, as its readers see it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from shishi.rules.bulletins import Category
from shishi.rules.funds import Amounts
from shishi.rules.projects import Level
from tests.bulletined import MIXED, facts, lines, of, told


def _paid(planned: int | None, arrived: int | None, paid: int | None) -> Amounts:
    held = (None if one is None else Decimal(one) for one in (planned, arrived, paid))
    return Amounts(**dict(zip(("planned", "arrived", "paid"), held, strict=True)))


# What is told of; the slot; its words in full.
TEXT = [
    (
        MIXED,
        "总体.进度",
        "云岭县2026年民生实事共7件，分解为7项指标。截至9月30日，已完成1件，占14.3%；"
        "超序时2件，占28.5%；按序时1件，占14.3%；未达序时1件，占14.3%；未开工1件，占14.3%；"
        "未报1件，占14.3%。",
    ),
    (
        MIXED,
        "总体.开工",
        "各项指标中，已完成1项，占指标总数的14.3%。已开工（启动）6件，开工率85.7%。"
        "超过计划时间仍未开工的1件。",
    ),
    (
        MIXED,
        "总体.资金",
        "按最近一次资金报表，已报全资金情况的6件，年度计划600万元，到位480万元，到位率80%；"
        "拨付300万元，拨付率50%；未报全资金情况的1件。",
    ),
    (
        MIXED,
        "类别",
        "（二）按项目类别看。建设类项目3件，其中超序时1件、按序时1件、未开工1件；"
        "服务保障类项目4件，其中已完成1件、超序时1件、未达序时1件、未报1件。",
    ),
    (
        facts(of(behind=3)),
        "总体.进度",
        "云岭县2026年民生实事共3件，分解为3项指标。截至9月30日，3件均未达序时。",
    ),
    (
        facts(of(not_reported=3)),
        "总体.进度",
        "云岭县2026年民生实事共3件，分解为3项指标。截至9月30日，3件均列为未报。",
    ),
    (
        facts(of(done=1, in_step=2)),
        "总体.进度",
        "云岭县2026年民生实事共3件，分解为3项指标。截至9月30日，已完成1件，占33.3%；"
        "按序时2件，占66.7%。没有超序时、未达序时、未开工、未报的项目。",
    ),
    (
        facts(of(in_step=1)),
        "总体.进度",
        "云岭县2026年民生实事共1件，分解为1项指标。截至9月30日，该件按序时推进。",
    ),
    (facts(of(in_step=1)), "总体.开工", "该项指标未完成。该件已开工（启动）。"),
    (facts(()), "总体.进度", "云岭县2026年方案没有列入实事。"),
    (
        facts([told(1, started=False), *of(in_step=2)[1:]]),
        "总体.开工",
        "各项指标均未完成。已开工（启动）1件，开工率50%。其余1件未到计划开工时间或未报开工。",
    ),
    (facts(of(done=1)), "总体.开工", "该项指标已完成。该件已开工（启动）。"),
    (
        facts(of(done=2)),
        "总体.开工",
        "各项指标均已完成。各件均已开工（启动），开工率100%。",
    ),
    (
        facts(of(not_reported=1)),
        "总体.进度",
        "云岭县2026年民生实事共1件，分解为1项指标。截至9月30日，该件列为未报。",
    ),
    (
        facts([told(1, money=_paid(0, 300_000, 100_000))]),
        "总体.资金",
        "按最近一次资金报表，年度计划未列资金，到位30万元，拨付10万元。",
    ),
    (
        facts([told(1, money=_paid(0, 300_000, 100_000)), told(2, money=_paid(1, None, None))]),
        "总体.资金",
        "按最近一次资金报表，已报全资金情况的1件，年度计划未列资金，到位30万元，拨付10万元；"
        "未报全资金情况的1件。",
    ),
    (facts([told(1, money=None)]), "总体.资金", "资金方面，尚无报全计划、到位、拨付情况的项目。"),
    (
        facts([replace(one, level=list(Level)[one.number % 2]) for one in of(done=1, behind=1)]),
        "层级",
        "（一）按来源层级看。省级实事1件，未达序时；市级实事1件，已完成。",
    ),
    (
        facts([told(1, Category.BEHIND, works=False), *of(in_step=1, ahead=2)[1:]]),
        "类别",
        "（二）按项目类别看。建设类项目2件，均超序时推进；服务保障类项目1件，未达序时。",
    ),
    (
        facts(of(in_step=2), on=date(2027, 1, 31)),
        "总体.进度",
        "云岭县2026年民生实事共2件，分解为2项指标。截至2027年1月31日，2件均按序时推进。",
    ),
]


@pytest.mark.parametrize(("held", "slot", "words"), TEXT)
def test_each_case_has_its_own_words(held, slot, words):
    assert lines(held)[slot] == words


def test_a_rate_is_told_only_of_money_that_was_planned():
    assert "—" not in lines(facts([told(1, money=_paid(0, 0, 0))]))["总体.资金"]
