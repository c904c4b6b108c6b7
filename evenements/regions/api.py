"""The régions académiques in the public API."""

from django.urls import reverse
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from contributions.propositions.sections import totals_by_region
from editorial.api import ApiView, EachField, absolute, listed
from search.analysis import fold
from vocabulaires.models import RegionAcademique


class RegionSerializer(serializers.ModelSerializer):
    identifiant = serializers.CharField(source="slug")
    nom = serializers.CharField(source="name")
    adresse = serializers.SerializerMethodField()
    fuseau_horaire = serializers.CharField(source="time_zone")
    academies = EachField(source="academies.all", attribute="name")
    propositions = serializers.SerializerMethodField()

    class Meta:
        model = RegionAcademique
        fields = ["id", "identifiant", "nom", "adresse", "fuseau_horaire", "academies", "propositions"]

    def get_adresse(self, region: RegionAcademique) -> str:
        return absolute(reverse("regions:detail", args=[region.slug]))

    def get_propositions(self, region: RegionAcademique) -> int:
        return self.context["totals"][region.pk]


class RegionListView(ApiView):
    """Every région, with its académies and how many published propositions."""

    def get(self, request: Request) -> Response:
        regions = RegionAcademique.objects.prefetch_related("academies")
        regions = sorted(regions, key=lambda region: fold(region.name))
        context = {"totals": totals_by_region()}
        return listed(RegionSerializer(regions, many=True, context=context).data, total=len(regions))
