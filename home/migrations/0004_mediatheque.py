"""Give the editors the media library for good: Wagtail reads its rights on its own models, not on ours."""

from django.db import migrations

GROUP = "Rédaction"
RIGHTS = {
    ("wagtailimages", "image"): ["add_image", "change_image", "choose_image"],
    ("wagtaildocs", "document"): ["add_document", "change_document", "choose_document"],
}
UNREAD = ["add_siteimage", "change_siteimage", "add_sitedocument", "change_sitedocument"]


def give_rights(apps, schema_editor):
    Collection = apps.get_model("wagtailcore", "Collection")
    ContentType = apps.get_model("contenttypes", "ContentType")
    Group = apps.get_model("auth", "Group")
    GroupCollectionPermission = apps.get_model("wagtailcore", "GroupCollectionPermission")
    Permission = apps.get_model("auth", "Permission")

    group = Group.objects.filter(name=GROUP).first()
    if group is None:
        return  # Somebody has renamed or removed it; their rights are theirs to give.
    root = Collection.objects.get(depth=1)
    for (app_label, model), codenames in RIGHTS.items():
        content_type, _ = ContentType.objects.get_or_create(app_label=app_label, model=model)
        for codename in codenames:
            permission, _ = Permission.objects.get_or_create(
                content_type=content_type, codename=codename, defaults={"name": codename}
            )
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission
            )
    unread = GroupCollectionPermission.objects.filter(
        group=group, permission__content_type__app_label="editorial"
    )
    unread.delete()


class Migration(migrations.Migration):
    dependencies = [("home", "0003_groupe_redaction")]
    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
