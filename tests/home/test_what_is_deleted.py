"""What something else names is deleted: either it stays and the reason is said, or all that named it stands.

Made from the tables, so that a new key is tried as soon as it exists.
"""

from collections.abc import Callable
from datetime import time

import pytest
from django.apps import apps
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from actualites.models import Serie
from comptes.models import User
from contributions.propositions.models import Motif, Proposition
from contributions.signalements.models import Signalement
from editorial.models import SiteDocument, SiteImage
from evenements.models import EvenementPage, Seance
from lettres.models import Lettre
from partenaires.models import Partenaire
from suites.models import Mesure
from tests.comptes.factories import UserFactory
from tests.contributions.factories import CommentaireFactory, MotifFactory, PropositionFactory
from tests.editorial.factories import PhaseFactory, SiteDocumentFactory, SiteImageFactory
from tests.evenements.doors import editor
from tests.evenements.factories import EvenementPageFactory
from tests.home.every_page import MAKERS
from tests.home.factories import ContentPageFactory
from tests.lettres.factories import LettreFactory
from tests.partenaires.factories import PartenaireFactory
from tests.suites.factories import MesureFactory
from tests.vocabulaires.factories import AxeFactory, ThemeFactory
from vocabulaires.models import Axe, Profil, Theme

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

ROWS: dict[type[models.Model], Callable[..., models.Model]] = {
    **MAKERS,
    Axe: AxeFactory,
    EvenementPage: EvenementPageFactory,
    Lettre: LettreFactory,
    Mesure: MesureFactory,
    Motif: MotifFactory,
    Page: ContentPageFactory,
    Partenaire: PartenaireFactory,
    Proposition: PropositionFactory,
    Serie: lambda: Serie.objects.create(name="Une série"),
    Signalement: lambda: Signalement(proposition=PropositionFactory()),
    SiteDocument: SiteDocumentFactory,
    SiteImage: SiteImageFactory,
    Seance: lambda: Seance(day=timezone.localdate(), start_time=time(9), end_time=time(10)),
    Theme: ThemeFactory,
    User: UserFactory,
    apps.get_model("editorial.Phase"): PhaseFactory,
    apps.get_model("contributions.Commentaire"): CommentaireFactory,
    Profil: lambda: Profil.objects.create(label="Personnel d’encadrement des essais"),
}
TARGETS = [SiteImage, SiteDocument, Page, EvenementPage, Motif, *get_snippet_models()]
OURS = {config.label for config in apps.get_app_configs() if "site-packages" not in config.path}
# What people and machines read without naming a row.
ADDRESSES = [
    "/",
    "/actualites/",
    "/actualites/flux.xml",
    "/api/v1/propositions/",
    "/axes/",
    "/donnees-ouvertes/",
    "/evenements/",
    "/evenements/calendrier.ics",
    "/partenaires/",
    "/plan-du-site/",
    "/propositions/",
    "/propositions/flux.xml",
    "/recherche/?q=ordinateur",
    "/sitemap.xml",
    "/themes/",
]


def keys_to(target: type[models.Model]) -> list[models.Field]:
    """Every key of a table of ours to a kind of row."""
    return [
        field
        for model in apps.get_models()
        if model._meta.app_label in OURS
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if field.related_model is target and not getattr(field.remote_field, "parent_link", False)
    ]


def protects(field: models.Field) -> bool:
    return getattr(field.remote_field, "on_delete", None) in (models.PROTECT, models.RESTRICT)


def naming(field: models.Field, target: models.Model) -> models.Model:
    """A row that names another by this key."""
    model = field.model
    if isinstance(field, models.ManyToManyField):
        row = made(model)
        getattr(row, field.name).add(target)
        if isinstance(row, Page):
            row.save()
        return row
    row = ROWS[model]() if model in ROWS else model(**required(model, leaving=field))
    setattr(row, field.name, target)
    row.save()
    return row


def made(model: type[models.Model]) -> models.Model:
    if model not in ROWS:
        return model.objects.create(**required(model))
    return ROWS[model]()


def required(model: type[models.Model], leaving: models.Field | None = None) -> dict:
    """A value for each column that has none by itself."""
    values = {}
    for field in model._meta.local_fields:
        if field is leaving or field.null or field.has_default() or field.primary_key:
            continue
        if field.is_relation:
            values[field.name] = made(field.related_model)
        elif isinstance(field, models.DateTimeField):
            values[field.name] = timezone.now()
        elif isinstance(field, models.DateField):
            values[field.name] = timezone.localdate()
        elif isinstance(field, models.TimeField):
            values[field.name] = time(9)
        elif field.choices:
            values[field.name] = field.choices[0][0]
        elif isinstance(field, models.IntegerField | models.FloatField):
            values[field.name] = 1
        elif not field.blank:
            values[field.name] = "essai"
    return values


ADMIN = {SiteImage: "wagtailimages:delete", SiteDocument: "wagtaildocs:delete", Motif: "motifs:delete"}


def by_button(row: models.Model) -> str:
    name = ADMIN.get(type(row))
    if isinstance(row, Page):
        name = "wagtailadmin_pages:delete"
    name = name or row.snippet_viewset.get_url_name("delete")
    return editor().post(reverse(name, args=[row.pk]), follow=True).text


def in_bulk(row: models.Model) -> str:
    model = Page if isinstance(row, Page) else type(row)
    url = reverse("wagtail_bulk_action", args=[model._meta.app_label, model._meta.model_name, "delete"])
    return editor().post(f"{url}?id={row.pk}", follow=True).text


def by_command(row: models.Model) -> str:
    return refused(row.delete)


def by_query_set(row: models.Model) -> str:
    return refused(type(row).objects.filter(pk=row.pk).delete)


def refused(delete: Callable[[], object]) -> str:
    try:
        with transaction.atomic():
            delete()
    except (models.ProtectedError, models.RestrictedError) as error:
        return str(error)
    return ""


DOORS = {"button": by_button, "bulk": in_bulk, "command": by_command, "query set": by_query_set}


def doors_of(target: type[models.Model]) -> dict[str, Callable]:
    """A motive is no snippet: its list has no choice of many."""
    return {name: door for name, door in DOORS.items() if not (target is Motif and door is in_bulk)}


def each(keep: Callable[[type[models.Model]], list]) -> list:
    return [
        pytest.param(target, value, door, id=f"{target.__name__}-{value or 'all'}-{name}")
        for target in TARGETS
        for value in keep(target)
        for name, door in doors_of(target).items()
    ]


def assert_site_stands(client, *rows: models.Model) -> None:
    for address in ADDRESSES:
        assert client.get(address).status_code < 500, address
    staff = editor()
    for row in rows:
        found = type(row)._default_manager.filter(pk=row.pk).first()
        if found is None:
            continue
        if address := getattr(found, "url", None) or getattr(found, "get_absolute_url", str)():
            assert client.get(address).status_code < 500, address
        if isinstance(found, Page):
            url = reverse("wagtailadmin_pages:edit", args=[found.pk])
            assert staff.get(url).status_code == 200, repr(found)


@pytest.mark.parametrize(
    ("target", "everything", "delete"),
    each(lambda target: [""] if any(not protects(key) for key in keys_to(target)) else []),
)
def test_all_that_named_what_is_deleted_stands(client, target, everything, delete):
    row = made(target)
    rows = [naming(key, row) for key in keys_to(target) if not protects(key)]
    delete(row)
    assert_site_stands(client, row, *rows)


@pytest.mark.parametrize(
    ("target", "key", "delete"),
    each(lambda target: [key for key in keys_to(target) if protects(key)]),
)
def test_what_must_stay_stays_whichever_way_and_says_why(client, target, key, delete):
    row = made(target)
    holder = naming(key, row)
    said = delete(row)
    assert type(row).objects.filter(pk=row.pk).exists()
    assert type(holder)._default_manager.filter(pk=holder.pk).exists()
    assert said
    assert_site_stands(client, row, holder)


def test_every_kind_of_row_that_the_administration_deletes_and_a_key_keeps_is_tried():
    viewsets.populate()
    shown = {viewset.model for viewset in viewsets.viewsets if isinstance(viewset, ModelViewSet)}
    deletes = {model for model in shown if model._meta.app_label in OURS}
    kept = {model for model in deletes if any(protects(key) for key in keys_to(model))}
    read_only = {Proposition}
    assert kept - read_only <= set(TARGETS)
