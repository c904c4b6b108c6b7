"""Adding pages the way an editor would: validated, with a published revision that the history shows."""

from collections.abc import Callable
from dataclasses import dataclass

from wagtail.models import Page

from comptes.models import User


@dataclass(frozen=True)
class Publisher:
    """Adds the pages that lack and leaves those that exist as their editors have made them."""

    user: User

    def ensure(self, parent: Page, page: Page, compose: Callable[[Page], None] | None = None) -> Page:
        """The child of ``parent`` at the address of ``page``, added if there is none.

        ``compose`` completes the new page once it has an identity, for what refers to the page itself.
        """
        existing = parent.get_children().filter(slug=page.slug).first()
        if existing is not None:
            return existing.specific
        page.live = False
        page.owner = self.user
        parent.add_child(instance=page)
        if compose is not None:
            compose(page)
        self.publish(page)
        return page

    def publish(self, page: Page) -> None:
        """Validate and publish; the instance at hand keeps what it held before publication."""
        page.save_revision(user=self.user, log_action=True).publish(user=self.user)
