"""The editors' form of any page."""

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm

from editorial.reserved import check_address


class BasePageForm(WagtailAdminPageForm):
    def clean(self) -> dict:
        """A page that has no place in the tree yet is judged by the place it is written for."""
        cleaned = super().clean()
        if cleaned.get("slug") and not self.instance.path:
            try:
                check_address(self.parent_page, cleaned["slug"])
            except ValidationError as error:
                self.add_error("slug", error.message_dict["slug"])
        return cleaned
