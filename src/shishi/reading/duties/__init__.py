"""责任 — units and people, their roles and pairs."""
