"""The archive of a month: the same bytes for the same content; of a copy in which anything was
changed, one sentence says what."""

import csv
import json
import random
import subprocess
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from shishi.papers import archive
from shishi.papers.archive import ABOUT, SUMS, TRAIL, About, Column, Member, Table
from shishi.papers.archive_check import check
from shishi.rules.archives import End, Link, listing
from shishi.rules.audit import START, Entry, close
from shishi.rules.bands import Light
from shishi.rules.digests import digest


def entries(count: int) -> list[Link]:
    links, before = [], START
    for number in range(1, count + 1):
        at = f"2026-09-{number:02}T06:00:00+08:00"
        one = Entry(number, at, None, "本机", "", 1, "light.rate", "project", number, True, "{}")
        before = close(one, before)
        links.append(Link(number, before, one))
    return links


CHAIN = entries(6)
LINKS = [*CHAIN[1:3], Link(4, CHAIN[3].hash, None), *CHAIN[4:]]
ROWS = [(1, "供水工程", Decimal("86.50"), date(2026, 10, 31), True, None, Light.RED)]


def about(**changed) -> About:
    before, after = End(1, CHAIN[0].hash), End(6, CHAIN[5].hash)
    asked = {"before": before, "after": after} | changed
    return About("云岭县", 2026, date(2026, 9, 1), "2026-09-30 已冻结的快照", **asked)


def table(rows=ROWS) -> Table:
    heads = ("序号", "名称", "目标", "时限", "推定", "备注", "灯")
    return Table("实事", tuple(Column(head, f"{head}的含义") for head in heads), lambda: iter(rows))


def members(one: About | None = None, links=LINKS, rows=ROWS) -> list[Member]:
    told = one or about()
    return [
        archive.about(told),
        archive.how(told),
        archive.snapshot({"年度": 2026}),
        Member("发文/1/通报.pdf", (b"%PDF", b"-1.7\n" * 40)),
        *archive.tables([table(rows)]),
        archive.trail(links),
    ]


def packed(held: list[Member] | None = None) -> bytes:
    file = BytesIO()
    archive.write(file, members() if held is None else held)
    return file.getvalue()


SOUND = packed()


def says(content: bytes) -> str:
    found = check(BytesIO(content))
    assert not found.ok
    assert found.says.endswith("。")
    return found.says


def unpacked(content: bytes = SOUND) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as held:
        return {name: held.read(name) for name in held.namelist()}


def again(held: dict[str, bytes], sums: bool = True) -> bytes:
    """Packed anew by somebody who knows how, with the listing made to fit."""
    file = BytesIO()
    files = [Member(name, (content,)) for name, content in held.items() if name != SUMS]
    if sums:
        archive.write(file, files)
        return file.getvalue()
    with ZipFile(file, "w") as into:
        for name, content in held.items():
            info = archive._info(name)
            into.writestr(info, content)
    return file.getvalue()


def test_the_same_content_gives_the_same_bytes():
    assert packed() == SOUND


def test_a_sound_archive_is_told_with_the_digest_of_its_listing():
    found = check(BytesIO(SOUND))
    assert found.ok
    assert found.says == (
        "云岭县2026年度 2026-09 归档：9 个文件齐全，与清单一致；留痕第 2 至 6 条首尾相接。"
    )
    assert found.digest == digest(unpacked()[SUMS])


def test_a_month_in_which_nothing_happened_is_sound():
    still = about(after=End(1, CHAIN[0].hash))
    found = check(BytesIO(packed(members(still, []))))
    assert found.ok
    assert "留痕本月没有新增，首尾相接。" in found.says


def test_any_byte_that_was_changed_is_found():
    chance = random.Random(9)
    for place in range(len(SOUND)):
        changed = bytearray(SOUND)
        changed[place] ^= 1 << chance.randrange(8)
        assert not check(BytesIO(bytes(changed))).ok, place


def test_an_archive_that_was_cut_anywhere_is_found():
    for length in range(len(SOUND)):
        assert not check(BytesIO(SOUND[:length])).ok, length


def test_something_added_at_the_end_is_found():
    assert says(SOUND + b"x") == "归档结尾之后还有内容，是后来加上的。"
    assert "归档" in says(b"x" + SOUND)


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7", b"PK\x05\x06" + bytes(18), bytes(99)])
def test_what_is_no_archive(content):
    assert says(content) == "这不是本系统的月度归档文件。请核对所选的文件。"


def test_a_bomb_is_refused_before_it_is_opened():
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as into:
        into.writestr(ABOUT, bytes(50_000_000))
    assert "不是本系统写成的" in says(file.getvalue())


def test_a_listing_of_monstrous_length_is_not_read():
    info = archive._info(SUMS)
    info.file_size = info.compress_size = 1 << 30
    info.CRC = 0
    assert says(info.FileHeader() + bytes(10)) == "“SHA256SUMS”过大，不是本系统写成的。"


FAULTS = {
    "“实事.csv”": lambda held: held | {"数据/实事.csv": held["数据/实事.csv"] + b"9,\r\n"},
    "缺少“台账快照.json”": lambda held: {k: v for k, v in held.items() if "快照" not in k},
    "“发文/2/通报.pdf”不在清单中": lambda held: (
        {k: v for k, v in held.items() if k != SUMS} | {"发文/2/通报.pdf": b"x", SUMS: held[SUMS]}
    ),
    "缺少“说明.txt”": lambda held: {
        ("说明2.txt" if k == "说明.txt" else k): v for k, v in held.items()
    },
    "次序与清单不一致": lambda held: dict(
        sorted(held.items(), key=lambda one: (one[0] == SUMS, one[0] != ABOUT, one[0]))
    ),
    "“SHA256SUMS”缺失": lambda held: {k: v for k, v in held.items() if k != SUMS},
}


@pytest.mark.parametrize("words", FAULTS)
def test_a_copy_packed_anew_says_what_is_wrong_with_it(words):
    """Whoever packs it anew makes the structure fit, not the listing."""
    told = says(again(FAULTS[words](unpacked()), sums=False))
    assert words.strip("“”") in told


def trail_without(place: int) -> bytes:
    held = unpacked()
    lines = held[TRAIL].splitlines(keepends=True)
    return again(held | {TRAIL: b"".join(lines[:place] + lines[place + 1 :])})


@pytest.mark.parametrize(("place", "number"), [(0, 2), (1, 3), (4, 6)])
def test_an_entry_taken_out_breaks_the_trail_though_the_listing_was_made_to_fit(place, number):
    assert says(trail_without(place)).startswith(f"留痕在第 {number} 条处断开")


@pytest.mark.parametrize(
    "line", [b"not json\n", b"[" * 3000 + b"\n", b"{}\n", b'{"number":2}\n', b"\n", b'"x"\n']
)
def test_a_line_that_is_no_entry_breaks_the_trail(line):
    held = unpacked()
    assert "留痕在第 2 条处断开" in says(again(held | {TRAIL: line + held[TRAIL]}))


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b"[" * 5000, b'{"x":1}'])
def test_an_archive_that_does_not_say_what_it_is(content):
    assert "不是本系统" in says(again(unpacked() | {ABOUT: content}))


@pytest.mark.parametrize("trail", [{}, {"月初": {}}, {"月初": 1, "月末": 2}])
def test_an_archive_that_does_not_say_where_the_trail_stood(trail):
    held = unpacked()
    told = json.loads(held[ABOUT]) | {"留痕": trail}
    assert "不是本系统写成的" in says(again(held | {ABOUT: json.dumps(told).encode()}))


def test_two_files_of_one_name_are_found():
    file = BytesIO()
    with pytest.warns(UserWarning, match="Duplicate"):
        archive.write(file, [*members(), Member("说明.txt", (b"x",))])
    assert says(file.getvalue()) == "归档中有同名的文件，被改动过。"


def test_a_name_that_a_terminal_would_obey_is_not_printed():
    held = unpacked()
    assert "\x1b" not in says(again(held | {"\x1b[2J": b""}))


def test_sha256sum_alone_can_check_it(tmp_path):
    with ZipFile(BytesIO(SOUND)) as held:
        held.extractall(tmp_path)

    def run() -> int:
        return subprocess.run(
            ["sha256sum", "--quiet", "-c", SUMS], cwd=tmp_path, capture_output=True, check=False
        ).returncode

    assert run() == 0
    (tmp_path / "发文/1/通报.pdf").write_bytes(b"%PDF")
    assert run() == 1


def test_a_table_is_there_for_a_spreadsheet_and_for_a_program():
    odd = [(1, "=1+1", Decimal("-2.50"), None, False, {"东站": "3"}, Light.RED)]
    held = unpacked(packed(members(rows=odd)))
    text = held["数据/实事.csv"].decode("utf-8-sig")
    assert list(csv.reader(StringIO(text)))[1] == [
        *("1", "'=1+1", "-2.50", "", "否", '{"东站":"3"}', "红灯")
    ]
    [row] = json.loads(held["数据/实事.json"])
    assert (row["名称"], row["目标"], row["推定"]) == ("=1+1", "-2.50", False)
    assert row["备注"] == {"东站": "3"}


def test_a_table_without_rows_is_still_a_table():
    held = unpacked(packed(members(rows=[])))
    assert json.loads(held["数据/实事.json"]) == []
    assert held["数据/实事.csv"].decode("utf-8-sig").count("\r\n") == 1


def test_every_column_is_explained():
    text = unpacked()["数据/数据字典.csv"].decode("utf-8-sig")
    assert list(csv.reader(StringIO(text)))[2] == ["实事", "名称", "名称的含义"]


def test_the_listing_has_every_other_file():
    held = unpacked()
    pairs = [(name, digest(content)) for name, content in held.items() if name != SUMS]
    assert held[SUMS].decode() == listing(pairs)
    assert list(held)[-1] == SUMS
