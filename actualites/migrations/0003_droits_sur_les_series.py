"""The editors keep the series of news."""

from django.db import migrations

GROUP = "Rédaction"
CODENAMES = ["add_serie", "change_serie", "delete_serie", "view_serie"]


def permissions(apps):
    # Django writes permissions after all migrations; a new database has none yet.
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="actualites", model="serie"
    )
    Permission = apps.get_model("auth", "Permission")
    return [
        Permission.objects.get_or_create(content_type=kind, codename=name, defaults={"name": name})[0]
        for name in CODENAMES
    ]


def grant(apps, schema_editor):
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=GROUP)
    group.permissions.add(*permissions(apps))


def revoke(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name=GROUP):
        group.permissions.remove(*permissions(apps))


class Migration(migrations.Migration):
    dependencies = [
        ("actualites", "0002_series_et_rencontres"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(grant, revoke)]
