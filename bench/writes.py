"""What a submission, a support, a comment and a decision cost the database; everything is undone."""

from collections.abc import Callable
from itertools import count

from django.db import transaction
from django.utils import timezone

from comptes.models import User
from contributions.commentaires import sending
from contributions.commentaires.models import BrouillonCommentaire
from contributions.decisions import life, supports
from contributions.depot import deposit
from contributions.propositions.models import Proposition
from contributions.propositions.states import Action, State
from vocabulaires.models import Axe, Theme

TEXT = "Chaque école pourrait disposer d’un temps fixe pour préparer ses outils, avec une personne formée."


def actions() -> dict[str, Callable[[], None]]:
    axe, themes = Axe.objects.first(), list(Theme.objects.order_by("pk")[:2])
    number = count()

    def submit() -> None:
        proposition = Proposition(
            title=f"Donner du temps pour préparer les outils, {next(number)}",
            text=TEXT,
            axe=axe,
            profil_id="parent",
            accepted_at=timezone.now(),
        )
        with transaction.atomic():
            deposit.store(proposition, themes, sender=deposit.Sender(client_key=f"banc-{next(number)}"))
            transaction.set_rollback(True)

    waiting = Proposition.objects.filter(state=State.A_MODERER).order_by("pk").first()

    def decide() -> None:
        with transaction.atomic():
            life.apply(waiting.pk, Action.PUBLIER)
            transaction.set_rollback(True)

    person, _ = User.objects.get_or_create(email="banc@example.org")
    read = Proposition.objects.published().order_by("-support_count", "-pk").first()

    def support() -> None:
        with transaction.atomic():
            supports.add(person, read.pk)
            transaction.set_rollback(True)

    def comment() -> None:
        draft = BrouillonCommentaire(proposition=read, position="pour", text=f"{TEXT} {next(number)}")
        with transaction.atomic():
            sending.send(sending.store(draft, sender=f"banc-{next(number)}"), person)
            transaction.set_rollback(True)

    return {
        "dépôt d’une proposition": submit,
        "soutien": support,
        "commentaire": comment,
        "décision (publier)": decide,
    }
