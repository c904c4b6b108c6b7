from django.db import migrations, models
from django.db.models import F, Q

from editorial.online_indexes import AddIndexOnline, RemoveIndexOnline

PUBLISHED = Q(state="publiee")
FILTERS = ("axe", "region", "profil")


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("contributions", "0013_droits_d_import")]

    operations = [
        AddIndexOnline(
            "proposition",
            models.Index(
                F("published_at").desc(),
                F("id").desc(),
                *FILTERS,
                condition=PUBLISHED,
                name="proposition_by_date",
            ),
        ),
        AddIndexOnline(
            "proposition",
            models.Index(
                F("support_count").desc(),
                F("id").desc(),
                *FILTERS,
                condition=PUBLISHED,
                name="proposition_by_support",
            ),
        ),
        AddIndexOnline(
            "proposition",
            models.Index("shuffle", "id", *FILTERS, condition=PUBLISHED, name="proposition_by_draw"),
        ),
        AddIndexOnline(
            "proposition",
            models.Index("region", "profil", "axe", condition=PUBLISHED, name="proposition_cell"),
        ),
        AddIndexOnline(
            "proposition",
            models.Index(
                "reponse",
                *FILTERS,
                condition=PUBLISHED & Q(reponse__isnull=False),
                name="proposition_answered",
            ),
        ),
        RemoveIndexOnline("proposition", "proposition_recent"),
        RemoveIndexOnline("proposition", "proposition_supported"),
        RemoveIndexOnline("proposition", "proposition_shuffled"),
    ]
