from wagtail import hooks
from wagtail.snippets.models import register_snippet

from lettres.viewsets import LettreViewSet

register_snippet(LettreViewSet)


@hooks.register("register_log_actions")
def register_sending(actions) -> None:
    actions.register_action("lettres.send", "Envoyer la lettre", "Lettre envoyée aux abonnés")
