"""Give the new site its home page, in place of Wagtail's welcome page."""

from django.db import migrations


def create_home_page(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    HomePage = apps.get_model("home", "HomePage")
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")

    Page.objects.filter(content_type__model="page", slug="home", depth=2).delete()
    if Page.objects.filter(depth=2).exists():
        return  # A site that already has a tree keeps it.
    content_type, _ = ContentType.objects.get_or_create(app_label="home", model="homepage")
    home_page = HomePage.objects.create(
        title="États généraux du numérique pour l’éducation",
        draft_title="États généraux du numérique pour l’éducation",
        slug="accueil",
        question="Quelle place pour le numérique à l’école ?",
        lead="Le ministère invite chacune et chacun à dire ce que le numérique doit apporter à l’école, "
        "et à proposer comment y parvenir.",
        content_type=content_type,
        locale=Locale.objects.get_or_create(language_code="fr")[0],
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/accueil/",
    )
    Page.objects.filter(depth=1).update(numchild=1)
    Site.objects.create(
        hostname="localhost", site_name=home_page.title, root_page=home_page, is_default_site=True
    )


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(create_home_page, migrations.RunPython.noop, elidable=False)]
