"""One name for what readers cannot tell apart."""

from django.db import migrations, models

from editorial.names import KEY_MAX_LENGTH, name_key

NAMED = [("partenaire", "name")]


def fill_keys(apps, schema_editor) -> None:
    """Twins that are there already get a number, so that somebody merges them."""
    for model, field in NAMED:
        seen = set()
        for row in apps.get_model("partenaires", model).objects.order_by("pk"):
            key = name_key(getattr(row, field)) or f"{row.pk}"
            row.name_key = key if key not in seen else f"{key[:240]} {row.pk}"
            seen.add(row.name_key)
            row.save(update_fields=["name_key"])


class Migration(migrations.Migration):
    dependencies = [("partenaires", "0002_comptes_et_validation")]

    operations = [
        migrations.AddField(
            model_name="partenaire",
            name="name_key",
            field=models.CharField(blank=True, default="", editable=False, max_length=KEY_MAX_LENGTH),
            preserve_default=False,
        ),
        migrations.RunPython(fill_keys, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="partenaire",
            name="name_key",
            field=models.CharField(blank=True, editable=False, max_length=KEY_MAX_LENGTH, unique=True),
        ),
        migrations.AddConstraint(
            model_name="partenaire",
            constraint=models.CheckConstraint(
                condition=~models.Q(name_key=""),
                name="partenaire_has_a_name",
                violation_error_message="Ce nom ne comporte ni lettre ni chiffre.",
            ),
        ),
    ]
