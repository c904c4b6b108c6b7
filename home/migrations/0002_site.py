"""What a new site needs: its home page, the groups of the team with their rights, and the two-step approval."""

from django.db import migrations

TITLE = "États généraux du numérique pour l’éducation"
REDACTION = "Rédaction"
MODERATION = "Modération"
VALIDATION = "Validation"
PARTENAIRES = "Partenaires"

# For each group, its rights by application and model; the words before the name of the model.
RIGHTS = {
    REDACTION: {
        "wagtailadmin.admin": ["access_admin"],
        "wagtailredirects.redirect": ["add", "change", "delete", "view"],
        "actualites.serie": ["add", "change", "delete", "view"],
        "contributions.consultationsettings": ["change"],
        "contributions.proposition": ["enter"],
        "contributions.reponse": ["add", "change", "delete", "view"],
        "editorial.phase": ["add", "change", "delete", "view"],
        "editorial.siteidentity": ["change"],
        "evenements.correspondant": ["add", "change", "delete", "view"],
        "lettres.lettre": ["add", "change", "publish", "view"],
        "partenaires.membre": ["add", "delete", "view"],
        "partenaires.partenaire": ["add", "change", "delete", "publish", "view"],
        "suites.mesure": ["add", "change", "delete", "publish", "view"],
        "vocabulaires.axe": ["add", "change", "view"],
        "vocabulaires.profil": ["add", "change", "view"],
        "vocabulaires.theme": ["add", "change", "delete", "view"],
    },
    MODERATION: {
        "wagtailadmin.admin": ["access_admin"],
        "contributions.import": ["add", "view"],
        "contributions.motif": ["add", "change", "view"],
        "contributions.proposition": ["enter", "moderate", "view"],
    },
    VALIDATION: {
        "wagtailadmin.admin": ["access_admin"],
        "partenaires.partenaire": ["change", "publish", "view"],
    },
    PARTENAIRES: {
        "wagtailadmin.admin": ["access_admin"],
        "partenaires.partenaire": ["change"],
    },
}
# On the home page, and so on every page.
PAGE_RIGHTS = {
    REDACTION: ["add", "change", "publish", "lock", "unlock"],
    VALIDATION: ["change", "publish", "lock", "unlock"],
}
# On pictures and documents: the team's everywhere, partners' in a folder of their own.
MEDIA = {"wagtailimages": "image", "wagtaildocs": "document"}
MEDIA_RIGHTS = {REDACTION: ["add", "change", "choose"], PARTENAIRES: ["add", "choose"]}


def fill(apps, schema_editor):
    home_page = create_home_page(apps)
    groups = {name: create_group(apps, name) for name in RIGHTS}
    if home_page is not None:
        give_pages(apps, groups, home_page)
    give_media(apps, groups)
    create_workflow(apps, groups)
    # Wagtail's own two groups would stand beside ours with other rights and English names.
    apps.get_model("auth", "Group").objects.filter(name__in=["Editors", "Moderators"], user=None).delete()


def content_type(apps, app_label, model):
    found, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    return found


def permission(apps, app_label, model, right):
    # Django writes permissions after all migrations; a new database has none yet.
    codename = right if "_" in right else f"{right}_{model}"
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type(apps, app_label, model), codename=codename, defaults={"name": codename}
    )
    return found


def create_home_page(apps):
    """In place of Wagtail's welcome page; a site that already has a tree keeps it."""
    Page = apps.get_model("wagtailcore", "Page")
    Page.objects.filter(content_type__model="page", slug="home", depth=2).delete()
    if Page.objects.filter(depth=2).exists():
        return Page.objects.filter(depth=2).order_by("path").first()
    home_page = apps.get_model("home", "HomePage").objects.create(
        title=TITLE,
        draft_title=TITLE,
        slug="accueil",
        question="Quelle place pour le numérique à l’école ?",
        lead="Le ministère invite chacune et chacun à dire ce que le numérique doit apporter à l’école, "
        "et à proposer comment y parvenir.",
        content_type=content_type(apps, "home", "homepage"),
        locale=apps.get_model("wagtailcore", "Locale").objects.get_or_create(language_code="fr")[0],
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/accueil/",
    )
    Page.objects.filter(depth=1).update(numchild=1)
    apps.get_model("wagtailcore", "Site").objects.create(
        hostname="localhost", site_name=TITLE, root_page=home_page, is_default_site=True
    )
    return home_page


def create_group(apps, name):
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
    for label, rights in RIGHTS[name].items():
        app_label, model = label.split(".")
        group.permissions.add(*(permission(apps, app_label, model, right) for right in rights))
    return group


def give_pages(apps, groups, home_page):
    rows = apps.get_model("wagtailcore", "GroupPagePermission").objects
    for name, rights in PAGE_RIGHTS.items():
        for right in rights:
            given = permission(apps, "wagtailcore", "page", right)
            rows.get_or_create(group=groups[name], page_id=home_page.pk, permission=given)


def give_media(apps, groups):
    Collection = apps.get_model("wagtailcore", "Collection")
    rows = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    root = Collection.objects.get(depth=1)
    folders = {REDACTION: root, PARTENAIRES: folder_of_partners(Collection, root)}
    for name, rights in MEDIA_RIGHTS.items():
        for app_label, model in MEDIA.items():
            for right in rights:
                given = permission(apps, app_label, model, right)
                rows.get_or_create(group=groups[name], collection=folders[name], permission=given)


def folder_of_partners(Collection, root):
    known = Collection.objects.filter(depth=2, name=PARTENAIRES).first()
    if known is not None or Collection.objects.filter(depth=2).exists():
        return known or root
    made = Collection.objects.create(name=PARTENAIRES, path=f"{root.path}0001", depth=2, numchild=0)
    Collection.objects.filter(pk=root.pk).update(numchild=1)
    return made


def create_workflow(apps, groups):
    """The editors read again, then the validators decide; partners' own pages go the same way."""
    Workflow = apps.get_model("wagtailcore", "Workflow")
    GroupApprovalTask = apps.get_model("wagtailcore", "GroupApprovalTask")
    workflow = Workflow.objects.filter(name="Moderators approval").first()
    reading = GroupApprovalTask.objects.filter(name="Moderators approval").first()
    if workflow is None or reading is None:
        return  # Somebody has made their own; it stays theirs.
    workflow.name, reading.name = "Rédaction, puis validation", "Relecture"
    workflow.save(update_fields=["name"])
    reading.save(update_fields=["name"])
    reading.groups.set([groups[REDACTION]])
    validation = GroupApprovalTask.objects.create(
        name=VALIDATION, content_type=content_type(apps, "wagtailcore", "groupapprovaltask"), active=True
    )
    validation.groups.set([groups[VALIDATION]])
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(
        workflow=workflow, task=validation, sort_order=1
    )
    apps.get_model("wagtailcore", "WorkflowContentType").objects.get_or_create(
        content_type=content_type(apps, "partenaires", "partenaire"), defaults={"workflow": workflow}
    )


def empty(apps, schema_editor):
    """Leave the pages, which may have been written since; take the groups and the second step away."""
    Task = apps.get_model("wagtailcore", "Task")
    apps.get_model("wagtailcore", "WorkflowTask").objects.filter(task__name=VALIDATION).delete()
    Task.objects.filter(name=VALIDATION).delete()
    apps.get_model("wagtailcore", "WorkflowContentType").objects.all().delete()
    apps.get_model("wagtailcore", "Workflow").objects.filter(name="Rédaction, puis validation").update(
        name="Moderators approval"
    )
    Task.objects.filter(name="Relecture").update(name="Moderators approval")
    apps.get_model("auth", "Group").objects.filter(name__in=RIGHTS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("actualites", "0001_initial"),
        ("axes", "0001_initial"),
        ("comptes", "0001_initial"),
        ("contributions", "0001_initial"),
        ("editorial", "0001_initial"),
        ("evenements", "0001_initial"),
        ("lettres", "0001_initial"),
        ("partenaires", "0001_initial"),
        ("suites", "0001_initial"),
        ("vocabulaires", "0002_regions_et_profils"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        # They give the right to choose a picture or a document to all the groups they find.
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]
    operations = [migrations.RunPython(fill, empty)]
