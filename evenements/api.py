"""Events that anyone may read, in the public API and in the open data."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from contributions.propositions.paging import Cursor
from editorial.api import ApiView, BadParameter, absolute, listed, read_limit
from evenements.models import EvenementPage, EvenementQuerySet


def rows() -> EvenementQuerySet:
    """The events that anyone may read, the latest first, without what fills their page; one query."""
    events = EvenementPage.objects.visible().select_related("region", "academie")
    return events.defer("programme", "body", "minutes").order_by("-start_date", "-pk")


def slugs_of(events: Sequence[EvenementPage], name: str, column: str) -> dict[int, list[str]]:
    """The slugs of what some events are filed under, by event; one query."""
    links = getattr(EvenementPage, name).through.objects.filter(
        evenementpage__in=[event.pk for event in events]
    )
    found: dict[int, list[str]] = {}
    for event, slug in links.order_by(f"{column}__slug").values_list("evenementpage", f"{column}__slug"):
        found.setdefault(event, []).append(slug)
    return found


def filing(events: Sequence[EvenementPage]) -> dict[str, dict[int, list[str]]]:
    """What the serializer needs of several events at once; two queries."""
    return {"axes": slugs_of(events, "axes", "axe"), "themes": slugs_of(events, "themes", "theme")}


class EvenementSerializer(serializers.Serializer):
    """One event; its context holds the ``filing`` of all those told together."""

    id = serializers.IntegerField(source="pk", help_text="Identifiant ; il ne change jamais.")
    identifiant = serializers.CharField(source="slug", help_text="Fin de l’adresse de sa page.")
    adresse = serializers.SerializerMethodField(help_text="Adresse de la page publique.")
    titre = serializers.CharField(source="title", help_text="Titre.")
    chapo = serializers.CharField(source="lead", help_text="Ce que c’est, en quelques phrases.")
    debut = serializers.SerializerMethodField(help_text="Début, à l’heure du lieu (ISO 8601).")
    fin = serializers.SerializerMethodField(help_text="Fin, à l’heure du lieu (ISO 8601).")
    fuseau_horaire = serializers.CharField(source="time_zone", help_text="Heure dans laquelle elle est dite.")
    format = serializers.CharField(help_text="sur-place, en-ligne ou hybride.")
    etat = serializers.CharField(source="state", help_text="maintenue, reportee ou annulee.")
    lieu = serializers.CharField(source="place", help_text="Nom du lieu.")
    adresse_postale = serializers.CharField(source="address", help_text="Adresse du lieu.")
    region = serializers.CharField(
        source="region.slug",
        allow_null=True,
        help_text="Identifiant de la région académique ; vide si nationale.",
    )
    academie = serializers.CharField(source="academie.name", allow_null=True, help_text="Nom de l’académie.")
    organisateur = serializers.CharField(source="organiser", help_text="Organisateur.")
    axes = serializers.SerializerMethodField(help_text="Identifiants des axes.")
    themes = serializers.SerializerMethodField(help_text="Identifiants des thèmes.")
    participants = serializers.IntegerField(
        source="attendance", help_text="Nombre de personnes venues, une fois la rencontre passée."
    )

    def get_adresse(self, event: EvenementPage) -> str:
        return absolute(event.get_url() or "")

    def get_debut(self, event: EvenementPage) -> str:
        return event.local_start.isoformat()

    def get_fin(self, event: EvenementPage) -> str:
        return event.local_end.isoformat()

    def get_axes(self, event: EvenementPage) -> list[str]:
        return self.context["axes"].get(event.pk, [])

    def get_themes(self, event: EvenementPage) -> list[str]:
        return self.context["themes"].get(event.pk, [])


class EvenementListView(ApiView):
    """The events that anyone may read, the latest first."""

    parameters = ("limit", "apres")

    def get(self, request: Request) -> Response:
        params = request.query_params
        limit, cursor = read_limit(params), Cursor.parse(params)
        if cursor is None and "apres" in params:
            raise BadParameter("« apres » se recopie de l’adresse « next » d’une réponse.")
        events, count = rows(), limit + 1
        found = cursor.read(events, "start_date", "pk", count) if cursor else list(events[:count])
        shown = found[:limit]
        next_address = None
        if len(found) > len(shown):
            place = Cursor.of(shown[-1].start_date, shown[-1].pk, backward=False)
            next_address = absolute(f"{reverse('evenements_api:list')}?limit={limit}&{place}")
        data = EvenementSerializer(shown, many=True, context=filing(shown)).data
        return listed(data, total=EvenementPage.objects.visible().count(), next_address=next_address)
