"""The editors' group: pages, pictures, documents, partners, vocabularies; never contributions or accounts."""

from django.db import migrations

GROUP = "Rédaction"

PAGE_PERMISSIONS = ["add", "change", "publish", "lock", "unlock"]

MODEL_PERMISSIONS = {
    ("wagtailadmin", "admin"): ["access_admin"],
    ("partenaires", "partenaire"): [
        "add_partenaire",
        "change_partenaire",
        "delete_partenaire",
        "publish_partenaire",
        "view_partenaire",
    ],
    ("vocabulaires", "theme"): ["add_theme", "change_theme", "delete_theme", "view_theme"],
    ("vocabulaires", "axe"): ["add_axe", "change_axe", "view_axe"],
    ("editorial", "phase"): ["add_phase", "change_phase", "delete_phase", "view_phase"],
    ("editorial", "siteidentity"): ["change_siteidentity"],
}

COLLECTION_PERMISSIONS = {
    ("editorial", "siteimage"): ["add_siteimage", "change_siteimage", "choose_image"],
    ("editorial", "sitedocument"): ["add_sitedocument", "change_sitedocument", "choose_document"],
}


def create_group(apps, schema_editor):
    Collection = apps.get_model("wagtailcore", "Collection")
    ContentType = apps.get_model("contenttypes", "ContentType")
    Group = apps.get_model("auth", "Group")
    GroupCollectionPermission = apps.get_model("wagtailcore", "GroupCollectionPermission")
    GroupPagePermission = apps.get_model("wagtailcore", "GroupPagePermission")
    Page = apps.get_model("wagtailcore", "Page")
    Permission = apps.get_model("auth", "Permission")
    Workflow = apps.get_model("wagtailcore", "Workflow")
    GroupApprovalTask = apps.get_model("wagtailcore", "GroupApprovalTask")

    def permission(app_label, model, codename):
        # Django writes permissions after all migrations; a new database has none yet.
        content_type, _ = ContentType.objects.get_or_create(app_label=app_label, model=model)
        found, _ = Permission.objects.get_or_create(
            content_type=content_type, codename=codename, defaults={"name": codename}
        )
        return found

    group, _ = Group.objects.get_or_create(name=GROUP)
    for (app_label, model), codenames in MODEL_PERMISSIONS.items():
        group.permissions.add(*(permission(app_label, model, codename) for codename in codenames))

    home_page = Page.objects.filter(depth=2).order_by("path").first()
    for name in PAGE_PERMISSIONS:
        GroupPagePermission.objects.get_or_create(
            group=group, page=home_page, permission=permission("wagtailcore", "page", f"{name}_page")
        )
    root_collection = Collection.objects.get(depth=1)
    for (app_label, model), codenames in COLLECTION_PERMISSIONS.items():
        for codename in codenames:
            GroupCollectionPermission.objects.get_or_create(
                group=group,
                collection=root_collection,
                permission=permission(app_label, model, codename),
            )

    # Wagtail's own two groups would stand beside ours with other rights and English names.
    Workflow.objects.filter(name="Moderators approval").update(name="Relecture par la rédaction")
    for task in GroupApprovalTask.objects.filter(name="Moderators approval"):
        task.name = "Relecture"
        task.save()
        task.groups.set([group])
    Group.objects.filter(name__in=["Editors", "Moderators"], user=None).delete()


def delete_group(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name=GROUP).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_page_d_accueil"),
        ("comptes", "0001_initial"),
        ("editorial", "0001_initial"),
        ("partenaires", "0001_initial"),
        ("vocabulaires", "0002_regions_academiques"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [migrations.RunPython(create_group, delete_group)]
