import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lettres", "0002_droits_de_la_redaction")]

    operations = [
        migrations.RenameField("envoi", "started_at", "leaves_at"),
        migrations.AlterField(
            "envoi",
            "leaves_at",
            models.DateTimeField(default=django.utils.timezone.now, verbose_name="part le"),
        ),
    ]
