"""What has been counted lately: nothing here says who was counted."""

from collections.abc import Mapping
from datetime import datetime

from django.db import connections, models, router
from django.utils import timezone


class HitQuerySet(models.QuerySet):
    def count_hits(self, expiries: Mapping[str, datetime]) -> dict[str, int]:
        """Add one to each key and return the new counts, in one query that concurrent callers cannot race.

        ``expiries`` gives, for each key, the moment from which its row means nothing any more.
        """
        connection = connections[router.db_for_write(self.model)]
        table = connection.ops.quote_name(self.model._meta.db_table)
        expires_at = self.model._meta.get_field("expires_at")
        # Always in the same order, so that two transactions never wait for each other.
        rows = [(key, expires_at.get_db_prep_save(expiries[key], connection)) for key in sorted(expiries)]
        places = ", ".join(["(%s, 1, %s)"] * len(rows))
        with connection.cursor() as cursor:
            # Only the table's own name is written into the statement.
            cursor.execute(
                f"INSERT INTO {table} (key, hits, expires_at) VALUES {places}"  # noqa: S608
                f" ON CONFLICT (key) DO UPDATE SET hits = {table}.hits + 1 RETURNING key, hits",
                [value for row in rows for value in row],
            )
            return dict(cursor.fetchall())

    def expired(self, now: datetime | None = None) -> "HitQuerySet":
        return self.filter(expires_at__lt=now or timezone.now())


class Hit(models.Model):
    """A count under a key that only the secret key can rebuild, kept until its window has passed."""

    key = models.CharField(max_length=64, primary_key=True)
    hits = models.PositiveIntegerField()
    expires_at = models.DateTimeField(db_index=True)

    objects = HitQuerySet.as_manager()

    class Meta:
        verbose_name = "passage compté"
        verbose_name_plural = "passages comptés"

    def __str__(self) -> str:
        return f"{self.key[:8]} : {self.hits}"
