"""工作机制."""

import pytest

from shishi.reading.frame import mechanism
from shishi.reading.source import SourceText, plain


def read(text):
    return [
        (m.kind.value, m.cadence, m.due_day, m.owner, m.recipient)
        for m in mechanism.read(plain(SourceText(text, "txt")), 0, len(text))
    ]


@pytest.mark.parametrize(
    ("sentence", "entry"),
    [
        (
            "各责任单位每月5日前向县政府督查室报送进展情况。",
            ("report", "monthly", 5, "各责任单位", "县政府督查室"),
        ),
        (
            "牵头单位于每月25日前将进展情况报县发改委。",
            ("report", "monthly", 25, "牵头单位", "县发改委"),
        ),
        ("每周五前，各乡镇报送进度。", ("report", "weekly", None, "各乡镇", None)),
        (
            "县民生办每双月召开一次调度会，协调解决问题。",
            ("dispatch", "bimonthly", None, "县民生办", None),
        ),
        (
            "各包联领导每半月至少调度一次。",
            ("dispatch", "semimonthly", None, "各包联领导", None),
        ),
        (
            "县政府督查室每季度通报一次进展。",
            ("bulletin", "quarterly", None, "县政府督查室", None),
        ),
        (
            "县政府督查室要适时开展专项督查。",
            ("inspection", None, None, "县政府督查室", None),
        ),
        ("各责任单位要建立工作台账。", ("ledger", None, None, "各责任单位", None)),
        (
            "6月、11月分别向县人大常委会报告一次办理情况。",
            ("congress", "semiannual", None, None, "县人大常委会"),
        ),
        ("年底邀请人大代表进行满意度测评。", ("congress", "yearly", None, None, None)),
        (
            "县人大常委会每半年听取一次专项工作报告。",
            ("congress", "semiannual", None, None, "县人大常委会"),
        ),
        ("每季度在县政府网站公开进展情况。", ("disclosure", "quarterly", None, None, None)),
        ("适时向社会公开推进情况。", ("disclosure", None, None, None, "社会")),
        (
            "县发展和改革委员会每月20日前汇总进度报县人民政府。",
            ("summary", "monthly", 20, "县发展和改革委员会", "县人民政府"),
        ),
    ],
)
def test_one_arrangement(sentence, entry):
    assert read(sentence) == [entry]


def test_subject_and_rhythm_are_carried_over_the_clauses():
    assert read("县发改委牵头汇总，每月向县人民政府报告进展，并向社会公布。") == [
        ("summary", "monthly", None, "县发改委", None),
        ("report", "monthly", None, "县发改委", "县人民政府"),
        ("disclosure", "monthly", None, "县发改委", "社会"),
    ]


def test_the_subject_ends_with_its_sentence():
    found = read("县政府督查室每季度通报一次。及时在县政府网站公开进展情况。")
    assert found[1] == ("disclosure", None, None, None, None)


def test_slogans_are_arrangements():
    found = read("实行“周跟踪、月调度、季通报、年考核”。")
    assert [(kind, cadence) for kind, cadence, *_ in found] == [
        ("dispatch", "weekly"),
        ("dispatch", "monthly"),
        ("bulletin", "quarterly"),
    ]


def test_a_slogan_goes_where_a_clause_says_the_same_in_full():
    found = read("落实“周调度”“月通报”机制，各责任领导坚持每周进行调度。")
    assert found == [
        ("bulletin", "monthly", None, None, None),
        ("dispatch", "weekly", None, "各责任领导", None),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "各牵头单位于3月15日前制定细化方案报县政府办公室备案。",  # once
        "对按时完成任务的单位给予通报表扬。",  # a reward
        "连续两次排名末位的，由分管领导约谈主要负责人。",  # a sanction
        "（一）强化督查督办。各单位要高度重视。",  # a heading
        "此件公开发布。",
        "项目依法公开招标。",
    ],
)
def test_what_is_done_once_or_is_no_arrangement(sentence):
    assert read(sentence) == []


def test_each_entry_quotes_its_part_of_the_sentence():
    text = "（一）强化调度。各责任单位每月5日前报送进展，县政府督查室定期通报。"
    found = mechanism.read(plain(SourceText(text, "txt")), 0, len(text))
    assert [entry.span.quote for entry in found] == [
        "各责任单位每月5日前报送进展",
        "县政府督查室定期通报",
    ]
    assert all(entry.span.holds(text) for entry in found)
