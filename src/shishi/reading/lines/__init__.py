"""行 — the text made clean, its lines, their level marks and labels."""
