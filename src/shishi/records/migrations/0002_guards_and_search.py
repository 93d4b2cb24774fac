"""Triggers that keep the trail append-only and frozen texts frozen; the search index; the head of
the chain."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from shishi.records import vendor
from shishi.rules.audit import START


def _install(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    vendor.run(vendor.GUARDS, editor.connection)
    vendor.run(vendor.SEARCH, editor.connection)


def _remove(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    vendor.run(vendor.UNGUARD, editor.connection)
    vendor.run(vendor.UNSEARCH, editor.connection)


def _begin_chain(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("records", "AuditHead").objects.create(id=1, number=0, hash=START)


class Migration(migrations.Migration):
    dependencies = [("records", "0001_tables")]
    operations = [
        migrations.RunPython(_install, _remove),
        migrations.RunPython(_begin_chain, migrations.RunPython.noop),
    ]
