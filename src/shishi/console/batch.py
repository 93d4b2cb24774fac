"""成批读取 — many files through the reader: one broken file is reported and the rest go on."""

import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import track

from shishi.console import summary
from shishi.console.opened import opened, trouble
from shishi.papers import ledger, xlsx
from shishi.reading import export, ledger_rows, pipeline
from shishi.reading.draft import PlanDraft
from shishi.reading.source import Unreadable


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: a draft, or the sentence that says why there is none."""

    path: Path
    draft: PlanDraft | None = None
    says: str = ""


def run(files: Sequence[Path], *, json_folder: Path | None, sheet: Path | None, jobs: int) -> int:
    """Read all of `files`, write what was asked for, show the rest; the number that failed."""
    errors = Console(stderr=True, soft_wrap=True, highlight=False)
    outcomes = []
    progress = track(
        _outcomes(files, jobs),
        description="读取",
        total=len(files),
        console=errors,
        transient=True,
        disable=len(files) < 2 or not errors.is_terminal,
    )
    for outcome in _single(progress, json_folder):
        if outcome.draft and json_folder:
            outcome = _written(outcome, outcome.draft, json_folder)
        if outcome.draft is None:
            errors.print(f"{outcome.path}：{outcome.says}", markup=False)
        outcomes.append(outcome)
    _show(outcomes, brief=len(files) > 1 and bool(json_folder or sheet))
    failed = sum(outcome.draft is None for outcome in outcomes)
    if failed and len(files) > 1:
        errors.print(f"{len(files)} 个文件中有 {failed} 个没有读成。", markup=False)
    if sheet and not _sheet_written(outcomes, sheet, errors):
        failed += 1
    return failed


def outcome_of(path: Path) -> Outcome:
    """One file through the reader; whatever is wrong with it ends in a sentence."""
    try:
        return Outcome(path, pipeline.read(opened(path)))
    except Unreadable as fault:
        return Outcome(path, says=str(fault))
    except Exception as fault:  # a fault of ours must not take the other files down with it
        kind = type(fault).__name__
        return Outcome(path, says=f"读取时程序出错（{kind}），请把文件交给系统管理员。")


def _outcomes(files: Sequence[Path], jobs: int) -> Iterator[Outcome]:
    """In the order of `files`, by as many processes as asked for."""
    if jobs == 1 or len(files) < 2:
        yield from map(outcome_of, files)
        return
    with ProcessPoolExecutor(min(jobs, len(files))) as pool:
        waiting = [(path, pool.submit(outcome_of, path)) for path in files]
        for path, future in waiting:
            try:
                yield future.result()
            except BrokenProcessPool:
                yield Outcome(path, says="读取进程意外中止，请单独读取这个文件。")


def _single(outcomes: Iterable[Outcome], json_folder: Path | None) -> Iterator[Outcome]:
    """Refuse the second of two files whose JSON would have the same name."""
    taken: dict[str, Path] = {}
    for outcome in outcomes:
        stem = outcome.path.stem
        if json_folder and stem in taken:
            says = f"与 {taken[stem]} 同名，{stem}.json 不能写两次，请改名后再读。"
            yield Outcome(outcome.path, says=says)
        else:
            taken[stem] = outcome.path
            yield outcome


def _written(outcome: Outcome, draft: PlanDraft, folder: Path) -> Outcome:
    stem = outcome.path.stem
    words = json.dumps(export.as_json(draft, stem), ensure_ascii=False, indent=1)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{stem}.json").write_text(words + "\n", encoding="utf-8")
    except OSError as fault:
        return Outcome(outcome.path, says=f"写入 {folder} 失败：{trouble(fault)}")
    return outcome


def _sheet_written(outcomes: Sequence[Outcome], sheet: Path, errors: Console) -> bool:
    """One workbook, a sheet for each document that has items."""
    ledgers = [
        ledger.Ledger(
            ledger_rows.title(outcome.draft, outcome.path.stem),
            ledger_rows.of(outcome.draft),
            (f"摘自：{outcome.path.name}", "本表由文件直接读出，未经核对确认。"),
        )
        for outcome in outcomes
        if outcome.draft and outcome.draft.items
    ]
    if not ledgers:
        errors.print(f"{sheet}：没有读到实事项目，未写台账。", markup=False)
        return False
    try:
        sheet.write_bytes(xlsx.write(ledger.draw(ledgers)))
    except OSError as fault:
        errors.print(f"{sheet}：{trouble(fault)}", markup=False)
        return False
    return True


def _show(outcomes: Sequence[Outcome], *, brief: bool) -> None:
    screen = Console(highlight=False)
    view = summary.line if brief else summary.full
    for outcome in outcomes:
        if outcome.draft is not None:
            screen.print(view(outcome.draft, outcome.path.name))
