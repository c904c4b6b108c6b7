"""What one person does in two places at once is done in turn, so that nothing they leave is missed."""

from django.db import connection

# Names this use among the advisory locks of the database.
PERSON = 0x70657273
LARGEST = 2**31


def hold_person(pk: int) -> None:
    """Wait until nobody else acts for this account, and keep others waiting until the transaction ends.

    Called before any row is held: whoever waits here keeps nobody from anything. The account's own row
    cannot serve, since those who decide on texts come to it last. SQLite lets one transaction write at a
    time, so that it needs nothing. One query on PostgreSQL.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [PERSON, pk % LARGEST])
