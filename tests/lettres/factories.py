"""Letters and subscriptions, published and confirmed unless told otherwise."""

import factory
from django.utils import timezone

from lettres.models import Abonnement, Lettre


class AbonnementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Abonnement

    email = factory.Sequence(lambda n: f"lectrice-{n}@example.org")
    confirmed_at = factory.LazyFunction(timezone.now)


class LettreFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Lettre

    title = factory.Sequence(lambda n: f"La lettre numéro {n}")
    slug = factory.Sequence(lambda n: f"lettre-{n}")
    intro = "Voici ce qui s’est passé ce mois-ci."
