"""Triggers that keep the facts of preparation, money and meetings append-only."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from shishi.records import vendor

_TABLES = vendor.FACTS["0006"]


def _keep(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    vendor.run(vendor.keep_facts(_TABLES), editor.connection)


def _let(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    vendor.run(vendor.let_facts(_TABLES), editor.connection)


class Migration(migrations.Migration):
    dependencies = [("records", "0005_year_in_detail")]
    operations = [migrations.RunPython(_keep, _let)]
