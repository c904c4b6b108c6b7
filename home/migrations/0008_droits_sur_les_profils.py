"""The editors keep the vocabulary of profiles."""

from django.db import migrations

CODENAMES = ["add_profil", "change_profil", "view_profil"]


def grant(apps, schema_editor):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="vocabulaires", model="profil"
    )
    Permission = apps.get_model("auth", "Permission")
    group = apps.get_model("auth", "Group").objects.get(name="Rédaction")
    for codename in CODENAMES:
        # Django writes permissions after all migrations; a new database has none yet.
        permission, _ = Permission.objects.get_or_create(
            content_type=content_type, codename=codename, defaults={"name": codename}
        )
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("home", "0007_donnees_ouvertes"), ("vocabulaires", "0004_profils")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
