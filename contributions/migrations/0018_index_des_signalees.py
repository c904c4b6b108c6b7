from django.db import migrations, models
from django.db.models import F, Q

from editorial.online_indexes import AddIndexOnline


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("contributions", "0017_index_des_recues")]

    operations = [
        AddIndexOnline(
            "proposition",
            models.Index(
                F("report_count").desc(),
                F("id").desc(),
                condition=Q(state="publiee") & Q(report_count__gt=0),
                name="proposition_reported",
            ),
        ),
    ]
