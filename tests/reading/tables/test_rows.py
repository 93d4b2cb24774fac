"""表行 — what the figures of a row are figures of."""

from shishi.reading.draft import Aspect
from tests.reading.told_items import draft

TABLE = (
    "青禾县2026年民生实事任务表\n"
    "序号|实事名称|全年目标|石桥镇|双河乡|投资（万元）|责任单位\n"
    "1|新建公厕（座）|46|30|16|92.5|县住建局\n"
    "2|农村危房改造（户）|120|70|50|300|县住建局\n"
    "|其中：原址重建|40|25|15||\n"
)


def test_a_bare_number_is_of_its_row_and_money_of_its_column():
    first, second = draft(TABLE).items
    told = {(one.subject, str(one.value), one.measure) for one in first.figures + second.figures}
    assert told >= {
        ("新建公厕", "46", "座"),
        ("投资", "925000", "元"),
        ("农村危房改造", "120", "户"),
        ("原址重建", "40", "户"),
    }


def test_the_words_that_name_a_row_are_its_place():
    figure = draft(TABLE).items[0].figures[0]
    assert figure.subject_span is not None
    assert figure.subject_span.quote == "新建公厕（座）"


def test_a_total_of_the_county_is_the_target_beside_the_towns():
    text = TABLE.replace("全年目标", "县级总量")
    told = {(str(one.value), one.measure, one.aspect) for one in draft(text).items[0].figures}
    assert ("46", "座", Aspect.TARGET) in told
    assert ("30", "座", Aspect.ALLOCATION) in told
