"""Partners, published unless the trait says otherwise."""

import factory

from partenaires.models import Partenaire


class PartenaireFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Partenaire

    class Params:
        draft = factory.Trait(live=False)

    name = factory.Sequence(lambda n: f"Organisation Partenaire {n}")
    slug = factory.Sequence(lambda n: f"partenaire-{n}")
    kind = Partenaire.Kind.ASSOCIATION
    summary = "Une association qui accompagne les équipes."
