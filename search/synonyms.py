"""Expressions that mean the same, given by the applications that keep vocabularies."""

from collections.abc import Callable, Iterable, Sequence

Provider = Callable[[], Iterable[Sequence[str]]]

_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Add groups of expressions that are found through one another.

    ``provider`` is called at each search and returns groups such as ``["PIX", "compétences numériques"]``;
    one query at most.
    """
    if provider not in _providers:
        _providers.append(provider)


def groups() -> list[Sequence[str]]:
    return [group for provider in _providers for group in provider() if len(group) > 1]
