"""Letters in the admin: composed, previewed, tried on oneself, sent."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import SnippetViewSet

from editorial.columns import DayColumn
from lettres import sending
from lettres.models import Abonnement, Envoi, Lettre


def state_of(lettre: Lettre) -> str:
    envoi = getattr(lettre, "envoi", None)
    if envoi is None:
        return "Pas envoyée"
    return f"Envoyée à {envoi.written}" if envoi.finished_at else f"En cours : {envoi.written}"


class SendView(WagtailAdminTemplateMixin, TemplateView):
    """The mail as it will leave, a trial to oneself, and the sending, which happens once."""

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
            "edit_url": reverse(Lettre.snippet_viewset.get_url_name("edit"), args=[self.lettre.pk]),
        }

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if "essai" in request.POST:
            sending.send_test(self.lettre, request.user.email)
            messages.success(request, f"Un essai part vers {request.user.email}.")
        elif not self.lettre.live:
            messages.error(
                request, "Publiez d’abord la lettre : les abonnés doivent pouvoir la lire en ligne."
            )
        elif not Abonnement.objects.confirmed().exists():
            messages.error(
                request, "Personne n’est encore abonné : rien n’est parti. La lettre reste à envoyer."
            )
        elif sending.begin(self.lettre):
            log(self.lettre, "lettres.send", user=request.user)
            messages.success(request, "L’envoi a commencé. Les courriels partent par lots.")
        else:
            messages.warning(request, "Cette lettre est déjà envoyée. Rien n’est parti une seconde fois.")
        return redirect(request.path)


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
        return [*super().get_urlpatterns(), path("envoyer/<int:pk>/", SendView.as_view(), name="send")]


def send_link(lettre: Lettre) -> str:
    url = reverse(Lettre.snippet_viewset.get_url_name("send"), args=[lettre.pk])
    return format_html(
        '<a href="{}">Essayer ou envoyer<span class="w-sr-only"> {}</span></a>', url, lettre.title
    )
