"""The addresses of comments in the admin."""

from django.urls import URLPattern, path

from contributions.commentaires.models import Commentaire
from contributions.moderation.comments import CommentQueueView, CommentsMenuItem
from contributions.moderation.comments_decision import CommentDecisionView
from contributions.moderation.viewsets import ReadOnlyViewSet


class CommentViewSet(ReadOnlyViewSet):
    model = Commentaire
    icon = "comment"
    menu_label = "Commentaires"
    menu_icon = "comment"
    menu_order = 111
    menu_item_class = CommentsMenuItem
    add_to_admin_menu = True
    index_view_class = CommentQueueView

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/", self.construct_view(CommentDecisionView), name="decision"),
        ]

    def get_permissions_to_register(self):
        return super().get_permissions_to_register().none()
