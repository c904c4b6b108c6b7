from django.db import migrations, models
from django.db.models import Q

from editorial.online_indexes import AddIndexOnline


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("contributions", "0016_imports_de_commentaires")]

    operations = [
        AddIndexOnline(
            "proposition",
            models.Index(
                "submitted_at", "id", condition=Q(submitted_at__isnull=False), name="proposition_received"
            ),
        ),
    ]
