"""The queue reads its own small index, oldest first; the log reads by date."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contributions", "0001_initial"),
        ("vocabulaires", "0002_regions_academiques"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="proposition",
            index=models.Index(
                models.F("submitted_at"),
                models.F("id"),
                condition=models.Q(
                    ("state", "a_moderer"),
                    models.Q(("moderated_at__isnull", True), ("state", "publiee")),
                    _connector="OR",
                ),
                name="proposition_waiting",
            ),
        ),
        migrations.AddIndex(
            model_name="transition",
            index=models.Index(models.F("date"), models.F("id"), name="transition_by_date"),
        ),
    ]
