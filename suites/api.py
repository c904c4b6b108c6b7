"""The published measures in the public API and in the open data."""

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from wagtail.rich_text import get_text_for_indexing

from editorial.api import AddressField, ApiView, listed
from suites.models import Citation, Mesure


def rows() -> QuerySet[Mesure]:
    """The published measures with all that is told of them; two queries."""
    return Mesure.objects.live().for_reading()


def citations() -> QuerySet[Citation]:
    """What published measures cite of published propositions; one query."""
    return Citation.objects.published().of_live_measures().select_related("mesure", "proposition")


class EtapeSerializer(serializers.Serializer):
    date = serializers.DateField()
    texte = serializers.CharField(source="text")
    franchie = serializers.BooleanField(source="done")


class MesureSerializer(serializers.Serializer):
    """One measure that follows from the consultation."""

    id = serializers.IntegerField(source="pk", help_text="Identifiant ; il ne change jamais.")
    identifiant = serializers.CharField(source="slug", help_text="Fin de l’adresse de sa page.")
    adresse = AddressField(source="get_absolute_url", help_text="Adresse de la page publique.")
    titre = serializers.CharField(source="title", help_text="Titre.")
    resume = serializers.CharField(source="summary", help_text="Ce qui est décidé, en une phrase.")
    explications = serializers.SerializerMethodField(
        help_text="Ce que la mesure change et pour qui, sans mise en forme."
    )
    axe = serializers.CharField(source="axe.slug", allow_null=True, help_text="Identifiant de l’axe.")
    organisme = serializers.CharField(help_text="Organisme responsable.")
    avancement = serializers.CharField(source="state", help_text="a-venir, engagee, realisee ou abandonnee.")
    raison = serializers.CharField(source="reason", help_text="Si elle est abandonnée, pourquoi.")
    source = serializers.CharField(source="source_label", help_text="Document qui annonce la mesure.")
    source_adresse = serializers.CharField(source="source_url", help_text="Adresse de ce document.")
    source_date = serializers.DateField(help_text="Date de ce document (ISO 8601).")
    etapes = EtapeSerializer(source="steps", many=True, help_text="Étapes : date, texte, franchie ou non.")
    propositions = serializers.IntegerField(
        source="citation_total", help_text="Nombre de propositions publiées que la mesure cite."
    )
    demonstration = serializers.BooleanField(
        source="demo", help_text="Vrai pour un contenu inventé pour la démonstration du site."
    )

    def get_explications(self, mesure: Mesure) -> str:
        return get_text_for_indexing(mesure.body)


class CitationSerializer(serializers.Serializer):
    """A measure takes up a proposition."""

    mesure_id = serializers.IntegerField(help_text="Identifiant de la mesure.")
    mesure = serializers.CharField(source="mesure.title", help_text="Titre de la mesure.")
    proposition_id = serializers.IntegerField(help_text="Identifiant de la proposition.")
    reference = serializers.CharField(
        source="proposition.display_reference", help_text="Référence de la proposition."
    )
    proposition = serializers.CharField(source="proposition.title", help_text="Titre de la proposition.")
    passage = serializers.CharField(
        help_text="Les mots de la proposition que la mesure reprend, ou ce qu’elle en retient."
    )


class MesureListView(ApiView):
    """Every published measure; two queries."""

    def get(self, request: Request) -> Response:
        mesures = list(rows())
        return listed(MesureSerializer(mesures, many=True).data, total=len(mesures))
