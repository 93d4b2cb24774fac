"""速度 — what `make bench` measures: ratios taken in one run, so they hold on any machine."""
