"""A proposition names a profile of the vocabulary, by its code: the column stays, with a foreign key."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contributions", "0018_index_des_signalees"), ("vocabulaires", "0004_profils")]
    operations = [
        migrations.AlterField(
            model_name="proposition",
            name="profil",
            field=models.ForeignKey(
                db_column="profil",
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="vocabulaires.profil",
                to_field="code",
                verbose_name="profil",
            ),
        ),
    ]
