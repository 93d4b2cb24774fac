"""格式规则 — order, numbers of papers, marks and characters, each with article and example."""

from shishi.wording import annexes, characters, levels, measures, posts, serials, signs
from shishi.wording.findings import Rule, Severity, rule

_LEVELS = "GB/T 9704—2012 7.3.3"
_SERIAL = "GB/T 9704—2012 7.2.5"
_SIGNS = "GB/T 15834—2011"
_NUMBERS = "GB/T 15835—2011"
_DOUBT = Severity.DOUBT

FORMS: tuple[Rule, ...] = (
    rule(
        *("order", "序号", _LEVELS, "同级序号连续，不缺、不重、不倒。", levels.order),
        wrong="一、总体情况\n三、下步工作",
        right="一、总体情况\n二、下步工作",
    ),
    rule(
        *(
            "level",
            "层次",
            _LEVELS,
            "层次序数依次为一、（一）1.（1），不越级、不混用。",
            levels.levels,
        ),
        wrong="一、总体情况\n2、存在问题",
        right="一、总体情况\n二、存在问题",
        severity=_DOUBT,
    ),
    rule(
        *(
            "mark",
            "序号标点",
            f"{_LEVELS}；{_SIGNS}",
            "“一”后用顿号，“1”后用下脚点，带括号的不加标点。",
        ),
        find=levels.marks,
        wrong="（一）、完成情况",
        right="（一）完成情况",
    ),
    rule(
        *(
            "caption",
            "图表序号",
            "核校常规：图、表各自连续编号",
            "图、表的序号连续。",
            levels.captions,
        ),
        wrong="图1 各类进度\n图3 资金到位",
        right="图1 各类进度\n图2 资金到位",
    ),
    rule(
        *("serial", "发文字号", _SERIAL, "机关代字〔四位年份〕序号不补零、不加“第”，后加“号”。"),
        find=serials.serials,
        wrong="云政办发[2025]012号",
        right="云政办发〔2025〕12号",
    ),
    rule(
        *(
            "annex",
            "附件",
            "GB/T 9704—2012 7.3.4、7.3.7",
            "附件说明与附件标题一致，名称后不加标点。",
        ),
        find=annexes.annexes,
        wrong="附件：滞后项目清单。",
        right="附件：滞后项目清单",
    ),
    rule(
        *("blank", "此页无正文", "GB/T 9704—2012 7.3.5.5", "不用“此页无正文”。", signs.blank_pages),
        wrong="（此页无正文）",
        right="（调整行距、字距，印章与正文同页）",
    ),
    rule(
        *("halfwidth", "半角标点", _SIGNS, "汉字之间用全角标点。", signs.half_width),
        wrong="压实责任,倒排工期",
        right="压实责任，倒排工期",
    ),
    rule(
        *("bracket", "括号混用", _SIGNS, "括号左右同为全角。", signs.mixed_brackets),
        wrong="各村（社区)居民",
        right="各村（社区）居民",
    ),
    rule(
        *("pair", "括号引号成对", _SIGNS, "括号、引号、书名号成对。", signs.pairs),
        wrong="坚持“问题导向，抓好落实。",
        right="坚持“问题导向”，抓好落实。",
    ),
    rule(
        *("doubled", "标点重复", _SIGNS, "标点不重复、不相连。", signs.doubled),
        wrong="建设提速增效，。",
        right="建设提速增效。",
    ),
    rule(
        *("quote", "直引号", _SIGNS, "引号用“”。", signs.quotes),
        wrong='围绕"急难愁盼"问题',
        right="围绕“急难愁盼”问题",
    ),
    rule(
        *(
            "ellipsis",
            "省略号和破折号",
            _SIGNS,
            "省略号“……”、破折号“——”各占两个字。",
            signs.ellipses,
        ),
        wrong="教育、医疗、养老...",
        right="教育、医疗、养老……",
    ),
    rule(
        *("between", "并列的顿号", _SIGNS, "并列的书名号、引号之间不用顿号。", signs.between),
        wrong="《实施方案》、《考核办法》",
        right="《实施方案》《考核办法》",
    ),
    rule(
        *("ending", "段末句号", _SIGNS, "段落以句末标点结束。", signs.endings),
        wrong="各单位压实责任。倒排工期，逐项明确措施和时限，确保项目按时保质保量完成\n"
        "县政府督查室适时开展督查。对整改不力、推诿扯皮的单位，按规定予以通报。",
        right="各单位压实责任。倒排工期，逐项明确措施和时限，确保项目按时保质保量完成。",
        severity=_DOUBT,
    ),
    rule(
        *(
            "lookalike",
            "形近字符",
            "GB/T 15835—2011",
            "数字用半角数字，不夹字母。",
            characters.look_alikes,
        ),
        wrong="农村公路5O公里",
        right="农村公路50公里",
    ),
    rule(
        *("form", "兼容字符", "GB 18030—2022", "不用兼容字符；人名间隔号是“·”。", characters.forms),
        wrong="“保险﹢救助”模式",
        right="“保险＋救助”模式",
    ),
    rule(
        *(
            "range",
            "起止",
            _SIGNS,
            "数量的起止用“～”，时间、年龄等用“—”，不用半角连字符。",
            measures.ranges,
        ),
        wrong="0-16岁儿童",
        right="0—16岁儿童",
    ),
    rule(
        *(
            "percent",
            "百分数起止",
            _NUMBERS,
            "百分数的起止，前后都带“%”。",
            measures.percent_ranges,
        ),
        wrong="63～68%",
        right="63%～68%",
    ),
    rule(
        *(
            "unit",
            "计量单位",
            "GB 3100—1993；GB/T 15835—2011",
            "单位符号大小写正确；正文用中文名称。",
        ),
        find=measures.units,
        wrong="110KV变电站",
        right="110kV变电站",
    ),
    rule(
        *("scale", "千百连用", _NUMBERS, "阿拉伯数字不与“千”“百”连用。", measures.scales),
        wrong="补助3千元",
        right="补助3000元",
    ),
    rule(
        *("spelling", "错字", "通用规范汉字表", "形近字不误用。", characters.spelling),
        wrong="解决存在的围难",
        right="解决存在的困难",
        severity=_DOUBT,
    ),
    rule(
        *("until", "截至与截止", "现代汉语词典", "后面跟时间用“截至”。", characters.until),
        wrong="截止2025年9月30日，累计完成",
        right="截至2025年9月30日，累计完成",
    ),
    rule(
        *("post", "姓名职务", "任职名册", "姓名、职务与成文之日的任职一致。", posts.posts),
        wrong="县住房和城乡建设局局长（已调离的人）",
        right="县住房和城乡建设局局长（成文之日在任的人）",
    ),
)
