"""Addresses that a page writes dozens of times: Django is asked for the form of each once."""

from functools import cache

from django.urls import reverse


@cache
def pattern(name: str) -> str:
    """An address of this application that holds one key, with the place of the key."""
    return reverse(f"contributions:{name}", args=[0]).replace("/0/", "/{}/")


def path_of(name: str, pk: int) -> str:
    return pattern(name).format(pk)


@cache
def path_to(name: str) -> str:
    """An address of this application that holds no key."""
    return reverse(f"contributions:{name}")
