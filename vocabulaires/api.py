"""Themes and profiles in the public API."""

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from editorial.api import AddressField, ApiView, listed
from vocabulaires.models import Profil, Theme
from vocabulaires.sections import proposition_totals


class ThemeSerializer(serializers.ModelSerializer):
    identifiant = serializers.CharField(source="slug")
    nom = serializers.CharField(source="name")
    adresse = AddressField(source="get_absolute_url")
    axe = serializers.CharField(source="axe.slug", allow_null=True)
    propositions = serializers.SerializerMethodField()

    class Meta:
        model = Theme
        fields = ["id", "identifiant", "nom", "description", "adresse", "axe", "propositions"]

    def get_propositions(self, theme: Theme) -> int:
        return self.context["totals"].get(theme.pk, 0)


class ThemeListView(ApiView):
    """Every theme, with how many published propositions it has; one query, the numbers are remembered."""

    def get(self, request: Request) -> Response:
        themes = list(Theme.objects.select_related("axe").order_by("name"))
        context = {"totals": proposition_totals()}
        return listed(ThemeSerializer(themes, many=True, context=context).data, total=len(themes))


class ProfilSerializer(serializers.ModelSerializer):
    identifiant = serializers.CharField(source="code")
    nom = serializers.CharField(source="label")
    propose = serializers.BooleanField(source="active")

    class Meta:
        model = Profil
        fields = ["identifiant", "nom", "propose"]


class ProfilListView(ApiView):
    """Every profile, those that forms no longer offer included; one query."""

    def get(self, request: Request) -> Response:
        profils = list(Profil.objects.all())
        return listed(ProfilSerializer(profils, many=True).data, total=len(profils))
