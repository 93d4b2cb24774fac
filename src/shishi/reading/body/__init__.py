"""正文 — the items of a plan, from its entries, tables and notes."""
