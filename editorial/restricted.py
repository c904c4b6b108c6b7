"""The doors of what is kept for some readers: a page or the documents of a collection, by a password or a group."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.documents.views.serve import authenticate_with_password as ask_document_password
from wagtail.forms import PasswordViewRestrictionForm
from wagtail.models import CollectionViewRestriction, PageViewRestriction
from wagtail.views import authenticate_with_password as ask_page_password

from editorial.http import TOO_EARLY
from protection import limits, network

PERIOD = 15 * 60
# Wrong words for one door from one network, which a school or a ministry may share.
NETWORK_LIMIT = 30
PASSWORD_TEMPLATE = "wagtailcore/password_required.html"


def bounded(
    restrictions: type[PageViewRestriction] | type[CollectionViewRestriction],
    ask: Callable[..., HttpResponse],
) -> Callable[..., HttpResponse]:
    """Wagtail's own view, which would let a word be guessed for ever."""

    @never_cache
    @wraps(ask)
    def view(request: HttpRequest, pk: int, **others: int) -> HttpResponse:
        if request.method != "POST":
            return ask(request, pk, *others.values())
        key = f"{restrictions._meta.label}:{pk} {network.address_key(request)}"
        if not limits.hit("mot-de-passe", key, limit=NETWORK_LIMIT, period=PERIOD):
            found = restrictions.objects.filter(pk=pk).first()
            form = PasswordViewRestrictionForm(
                initial={"return_url": request.POST.get("return_url", "")}, instance=found
            )
            context = {"form": form, "action_url": request.path, "too_many": True}
            return render(request, PASSWORD_TEMPLATE, context, status=TOO_EARLY)
        response = ask(request, pk, *others.values())
        if response.status_code == 302:
            # The right word ends the suspicion: a whole school may give it one after the other.
            limits.forget("mot-de-passe", key, period=PERIOD)
        return response

    return view


page_password = bounded(PageViewRestriction, ask_page_password)
document_password = bounded(CollectionViewRestriction, ask_document_password)


@never_cache
@require_safe
def reserved(request: HttpRequest) -> HttpResponse:
    """Where Wagtail sends who may not read what is kept for a group: it says so, and how to come in.

    Groups are the team's and the partners', who sign in to the administration. Sending there at once would
    turn in circles for those who are signed in and not of the group.
    """
    wanted = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(wanted, request.get_host(), request.is_secure()):
        wanted = "/"
    sign_in = f"{reverse('wagtailadmin_login')}?{urlencode({'next': wanted})}"
    return render(request, "editorial/restricted/reserved.html", {"sign_in_url": sign_in}, status=403)
