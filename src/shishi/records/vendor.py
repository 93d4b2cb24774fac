"""两种数据库 — all that SQLite and PostgreSQL do differently, in this one file.

1. The trail and the facts of the year refuse UPDATE, DELETE (and TRUNCATE): triggers. Frozen texts
   refuse a change.
2. Search: FTS5 beside the table on SQLite, an index over `to_tsvector('simple')` on PostgreSQL.
3. A disk without room is told in words of each of them.
4. Every deed takes its turn at the end of the trail. These statements go with each deed and each
   page, and the mapper would take twenty times as long over them as the database.
"""

from collections.abc import Mapping
from typing import Any

from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

Statements = tuple[str, ...]

_SQLITE_FOUND = "SELECT rowid FROM records_searchindex WHERE records_searchindex MATCH %s"
_POSTGRES_FOUND = (
    "SELECT id FROM records_searchtext "
    "WHERE to_tsvector('simple', grams) @@ to_tsquery('simple', %s)"
)

TRAIL = "records_auditentry"
_HEAD = "records_audithead"
FROZEN = (("records_project", "issued_text"), ("records_programme", "issued_text"))

# What was told, decided or rated once: a later row may stand in for it, nothing changes it. By
# the migration that made the tables.
FACTS = {
    "0004": (
        "calendaredition",
        "calendarday",
        "ruleversion",
        "schedule",
        "node",
        "reportstep",
        "observation",
        "rating",
    ),
    "0006": (
        "pointlist",
        "point",
        "subplan",
        "chain",
        "chainstep",
        "stop",
        "fundsstatement",
        "stocktake",
        "decision",
        "decisionstep",
        "matter",
        "matterstep",
        "comment",
        "snapshot",
    ),
    "0010": ("override", "dispatchstep", "dispatchfile", "recipient"),
}

_TRAIL_END = "SELECT number, hash FROM records_audithead WHERE id = 1"
_TRAIL_END_ALONE = f"{_TRAIL_END} FOR UPDATE"
_TRAIL_ENDS_AT = "UPDATE records_audithead SET number = %(number)s, hash = %(hash)s WHERE id = 1"
_TRAIL_APPEND = (
    "INSERT INTO records_auditentry (number, at, actor, actor_name, source, territory, deed, "
    "thing, thing_key, done, detail, hash) VALUES (%(number)s, %(at)s, %(actor)s, "
    "%(actor_name)s, %(source)s, %(territory)s, %(deed)s, %(thing)s, %(thing_key)s, %(done)s, "
    "%(detail)s, %(hash)s)"
)
_TRAIL_BETWEEN = (
    "SELECT number, hash, deed, thing, thing_key, done FROM records_auditentry "
    "WHERE number BETWEEN %s AND %s ORDER BY number"
)
_CLOSED = "SELECT closed_on IS NOT NULL FROM records_programme WHERE id = %s"

_SQLITE_GUARDS: Statements = (
    f"CREATE TRIGGER trail_no_update BEFORE UPDATE ON {TRAIL} "
    "BEGIN SELECT RAISE(ABORT, 'audit trail is append-only'); END",
    f"CREATE TRIGGER trail_no_delete BEFORE DELETE ON {TRAIL} "
    "BEGIN SELECT RAISE(ABORT, 'audit trail is append-only'); END",
    *(
        f"CREATE TRIGGER {table}_{column}_frozen BEFORE UPDATE OF {column} ON {table} "
        f"WHEN OLD.{column} IS NOT NEW.{column} "
        f"BEGIN SELECT RAISE(ABORT, '{column} is frozen'); END"
        for table, column in FROZEN
    ),
    "CREATE TRIGGER records_programme_voted_text_frozen "
    "BEFORE UPDATE OF voted_text ON records_programme "
    "WHEN OLD.voted_text <> '' AND OLD.voted_text IS NOT NEW.voted_text "
    "BEGIN SELECT RAISE(ABORT, 'voted_text is frozen'); END",
)
_SQLITE_UNGUARD: Statements = (
    "DROP TRIGGER IF EXISTS trail_no_update",
    "DROP TRIGGER IF EXISTS trail_no_delete",
    *(f"DROP TRIGGER IF EXISTS {table}_{column}_frozen" for table, column in FROZEN),
    "DROP TRIGGER IF EXISTS records_programme_voted_text_frozen",
)
_SQLITE_SEARCH: Statements = (
    "CREATE VIRTUAL TABLE records_searchindex USING fts5("
    "grams, content='records_searchtext', content_rowid='id', tokenize='unicode61')",
    "CREATE TRIGGER searchtext_added AFTER INSERT ON records_searchtext BEGIN "
    "INSERT INTO records_searchindex(rowid, grams) VALUES (new.id, new.grams); END",
    "CREATE TRIGGER searchtext_gone AFTER DELETE ON records_searchtext BEGIN "
    "INSERT INTO records_searchindex(records_searchindex, rowid, grams) "
    "VALUES ('delete', old.id, old.grams); END",
    "CREATE TRIGGER searchtext_changed AFTER UPDATE ON records_searchtext BEGIN "
    "INSERT INTO records_searchindex(records_searchindex, rowid, grams) "
    "VALUES ('delete', old.id, old.grams); "
    "INSERT INTO records_searchindex(rowid, grams) VALUES (new.id, new.grams); END",
)

_POSTGRES_GUARDS: Statements = (
    "CREATE OR REPLACE FUNCTION trail_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'audit trail is append-only'; END $$",
    f"CREATE TRIGGER trail_no_change BEFORE UPDATE OR DELETE ON {TRAIL} "
    "FOR EACH ROW EXECUTE FUNCTION trail_refuse()",
    f"CREATE TRIGGER trail_no_truncate BEFORE TRUNCATE ON {TRAIL} "
    "FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse()",
    "CREATE OR REPLACE FUNCTION text_frozen() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'text is frozen'; END $$",
    *(
        f"CREATE TRIGGER {table}_{column}_frozen BEFORE UPDATE OF {column} ON {table} "
        f"FOR EACH ROW WHEN (OLD.{column} IS DISTINCT FROM NEW.{column}) "
        "EXECUTE FUNCTION text_frozen()"
        for table, column in FROZEN
    ),
    "CREATE TRIGGER records_programme_voted_text_frozen "
    "BEFORE UPDATE OF voted_text ON records_programme FOR EACH ROW "
    "WHEN (OLD.voted_text <> '' AND OLD.voted_text IS DISTINCT FROM NEW.voted_text) "
    "EXECUTE FUNCTION text_frozen()",
)
_POSTGRES_UNGUARD: Statements = (
    f"DROP TRIGGER IF EXISTS trail_no_change ON {TRAIL}",
    f"DROP TRIGGER IF EXISTS trail_no_truncate ON {TRAIL}",
    *(f"DROP TRIGGER IF EXISTS {table}_{column}_frozen ON {table}" for table, column in FROZEN),
    "DROP TRIGGER IF EXISTS records_programme_voted_text_frozen ON records_programme",
)
_POSTGRES_SEARCH: Statements = (
    "CREATE INDEX records_searchindex ON records_searchtext "
    "USING gin (to_tsvector('simple', grams))",
)


def _sqlite_facts(tables: tuple[str, ...]) -> Statements:
    return tuple(
        f"CREATE TRIGGER records_{table}_no_{verb} BEFORE {verb.upper()} ON records_{table} "
        "BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END"
        for table in tables
        for verb in ("update", "delete")
    )


def _sqlite_unfacts(tables: tuple[str, ...]) -> Statements:
    return tuple(
        f"DROP TRIGGER IF EXISTS records_{table}_no_{verb}"
        for table in tables
        for verb in ("update", "delete")
    )


def _postgres_facts(tables: tuple[str, ...]) -> Statements:
    return (
        "CREATE OR REPLACE FUNCTION facts_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'facts are append-only'; END $$",
        *(
            f"CREATE TRIGGER records_{table}_no_change BEFORE UPDATE OR DELETE ON records_{table} "
            "FOR EACH ROW EXECUTE FUNCTION facts_refuse()"
            for table in tables
        ),
        *(
            f"CREATE TRIGGER records_{table}_no_truncate BEFORE TRUNCATE ON records_{table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION facts_refuse()"
            for table in tables
        ),
    )


def _postgres_unfacts(tables: tuple[str, ...]) -> Statements:
    return tuple(
        f"DROP TRIGGER IF EXISTS records_{table}_no_{verb} ON records_{table}"
        for table in tables
        for verb in ("change", "truncate")
    )


def keep_facts(tables: tuple[str, ...]) -> dict[str, Statements]:
    """Triggers that refuse to change or delete rows of the tables."""
    return {"sqlite": _sqlite_facts(tables), "postgresql": _postgres_facts(tables)}


def let_facts(tables: tuple[str, ...]) -> dict[str, Statements]:
    """Take the triggers of `keep_facts` away."""
    return {"sqlite": _sqlite_unfacts(tables), "postgresql": _postgres_unfacts(tables)}


GUARDS = {"sqlite": _SQLITE_GUARDS, "postgresql": _POSTGRES_GUARDS}
UNGUARD = {"sqlite": _SQLITE_UNGUARD, "postgresql": _POSTGRES_UNGUARD}
SEARCH = {"sqlite": _SQLITE_SEARCH, "postgresql": _POSTGRES_SEARCH}
UNSEARCH: dict[str, Statements] = {
    "sqlite": (
        "DROP TRIGGER searchtext_added",
        "DROP TRIGGER searchtext_gone",
        "DROP TRIGGER searchtext_changed",
        "DROP TABLE records_searchindex",
    ),
    "postgresql": ("DROP INDEX records_searchindex",),
}


def run(table: dict[str, Statements], database: BaseDatabaseWrapper) -> None:
    """Execute the statements of the database's own dialect."""
    with database.cursor() as cursor:
        for statement in table[database.vendor]:
            cursor.execute(statement)


def matching(rows: QuerySet, phrases: tuple[tuple[str, ...], ...]) -> QuerySet:
    """Narrow rows of SearchText to those that hold every phrase; the last word of a phrase may
    be the beginning of a longer one. Words are letters, digits and Han characters only
    (`rules.search`), so none can be an operator of the query language."""
    if connection.vendor == "postgresql":
        wanted = " & ".join(f"({' <-> '.join(words)}:*)" for words in phrases)
        found = _POSTGRES_FOUND
    else:
        wanted = " AND ".join(f'"{" ".join(words)}" *' for words in phrases)
        found = _SQLITE_FOUND
    return rows.filter(id__in=RawSQL(found, (wanted,)))  # noqa: S611 — value is bound


def end_of_trail(*, alone: bool = False) -> tuple[int, str]:
    """Number and hash of the last entry; `alone` once every deed that is under way has ended, and
    none ends before this transaction. On SQLite a transaction is alone from its start."""
    wait = alone and connection.vendor == "postgresql"
    ((number, hash),) = _rows(_TRAIL_END_ALONE if wait else _TRAIL_END)
    return number, hash


def append(columns: Mapping[str, Any]) -> None:
    """The next entry of the trail, at which it then ends."""
    with connection.cursor() as cursor:
        cursor.execute(_TRAIL_APPEND, columns)
        cursor.execute(_TRAIL_ENDS_AT, columns)


def entries(first: int, last: int) -> list[tuple]:
    """The entries between two numbers: number, hash, deed, kind and key of its thing, whether it
    was done."""
    return _rows(_TRAIL_BETWEEN, first, last)


def is_full(fault: OperationalError) -> bool:
    """Whether the database could not write because its disk has no room."""
    code = getattr(fault.__cause__, "sqlite_errorname", "") or getattr(
        fault.__cause__, "sqlstate", ""
    )
    return code in ("SQLITE_FULL", "53100")


def is_closed(programme: int) -> bool:
    """Whether the year of the programme is closed."""
    ((closed,),) = _rows(_CLOSED, programme)
    return bool(closed)


def _rows(statement: str, *values: int) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
