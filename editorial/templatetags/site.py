"""What the header and the footer of every page say about the site."""

from dataclasses import dataclass

from django import template
from django.conf import settings

register = template.Library()


@dataclass(frozen=True)
class Identity:
    """Stands for the site's own identity wherever the database must not be read (error pages)."""

    ministry_lines: tuple[str, ...] = ("Ministère", "de l’Éducation", "nationale")
    service_title: str = "États généraux du numérique pour l’éducation"
    tagline: str = "Concertation nationale sur le numérique à l’école"
    footer_text: str = ""
    show_demo_banner: bool = False
    demo_banner: str = (
        "Site de démonstration : les propositions, les commentaires et une partie des rencontres sont inventés."
    )
    accessibility_status_label: str = "non conforme"


@dataclass(frozen=True)
class NavigationItem:
    title: str
    url: str
    current: bool = False


DEFAULT_NAVIGATION = (
    NavigationItem("La concertation", "/la-concertation/"),
    NavigationItem("Les axes", "/axes/"),
    NavigationItem("Propositions", "/propositions/"),
    NavigationItem("Rencontres", "/evenements/"),
    NavigationItem("Actualités", "/actualites/"),
    NavigationItem("Partenaires", "/partenaires/"),
)


@register.simple_tag
def site_identity() -> Identity:
    """The brand block, the names and the statuses that the header and the footer show."""
    return Identity(show_demo_banner=settings.DEMO)


@register.simple_tag(takes_context=True)
def main_navigation(context: template.Context) -> list[NavigationItem]:
    """The main menu, with the entry that holds the current address marked."""
    request = context.get("request")
    path = request.path if request else ""
    return [NavigationItem(item.title, item.url, path.startswith(item.url)) for item in DEFAULT_NAVIGATION]
