from django.urls import path

from contributions.commentaires.views import own_comments

app_name = "contributions_commentaires"

urlpatterns = [
    path("", own_comments.own_list, name="list"),
    path("<int:pk>/", own_comments.detail, name="detail"),
    path("<int:pk>/modifier/", own_comments.edit, name="edit"),
    path("<int:pk>/retirer/", own_comments.withdraw, name="withdraw"),
]
