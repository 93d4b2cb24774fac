"""整治数字形式主义 — a table of what the product must not have, looked for in tables and fields, in
addresses, forms, words of the code, templates and scripts.

Source: 国办函〔2026〕12号; the page 本系统不设的事项 states it. Every way of looking is tried on a
planted offence, so that none passes by looking away.
"""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pytest
from django import forms
from django.apps import apps
from django.urls import URLPattern, get_resolver

from shishi.rules.checks import CODES
from shishi.web import states
from tests.fences.tree import PACKAGE, Module, modules, texts
from tests.web.test_burdens import CONTROL, of_classes

LAYERS = ("records", "web", "actions", "queries", "rules", "papers", "console")


@dataclass(frozen=True)
class Trait:
    """One thing that is ruled out: its Chinese words, its English words (parts of a name, or parts
    that follow each other), what a page would ask of a browser for it; `planted` are names that
    must be found."""

    name: str
    says: str  # the line of the statement that promises it
    chinese: str
    words: str
    runs: str = ""
    browser: str = ""
    planted: tuple[str, ...] = ()

    def names(self, name: str) -> bool:
        """Whether an identifier, an address or a label speaks of it."""
        parts = _parts(name)
        runs = [run.split("_") for run in self.runs.split()]
        return (
            bool(re.search(self.chinese, name))
            or bool(set(parts) & set(self.words.split()))
            or any(_follow(run, parts) for run in runs)
        )


TRAITS = (
    Trait(
        "签到打卡",
        "签到、打卡",
        "签到|打卡|考勤",
        "checkin attendance punch",
        "check_in clock_in punch_in signin_days",
        planted=("daily_check_in", "CheckIn", "每日打卡", "punch_card"),
    ),
    Trait(
        "积分点赞评星",
        "点赞、积分、评星",
        "积分|点赞|评星|星级|荣誉称号|勋章|转发量",
        "score scores likes upvote badge badges stars medal medals credits",
        "reward_points bonus_points",
        planted=("person_score", "likes", "本月积分", "reward_points"),
    ),
    Trait(
        "在线时长",
        "在线时长",
        "在线时长|登录时长|学习时长|停留时间|活跃度",
        "dwell heartbeat",
        "online_time online_seconds active_time active_minutes login_time time_online",
        r"visibilitychange|sendBeacon|performance\.now",
        planted=("online_seconds", "在线时长", "dwell_time"),
    ),
    Trait(
        "强制拍照录像",
        "拍照、录像",
        "强制拍照|必须拍照|现场拍照|拍照上传|水印相机|录像|录屏|截图留痕",
        "selfie webcam watermark photo photos video videos screenshot",
        "",
        r"getUserMedia|ImageCapture|MediaRecorder|\bcapture\s*=",
        planted=("site_photo", "video_url", "现场拍照", "selfie"),
    ),
    Trait(
        "轨迹定位",
        "位置和轨迹",
        "轨迹|定位|经纬度|电子围栏",
        "gps geolocation latitude longitude geofence track tracks",
        "",
        r"geolocation|watchPosition|getCurrentPosition|DeviceMotion",
        planted=("gps_track", "latitude", "巡查轨迹"),
    ),
    Trait(
        "安装登录统计",
        "安装、注册、使用情况",
        "安装率|下载量|注册率|登录率|登录次数|阅读次数|活跃率|日活",
        "installs",
        "login_count sign_in_count last_login last_seen read_count page_views active_users"
        " install_rate download_count usage_rate",
        r"beforeinstallprompt|serviceWorker|analytics",
        planted=("login_count", "install_rate", "阅读次数", "last_seen"),
    ),
    Trait(
        "排名",
        "自动排名",
        "排名榜|排行|名次|红黑榜|末位",
        "rank ranks ranking rankings leaderboard",
        "",
        planted=("unit_rank", "Leaderboard", "单位排行"),
    ),
)
# What looks like one and is none, with the reason; a reason that is no longer needed fails too.
ALLOWED = {
    "rank": "which of two notices of holidays counts",
    "ranks": "the bands of a light in the order of their gravity",
    "Score": "how near a forecast of a project came",
    "on_track": "a project that keeps to its schedule",
    "last_login": "a column of Django's accounts, which no page reads",
}
# The statement has to name what is not built; these tests do too.
STATES = ("web/states.py", "templates/states/statement.html")


def _parts(name: str) -> list[str]:
    """snake_case, camelCase and paths as their words."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return [part for part in re.split(r"[^a-z]+", spaced.lower()) if part]


def _follow(run: list[str], parts: list[str]) -> bool:
    size = len(run)
    return any(parts[at : at + size] == run for at in range(len(parts) - size + 1))


def stored() -> Iterator[str]:
    """Names of tables and of their fields."""
    for model in apps.get_app_config("records").get_models():
        yield model.__name__
        yield from (field.name for field in model._meta.get_fields())


def addresses() -> Iterator[str]:
    for one in get_resolver().url_patterns[0].url_patterns:
        assert isinstance(one, URLPattern)
        yield f"{one.name} {one.pattern}"


def asked() -> Iterator[str]:
    """Names and labels of the fields of forms."""
    for form in _forms():
        for name, field in form.base_fields.items():
            yield name
            yield str(field.label)


def _forms() -> Iterator[type[forms.Form]]:
    assert of_classes()
    seen = {*forms.Form.__subclasses__()}
    while seen:
        form = seen.pop()
        seen |= {*form.__subclasses__()}
        if form.__module__.startswith("shishi."):
            yield form


def words_of(module: Module) -> Iterator[str]:
    """What a module names: functions, classes, arguments, variables, columns."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def code() -> Iterator[str]:
    for module in modules("src"):
        inside = module.path.removeprefix("src/shishi/")
        if inside.startswith(LAYERS) and not inside.startswith(STATES):
            yield from words_of(module)


def written() -> Iterator[str]:
    """Chinese of the code and of the pages, line by line."""
    for path, text in texts():
        inside = path.removeprefix("src/shishi/")
        if inside.startswith((*LAYERS, "templates")) and not inside.startswith(STATES):
            yield from text.splitlines()


WAYS: dict[str, Callable[[], Iterable[str]]] = {
    "表和字段": stored,
    "网址": addresses,
    "表单": asked,
    "程序用词": code,
}


@pytest.mark.parametrize("trait", TRAITS, ids=lambda trait: trait.name)
@pytest.mark.parametrize("way", WAYS)
def test_no_name_speaks_of_it(trait, way):
    names = list(WAYS[way]())
    assert len(names) > 40
    assert sorted({name for name in names if trait.names(name)} - ALLOWED.keys()) == []


@pytest.mark.parametrize("trait", TRAITS, ids=lambda trait: trait.name)
def test_no_page_and_no_sentence_speaks_of_it(trait):
    lines = list(written())
    assert len(lines) > 1000
    assert [line.strip() for line in lines if re.search(trait.chinese, line)] == []


@pytest.mark.parametrize("trait", [one for one in TRAITS if one.browser], ids=lambda one: one.name)
def test_no_page_asks_a_browser_for_it(trait):
    folders = (PACKAGE / "templates", PACKAGE / "static")
    found = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert any(path.suffix == ".js" for path in found)
    hits = {
        path.name: hit[0]
        for path in found
        if (hit := re.search(trait.browser, path.read_text("utf-8")))
    }
    assert hits == {}


@pytest.mark.parametrize("trait", TRAITS, ids=lambda trait: trait.name)
def test_a_planted_offence_is_found(trait):
    assert [name for name in trait.planted if not trait.names(name)] == []
    english = next(name for name in trait.planted if name.isascii()).lower()
    text = f"class Planted:\n    {english} = 1\n\ndef f({english}): ...\n"
    names = list(words_of(Module("src/shishi/web/planted.py", text, ast.parse(text))))
    assert [name for name in names if trait.names(name)] == [english, english]


@pytest.mark.parametrize(
    ("trait", "line"),
    [
        ("在线时长", "document.addEventListener('visibilitychange', told)"),
        ("强制拍照录像", '<input type="file" name="file" capture="environment">'),
        ("轨迹定位", "navigator.geolocation.watchPosition(told)"),
        ("安装登录统计", "navigator.serviceWorker.register('/sw.js')"),
    ],
)
def test_a_planted_request_to_a_browser_is_found(trait, line):
    [one] = [one for one in TRAITS if one.name == trait]
    assert re.search(one.browser, line)


@pytest.mark.parametrize(
    "name", ["points", "starts_on", "deadline_start", "appoint", "checks", "sign_in", "点位"]
)
def test_what_only_sounds_like_it_is_left_alone(name):
    assert [trait.name for trait in TRAITS if trait.names(name)] == []


def test_every_allowance_is_still_needed():
    names = {name for way in WAYS.values() for name in way()}
    assert ALLOWED.keys() <= names


def test_the_statement_promises_each_of_them():
    said = "".join(states.ABSENCES)
    assert [trait.says for trait in TRAITS if trait.says not in said] == []


def test_whatever_may_be_a_photograph_is_optional():
    """A control that takes pictures is never required; a form that requires a file takes none."""
    takers = [
        control
        for path in (PACKAGE / "templates").rglob("*.html")
        for control in CONTROL.findall(path.read_text("utf-8"))
        if 'type="file"' in control
    ]
    assert any("image/" in control for control in takers)
    assert [control for control in takers if "required" in control] == []
    required = [
        (form.__name__, str(field.widget.attrs.get("accept", "")))
        for form in _forms()
        for field in form.base_fields.values()
        if isinstance(field, forms.FileField) and field.required
    ]
    assert required
    pictured = [name for name, accept in required if not accept or re.search(PICTURES, accept)]
    assert pictured == ["FileForm"]  # the issued plan itself, which may be a scan


PICTURES = r"image|video|\*/\*|\.jpe?g|\.png"


def test_no_check_of_a_report_asks_for_evidence():
    assert [says for _, says in CODES.values() if re.search("照片|图片|佐证|附件", says)] == []
