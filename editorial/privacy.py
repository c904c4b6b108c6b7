"""What the form that makes a collection private offers, and what it says it does."""

from copy import deepcopy

from wagtail.admin.forms.collections import CollectionViewRestrictionForm
from wagtail.models import CollectionViewRestriction

COVERS = (
    "Les documents de la collection ne sont alors lus que par les personnes choisies. Ses images, elles, restent "
    "lisibles par quiconque connaît leur adresse : n’y déposez pas d’image à garder secrète."
)


def tell_what_it_covers() -> None:
    """As for pages, no "any signed-in user", since anybody may sign in; and the images said plainly.

    Wagtail has a setting for pages alone.
    """
    field = deepcopy(CollectionViewRestrictionForm.base_fields["restriction_type"])
    field.choices = [choice for choice in field.choices if choice[0] != CollectionViewRestriction.LOGIN]
    field.help_text = COVERS
    CollectionViewRestrictionForm.base_fields["restriction_type"] = field
