"""The index of words, in what each database has for it."""

from django.db import migrations

from search import schema


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(schema.install, schema.remove)]
