"""表格 — tables, known or only shown by the text, become rows with named columns."""
