from wagtail import hooks
from wagtail.snippets.models import register_snippet

from lettres.models import Lettre
from lettres.viewsets import LettreViewSet, refuse_deletion

register_snippet(LettreViewSet)


@hooks.register("register_log_actions")
def register_sending(actions) -> None:
    actions.register_action("lettres.send", "Envoyer la lettre", "Envoi de la lettre demandé")
    actions.register_action("lettres.stop", "Arrêter la lettre", "Envoi de la lettre arrêté")


@hooks.register("before_delete_snippet")
def keep_sent_letters(request, instances):
    return refuse_deletion(request, [row for row in instances if isinstance(row, Lettre)])
