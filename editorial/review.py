"""The daily review of what is published: links that lead nowhere, old figures, pictures without words."""

import http.client
import ipaddress
import socket
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import Http404
from django.urls import Resolver404, resolve
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Page

from editorial import dates
from editorial.blocks.moments import walk
from editorial.checks.contents import contents_of
from editorial.checks.page import bodies
from editorial.models import Constat
from editorial.visibility import public

FIGURE_AGE = timedelta(days=365)
TIMEOUT = 8
AGENT = "verification-des-liens"
GONE = (404, 410)


class NoRedirect(HTTPRedirectHandler):
    """A page that has moved is there all the same, and where it moved is not ours to follow."""

    def redirect_request(self, *args, **kwargs):
        return None


@dataclass
class Reviewer:
    """What is read once for all pages: which pages and documents exist. ``external`` asks other sites too."""

    external: bool = False
    ask: Callable[[str], str] | None = None
    pages: set[int] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)
    known: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, *, external: bool = False) -> "Reviewer":
        rows = list(public(Page.objects.filter(depth__gt=1)).values_list("pk", "url_path"))
        return cls(
            external=external,
            ask=asked_outside,
            pages={pk for pk, _ in rows},
            # The home page's own slug stands first in the tree, and in no address.
            paths={"/" + path.split("/", 2)[2] for _, path in rows},
            documents=set(get_document_model().objects.values_list("pk", flat=True)),
        )

    def problem(self, target: str) -> str:
        """Why a link leads nowhere, or nothing; asked once for each address."""
        if target not in self.known:
            self.known[target] = self.look_up(target)
        return self.known[target]

    def look_up(self, target: str) -> str:
        kind, _, rest = target.partition(":")
        if kind in ("page", "document"):
            known = self.pages if kind == "page" else self.documents
            return (
                "" if rest.isdecimal() and int(rest) in known else "Ce lien mène à un contenu retiré du site."
            )
        parts = urlsplit(target)
        if parts.scheme in ("http", "https") and f"{parts.scheme}://{parts.netloc}" != settings.SITE_URL:
            return self.ask(target) if self.external and self.ask else ""
        if parts.scheme not in ("", "http", "https") or not parts.path.startswith("/"):
            return ""
        return "" if self.is_here(parts.path) else "Ce lien mène à une adresse du site qui n’existe pas."

    def is_here(self, path: str) -> bool:
        if path in self.paths or f"{path.rstrip('/')}/" in self.paths:
            return True
        try:
            match = resolve(path)
        except (Resolver404, Http404, SuspiciousOperation):
            return False
        return match.url_name != "wagtail_serve"

    def review(self, page: Page) -> Iterator[Constat]:
        """What is to mend in one page."""
        for body in bodies(page):
            contents = contents_of(body)
            for link in contents.links:
                if problem := self.problem(link.target):
                    yield constat(page, Constat.Kind.LINK, problem, f"{link.text} ({link.target})")
            for picture in contents.pictures:
                if picture.alt is not None and not picture.alt.strip():
                    message = "Cette image n’a pas de texte de remplacement et n’est pas déclarée décorative."
                    yield constat(page, Constat.Kind.PICTURE, message, picture.image.title)
            yield from self.old_figures(page, body)

    def old_figures(self, page: Page, body) -> Iterator[Constat]:
        limit = timezone.localdate() - FIGURE_AGE
        for child in walk(body):
            if child.block_type == "figures":
                for figure in child.value["figures"]:
                    if figure["date"] and figure["date"] < limit:
                        message = f"Ce chiffre date du {dates.day(figure['date'])}."
                        yield constat(
                            page, Constat.Kind.FIGURE, message, f"{figure['value']} {figure['label']}"
                        )


def constat(page: Page, kind: Constat.Kind, message: str, excerpt: str) -> Constat:
    return Constat(page_id=page.pk, kind=kind, message=message[:250], excerpt=excerpt[:250])


def pages_to_review() -> Iterable[Page]:
    return public(Page.objects.filter(depth__gt=1)).specific().iterator(chunk_size=100)


def asked_outside(address: str) -> str:
    """Why an address of another site does not answer, or nothing when it does or cannot be told."""
    host = urlsplit(address).hostname or ""
    if not is_public_host(host):
        return "Cette adresse ne mène nulle part sur internet."
    request = Request(address, method="HEAD", headers={"User-Agent": AGENT})  # noqa: S310
    try:
        build_opener(NoRedirect).open(request, timeout=TIMEOUT).close()
    except HTTPError as error:
        # Many sites refuse robots: only what says that it is gone counts.
        return f"La page n’existe plus ({error.code})." if error.code in GONE else ""
    except (URLError, OSError, http.client.HTTPException, ValueError):
        return "Ce site ne répond pas."
    return ""


def is_public_host(host: str) -> bool:
    """Whether a name leads outside: no link, whoever wrote it, makes the server knock at its own neighbours."""
    try:
        addresses = {info[4][0] for info in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return False
    return bool(addresses) and all(ipaddress.ip_address(address).is_global for address in addresses)
