from django.contrib import messages
from django.contrib.admin.utils import quote
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail import hooks
from wagtail.log_actions import LogFormatter
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from vocabulaires.merging import uses_of
from vocabulaires.models import Axe, Profil, Theme
from vocabulaires.viewsets import KeptPolicy, VocabulairesViewSetGroup

register_permission_policy(Axe, KeptPolicy(Axe))
register_permission_policy(Profil, KeptPolicy(Profil))
register_snippet(VocabulairesViewSetGroup)


@hooks.register("before_delete_snippet")
def keep_themes_in_use(request: HttpRequest, instances) -> HttpResponse | None:
    """A theme under which something is filed is merged into another, never deleted."""
    for theme in instances:
        if isinstance(theme, Theme) and (used := [use for use in uses_of(theme) if use.total]):
            listed = ", ".join(f"{use.label} : {use.total}" for use in used)
            messages.error(
                request,
                f"Le thème « {theme.name} » sert encore ({listed}). Fusionnez-le avec un autre : rien ne sera perdu.",
            )
            return redirect(reverse(Theme.snippet_viewset.get_url_name("merge"), args=[quote(theme.pk)]))
    return None


@hooks.register("register_log_actions")
def register_merge(actions) -> None:
    @actions.register_action("vocabulaires.merge")
    class MergeFormatter(LogFormatter):
        label = "Fusionner un thème"

        def format_message(self, log_entry) -> str:
            return f"A reçu le thème « {log_entry.data.get('source', '')} »"
