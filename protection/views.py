from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from protection import proof


@require_GET
@cache_control(private=True, no_store=True)
def challenge(request: HttpRequest) -> JsonResponse:
    """A challenge for one form, and the address of the script that solves it."""
    return JsonResponse({**proof.new_challenge(), "worker": static("js/proof-worker.js")})
