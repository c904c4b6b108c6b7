"""Rows read by a key with SQL that is written once."""

import pytest

from editorial.rows import WrittenQuery, read_row
from tests.vocabulaires.factories import AxeFactory, ThemeFactory
from vocabulaires.models import Axe, Theme

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def test_each_key_finds_its_own_rows():
    first, second = AxeFactory(), AxeFactory()
    ours = ThemeFactory(name="Le nôtre", axe=first)
    ThemeFactory(name="Le leur", axe=second)
    themes = WrittenQuery(lambda axe: Theme.objects.filter(axe=axe).only("name", "axe").order_by("name"))

    assert themes.rows(first.pk) == [ours]
    assert [theme.name for theme in themes.rows(second.pk)] == ["Le leur"]
    assert themes.rows(0) == []


def test_what_does_not_look_for_its_key_is_refused():
    with pytest.raises(ValueError, match="does not look for the key"):
        WrittenQuery(lambda axe: Theme.objects.all()).rows(1)


def test_a_row_is_read_whole_with_one_query(django_assert_num_queries):
    axe = AxeFactory(name="Un axe entier")

    with django_assert_num_queries(1):
        row = read_row(Axe, axe.pk)
        assert (row.name, row.slug, row.colour) == ("Un axe entier", axe.slug, axe.colour)

    assert read_row(Axe, 0) is None
