"""Addresses of aanmeldingen at the bureau; the list is the queue of the backoffice."""

from django.urls import path

from wissel.web.bureau.aanmeldingen import opdracht, views

EEN = "aanmeldingen/<uuid:aanmelding_id>/"
urlpatterns = [
    path(EEN, views.aanmelding, name="aanmelding"),
    path(EEN + "oppakken/", views.take, name="aanmelding_oppakken"),
    path(EEN + "aanvulling/", views.ask, name="aanmelding_aanvulling"),
    path(EEN + "afwijzen/", views.refuse, name="aanmelding_afwijzen"),
    path(EEN + "heropenen/", views.reopen, name="aanmelding_heropenen"),
    path(EEN + "code/", views.new_code, name="aanmelding_code"),
    path(EEN + "stukken/<uuid:stuk_id>/", views.paper, name="aanmelding_stuk"),
    path(EEN + "offerte/", opdracht.offer, name="aanmelding_offerte"),
    path(EEN + "offerte/<uuid:offerte_id>/intrekken/", opdracht.withdraw_offer, name="offerte_intrekken"),
    path(EEN + "accepteren/", opdracht.accept, name="aanmelding_accepteren"),
]
