"""Builders of what everything is filed under."""

import factory

from vocabulaires.models import Axe, Theme


class AxeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Axe

    number = factory.Sequence(lambda n: n + 1)
    name = factory.LazyAttribute(lambda axe: f"Axe de travail {axe.number}")
    short_name = factory.LazyAttribute(lambda axe: f"Travail {axe.number}")
    slug = factory.LazyAttribute(lambda axe: f"axe-{axe.number}")


class ThemeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Theme

    name = factory.Sequence(lambda n: f"Thème {n}")
    slug = factory.Sequence(lambda n: f"theme-{n}")
