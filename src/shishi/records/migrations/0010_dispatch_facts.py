"""Triggers that keep what was issued append-only.

SQLite makes a table anew for a further column, and its triggers go with the old one: those that
keep the issued text of a project are set again.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from shishi.records import vendor

_TABLES = vendor.FACTS["0010"]


def _keep(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    vendor.run(vendor.keep_facts(_TABLES), editor.connection)
    vendor.run(vendor.UNGUARD, editor.connection)
    vendor.run(vendor.GUARDS, editor.connection)


def _let(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    vendor.run(vendor.let_facts(_TABLES), editor.connection)


class Migration(migrations.Migration):
    dependencies = [("records", "0009_dispatches")]
    operations = [migrations.RunPython(_keep, _let)]
