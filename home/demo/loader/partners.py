"""The partners named by public sources, with a logo drawn here in place of theirs."""

from comptes.models import User
from home.demo.loader.composition import paragraphs, source
from home.demo.loader.drawings import draw_logo
from home.demo.partenaires import PARTENAIRES
from partenaires.models import Partenaire


def load_partners(editor: User) -> dict[str, Partenaire]:
    """The partners by slug; a new one gets a published revision."""
    known = set(Partenaire.objects.values_list("slug", flat=True))
    for order, data in enumerate(PARTENAIRES, start=1):
        if data.slug in known:
            continue
        logo, logo_alt = draw_logo(data.name, data.slug, order, editor)
        partenaire = Partenaire(
            logo=logo,
            logo_alt=logo_alt,
            slug=data.slug,
            name=data.name,
            kind=data.kind,
            summary=data.summary,
            statement=paragraphs(data.paragraphs) + source(data.source),
            url=data.url,
            sort_order=order * 10,
        )
        partenaire.full_clean()
        partenaire.save()
        partenaire.save_revision(user=editor).publish(user=editor)
    return {partenaire.slug: partenaire for partenaire in Partenaire.objects.all()}
