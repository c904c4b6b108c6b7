"""The axes of work in the public API."""

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from axes.models import axis_cards
from contributions.propositions.figures import axis_totals
from editorial.api import ApiView, absolute, listed
from vocabulaires.models import Axe


class AxeSerializer(serializers.ModelSerializer):
    identifiant = serializers.CharField(source="slug")
    numero = serializers.IntegerField(source="number")
    nom = serializers.CharField(source="name")
    nom_court = serializers.CharField(source="short_name")
    adresse = serializers.SerializerMethodField()
    propositions = serializers.SerializerMethodField()

    class Meta:
        model = Axe
        fields = ["id", "identifiant", "numero", "nom", "nom_court", "adresse", "propositions"]

    def get_adresse(self, axe: Axe) -> str | None:
        page = self.context["pages"].get(axe.pk)
        return absolute(page.url) if page else None

    def get_propositions(self, axe: Axe) -> int:
        return axis_totals().get(axe.pk, 0)


class AxeListView(ApiView):
    """Every axis, with its published page if it has one and how many published propositions."""

    def get(self, request: Request) -> Response:
        axes = list(Axe.objects.all())
        context = {"pages": {card.axe_id: card for card in axis_cards()}}
        return listed(AxeSerializer(axes, many=True, context=context).data, total=len(axes))
