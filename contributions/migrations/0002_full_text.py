"""PostgreSQL indexes the words of what moderators search."""

from django.db import migrations

from contributions.analyse import analyse_schema


class Migration(migrations.Migration):
    dependencies = [("contributions", "0001_initial")]
    operations = [migrations.RunPython(analyse_schema.install, analyse_schema.remove)]
