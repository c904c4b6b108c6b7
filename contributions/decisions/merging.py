"""Merging a group of near-identical propositions with one decision."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import uuid4

from django.db import transaction
from django.db.models import F

from comptes.models import User
from contributions.analyse import grouping
from contributions.analyse.models import Groupe, MembreDeGroupe
from contributions.decisions import life
from contributions.propositions.models import Proposition
from contributions.propositions.states import Action, State


class GroupChanged(life.MoveRefused):
    """The group is no longer what the moderator saw."""


CHANGED = (
    "Ce groupe a changé depuis que vous l’avez ouvert. Rien n’a été fusionné : relisez-le tel qu’il est."
)


@dataclass(frozen=True)
class Merged:
    kept: Proposition
    joined: int
    published: bool


@transaction.atomic
def merge(
    groupe_id: int, *, kept: int, joined: Collection[int], versions: dict[int, int], actor: User
) -> Merged:
    """Join the ticked propositions to the one kept, published or confirmed first if it has to be.

    Each merge is the ordinary one: authors, supports and addresses follow. Those left out are remembered
    as different from the one kept. Raises ``MoveRefused``, and then nothing has changed.
    """
    groupe = held(groupe_id)
    members = set(groupe.membres.values_list("proposition", flat=True))
    joined = [pk for pk in sorted(set(joined)) if pk != kept]
    if kept not in members or not members.issuperset(joined):
        raise GroupChanged(CHANGED)
    if not joined:
        raise life.MoveRefused("Cochez au moins une proposition à réunir avec celle que vous gardez.")
    lot = uuid4()
    target = life.locked(kept, versions.get(kept))
    published = target.state == State.A_MODERER
    if published:
        target = life.apply(kept, Action.PUBLIER, actor=actor, lot=lot)
    elif target.is_published and target.moderated_at is None:
        target = life.apply(kept, Action.VALIDER, actor=actor, lot=lot)
    for pk in joined:
        life.apply(
            pk,
            Action.FUSIONNER,
            actor=actor,
            merge_into=target,
            expected_version=versions.get(pk),
            lot=lot,
        )
    left = members.difference(joined, {kept})
    grouping.set_apart(kept, left)
    close(groupe, members, left)
    return Merged(target, len(joined), published)


@transaction.atomic
def refuse(groupe_id: int) -> None:
    """Say that these are not the same; they are not proposed together again. Raises ``GroupChanged``."""
    grouping.refuse(held(groupe_id))


def held(groupe_id: int) -> Groupe:
    groupe = Groupe.objects.select_for_update().filter(pk=groupe_id, verdict=Groupe.Verdict.PROPOSE).first()
    if groupe is None:
        raise GroupChanged("Quelqu’un a déjà décidé de ce groupe.")
    return groupe


def close(groupe: Groupe, members: Collection[int], left: Collection[int]) -> None:
    """The group is decided; those left out stay proposed together when they are several."""
    Groupe.objects.filter(pk=groupe.pk).update(verdict=Groupe.Verdict.FUSIONNE, version=F("version") + 1)
    apart = set(members)
    if len(left) > 1:
        rest = Groupe.objects.create(size=len(left))
        MembreDeGroupe.objects.bulk_create(
            MembreDeGroupe(groupe=rest, proposition_id=pk) for pk in sorted(left)
        )
        apart -= set(left)
    grouping.lift_alerts(apart)
