"""What to mend in a page, at the head of its form."""

from wagtail.admin.panels import Panel

from editorial.checks import check_page


class ChecksPanel(Panel):
    """The findings on the draft as it was opened; absent when there is nothing to say."""

    def __init__(self, **kwargs) -> None:
        super().__init__(**{"heading": "Avant de publier", "icon": "check", **kwargs})

    class BoundPanel(Panel.BoundPanel):
        template_name = "editorial/admin/checks_panel.html"

        def __init__(self, **kwargs) -> None:
            super().__init__(**kwargs)
            self.findings = check_page(self.instance) if self.instance and self.instance.pk else []

        def is_shown(self) -> bool:
            return bool(self.findings) and super().is_shown()
