"""One page with a form that asks for a proof, and what it posts."""

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.views.decorators.csrf import csrf_exempt

from protection.proof import verify


@csrf_exempt
def form(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return HttpResponse("preuve valable" if verify(request.POST["preuve"]) else "sans preuve")
    response = HttpResponse(f"""<!doctype html><html lang="fr"><title>Essai</title>
        <form method="post" action="/" data-proof="{request.GET.get("defi", reverse("protection:challenge"))}">
        <input name="nom"><input type="hidden" name="preuve" value="{request.GET.get("preuve", "")}">
        <button>Envoyer</button></form>
        <script type="module" src="{static("js/proof.js")}"></script></html>""")
    response["Content-Security-Policy"] = (
        "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'"
    )
    return response


urlpatterns = [path("", form), path("protection/", include("protection.urls"))]
