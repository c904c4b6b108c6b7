"""Pages that carry the blocks of propositions, as editors make them, and what a browser makes of them."""

import uuid

import wagtail_factories
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.test import RequestFactory
from wagtail.models import Site

from contributions.propositions.targets import FORM_BLOCK
from home.models import ContentPage


def form_block(heading: str = "Déposer une proposition", **values) -> dict:
    return {
        "type": FORM_BLOCK,
        "id": str(uuid.uuid4()),
        "value": {"heading": heading, "themes": [], **values},
    }


def list_block(**values) -> dict:
    value = {"heading": "Ce que vous proposez", "sort": "recentes", "count": 3, **values}
    return {"type": "proposition_list", "id": str(uuid.uuid4()), "value": value}


class ContentPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ContentPage


def page_with(*blocks: dict, title: str = "Proposer sur les équipements") -> ContentPage:
    """A published page below the site's root, with these blocks in its body."""
    root = Site.objects.get(is_default_site=True).root_page
    page = ContentPageFactory(parent=root, title=title)
    page.body = page._meta.get_field("body").stream_block.to_python(list(blocks))
    page.save_revision().publish()
    return ContentPage.objects.get(pk=page.pk)


def rendered_body(page: ContentPage) -> BeautifulSoup:
    """The body of a page as its template shows it."""
    template = Template("{% load wagtailcore_tags %}{% include_block page.body %}")
    request = RequestFactory().get("/")
    return BeautifulSoup(template.render(Context({"page": page, "request": request})), "html.parser")


def fields_of(form) -> dict[str, str | list[str]]:
    """What a browser would send for a form of a page, filled in as it stands."""
    sent: dict[str, str | list[str]] = {}
    for control in form.select("input[name], textarea[name], select[name]"):
        if control.name == "select":
            option = control.select_one("option[selected]") or control.select_one("option")
            sent[control["name"]] = option["value"]
        elif control.name == "textarea":
            sent[control["name"]] = control.text.removeprefix("\n")
        elif control.get("type") == "checkbox":
            if control.has_attr("checked"):
                sent.setdefault(control["name"], []).append(control["value"])
        else:
            sent[control["name"]] = control.get("value", "")
    return sent
