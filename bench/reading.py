"""读取 — the reader against python-docx on the same document; its growth; its worst inputs."""

import random
import resource
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx

from bench.figures import Line, at_most, best
from shishi.reading import pipeline
from shishi.reading.files import formats, text
from shishi.reading.source import SourceText

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "src/shishi/sample/yunling-2026.docx"
SEEDS = ROOT.parent / "shared/corpus/seeds"
MEGABYTE = 1_000_000
FUZZ_LENGTH = 20_000
WORDS = (
    "责任单位：|牵头单位：|责任县领导：|完成时限：|其中|和|、|，|；|。|（一）|一、|1.|实事一：|新建|改造"
    "|不少于|以上|约|3—5|12.5|1234567890|0.25万人|每户500元|2026年10月底前|9月|公里|户|县水利局|各乡镇"
    "|张三·李四|《|》|（|）|(|)|\t|\n|\n\n| |　|O|l|%|万元|亿元|G219线|80周岁|每周|每月5日前"
).split("|")


def lines() -> Iterator[Line]:
    """All figures of reading."""
    for name, content in _documents():
        yield from _against_python_docx(name, content)
    yield _memory()
    yield from _growth()
    yield _worst()


def _documents() -> Iterator[tuple[str, bytes]]:
    yield "样例", SAMPLE.read_bytes()
    for path in sorted(SEEDS.glob("*.txt")):
        yield path.stem, _as_docx(path.read_text("utf-8"))


def _as_docx(words: str) -> bytes:
    document = docx.Document()
    for paragraph in words.splitlines():
        document.add_paragraph(paragraph)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _against_python_docx(name: str, content: bytes) -> Iterator[Line]:
    source = formats.open_source(content, f"{name}.docx")
    reading = best(lambda: pipeline.read(source), runs=15)
    opening = best(lambda: _text_by_python_docx(content), runs=15)
    says = f"{name}（{len(source.text)} 字）：读取 ÷ python-docx 取出文字"
    yield at_most(says, reading / opening, 1.0)
    yield Line(f"{name}：读取，每核每秒", f"{1 / reading:.0f} 份（{reading * 1000:.1f} 毫秒）")


def _text_by_python_docx(content: bytes) -> str:
    document = docx.Document(BytesIO(content))
    words = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        words += [cell.text for row in table.rows for cell in row.cells]
    return "\n".join(words)


def _memory() -> Line:
    """Of `shishi read` on the sample, the whole process."""
    shishi = Path(sys.executable).with_name("shishi")
    subprocess.run([shishi, "read", SAMPLE], check=True, stdout=subprocess.DEVNULL)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return at_most("shishi read 样例：内存峰值", peak, 150, unit="MB")


def _growth() -> Iterator[Line]:
    """Ten times the text, up to a megabyte."""
    times = {size: best(_reading_of(_long(size)), runs=3) for size in _sizes()}
    for small, large in zip(_sizes(), _sizes()[1:], strict=False):
        says = f"{large // 1000} KB ÷ {small // 1000} KB 文字"
        yield at_most(says, times[large] / times[small], 12)


def _sizes() -> tuple[int, ...]:
    return (MEGABYTE // 100, MEGABYTE // 10, MEGABYTE)


def _long(size: int) -> SourceText:
    """A plan of about `size` bytes, with as many items as that takes."""
    whole = formats.open_source(SAMPLE.read_bytes(), SAMPLE.name).text
    start, end = whole.index("（一）"), whole.index("三、推进机制")
    items = whole[start:end]
    times = max(1, round((size - len(whole.encode())) / len(items.encode())) + 1)
    return _plain(whole[:start] + items * times + whole[end:])


def _plain(words: str) -> SourceText:
    return text.read(words.encode())


def _reading_of(source: SourceText):
    return lambda: pipeline.read(source)


def _worst() -> Line:
    """Of inputs made to hurt, the one that takes the most for its length, held against an
    ordinary plan of the same length."""
    ordinary = _long(3 * FUZZ_LENGTH)
    share = best(_reading_of(ordinary), runs=5) / len(ordinary.text)
    costs = {
        name: best(_reading_of(_plain(words)), runs=3) / len(words) / share
        for name, words in hostile()
    }
    name = max(costs, key=costs.__getitem__)
    says = f"{len(costs)} 种刁难输入中最慢的（{name}）÷ 同长度方案"
    return at_most(says, costs[name], 10)


def hostile() -> Iterator[tuple[str, str]]:
    """Inputs made to hurt, by name."""
    for word in WORDS:
        yield repr(word), word * (FUZZ_LENGTH // len(word))
    for first, second in (("（", "）"), ("《", "》"), ("1", "."), ("和", "、"), ("其中", "个")):
        yield f"{first}{second}", (first * 50 + second * 50) * (FUZZ_LENGTH // 100)
    for seed in range(20):
        chance = random.Random(seed)
        yield f"随机{seed}", "".join(chance.choices(WORDS, k=FUZZ_LENGTH // 3))
