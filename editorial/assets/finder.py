"""Lets the static files machinery find the built assets, building them when they are missing or stale."""

from collections.abc import Iterator

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage, Storage
from django.utils.functional import cached_property

from editorial.assets.build import FINGERPRINT, Builder

PREFIX = "assets"


class AssetsFinder(BaseFinder):
    """Finds `assets/…`; the first search of a process makes sure that they are up to date."""

    @cached_property
    def storage(self) -> FileSystemStorage:
        Builder(settings.BASE_DIR, settings.ASSETS_DIR).run()
        storage = FileSystemStorage(location=settings.ASSETS_DIR)
        storage.prefix = PREFIX
        return storage

    def find(self, path: str, find_all: bool = False, **kwargs: object) -> str | list[str]:
        if not path.startswith(f"{PREFIX}/"):
            return [] if find_all else ""
        name = path.removeprefix(f"{PREFIX}/")
        if name == FINGERPRINT or not self.storage.exists(name):
            return [] if find_all else ""
        found = self.storage.path(name)
        return [found] if find_all else found

    def list(self, ignore_patterns: list[str] | None) -> Iterator[tuple[str, Storage]]:
        for name in sorted(self.storage.listdir("")[1]):
            if name != FINGERPRINT and not matches_patterns(name, ignore_patterns):
                yield name, self.storage
