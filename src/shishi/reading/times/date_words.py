"""时间用词 — the patterns of the words by which plans say when, one group name for each form.

The first form that fits at a place is read, so longer forms stand before shorter ones. Forms
that share a sign stand together behind one look ahead for it: most places are ruled out there.
"""

import re

from shishi.reading.lines.marks import CN

_Y = (
    r"(?:(?P<y#>(?:19|20)\d\d|二[〇○零0][一二三四五六七八九〇○零0]{2}) ?年度? ?"
    r"|(?P<r#>今年|本年度?|当年|明年|次年|翌年)的?)?"
)
_M = rf"(?P<m#>1[0-2]|0?[1-9]|十[一二]?|[{CN[:9]}])"
_D = rf"(?P<d#>[12]\d|3[01]|0?[1-9]|[{CN}]{{1,3}})"
_FROM = r"(?:自)?"
_BY = r"(?:之前|以前|前)?"
_START = r"(?:起(?:全面|正式)?(?:执行|施行|实施|实行|发放|生效)|起)?"

_Forms = tuple[tuple[str, str], ...]

_MONTHS: _Forms = (
    (
        "joined",
        r"(?P<y_j>20\d\d)(?P<m_j>1[0-2]|0?[1-9])月(?P<t_j>上旬|中旬|下旬|[底末])?(?:(?P<d_j>[12]\d"
        r"|3[01]|0?[1-9])[日号])?" + _BY,
    ),
    (
        "day",
        _FROM
        + _Y.replace("#", "_d")
        + _M.replace("#", "_d")
        + r" ?月 ?(?:份)?"
        + _D.replace("#", "_d")
        + r" ?[日号]"
        + r"(?P<b_d>"
        + _START
        + _BY
        + r")",
    ),
    (
        "month",
        _Y.replace("#", "_m")
        + _M.replace("#", "_m")
        + r" ?月(?:份)?(?P<t_m>上 ?旬|中 ?旬|下 ?旬| ?月?[底末]|[初中](?!小|心|等|学|国))?"
        r"(?P<b_m>之?前|以前)?(?P<o_m>开学|开课|开园|开班)?",
    ),
)
_QUARTERS: _Forms = (
    ("quarter", _Y.replace("#", "_q") + r"第?(?P<q_q>[一二三四1-4]) ?季度(?:[末底])?(?:之?前|内)?"),
    ("joined_quarter", r"(?P<y_jq>20\d\d)(?P<q_jq>[一二三四1-4])季度[末底]?(?:之?前)?"),
)
_HALVES: _Forms = (
    ("half", _Y.replace("#", "_h") + r"(?P<h_h>上 ?半 ?年|下 ?半 ?年|年中)(?:[末底])?(?:之?前)?"),
)
_DIGITS: _Forms = (
    (
        "numbers",
        r"(?<![\d./-])(?P<y_n>20\d\d)(?P<s_n>[./-])(?P<m_n>1[0-2]|0?[1-9])(?:(?P=s_n)(?P<d_n>[12]\d"
        r"|3[01]|0?[1-9]))?"
        r"(?![\d./-]|[年月个%])日?" + _BY,
    ),
    (
        "slash",
        r"(?<![\d./-])(?P<m_s>1[0-2]|0?[1-9])(?P<s_s>[./])(?P<d_s>[12]\d|3[01]|0?[1-9])"
        r"(?=$|[\s，。；、,;）)】|]|之?前|以前|完成)" + _BY,
    ),
    ("lost", r"(?<!\d)(?:(?P<y_l>20\d\d)年?)?(?P<md_l>\d{3,4})[日号]" + _BY),
)
_YEARS: _Forms = (
    (
        "year_end",
        r"(?:(?P<y_e>(?:19|20)\d\d) ?年?|(?P<r_e>今年|本年|当年|明年"
        r"|次年))?(?<![学半一两])(?P<e_e>年 ?底|年 ?末|年 ?内|年 ?终|底|末|内)(?:之?前)?",
    ),
    (
        "year",
        r"(?P<f_y>到|至)?(?P<y_y>(?:19|20)\d\d) ?年度?(?! ?\d|[上下]半年|年?[底末内终中]"
        r"|第?[一二三四1-4] ?季|十?[一二三四五六七八九十]月)(?:之?前)?",
    ),
)
_WHOLE: _Forms = (("whole", r"(?P<w_w>全 ?年|本年度(?:内)?|当年(?:内)?|一年内)"),)
_BEFORE: _Forms = (
    ("term", r"(?P<t_t>(?:秋|春)季?(?:学期)?|新学期|新学年)?(?:开学|开园)(?:之?前)"),
    (
        "feast",
        r"(?P<n_f>国庆|十一|元旦|五一|劳动|七一|建党|八一|建军|六一|儿童|三八|教师)(?:国际)?(?:节"
        r"|假期|黄金周|长假)?(?:之?前)",
    ),
    (
        "event",
        r"(?:主汛期|汛期|汛|入冬|入夏|春节|中秋|端午|清明|雨季|冬季|冬季施工|供暖|供暖期|供暖季"
        r"|采暖期|采暖季|供热期|迎峰度夏|迎峰度冬|度夏|春耕|秋收|秋播|春灌|夏季用电高峰"
        r"|台风季?|风季|梅雨季?节?|雪季|枯水期|丰水期|三夏|三秋|麦收|秋种|冬灌|夏灌|夏收|开春|入秋|入春|冰冻期?|开渔|越冬"
        r"|春运|重阳|双节|冬闲|农闲|封冻|上冻|霜冻|防火期|旅游旺季|高考|中考|寒假|暑假|两会)(?:来临|到来|开始"
        r"|结束)?(?:之?前)|(?:暑假|寒假|暑期)(?:期间)?",
    ),
)
_OPEN: _Forms = (
    (
        "open",
        r"长期(?:坚持|推进|开展|实施|执行|有效|任务|进行)?|持续(?:推进|开展|实施|进行|用力|深化"
        r"|发力|坚持|落实)?|常年(?:开展|坚持|实施|推进)?|常态化?(?:开展|推进|实施|坚持|管理|长效)?|"
        r"(?:贯穿全年)|按序时进度(?:推进)?|适时|(?:随时|即时)(?:办理)?|动态(?:管理|推进)"
        r"|日常(?:工作|开展)?|每年",
    ),
)
_FORMS: tuple[tuple[str, _Forms], ...] = (
    ("(?=[^月]{1,13}月)", _MONTHS),
    ("(?=[^季]{1,12}季)", _QUARTERS),
    ("(?=[12二今本当明次翌上下年])", _HALVES),
    (r"(?=\d{1,8}[./日号年-])", _DIGITS),
    ("(?=[12今本当明次年底末内到至])", _YEARS),
    ("(?=[全本当一])", _WHOLE),
    ("(?=[^0-9前假期][^前假期]{0,11}[前假期])", _BEFORE),
    ("(?=[长持常贯按适随即动日每])", _OPEN),
)
"""The forms in their order, each set behind what the text must show for one of them to fit."""
_FIRST = (
    "0-9〇○零一二三四五六七八九十今本当明次翌自第上下年到至全秋春新开国劳元建儿教主汛入中端清雨冬供采迎度夏封霜防"
    "旅高寒暑台风梅雪枯丰三麦开越重双农两长持常贯按适随即动日每底末内"
)
"""The characters with which a time can begin: most places of a text are ruled out by one look."""


def _either(forms: _Forms) -> str:
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in forms)


WHEN = re.compile(
    f"(?=[{_FIRST}])(?:" + "|".join(f"{sign}(?:{_either(forms)})" for sign, forms in _FORMS) + ")"
)
