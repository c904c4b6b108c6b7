from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.state import ModelState, ProjectState
from wagtail import blocks

from editorial.fields import BodyField


def test_a_body_field_leaves_its_blocks_out_of_migrations():
    _name, path, args, kwargs = BodyField([("texte", blocks.TextBlock())], blank=True).deconstruct()

    assert path == "editorial.fields.BodyField"
    assert args == []
    assert kwargs == {"blank": True}


def test_changing_the_blocks_of_a_body_makes_no_migration():
    def state_with(body):
        state = ProjectState()
        state.add_model(ModelState("tests", "Sheet", fields=[("body", body)]))
        return state

    before = state_with(BodyField([("texte", blocks.TextBlock(label="Texte"))]))
    after = state_with(BodyField([("citation", blocks.CharBlock(max_length=20))]))

    assert MigrationAutodetector(before, after)._detect_changes() == {}


def test_a_change_that_is_not_of_blocks_still_makes_a_migration():
    def state_with(body):
        state = ProjectState()
        state.add_model(ModelState("tests", "Sheet", fields=[("body", body)]))
        return state

    before = state_with(BodyField([], verbose_name="texte"))
    after = state_with(BodyField([], verbose_name="contenu"))

    assert MigrationAutodetector(before, after)._detect_changes()


def test_no_migration_of_the_site_carries_block_definitions():
    from pathlib import Path

    from django.apps import apps

    own = [config for config in apps.get_app_configs() if "site-packages" not in config.path]
    for config in own:
        for migration in Path(config.path, "migrations").glob("0*.py"):
            assert "block_lookup" not in migration.read_text(encoding="utf-8"), migration
