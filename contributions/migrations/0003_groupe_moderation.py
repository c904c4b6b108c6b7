"""The moderators' group, and the editors' right to set the consultation's dates and way of moderating."""

from django.db import migrations

MODERATION = "Modération"
REDACTION = "Rédaction"

PERMISSIONS = {
    MODERATION: [
        ("wagtailadmin", "admin", "access_admin", "Can access Wagtail admin"),
        ("contributions", "proposition", "view_proposition", "Can view proposition"),
        ("contributions", "proposition", "moderate_proposition", "Peut modérer les propositions"),
        ("contributions", "motif", "add_motif", "Can add motif de modération"),
        ("contributions", "motif", "change_motif", "Can change motif de modération"),
        ("contributions", "motif", "view_motif", "Can view motif de modération"),
    ],
    REDACTION: [
        (
            "contributions",
            "consultationsettings",
            "change_consultationsettings",
            "Can change consultation",
        ),
    ],
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
        # The pages' application, above this one, gives the editors' group everything else.
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(*permissions_of(apps, rows))


def revoke(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Group.objects.filter(name=MODERATION).delete()
    for group in Group.objects.filter(name=REDACTION):
        group.permissions.remove(*permissions_of(apps, PERMISSIONS[REDACTION]))


class Migration(migrations.Migration):
    dependencies = [
        ("contributions", "0002_file_de_moderation"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        # They give the right to choose a picture or a document to all the groups they find.
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [migrations.RunPython(grant, revoke)]
