"""首尾 — what a document says of itself, and the arrangements it makes for the work."""
