"""The blank proposal form of a page: a fifth of the page's time, and the same until a vocabulary changes."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from contributions.propositions.forms import PropositionForm
from contributions.propositions.targets import Target
from page_cache import Fragments
from vocabulaires import cached

# A dozen kilobytes each: those of all axes and of nearly all events of a consultation.
forms = Fragments(most=300)


def blank_form(target: Target, prefix: str) -> SafeString:
    """The form element of a target, its fields named in the page after ``prefix``."""

    def write() -> SafeString:
        form = PropositionForm(target=target, auto_id=f"{prefix}-%s")
        return render_to_string(
            "contributions/propositions/_form_block.html", {"form": form, "target": target}
        )

    axes = [target.axe] if target.axe else cached.rows_by_key()[0].values()
    key = (
        prefix,
        target.page.pk if target.page else None,
        target.block_id,
        tuple((axe.pk, str(axe)) for axe in axes),
        tuple((theme.pk, theme.name, str(theme.axe)) for theme in target.themes_offered()),
        tuple((region.pk, region.name) for region in cached.regions()),
        tuple((profil.code, profil.label, profil.active) for profil in cached.profils().values()),
        bool(target.axe),
    )
    return forms.get(key, write)
