"""Letters to units: what is missing since when and until when; why a report came back."""

from dataclasses import replace
from datetime import date

from shishi.papers import letters
from shishi.papers.content import Form
from shishi.papers.drafts import Stamp, paper
from shishi.papers.letters import Overdue, Reminder, Returned
from shishi.rules.letterheads import Letterhead
from tests.papers.saying import lines

HEAD = Letterhead("云岭县人民政府督查室", "云督", receivers=("县直各部门",), copies=("县委办",))
SEPTEMBER = Overdue(3, 3, "养老服务提升工程", "2026年9月", date(2026, 10, 5), 7, date(2026, 10, 21))
JULY = replace(SEPTEMBER, period="2026年7月", due_on=date(2026, 8, 5), days_late=68, until=None)
REMINDER = Reminder(
    unit="县民政局",
    year=2026,
    on=date(2026, 10, 12),
    rule="每月报送一次，期满次月5日前报政府督查室，遇休息日不顺延",
    basis="方案原文“每月5日前”",
    addressee="政府督查室",
    overdue=(JULY, SEPTEMBER),
)
RETURNED = Returned(
    unit="县城市管理局",
    year=2026,
    project=10,
    number=10,
    title="便民停车工程",
    period="2026年5月",
    returned_on=date(2026, 5, 28),
    reason="充电车位报 30 个，现场核验为 24 个，请核对后重报。",
    doubts=("充电车位：比上期少 6 个。",),
    until=date(2026, 6, 5),
    addressee="政府督查室",
)


def test_a_reminder_names_each_report_with_its_days():
    made = letters.reminder(REMINDER)
    assert (made.form, made.receivers) == (Form.LETTER, ("县民政局",))
    assert lines(made) == [
        "按照民生实事报送规则，各单位应每月报送一次，期满次月5日前报政府督查室，遇休息日不顺延"
        "（依据：方案原文“每月5日前”）。截至2026年10月12日，"
        "你单位负责填报的1件实事有2份进展情况尚未报送，具体如下：",
        "（一）第3件“养老服务提升工程”。2026年7月进展情况应于2026年8月5日前报送，已逾期68天，"
        "补报期限已过，请先申请延期，经批准后补报。",
        "（二）第3件“养老服务提升工程”。2026年9月进展情况应于2026年10月5日前报送，已逾期7天，"
        "请于2026年10月21日前补报。",
        "请抓紧核实进展，按上述期限补报；没有进展的，也应如实填报“无变化”并说明原因。"
        "已经报送或者对填报责任有不同意见的，请及时反馈。",
        "特此函达。",
    ]
    assert made.facts["未报件数"].projects == (3,)


def test_a_reminder_of_what_is_over_names_no_day_to_keep_to():
    told = lines(letters.reminder(replace(REMINDER, overdue=(JULY,))))
    assert told[-2].startswith("请抓紧核实进展，在延期获准后及时补报；")


def test_a_reminder_by_a_rule_without_basis_claims_none():
    assert "依据" not in lines(letters.reminder(replace(REMINDER, basis="")))[0]


def test_a_letter_goes_to_its_unit_and_not_to_all_of_the_letterhead():
    made = paper(letters.reminder(REMINDER), HEAD, Stamp())
    assert made.receivers == ("县民政局",)
    assert made.masthead.word == ""
    assert made.record is not None
    assert made.record.copies == ()


def test_a_return_says_why_what_to_mend_and_until_when():
    assert lines(letters.returned(RETURNED)) == [
        "你单位报送的第10件“便民停车工程”2026年5月进展情况，经审核于2026年5月28日退回。"
        "现将有关事项通知如下：",
        "（一）退回原因。充电车位报30个，现场核验为24个，请核对后重报。",
        "（二）修改要求。请针对退回原因逐项核实、更正或者补充说明。"
        "数据校核还提示以下各处须一并核对：充电车位：比上期少6个。",
        "（三）重新报送。请于2026年6月5日前修改，由单位负责人审核后重新报送政府督查室。"
        "首次报送的日期不因退回而改变。",
    ]


def test_a_return_after_every_day_has_passed_names_no_day():
    told = lines(letters.returned(replace(RETURNED, until=None, doubts=())))
    assert told[-1].startswith("（三）重新报送。请尽快修改")
    assert "数据校核" not in told[2]


def test_a_doubt_stands_beside_what_the_unit_said_to_it():
    assert letters.doubt("车位比上期少 6 个。", " ") == "车位比上期少6个"
    told = letters.doubt("车位比上期少 6 个。", "重新核验。")
    assert told == "车位比上期少6个（你单位说明：重新核验）"


def test_what_was_typed_is_text_and_never_a_name():
    told = lines(letters.returned(replace(RETURNED, reason="见{附表}第2行}")))
    assert told[1] == "（一）退回原因。见{附表}第2行}。"
