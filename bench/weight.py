"""What a page weighs for the person who opens it, as a browser counts it."""

from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext

from bench import ecoindex

KINDS = {"Document": "html", "Stylesheet": "css", "Script": "js", "Font": "font", "Image": "image"}


@dataclass
class Weight:
    """Bytes as transferred, headers included; ``nodes`` counts the elements of the page, ``drawn`` those in drawings."""

    requests: int = 0
    nodes: int = 0
    drawn: int = 0
    bytes_by_kind: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.bytes_by_kind.values())

    def of(self, kind: str) -> int:
        return self.bytes_by_kind.get(kind, 0)

    @property
    def ecoindex(self) -> float:
        return ecoindex.score(
            elements=self.nodes - self.drawn, requests=self.requests, kilobytes=self.total / 1000
        )


@dataclass(frozen=True)
class Visits:
    first: Weight
    second: Weight


def weigh(browser: Browser, url: str) -> Visits:
    """Open a page twice with one empty cache at the start, scrolled to its end each time."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="fr-FR")
    try:
        return Visits(first=open_once(context, url), second=open_once(context, url))
    finally:
        context.close()


def open_once(context: BrowserContext, url: str) -> Weight:
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    weight = Weight()
    kinds: dict[str, str] = {}

    def received(event: dict) -> None:
        kinds[event["requestId"]] = KINDS.get(event["type"], "other")

    def finished(event: dict) -> None:
        size = int(event["encodedDataLength"])
        if size:
            kind = kinds.get(event["requestId"], "other")
            weight.requests += 1
            weight.bytes_by_kind[kind] = weight.bytes_by_kind.get(kind, 0) + size

    session.on("Network.responseReceived", received)
    session.on("Network.loadingFinished", finished)
    page.goto(url, wait_until="networkidle")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    weight.nodes = page.evaluate("document.querySelectorAll('*').length")
    weight.drawn = page.evaluate("document.querySelectorAll('svg *').length")
    page.close()
    return weight
