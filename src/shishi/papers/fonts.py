"""字体 — which of the type faces of official papers are on this machine, and what stands in for
those that are not.

Looking through the fonts of a machine takes about 0.1 s, setting a paper a hundredth of that, so
what was found is held as long as the folder of the county's own fonts stays as it is. A family
need not have every sign (垚, 䶮, 㮾 are missing in many): the other families found follow it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import typst

from shishi.papers.gongwen import TYPEFACES, Face

# Names of one font: what a word processor calls it, what is written in the file.
SAME = (
    frozenset({"方正小标宋简体", "FZXiaoBiaoSong-B05S"}),
    frozenset({"方正小标宋_GBK", "FZXiaoBiaoSong-B05"}),
    frozenset({"仿宋_GB2312", "FangSong_GB2312"}),
    frozenset({"楷体_GB2312", "KaiTi_GB2312"}),
    frozenset({"黑体", "SimHei"}),
    frozenset({"宋体", "SimSun", "NSimSun"}),
)
# Families with Chinese signs that set a paper where no better one is there.
LAST = (
    *("Noto Serif SC", "Source Han Serif SC", "Noto Sans CJK SC", "Noto Sans SC"),
    *("Source Han Sans SC", "AR PL UMing CN", "AR PL UKai CN", "WenQuanYi Zen Hei"),
    *("WenQuanYi Micro Hei", "Droid Sans Fallback", "Microsoft YaHei"),
)
NONE_AT_ALL = (
    "本机没有可用的中文字体，无法生成公文。请安装软件包 fonts-noto-cjk"
    "（Debian：apt install fonts-noto-cjk），或者把中文字体文件放入数据目录的 fonts 文件夹。"
)


class Missing(Exception):
    """缺字体 — says which font is missing and what to do."""


@dataclass(frozen=True, slots=True)
class Family:
    """一种字体的落实 — the family that is used for a face, and whether it is set bold."""

    name: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """选定的字体 — a family for every face; `substituted` has what stands in for a preferred font
    that is missing; `spare` are families to take single signs from."""

    families: Mapping[Face, Family]
    substituted: Mapping[str, str]
    spare: tuple[str, ...]
    folder: Path | None = None


def choose(folder: Path | None = None, *, strict: bool = False) -> Chosen:
    """The fonts that a paper is set in. `folder` holds fonts of the county itself; `strict` allows
    no substitute."""
    chosen = _chosen(folder, _stand(folder))
    if strict and chosen.substituted:
        raise Missing(_refusal(chosen.substituted))
    return chosen


def picked(there: frozenset[str], folder: Path | None = None) -> Chosen:
    """The best family for every face out of those that are there."""
    known = [name for face in TYPEFACES.values() for name in (face.preferred, *face.others)]
    spare = tuple(name for name in dict.fromkeys((*known, *LAST)) if name in there)
    if not spare:
        raise Missing(NONE_AT_ALL)
    families: dict[Face, Family] = {}
    substituted: dict[str, str] = {}
    for face, wanted in TYPEFACES.items():
        best = next((n for n in (wanted.preferred, *wanted.others) if n in there), None)
        name = best or _spare_for(face, spare)
        families[face] = Family(name, name in wanted.bold or (face is Face.TITLE and best is None))
        if not _same(name, wanted.preferred):
            substituted[wanted.preferred] = name
    return Chosen(MappingProxyType(families), MappingProxyType(substituted), spare, folder)


def held(folder: Path | None = None) -> typst.Fonts:
    """The fonts of the machine and the folder, opened once."""
    return _opened(folder, _stand(folder))


def _spare_for(face: Face, spare: tuple[str, ...]) -> str:
    """A face with serifs is better replaced by one of them, 黑体 by one without."""
    sans = [name for name in spare if "Sans" in name or "Hei" in name]
    serif = [name for name in spare if name not in sans]
    return ([*sans, *serif] if face is Face.HEI else [*serif, *sans])[0]


def _same(name: str, preferred: str) -> bool:
    return name == preferred or any({name, preferred} <= names for names in SAME)


def _refusal(substituted: Mapping[str, str]) -> str:
    missing = "、".join(f"“{name}”" for name in substituted)
    instead = "、".join(dict.fromkeys(f"“{name}”" for name in substituted.values()))
    return (
        f"本机缺少公文字体{missing}，按设置不使用{instead}代替，公文未生成。"
        "请在本机安装这些字体，或者把字体文件放入数据目录的 fonts 文件夹后重试。"
    )


Stand = tuple[tuple[str, int, int], ...]


def _stand(folder: Path | None) -> Stand:
    """What lies in the folder: names, sizes and times, so that a font put there is noticed."""
    if folder is None or not folder.is_dir():
        return ()
    files = [(one, one.stat()) for one in sorted(folder.rglob("*")) if one.is_file()]
    return tuple((str(one), stat.st_size, stat.st_mtime_ns) for one, stat in files)


@lru_cache(maxsize=2)
def _opened(folder: Path | None, stand: Stand) -> typst.Fonts:
    return typst.Fonts(font_paths=[str(folder)] if folder is not None and stand else [])


@lru_cache(maxsize=2)
def _chosen(folder: Path | None, stand: Stand) -> Chosen:
    return picked(frozenset(_opened(folder, stand).families()), folder)
