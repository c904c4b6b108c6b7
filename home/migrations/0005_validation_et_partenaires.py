"""Two steps before anything is published: the editors read again, then the validators decide.

Partners write through the same two steps, in an account that holds nothing else: a draft of their own page,
drafts of news they own, and pictures kept apart from the team's.
"""

from django.db import migrations

REDACTION = "Rédaction"
VALIDATION = "Validation"
PARTNERS = "Partenaires"
# The names that an earlier migration gave.
WORKFLOW_BEFORE = "Relecture par la rédaction"
WORKFLOW = "Rédaction, puis validation"
READING = "Relecture"

MODEL_PERMISSIONS = {
    VALIDATION: [
        ("wagtailadmin", "admin", "access_admin"),
        ("partenaires", "partenaire", "change_partenaire"),
        ("partenaires", "partenaire", "publish_partenaire"),
        ("partenaires", "partenaire", "view_partenaire"),
    ],
    PARTNERS: [
        ("wagtailadmin", "admin", "access_admin"),
        ("partenaires", "partenaire", "change_partenaire"),
    ],
    REDACTION: [
        ("partenaires", "membre", "add_membre"),
        ("partenaires", "membre", "delete_membre"),
        ("partenaires", "membre", "view_membre"),
        ("wagtailredirects", "redirect", "add_redirect"),
        ("wagtailredirects", "redirect", "change_redirect"),
        ("wagtailredirects", "redirect", "delete_redirect"),
        ("wagtailredirects", "redirect", "view_redirect"),
    ],
}
PAGE_PERMISSIONS = ["change_page", "publish_page", "lock_page", "unlock_page"]
COLLECTION_PERMISSIONS = [
    ("wagtailimages", "image", "add_image"),
    ("wagtailimages", "image", "choose_image"),
    ("wagtaildocs", "document", "add_document"),
    ("wagtaildocs", "document", "choose_document"),
]


def permission(apps, app_label, model, codename):
    # Django writes permissions after all migrations; a new database has none yet.
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": codename}
    )
    return found


def collection_of_partners(Collection):
    """A folder of the media library, added as the tree writes its own rows."""
    known = Collection.objects.filter(depth=2, name=PARTNERS).first()
    if known is not None:
        return known
    root = Collection.objects.get(depth=1)
    last = Collection.objects.filter(depth=2).order_by("path").last()
    number = int(last.path[len(root.path) :], 36) + 1 if last else 1
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    step = ""
    for _ in range(4):
        number, rest = divmod(number, 36)
        step = digits[rest] + step
    made = Collection.objects.create(name=PARTNERS, path=root.path + step, depth=2, numchild=0)
    root.numchild += 1
    root.save(update_fields=["numchild"])
    return made


def set_up(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    GroupPagePermission = apps.get_model("wagtailcore", "GroupPagePermission")
    GroupCollectionPermission = apps.get_model("wagtailcore", "GroupCollectionPermission")
    Page = apps.get_model("wagtailcore", "Page")

    groups = {name: Group.objects.get_or_create(name=name)[0] for name in MODEL_PERMISSIONS}
    for name, rows in MODEL_PERMISSIONS.items():
        groups[name].permissions.add(*(permission(apps, *row) for row in rows))
    home_page = Page.objects.filter(depth=2).order_by("path").first()
    if home_page is not None:
        for codename in PAGE_PERMISSIONS:
            GroupPagePermission.objects.get_or_create(
                group=groups[VALIDATION],
                page=home_page,
                permission=permission(apps, "wagtailcore", "page", codename),
            )
    for index in apps.get_model("actualites", "ActualitesIndexPage").objects.all():
        GroupPagePermission.objects.get_or_create(
            group=groups[PARTNERS],
            page_id=index.pk,
            permission=permission(apps, "wagtailcore", "page", "add_page"),
        )
    collection = collection_of_partners(apps.get_model("wagtailcore", "Collection"))
    for row in COLLECTION_PERMISSIONS:
        GroupCollectionPermission.objects.get_or_create(
            group=groups[PARTNERS], collection=collection, permission=permission(apps, *row)
        )
    set_up_workflow(apps, groups)


def set_up_workflow(apps, groups):
    """Add the second step to the workflow of the whole site, and send partners' own pages through it."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    GroupApprovalTask = apps.get_model("wagtailcore", "GroupApprovalTask")
    Workflow = apps.get_model("wagtailcore", "Workflow")
    WorkflowTask = apps.get_model("wagtailcore", "WorkflowTask")

    workflow = Workflow.objects.filter(name=WORKFLOW_BEFORE).first()
    if workflow is None:
        return  # Somebody has made their own; it stays theirs.
    workflow.name = WORKFLOW
    workflow.save(update_fields=["name"])
    kind, _ = ContentType.objects.get_or_create(app_label="wagtailcore", model="groupapprovaltask")
    task = GroupApprovalTask.objects.create(name=VALIDATION, content_type=kind, active=True)
    task.groups.set([groups[VALIDATION]])
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    partner_type, _ = ContentType.objects.get_or_create(app_label="partenaires", model="partenaire")
    apps.get_model("wagtailcore", "WorkflowContentType").objects.get_or_create(
        content_type=partner_type, defaults={"workflow": workflow}
    )


def take_down(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Workflow = apps.get_model("wagtailcore", "Workflow")
    WorkflowTask = apps.get_model("wagtailcore", "WorkflowTask")

    workflow = Workflow.objects.filter(name=WORKFLOW).first()
    if workflow is not None:
        workflow.name = WORKFLOW_BEFORE
        workflow.save(update_fields=["name"])
        WorkflowTask.objects.filter(workflow=workflow, task__name=VALIDATION).delete()
        apps.get_model("wagtailcore", "GroupApprovalTask").objects.filter(name=VALIDATION).delete()
        apps.get_model("wagtailcore", "WorkflowContentType").objects.filter(workflow=workflow).delete()
    for group in Group.objects.filter(name=REDACTION):
        group.permissions.remove(*(permission(apps, *row) for row in MODEL_PERMISSIONS[REDACTION]))
    Group.objects.filter(name__in=[VALIDATION, PARTNERS]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0004_mediatheque"),
        ("actualites", "0001_initial"),
        ("partenaires", "0002_comptes_et_validation"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [migrations.RunPython(set_up, take_down)]
