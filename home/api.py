"""Where the public API begins: what it holds, and under which licence."""

from django.urls import reverse
from rest_framework.request import Request
from rest_framework.response import Response

from editorial.api import ApiView, absolute

LICENCE = {
    "nom": "Licence Ouverte 2.0 (Etalab)",
    "adresse": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}
RESOURCES = {
    "propositions": "contributions_api:list",
    "axes": "api:axes",
    "themes": "api:themes",
    "profils": "api:profils",
    "regions": "api:regions",
    "evenements": "evenements_api:list",
    "mesures": "api:mesures",
}


class RootView(ApiView):
    """The address of each resource; no query."""

    def get(self, request: Request) -> Response:
        resources = {name: absolute(reverse(view)) for name, view in RESOURCES.items()}
        files = absolute(reverse("home:open_data"))
        return Response({"version": "1", "licence": LICENCE, **resources, "donnees_ouvertes": files})
