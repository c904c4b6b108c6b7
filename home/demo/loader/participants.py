"""The invented people who propose: accounts that nobody can open, at addresses that reach nobody."""

from collections.abc import Iterable

from django.contrib.auth.hashers import make_password

from comptes.models import User


def address(number: int) -> str:
    return f"participant-{number}@example.org"


def load_participants(names: dict[int, str]) -> dict[int, User]:
    """The accounts of these numbers, with the name each shows; two queries, and one each five hundred new."""
    found = accounts_of(names)
    missing = names.keys() - found.keys()
    if missing:
        User.objects.bulk_create(
            (
                User(email=address(number), public_name=names[number], password=make_password(None))
                for number in sorted(missing)
            ),
            batch_size=500,
        )
        found |= accounts_of(missing)
    return found


def accounts_of(numbers: Iterable[int]) -> dict[int, User]:
    by_address = {address(number): number for number in numbers}
    return {by_address[user.email]: user for user in User.objects.filter(email__in=by_address)}
