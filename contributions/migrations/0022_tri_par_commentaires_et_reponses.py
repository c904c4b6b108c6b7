"""Lists by number of comments and by latest answer read an index each."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contributions", "0021_un_seul_nom"),
        ("vocabulaires", "0004_profils"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="proposition",
            name="proposition_answered",
        ),
        migrations.AddIndex(
            model_name="proposition",
            index=models.Index(
                models.OrderBy(models.F("comment_count"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                models.F("axe"),
                models.F("region"),
                models.F("profil"),
                condition=models.Q(("state", "publiee")),
                name="proposition_by_comments",
            ),
        ),
        migrations.AddIndex(
            model_name="proposition",
            index=models.Index(
                models.OrderBy(models.F("reponse"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                models.F("axe"),
                models.F("region"),
                models.F("profil"),
                condition=models.Q(("state", "publiee"), ("reponse__isnull", False)),
                name="proposition_answered",
            ),
        ),
    ]
