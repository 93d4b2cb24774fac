"""Who followed whom in a post, and when the end of a duty was entered."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0006_more_facts")]
    operations = [
        migrations.AddField(
            model_name="assignment",
            name="ended_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="post",
            name="follows",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="followed_by",
                to="records.post",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", True), ("ends_before__isnull", True)),
                    models.Q(("ended_at__isnull", False), ("ends_before__isnull", False)),
                    _connector="OR",
                ),
                name="assignment_ends_and_ended_at",
            ),
        ),
    ]
