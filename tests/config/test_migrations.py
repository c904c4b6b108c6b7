"""What the database holds once migrated, on both of the databases we serve."""

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django_migration_linter import MigrationLinter

pytestmark = pytest.mark.django_db

OUR_APPS = [name for name in settings.INSTALLED_APPS if (settings.BASE_DIR / name).is_dir()]


@pytest.mark.postgresql
def test_no_model_change_lacks_its_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.postgresql(only=True)
def test_the_tests_of_postgresql_run_on_it():
    with connection.cursor() as cursor:
        cursor.execute("SELECT version()")
        assert "PostgreSQL" in cursor.fetchone()[0]


@pytest.mark.postgresql(only=True)
# Indexes built beside the site refuse to be inside a transaction, if only to be read.
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_migration_can_run_while_the_release_before_is_served():
    """What it found is printed. First migrations meet no rows."""
    linter = MigrationLinter(
        path=str(settings.BASE_DIR),
        include_apps=[app.label for app in apps.get_app_configs() if app.name in OUR_APPS],
        ignore_initial_migrations=True,
        no_cache=True,
    )
    linter.lint_all_migrations()

    assert linter.nb_valid > 0
    assert linter.nb_erroneous == 0
