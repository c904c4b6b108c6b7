from django.urls import path

from contributions.commentaires.views import comments
from contributions.decisions.views import appeals, supports
from contributions.depot import views as deposit
from contributions.propositions.feeds import PropositionFeed
from contributions.public.views import reading, reports

app_name = "contributions"

urlpatterns = [
    path("", reading.proposition_list, name="list"),
    path("flux.xml", PropositionFeed(), name="feed"),
    path("ressemblantes/", reading.similar_fragment, name="similar"),
    path("suivi/", reading.receipt_search, name="receipt_search"),
    path("suivi/<str:reference>/", reading.receipt, name="receipt"),
    path("deposer/", deposit.deposit, name="deposit"),
    path("deposer/<str:token>/", deposit.step, name="step"),
    path("deposer/<str:token>/code/", deposit.code, name="code"),
    path("deposer/<str:token>/nouveau-code/", deposit.new_code, name="new_code"),
    path("deposer/<str:token>/modifier/", deposit.edit, name="edit"),
    path("confirmer/<str:token>/", deposit.confirm, name="confirm"),
    path("recours/<str:token>/", appeals.from_mail, name="appeal"),
    path("commenter/<str:token>/", comments.step, name="comment_step"),
    path("commentaires/<int:pk>/", comments.comment_detail, name="comment"),
    path("commentaires/<int:pk>/soutenir/", comments.support, name="support_comment"),
    path("commentaires/<int:pk>/mon-soutien/", comments.support_page, name="comment_support"),
    path("commentaires/<int:pk>/signaler/", reports.report_comment, name="report_comment"),
    path("<int:pk>/signaler/", reports.report_proposition, name="report"),
    path("<int:pk>/commentaires/", comments.comment_list, name="comments"),
    path("<int:pk>/commenter/", comments.write, name="write_comment"),
    path("<int:pk>/code.svg", reading.proposition_code, name="code_to_scan"),
    path("<int:pk>/", reading.proposition_detail, name="short"),
    path("<int:pk>/soutenir/", supports.support, name="support"),
    path("<int:pk>/soutenir/retirer/", supports.withdraw, name="withdraw_support"),
    path("<int:pk>/<slug:slug>/", reading.proposition_detail, name="detail"),
]
