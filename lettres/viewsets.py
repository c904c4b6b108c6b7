"""Letters in the admin: composed, previewed, tried on oneself, sent."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import SnippetViewSet

from editorial.columns import DayColumn
from editorial.http import INVALID
from lettres import sending
from lettres.forms import SendForm, TrialForm
from lettres.models import Abonnement, Envoi, Lettre


def state_of(lettre: Lettre) -> str:
    envoi = getattr(lettre, "envoi", None)
    if envoi is None:
        return "Pas envoyée"
    if not envoi.has_left:
        return f"Part le {date_format(localtime(envoi.leaves_at), 'j F Y à G:i')}"
    return f"Envoyée à {envoi.written}" if envoi.finished_at else f"En cours : {envoi.written}"


class SendView(WagtailAdminTemplateMixin, TemplateView):
    """The mail as it will leave, a trial to anyone of the team, and the way to send it or to stop it."""

    template_name = "lettres/admin/send.html"
    page_title = "Envoyer la lettre"
    header_icon = "mail"

    def setup(self, request: HttpRequest, *args, **kwargs) -> None:
        super().setup(request, *args, **kwargs)
        self.lettre = get_object_or_404(Lettre, pk=self.kwargs["pk"])

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not policy_registry.get_by_type(Lettre).user_has_permission(request.user, "publish"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def urls(self) -> dict[str, str]:
        viewset = Lettre.snippet_viewset
        return {
            name: reverse(viewset.get_url_name(name), args=[self.lettre.pk]) for name in ("send", "confirm")
        }

    def get_page_subtitle(self) -> str:
        return self.lettre.title

    def get_breadcrumbs_items(self) -> list[dict]:
        url = reverse(Lettre.snippet_viewset.get_url_name("list"))
        return [
            *self.breadcrumbs_items,
            {"url": url, "label": "Lettres d’information"},
            {"url": "", "label": "Envoyer", "sublabel": self.lettre.title},
        ]

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(**kwargs) | {
            "lettre": self.lettre,
            "envoi": Envoi.objects.filter(lettre=self.lettre).first(),
            "mail": self.lettre.mail_text("/lettres/arreter/…/"),
            "readers": Abonnement.objects.confirmed().count(),
            "urls": self.urls,
            "trial_form": kwargs.get("trial_form") or TrialForm(initial={"colleague": self.request.user}),
            "edit_url": reverse(Lettre.snippet_viewset.get_url_name("edit"), args=[self.lettre.pk]),
        }

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if "essai" in request.POST:
            form = TrialForm(request.POST)
            if not form.is_valid():
                return self.render_to_response(self.get_context_data(trial_form=form), status=INVALID)
            email = form.cleaned_data["colleague"].email
            sending.send_test(self.lettre, email)
            messages.success(request, f"Un essai part vers {email}.")
        elif "arreter" in request.POST:
            if sending.stop(self.lettre):
                log(self.lettre, "lettres.stop", user=request.user)
                messages.success(request, "L’envoi est arrêté : rien n’est parti.")
            else:
                messages.error(request, "L’envoi a déjà commencé : il ne s’arrête plus.")
        return redirect(self.urls["send"])


class ConfirmView(SendView):
    """How many people the letter goes to, and when; the one place that sends it."""

    template_name = "lettres/admin/confirm.html"

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(**{"form": SendForm(), **kwargs})

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        form = SendForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=INVALID)
        if not self.lettre.live:
            messages.error(
                request, "Publiez d’abord la lettre : les abonnés doivent pouvoir la lire en ligne."
            )
        elif not Abonnement.objects.confirmed().exists():
            messages.error(
                request, "Personne n’est encore abonné : rien n’est parti. La lettre reste à envoyer."
            )
        elif sending.begin(self.lettre, form.cleaned_data["leaves_at"]):
            log(self.lettre, "lettres.send", user=request.user)
            messages.success(request, "L’envoi est prévu. Vous pouvez encore l’arrêter.")
        else:
            messages.warning(request, "Cette lettre est déjà envoyée. Rien n’est parti une seconde fois.")
        return redirect(self.urls["send"])


def refuse_deletion(request: HttpRequest, letters: Iterable[Lettre]) -> HttpResponse | None:
    """Say why a letter that is sent, or about to be, stays; its readers hold its address."""
    kept = [lettre.title for lettre in letters if hasattr(lettre, "envoi")]
    if not kept:
        return None
    messages.error(
        request,
        f"{', '.join(kept)} : une lettre envoyée, ou dont l’envoi est prévu, ne s’efface pas. Ses lecteurs ont son adresse. "
        "Arrêtez l’envoi s’il n’a pas commencé, ou retirez la lettre du site en la dépubliant.",
    )
    return redirect(Lettre.snippet_viewset.get_url_name("list"))


class LettreViewSet(SnippetViewSet):
    model = Lettre
    icon = "mail"
    menu_label = "Lettres d’information"
    menu_name = "lettres"
    menu_order = 255
    add_to_admin_menu = True
    list_display = [
        "title",
        DayColumn("date", label="Date", sort_key="date"),
        LiveStatusTagColumn(),
        Column("envoi", label="Envoi", accessor=state_of),
        Column("send", label="Que faire ?", accessor=lambda lettre: send_link(lettre)),
    ]
    ordering = ["-date"]
    copy_view_enabled = False

    def get_queryset(self, request: HttpRequest):
        return Lettre.objects.select_related("envoi")

    def get_urlpatterns(self) -> list:
        return [
            *super().get_urlpatterns(),
            path("envoyer/<int:pk>/", SendView.as_view(), name="send"),
            path("envoyer/<int:pk>/confirmer/", ConfirmView.as_view(), name="confirm"),
        ]


def send_link(lettre: Lettre) -> str:
    url = reverse(Lettre.snippet_viewset.get_url_name("send"), args=[lettre.pk])
    return format_html(
        '<a href="{}">Essayer ou envoyer<span class="w-sr-only"> {}</span></a>', url, lettre.title
    )
