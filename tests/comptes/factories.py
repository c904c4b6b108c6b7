"""Builders of accounts."""

import factory

from comptes.models import User


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"personne-{n}@example.org")
