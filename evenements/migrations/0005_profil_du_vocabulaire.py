"""A registration names a profile of the vocabulary, or none."""

import django.db.models.deletion
from django.db import migrations, models


def say_none(apps, schema_editor):
    apps.get_model("evenements", "Inscription").objects.filter(profil="").update(profil=None)


class Migration(migrations.Migration):
    dependencies = [("evenements", "0004_imports"), ("vocabulaires", "0004_profils")]
    operations = [
        migrations.AlterField(
            model_name="inscription",
            name="profil",
            field=models.CharField(blank=True, max_length=20, null=True, verbose_name="profil"),
        ),
        migrations.RunPython(say_none, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="inscription",
            name="profil",
            field=models.ForeignKey(
                blank=True,
                db_column="profil",
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="vocabulaires.profil",
                to_field="code",
                verbose_name="profil",
            ),
        ),
    ]
