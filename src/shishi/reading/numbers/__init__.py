"""数字 — every number of a text: what it counts, how it binds, and which promise nothing."""
