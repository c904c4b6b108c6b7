"""Builders of contributions in each state, every constraint respected."""

import factory
from django.utils import timezone

from contributions.commentaires import counts as comment_counts
from contributions.commentaires.life import has_place, is_waiting, shift_replies
from contributions.commentaires.models import Commentaire
from contributions.commentaires.sending import text_fingerprint
from contributions.commentaires.states import CommentState, Position
from contributions.propositions import counters
from contributions.propositions.models import Motif, Proposition
from contributions.propositions.states import State
from contributions.propositions.texts import fingerprint
from tests.comptes.factories import UserFactory
from tests.vocabulaires.factories import AxeFactory


class MotifFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Motif

    label = factory.Sequence(lambda n: f"Hors sujet {n}")
    explanation = "La contribution ne porte pas sur le numérique éducatif."


class PropositionFactory(factory.django.DjangoModelFactory):
    """A published proposition; traits give the other states. ``themes`` files it."""

    class Meta:
        model = Proposition
        skip_postgeneration_save = True

    class Params:
        brouillon = factory.Trait(
            state=State.BROUILLON, submitted_at=None, published_at=None, moderated_at=None
        )
        a_moderer = factory.Trait(state=State.A_MODERER, published_at=None, moderated_at=None)
        rejetee = factory.Trait(state=State.REJETEE, published_at=None)
        masquee = factory.Trait(state=State.MASQUEE)
        retiree = factory.Trait(state=State.RETIREE)

    state = State.PUBLIEE
    title = factory.Sequence(lambda n: f"Prêter un ordinateur à chaque élève numéro {n}")
    text = factory.Sequence(
        lambda n: f"Chaque élève de la classe {n} devrait pouvoir emprunter un ordinateur."
    )
    fingerprint = factory.LazyAttribute(lambda row: fingerprint(row.title, row.text))
    axe = factory.SubFactory(AxeFactory)
    profil_id = "professeur"
    auteur = factory.SubFactory(UserFactory)
    submitted_at = factory.LazyFunction(timezone.now)
    published_at = factory.LazyFunction(timezone.now)
    moderated_at = factory.LazyFunction(timezone.now)
    support_count = 0
    unnamed_supports = factory.SelfAttribute("support_count")

    @factory.post_generation
    def themes(self, create, extracted, **kwargs):
        if create and extracted:
            self.theme_links.bulk_create(
                self.theme_links.model(
                    content_object=self,
                    tag=theme,
                    axe=self.axe,
                    published_at=self.published_at if self.is_published else None,
                    support_count=self.support_count,
                )
                for theme in extracted
            )

    @classmethod
    def _after_postgeneration(cls, instance, create, results=None):
        super()._after_postgeneration(instance, create, results)
        if create and instance.is_published:
            links = instance.theme_links.values_list("tag", flat=True)
            counters.shift(dict.fromkeys(counters.keys_of(instance, links), 1))
            if instance.support_count:
                counters.shift_total(counters.SUPPORTS, instance.support_count)
            if instance.auteur and instance.auteur.propositions.published().count() == 1:
                counters.shift_total(counters.AUTHORS, 1)


class CommentaireFactory(factory.django.DjangoModelFactory):
    """A published comment, its counts kept; traits give the other states, ``parent`` makes it a reply."""

    class Meta:
        model = Commentaire
        skip_postgeneration_save = True

    class Params:
        a_moderer = factory.Trait(state=CommentState.A_MODERER, published_at=None, moderated_at=None)
        masque = factory.Trait(state=CommentState.MASQUE)
        retire = factory.Trait(state=CommentState.RETIRE)

    state = CommentState.PUBLIE
    proposition = factory.SubFactory(PropositionFactory)
    written_on = factory.LazyAttribute(lambda row: row.proposition)
    parent = None
    position = factory.LazyAttribute(lambda row: "" if row.parent else Position.POUR)
    text = factory.Sequence(lambda n: f"Dans mon lycée, c’est déjà le cas depuis {n} ans.")
    auteur = factory.SubFactory(UserFactory)
    published_at = factory.LazyFunction(timezone.now)
    moderated_at = factory.LazyFunction(timezone.now)
    fingerprint = factory.LazyAttribute(
        lambda row: text_fingerprint(row.text, row.parent.pk if row.parent else None)
    )
    waiting = factory.LazyAttribute(lambda row: row.state == CommentState.A_MODERER)

    @classmethod
    def _after_postgeneration(cls, instance, create, results=None):
        super()._after_postgeneration(instance, create, results)
        if not create:
            return
        instance.waiting = is_waiting(instance)
        instance.listed = has_place(instance)
        instance.save()
        comment_counts.shift(instance.proposition_id, comment_counts.counted(instance))
        if instance.parent_id and instance.is_published:
            shift_replies(instance.parent_id, 1)
