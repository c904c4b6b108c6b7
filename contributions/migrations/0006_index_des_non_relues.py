"""State leads the index of unread propositions: SQLite without statistics passed it over."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contributions", "0005_espace"),
        ("vocabulaires", "0002_regions_academiques"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="proposition",
            name="proposition_unread",
        ),
        migrations.AddIndex(
            model_name="proposition",
            index=models.Index(
                models.F("state"),
                models.F("submitted_at"),
                models.F("id"),
                condition=models.Q(("state", "publiee"), ("moderated_at__isnull", True)),
                name="proposition_unread",
            ),
        ),
    ]
