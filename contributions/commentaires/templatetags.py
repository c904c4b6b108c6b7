"""What one comment says and what one can do with it, of which a page shows a score."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from contributions.commentaires.models import Commentaire
from page_cache import Fragments

register = template.Library()

comments = Fragments(most=2000)


@register.simple_tag
def comment_card(comment: Commentaire, heading: str, is_open: bool = False) -> SafeString:
    """A comment as ``contributions/commentaires/_comment.html`` writes it, once for all that it says."""

    def write() -> SafeString:
        variables = {"comment": comment, "heading": heading, "is_open": is_open}
        return render_to_string("contributions/commentaires/_comment.html", variables)

    place = comment.pk, comment.proposition_id, comment.state
    words = comment.public_name, comment.published_at, comment.position, comment.text, comment.demo
    return comments.get((place, words, comment.support_count, heading, is_open), write)
