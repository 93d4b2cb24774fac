"""The one Django app with tables."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "shishi.records"
    label = "records"
    verbose_name = "台账"
    default_auto_field = "django.db.models.BigAutoField"
