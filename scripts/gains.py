"""得失 — what a change of the reader gained and lost on the corpus, field by field.

    python scripts/gains.py            compare with the stored baseline
    python scripts/gains.py --store    make the present result the baseline

The baseline lists, for each passage and field, the entries that were right and those that were
read where there is nothing.
"""

import json
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.reading.corpus_files import HERE, reports  # noqa: E402
from tests.reading.scoring import FIELDS, Report  # noqa: E402

BASELINE = HERE / "baseline.json"
Stored = dict[str, dict[str, dict[str, list[str]]]]


def stored(found: dict[str, Report]) -> Stored:
    return {
        name: {
            field: {"right": sorted(outcome.right), "spurious": sorted(outcome.spurious)}
            for field, outcome in report.fields.items()
        }
        for name, report in found.items()
    }


def compare(before: Stored, now: Stored) -> int:
    """Print gains and losses; the number of losses."""
    losses = 0
    for field in FIELDS:
        lines: list[str] = []
        for name in sorted({*before, *now}):
            old, new = (side.get(name, {}).get(field, {}) for side in (before, now))
            right = Counter(new.get("right", [])), Counter(old.get("right", []))
            wrong = Counter(new.get("spurious", [])), Counter(old.get("spurious", []))
            lost = [*(right[1] - right[0]).elements(), *(wrong[0] - wrong[1]).elements()]
            gained = [*(right[0] - right[1]).elements(), *(wrong[1] - wrong[0]).elements()]
            losses += len(lost)
            lines += [f"  + {name}  {entry}" for entry in gained]
            lines += [f"  - {name}  {entry}" for entry in lost]
        print(f"{field}: {'no change' if not lines else ''}")
        print("\n".join(lines), end="\n" if lines else "")
    return losses


def main() -> int:
    found = reports()
    now = stored(found)
    total = Report()
    for report in found.values():
        total.add(report)
    for field in FIELDS:
        outcome = total.fields[field]
        counts = f"{len(outcome.right)}/{len(outcome.spurious)}/{len(outcome.missed)}"
        print(f"{field:<10} F1 {outcome.f1:.3f}  right/spurious/missed {counts}")
    if "--store" in sys.argv[1:]:
        text = json.dumps(now, ensure_ascii=False, indent=1, sort_keys=True)
        BASELINE.write_text(text + "\n", encoding="utf-8")
        return 0
    return 1 if compare(json.loads(BASELINE.read_text(encoding="utf-8")), now) else 0


if __name__ == "__main__":
    sys.exit(main())
