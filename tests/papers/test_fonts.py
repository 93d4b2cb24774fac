"""Fonts: the best of those there are, what stands in is told, strict papers refuse it."""

import shutil
from pathlib import Path

import pytest

from shishi.papers import fonts
from shishi.papers.gongwen import TYPEFACES, Face

NOTO = frozenset({"Noto Serif CJK SC", "Noto Sans CJK SC", "DejaVu Sans"})
OFFICE = frozenset(
    {"FZXiaoBiaoSong-B05S", "FangSong_GB2312", "KaiTi_GB2312", "SimHei", "SimSun", *NOTO}
)


def test_free_families_stand_in_and_it_is_told():
    chosen = fonts.picked(NOTO)
    assert chosen.families[Face.TITLE] == fonts.Family("Noto Serif CJK SC", bold=True)
    assert chosen.families[Face.HEI] == fonts.Family("Noto Sans CJK SC")
    assert chosen.substituted == {
        "方正小标宋简体": "Noto Serif CJK SC",
        "仿宋_GB2312": "Noto Serif CJK SC",
        "楷体_GB2312": "Noto Serif CJK SC",
        "黑体": "Noto Sans CJK SC",
        "宋体": "Noto Serif CJK SC",
    }


def test_the_fonts_of_the_office_come_first_under_either_of_their_names():
    chosen = fonts.picked(OFFICE)
    assert chosen.families[Face.TITLE] == fonts.Family("FZXiaoBiaoSong-B05S")
    assert chosen.families[Face.BODY] == fonts.Family("FangSong_GB2312")
    assert chosen.substituted == {}
    assert "Noto Serif CJK SC" in chosen.spare, "single signs come from it"


def test_another_song_stands_in_where_noto_is_missing():
    chosen = fonts.picked(frozenset({"WenQuanYi Zen Hei", "AR PL UMing CN"}))
    assert chosen.families[Face.BODY].name == "AR PL UMing CN"
    assert chosen.families[Face.HEI].name == "WenQuanYi Zen Hei"
    assert chosen.families[Face.TITLE].bold


def test_no_chinese_font_is_said_with_the_package():
    with pytest.raises(fonts.Missing, match="fonts-noto-cjk"):
        fonts.picked(frozenset({"DejaVu Sans", "Libertinus Serif"}))


def test_a_strict_paper_is_refused_with_the_names():
    if not (missing := fonts.choose().substituted):
        pytest.skip("all type faces of official papers are on this machine")
    with pytest.raises(fonts.Missing) as refused:
        fonts.choose(strict=True)
    assert all(name in str(refused.value) for name in missing)
    assert "fonts 文件夹" in str(refused.value)


def test_every_face_has_a_family_on_this_machine():
    assert fonts.choose().families.keys() == TYPEFACES.keys()


def test_a_folder_of_the_county_is_looked_through_again_when_it_changes(tmp_path):
    folder = tmp_path / "fonts"
    assert fonts.choose(folder).families == fonts.choose().families
    folder.mkdir()
    (folder / "broken.ttf").write_bytes(b"no font")
    first = fonts.held(folder)
    assert fonts.held(folder) is first, "opened once"
    sample = next((Path(one.path) for one in first.fonts() if one.path), None)
    if sample is None:
        pytest.skip("no font file on this machine")
    shutil.copy(sample, folder / "more.ttf")
    again = fonts.held(folder)
    assert again is not first
    assert any(Path(one.path).parent == folder for one in again.fonts() if one.path)
