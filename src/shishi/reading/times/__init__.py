"""时间 — the ways in which plans say when, and which of them is the deadline."""
