"""Builders of measures."""

import factory

from suites.models import Citation, Mesure
from tests.contributions.factories import PropositionFactory


class MesureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Mesure

    class Params:
        draft = factory.Trait(live=False)

    title = factory.Sequence(lambda n: f"Prêter un ordinateur aux élèves, tranche {n}")
    slug = factory.Sequence(lambda n: f"mesure-{n}")
    summary = "Chaque élève qui en a besoin reçoit un ordinateur."
    organisme = "Région académique Bretagne"


class CitationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Citation

    mesure = factory.SubFactory(MesureFactory)
    proposition = factory.SubFactory(PropositionFactory)
