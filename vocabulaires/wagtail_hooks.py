from wagtail.snippets.models import register_snippet

from vocabulaires.models import Axe, Theme

register_snippet(Axe)
register_snippet(Theme)
