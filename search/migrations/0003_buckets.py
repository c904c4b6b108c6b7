from django.db import migrations

from search import schema


class Migration(migrations.Migration):
    # An index made beside the traffic cannot be made in a transaction.
    atomic = False
    dependencies = [("search", "0002_full_text")]
    operations = [migrations.RunPython(schema.install_buckets, schema.remove_buckets)]
