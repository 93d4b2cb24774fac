"""What only one database has stays where it is marked, so the suite means the same on both."""

import ast

import pytest

from tests.fences.tree import modules

MARKED = {
    "src/shishi/records/vendor.py",  # triggers and search
    "src/shishi/records/fields.py",  # exact decimals
}
ONE_SIDED = ("django.contrib.postgres", "psycopg", "sqlite3")


def test_only_marked_files_ask_which_database_it_is():
    asking = {
        module.path
        for module in modules("src")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr == "vendor"
    }
    assert asking == MARKED


@pytest.mark.parametrize("package", ONE_SIDED)
def test_nothing_imports_what_only_one_database_has(package: str):
    found = [
        f"{module.path}:{node.lineno}"
        for module in modules("src")
        for node in ast.walk(module.tree)
        if (isinstance(node, ast.ImportFrom) and (node.module or "").startswith(package))
        or (isinstance(node, ast.Import) and any(n.name.startswith(package) for n in node.names))
    ]
    assert found == []


def test_raw_statements_stand_in_the_marked_file_alone():
    raw = {
        module.path
        for module in modules("src")
        for node in ast.walk(module.tree)
        if (
            (isinstance(node, ast.Attribute) and node.attr in {"cursor", "raw", "extra"})
            and not module.path.startswith("src/shishi/reading/")
        )
        or (isinstance(node, ast.Name) and node.id == "RawSQL")
    }
    assert raw <= {"src/shishi/records/vendor.py"}
