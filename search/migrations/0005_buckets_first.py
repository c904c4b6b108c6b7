from django.db import migrations

from search import schema


class Migration(migrations.Migration):
    # An index made beside the traffic cannot be made in a transaction.
    atomic = False
    dependencies = [("search", "0004_racines_par_genre")]
    operations = [migrations.RunPython(schema.install_buckets_first, schema.remove_buckets_first)]
