"""Moderators import files and type in what workshops wrote; editors type it in too."""

from django.db import migrations

MODERATION = "Modération"
REDACTION = "Rédaction"
ENTER = ("contributions", "proposition", "enter_proposition", "Peut saisir les propositions d’un atelier")
PERMISSIONS = {
    MODERATION: [
        ("contributions", "import", "add_import", "Can add import"),
        ("contributions", "import", "view_import", "Can view import"),
        ENTER,
    ],
    REDACTION: [ENTER],
}


def permissions_of(apps, rows):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    for app_label, model, codename, name in rows:
        # Django writes permissions after all migrations; a new database has none yet.
        content_type, _ = ContentType.objects.get_or_create(app_label=app_label, model=model)
        permission, _ = Permission.objects.get_or_create(
            content_type=content_type, codename=codename, defaults={"name": name}
        )
        yield permission


def grant(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for name, rows in PERMISSIONS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(*permissions_of(apps, rows))


def revoke(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for group in Group.objects.filter(name__in=PERMISSIONS):
        group.permissions.remove(*permissions_of(apps, PERMISSIONS[group.name]))


class Migration(migrations.Migration):
    dependencies = [("contributions", "0012_imports")]

    operations = [migrations.RunPython(grant, revoke)]
