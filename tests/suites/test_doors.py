"""A measure is told, kept and found again whichever way it is published, deleted or renamed."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone

from actualites.models import ActualitePage
from comptes.models import Nouvelle
from suites.models import Mesure
from tests.actualites.factories import ActualitePageFactory
from tests.evenements.doors import editor
from tests.lettres.factories import LettreFactory
from tests.partenaires.factories import PartenaireFactory
from tests.suites.factories import CitationFactory, MesureFactory
from tests.vocabulaires.factories import ThemeFactory
from vocabulaires.models import Theme

pytestmark = pytest.mark.django_db


def test_a_measure_published_by_the_clock_is_told_then_and_not_before():
    mesure = CitationFactory(mesure__live=False).mesure
    mesure.go_live_at = timezone.now() + timedelta(days=1)
    mesure.save_revision().publish()
    assert not Nouvelle.objects.exists()
    mesure.revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    revision = mesure.revisions.get()
    revision.content["go_live_at"] = None
    revision.save()
    call_command("publish_scheduled", verbosity=0)
    assert "cite une proposition que vous suivez" in Nouvelle.objects.get().sentence


DELETING = {
    "button": lambda row: editor().post(reverse(row.snippet_viewset.get_url_name("delete"), args=[row.pk])),
    "bulk": lambda row: editor().post(
        f"/admin/bulk/{row._meta.app_label}/{row._meta.model_name}/delete/?id={row.pk}"
    ),
    "command": lambda row: refused(row.delete),
    "query set": lambda row: refused(type(row).objects.filter(pk=row.pk).delete),
}


def refused(delete) -> None:
    with pytest.raises(ProtectedError), transaction.atomic():
        delete()


@pytest.mark.parametrize("delete", DELETING.values(), ids=DELETING)
def test_a_measure_that_cites_is_not_deleted(delete):
    mesure = CitationFactory().mesure
    delete(mesure)
    assert Mesure.objects.get().citations.count() == 1


@pytest.mark.parametrize("delete", DELETING.values(), ids=DELETING)
def test_a_theme_that_pages_are_filed_under_is_not_deleted(delete):
    page, theme = ActualitePageFactory(), ThemeFactory()
    page.themes = [theme]
    page.save()
    delete(theme)
    assert Theme.objects.get() == theme and ActualitePage.objects.get().themes.get() == theme


@pytest.mark.parametrize("factory", [PartenaireFactory, MesureFactory, LettreFactory])
def test_an_old_address_leads_to_the_new_one(client, factory):
    row = factory(slug="premier")
    first = row.get_absolute_url()
    for slug in ("deuxieme", "troisieme"):
        row.slug = slug
        row.save_revision().publish()
    answer = client.get(first, follow=True)
    assert answer.redirect_chain == [(row.get_absolute_url(), 301)] and answer.status_code == 200
