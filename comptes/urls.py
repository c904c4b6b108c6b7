from django.urls import path

from comptes.views import espace, follows, sign_in

app_name = "comptes"

urlpatterns = [
    path("", espace.espace, name="espace"),
    path("connexion/", sign_in.sign_in, name="sign_in"),
    path("connexion/code/", sign_in.code, name="code"),
    path("deconnexion/", sign_in.sign_out, name="sign_out"),
    path("preferences/", espace.preferences, name="preferences"),
    path("suivis/", follows.own_follows, name="follows"),
    path("suivis/desabonnement/<str:token>/", follows.unsubscribe, name="unsubscribe"),
    path("suivis/<str:kind>/<int:target>/", follows.follow, name="follow"),
    path("suivis/<str:kind>/<int:target>/arreter/", follows.stop, name="unfollow"),
    path("donnees/", espace.own_data, name="data"),
    path("donnees/export.json", espace.export, name="export"),
    path("donnees/effacement/", espace.erasure, name="erasure"),
]
