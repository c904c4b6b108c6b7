"""What authors do with their own propositions: change the words, withdraw them, leave them without a name.

State changes go through ``contributions.decisions.life``, as everywhere; so do counters and history.
"""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, Q

import page_cache
from comptes.models import User
from contributions.analyse import screening
from contributions.decisions import life
from contributions.decisions.models import Recours
from contributions.propositions import counters
from contributions.propositions.models import Depot, Proposition, PropositionQuerySet, Transition
from contributions.propositions.models.propositions import slug_of
from contributions.propositions.states import Action, State
from contributions.propositions.texts import fingerprint
from contributions.signalements.models import Signalement
from operations import scheduled
from vocabulaires.models import Profil, Theme

WRITTEN_FIELDS = ("title", "text", "axe", "suggested_theme", "profil", "region", "organisation")
TOMBSTONE_TITLE = "Texte effacé à la demande de son auteur"


class AlreadyWritten(life.MoveRefused):
    """The author has these very words in another proposition."""


def propositions_of(user: User) -> PropositionQuerySet:
    """Someone's propositions, with the drafts that wait for their address to be confirmed. One more query."""
    drafts = list(Depot.objects.filter(email=user.email).values_list("proposition", flat=True))
    own = Q(auteur=user) | Q(pk__in=drafts, auteur=None)
    return Proposition.objects.filter(own).order_by("-created_at", "-pk")


def is_unconfirmed(proposition: Proposition) -> bool:
    """Whether someone gave an address for this text, and nobody has confirmed it."""
    return proposition.state == State.BROUILLON and proposition.auteur_id is None


def can_change_words(proposition: Proposition) -> bool:
    """Whether nobody has judged, answered or supported these words yet."""
    if proposition.reponse_id:
        return False
    if proposition.state == State.PUBLIEE:
        return proposition.moderated_at is None and proposition.support_count == 0
    return proposition.state == State.A_MODERER


def can_withdraw(proposition: Proposition) -> bool:
    return proposition.state in life.MOVES[Action.RETIRER].sources


def change_words(
    pk: int, *, author: User, changes: Proposition, themes: list[Theme], expected_version: int
) -> Proposition:
    """Replace what an author wrote, before anybody judged it.

    A moderator who had the old words under their eyes is told so, since the version goes up. Raises
    ``MoveRefused`` when it is too late and ``AlreadyWritten`` for a text they have deposited already.
    """
    try:
        with transaction.atomic():
            proposition = life.locked(pk, expected_version)
            if not can_change_words(proposition):
                raise life.MoveRefused("Cette proposition ne peut plus être modifiée.")
            old_ids = list(proposition.theme_links.values_list("tag", flat=True))
            before = life.Snapshot.of(proposition, old_ids)
            for field in WRITTEN_FIELDS:
                setattr(proposition, field, getattr(changes, field))
            proposition.fingerprint = fingerprint(proposition.title, proposition.text)
            new_ids = [theme.pk for theme in themes]
            if set(new_ids) != set(old_ids):
                life.set_themes(proposition, new_ids)
            life.write(proposition, before, new_ids)
            life.log(proposition, Action.MODIFIER, proposition.state, actor=author)
            screening.screen([proposition])
            return proposition
    except IntegrityError as error:
        raise AlreadyWritten("Vous avez déjà déposé ce texte dans une autre proposition.") from error


@transaction.atomic
def withdraw(pk: int, *, author: User) -> Proposition | None:
    """Take a proposition back at its author's wish; a draft that nobody confirmed leaves nothing behind.

    Raises ``MoveRefused`` when it is withdrawn already.
    """
    proposition = life.locked(pk)
    if is_unconfirmed(proposition):
        proposition.delete()
        return None
    Depot.objects.filter(proposition=pk).delete()
    return life.apply(pk, Action.RETIRER, actor=author)


@transaction.atomic
def make_anonymous(pk: int) -> None:
    """Keep the words, and nothing that says whose they are."""
    proposition = life.locked(pk)
    if proposition.is_published and proposition.auteur_id:
        User.objects.select_for_update(no_key=True).get(pk=proposition.auteur_id)
        others = Proposition.objects.published().filter(auteur=proposition.auteur_id).exclude(pk=pk)
        # It stays public with its supports; only its author no longer counts, once none is left.
        counters.shift_published(-1, supports=0, others=others)
    forget_what_was_said(pk)
    Proposition.objects.filter(pk=pk).update(
        auteur=None, public_name="", organisation="", version=F("version") + 1
    )
    life.log(proposition, Action.ANONYMISER, proposition.state)
    if proposition.is_published:
        page_cache.invalidate_contributions()


@transaction.atomic
def erase_words(pk: int) -> None:
    """Withdraw a proposition and leave its reference, its dates and its history, without a word or a name."""
    proposition = life.locked(pk)
    Depot.objects.filter(proposition=pk).delete()
    if proposition.state not in {State.RETIREE, State.REJETEE}:
        proposition = life.apply(pk, Action.RETIRER)
    forget_what_was_said(pk)
    # The words that search knows are those of the texts it read last.
    scheduled.hasten("rebuild_search", within=timedelta(days=1))
    proposition.theme_links.all().delete()
    screening.forget(pk)
    Proposition.objects.filter(pk=pk).update(
        auteur=None,
        public_name="",
        organisation="",
        title=TOMBSTONE_TITLE,
        slug=slug_of(TOMBSTONE_TITLE),
        text="",
        suggested_theme="",
        profil=Profil.AUTRE,
        region=None,
        fingerprint="",
        submission_key=None,
        version=F("version") + 1,
    )


def forget_what_was_said(pk: int) -> None:
    """Erase what its author, the team and readers wrote around a proposition.

    Decisions keep their date and their reason. An appeal that waits is over, since nobody is left to answer;
    of one decided, only the issue stays.
    """
    Transition.objects.filter(proposition=pk).update(note="")
    Signalement.objects.filter(proposition=pk).update(message="")
    Recours.objects.filter(proposition=pk, decided_at=None).delete()
    Recours.objects.filter(proposition=pk).update(text="")
