"""Every component once, on one page: what the eye checks and what axe reads."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from django import forms
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from editorial.errors import standalone_context, unavailable
from editorial.pictograms import Pictogram

AXES = (
    (1, "Garantir un égal accès au numérique pour tous", "accessibility", "green-emeraude"),
    (2, "Travailler ensemble autrement grâce au numérique", "human-cooperation", "blue-cumulus"),
    (3, "Enseigner et apprendre le numérique et avec le numérique", "self-training", "purple-glycine"),
    (4, "Développer un numérique responsable et souverain", "padlock", "orange-terre-battue"),
    (5, "De nouvelles formes de gouvernance et d’anticipation", "compass", "yellow-tournesol"),
)

TEMPLATE = """
{% extends "base.html" %}
{% load components %}
{% block title %}Composants{% endblock %}
{% block breadcrumb %}{% include "components/breadcrumb.html" with parent_title="Les axes" parent_url="/axes/" current="Tous les composants" only %}{% endblock %}
{% block content %}
{% include "components/hero.html" with title="Construisons ensemble le numérique pour l’éducation" lead="Élèves, parents, professeurs, collectivités : dites ce qui doit changer." phase="Vous pouvez proposer jusqu’au 16 octobre 2026" primary_url="/propositions/deposer/" primary_label="Déposer une proposition" secondary_url="/axes/" secondary_label="Découvrir les cinq axes" axes=axes only %}
<div class="fr-container fr-py-6w site-body">
  <section aria-labelledby="axes">
    {% include "components/section_head.html" with title="Cinq axes" id="axes" lead="Choisissez celui qui vous concerne." url="/axes/" label="Tous les axes" only %}
    <ul class="site-grid site-grid--axes">{% for axe in axes %}<li>{% include "components/axis_card.html" with number=axe.number title=axe.title url=axe.url text=axe.text pictogram=axe.pictogram colour=axe.colour count=axe.count only %}</li>{% endfor %}</ul>
  </section>
  <section aria-labelledby="rencontres">
    {% include "components/section_head.html" with title="Rencontres" id="rencontres" only %}
    <ul class="site-grid site-grid--wide">{% for event in events %}{% include "components/event_card.html" with title=event.title url="/e/" start=event.start place=event.place region=event.region format=event.format past=event.past only %}{% endfor %}</ul>
  </section>
  <section aria-labelledby="actualites">
    {% include "components/section_head.html" with title="Actualités" id="actualites" only %}
    <ul class="site-grid">
      {% include "components/news_card.html" with title="La plateforme ouvre" url="/a/" date=day text="Chacun peut déposer une proposition et lire celles des autres." themes=themes only %}
      <li>{% include "components/partner_card.html" with name="Réseau Canopé" url="/p/" kind="Établissement public" text="Accompagne les équipes." initials="RC" only %}</li>
    </ul>
  </section>
  <section aria-labelledby="messages">
    <h2 id="messages">Messages</h2>
    {% include "components/alert.html" with kind="success" title="Merci, votre proposition est confirmée" text="Gardez la référence ci-dessous." only %}
    {% include "components/alert.html" with kind="warning" text="Encore quelques secondes." small=True only %}
    {% include "components/badge.html" with text="En cours" kind="info" only %}
    {% include "components/tags.html" with tags=tags only %}
    {% include "components/empty.html" with title="Aucune proposition ne correspond" text="Retirez un filtre pour élargir la liste." pictogram="document" url="/propositions/" label="Voir toutes les propositions" only %}
  </section>
  <section aria-labelledby="parcours">
    <h2 id="parcours">Parcours</h2>
    {% include "components/stepper.html" with step=2 count=3 title="Votre adresse" next="Le code reçu par courriel" heading="h3" only %}
    <form method="post" novalidate>
      {% include "components/error_summary.html" with form=form only %}
      {% for field in form %}{{ field.as_field_group }}{% endfor %}
      <button class="fr-btn" type="submit">Continuer</button>
    </form>
  </section>
  <section aria-labelledby="listes">
    <h2 id="listes">Listes</h2>
    {% include "components/search_bar.html" with id="q" label="Rechercher dans les propositions" value="" large=True only %}
    <div class="fr-grid-row fr-grid-row--gutters">
      <div class="fr-col-12 fr-col-md-4">{% include "components/sidemenu.html" with title="Dans cette rubrique" items=items only %}</div>
    </div>
    {% include "components/pagination.html" with page_obj=page_obj querystring="axe=egal-acces" only %}
  </section>
  <ul class="site-grid">{% for name in pictograms %}<li>{% pictogram name=name colour="green-emeraude" %}</li>{% endfor %}</ul>
</div>
{% endblock %}
"""


class ShowcaseForm(forms.Form):
    title = forms.CharField(label="Titre de votre proposition", help_text="Une phrase qui dit l’essentiel.")
    text = forms.CharField(label="Votre proposition", widget=forms.Textarea(attrs={"rows": 5}))
    profil = forms.ChoiceField(label="Vous êtes", choices=[("", "Choisissez"), ("eleve", "Élève")])
    themes = forms.MultipleChoiceField(
        label="Thèmes",
        help_text="Trois au plus.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("Axe 1", [("1", "Équipement"), ("2", "Handicap")]), ("Axe 2", [("3", "Formation")])],
    )
    format = forms.ChoiceField(
        label="Comment venez-vous ?",
        widget=forms.RadioSelect,
        choices=[("a", "Sur place"), ("b", "En ligne")],
    )
    file = forms.FileField(label="Document", required=False)
    charter = forms.BooleanField(label="J’accepte la charte de participation")


def render(request: HttpRequest | None = None) -> str:
    """The page as HTML; a form with errors is part of it."""
    context = {
        **standalone_context(),
        "axes": [
            {
                "number": number,
                "title": title,
                "pictogram": pictogram,
                "colour": colour,
                "url": f"/axes/{number}/",
                "text": "Réduire la fracture numérique, renforcer l’école inclusive.",
                "count": 1234 * number,
            }
            for number, title, pictogram, colour in AXES
        ],
        "events": [
            {
                "title": "Rencontre de Lille : le premier degré",
                "start": datetime(2026, 9, 30, 14, tzinfo=UTC),
                "place": "Hôtel de région, Lille",
                "region": "Hauts-de-France",
                "format": "Sur place et en ligne",
            },
            {
                "title": "Clôture à Toulouse",
                "start": datetime(2026, 10, 13, 18, 30, tzinfo=UTC),
                "place": "Toulouse",
                "region": "Occitanie",
                "format": "Sur place",
                "past": True,
            },
        ],
        "day": date(2026, 6, 26),
        "themes": ["Formation", "Équipement"],
        "tags": [
            {"name": "Formation", "url": "/themes/formation/"},
            {"name": "Handicap", "url": "/themes/handicap/"},
        ],
        "items": [
            SimpleNamespace(title="Objet", anchor="axes", url="/a/", current=True),
            SimpleNamespace(title="Calendrier", anchor="rencontres", url="/b/", current=False),
        ],
        "form": ShowcaseForm({"text": "Un texte"}),
        "page_obj": Paginator(range(1000), 20).page(7),
        "pictograms": Pictogram.values,
    }
    return engines["django"].from_string(TEMPLATE).render(context, request)


def showcase(request: HttpRequest) -> HttpResponse:
    return HttpResponse(render(request))


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("A view that fails")


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def unreadable(request: HttpRequest) -> HttpResponse:
    raise BadRequest


handler400 = "editorial.errors.bad_request"
handler403 = "editorial.errors.permission_denied"
handler404 = "editorial.errors.page_not_found"
handler500 = "editorial.errors.server_error"

urlpatterns = [
    path("composants/", showcase),
    path("400/", unreadable),
    path("403/", forbidden),
    path("500/", broken),
    path("503/", unavailable),
]
