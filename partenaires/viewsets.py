"""Partners in the admin: written, previewed, published and found again."""

from django.db import transaction
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.admin.views.generic import DeleteView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log
from wagtail.snippets.views.snippets import SnippetViewSet

from partenaires.forms import InvitationForm
from partenaires.membres import dismiss
from partenaires.models import Membre, Partenaire


class PartenaireViewSet(SnippetViewSet):
    model = Partenaire
    icon = "group"
    menu_label = "Partenaires"
    menu_name = "partenaires"
    menu_order = 250
    add_to_admin_menu = True
    list_display = ["name", "kind", "sort_order", LiveStatusTagColumn(), UpdatedAtColumn()]
    list_filter = ["kind", "region", "live"]
    list_export = ["name", "kind", "region", "summary", "url", "live"]
    ordering = ["sort_order", "name"]
    copy_view_enabled = False


class DismissView(DeleteView):
    """Closing an account takes its rights away; what the person wrote stays."""

    def delete_action(self) -> None:
        with transaction.atomic():
            log(instance=self.object, action="wagtail.delete")
            dismiss(self.object)


class MembreViewSet(ModelViewSet):
    """The people who write for partners; an account is opened or closed, never passed to somebody else."""

    model = Membre
    icon = "user"
    menu_label = "Accès partenaires"
    menu_name = "comptes-de-partenaires"
    menu_order = 260
    add_to_admin_menu = True
    list_display = ["user", "partenaire", Column("email", label="Adresse", accessor="user.email")]
    list_filter = ["partenaire"]
    search_fields = ["user__email", "partenaire__name"]
    copy_view_enabled = False
    delete_view_class = DismissView

    def get_form_class(self, for_update: bool = False):
        return InvitationForm
