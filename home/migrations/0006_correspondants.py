"""Let the editors say whom people of each région may ask."""

from django.db import migrations

GROUP = "Rédaction"
CODENAMES = ["add_correspondant", "change_correspondant", "delete_correspondant", "view_correspondant"]


def give_rights(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")

    group = Group.objects.filter(name=GROUP).first()
    if group is None:
        return  # Somebody has renamed or removed it; their rights are theirs to give.
    content_type, _ = ContentType.objects.get_or_create(app_label="evenements", model="correspondant")
    for codename in CODENAMES:
        permission, _ = Permission.objects.get_or_create(
            content_type=content_type, codename=codename, defaults={"name": codename}
        )
        group.permissions.add(permission)


def take_rights(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    group = Group.objects.filter(name=GROUP).first()
    if group is not None:
        group.permissions.remove(
            *Permission.objects.filter(content_type__app_label="evenements", codename__in=CODENAMES)
        )


class Migration(migrations.Migration):
    dependencies = [("home", "0005_validation_et_partenaires"), ("evenements", "0003_correspondants")]
    operations = [migrations.RunPython(give_rights, take_rights)]
