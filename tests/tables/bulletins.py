"""通报: under which category a project is told, how shares are printed so that they add to 100, and
which number a paper gets."""

from shishi.rules.bulletins import Category
from shishi.rules.lights import Light
from tests.tables import Table

YES, NO, NONE = "是", "否", "—"

CATEGORIES = Table(
    "每件实事归入哪一类",
    "自上而下，符合的第一条为准，每件只归一类，各类件数相加等于总数。总体完成比例为有分月目标的各项指标的"
    "平均，一项最多按 100% 计。各项指标写作“实际占目标、应完成占目标”；“无计划”指没有分月目标。",
    ("各项指标", "灯", "全部完成并审定", "本期已报送", "过了计划日未开工", "类别", "理由"),
    (
        ("100% 100%", Light.BLUE, YES, YES, NO, Category.DONE, "审定完成的，不看其他"),
        ("100% 100%", Light.RED, YES, NO, YES, Category.DONE, "同上"),
        ("49% 50%", Light.RED, NO, NO, YES, Category.NOT_REPORTED, "没有报送，不能判断进度"),
        ("90% 70%", Light.GREY, NO, YES, YES, Category.NOT_REPORTED, "没有可以核对的数据"),
        ("49% 50%", Light.RED, NO, YES, YES, Category.NOT_STARTED, "过了计划日仍未开工、启动"),
        ("49% 50%", Light.GREEN, NO, YES, NO, Category.BEHIND, "有一项低于应完成数"),
        ("90% 70%、90% 70%、49% 50%", Light.GREEN, NO, YES, NO, Category.BEHIND,
         "一项落后，不因别的项超前而抵消"),
        ("49.96% 50%", Light.GREEN, NO, YES, NO, Category.IN_STEP,
         "相差不足 0.05 个百分点，一位小数上看不出"),
        ("50% 50%", Light.RED, NO, YES, NO, Category.IN_STEP, "灯因手续而红，进度并不落后"),
        ("55% 50%", Light.GREEN, NO, YES, NO, Category.IN_STEP, "正好高 5 个百分点，不算超"),
        ("90% 70%、50% 50%", Light.GREEN, NO, YES, NO, Category.AHEAD,
         "平均 70% 对 60%，高 10 个百分点"),
        ("100% 100%", Light.GREEN, NO, YES, NO, Category.IN_STEP, "指标到了，还没有全部审定"),
        ("无计划", Light.GREEN, NO, YES, NO, Category.IN_STEP, "没有分月目标的看灯"),
        ("无计划", Light.AMBER, NO, YES, NO, Category.BEHIND, "同上"),
    ),
)  # fmt: skip

SHARES = Table(
    "各类占比怎样取到一位小数",
    "先各自舍去一位小数以后的部分，余下的 0.1 依次补给舍去最多的（最大余额法），相同的补给在前的，"
    "所以各类占比相加总是 100%。没有项目的都为 0。",
    ("各类件数", "各类占比", "算法"),
    (
        ("1、2", "33.3%、66.7%", "33.33 和 66.67，各舍为 33.3、66.6，余 0.1 补给第二类"),
        ("1、1、1", "33.4%、33.3%、33.3%", "都舍去 0.03，余 0.1 补给第一类"),
        ("2、7、1、0", "20%、70%、10%、0%", "正好除尽"),
        ("24、9、11、1", "53.3%、20%、24.5%、2.2%",
         "53.33、20.00、24.44、2.22，余 0.1 补给舍去最多的第三类"),
        ("26、39", "40%、60%", "正好除尽"),
        ("1、299", "0.3%、99.7%", "0.33 和 99.67，余 0.1 补给第二类"),
        ("0、0", "0%、0%", "没有项目"),
    ),
)  # fmt: skip

NUMBERS = Table(
    "下一个文号",
    "同一代字每年从 1 号起连续编号，不编虚位。作废的号留在登记簿上，写明原因，不再使用。",
    ("代字", "年度", "登记簿上已有的号（含作废的）", "下一个文号"),
    (
        ("云政办督", 2026, NONE, "云政办督〔2026〕1号"),
        ("云政办督", 2026, "1、2、3", "云政办督〔2026〕4号"),
        ("云政办通报", 2027, NONE, "云政办通报〔2027〕1号"),
    ),
)
