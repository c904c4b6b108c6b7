"""Whom people of each région may ask, in the admin."""

from wagtail.admin.viewsets.model import ModelViewSet

from evenements.models import Correspondant


class CorrespondantViewSet(ModelViewSet):
    model = Correspondant
    icon = "user"
    menu_label = "Correspondants des régions"
    list_display = ["name", "region", "role", "email", "phone"]
    list_filter = ["region"]
    search_fields = ["name", "role"]
    search_backend_name = None
    copy_view_enabled = False
    form_fields = ["region", "name", "role", "email", "phone", "url"]

    def get_queryset(self, request):
        return Correspondant.objects.select_related("region")
