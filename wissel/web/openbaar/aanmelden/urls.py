"""Addresses of an aanmelding: the beginning, the link of the mail, the steps and how it stands."""

from django.urls import path

from wissel.web.openbaar.aanmelden import begin, stand, stap

EEN = "aanmelden/<uuid:aanmelding_id>/"
urlpatterns = [
    path("b/<slug:bureau>/aanmelden/", begin.start, name="aanmelden"),
    path("aanmelding/<str:token>/", begin.resume, name="aanmelding_link"),
    path("aanmelden/", begin.own, name="aanmelden_eigen"),
    path("aanmelden/nieuw/", begin.new_own, name="aanmelden_nieuw"),
    path(EEN, stand.standing, name="aanmelding"),
    path(EEN + "begonnen/", begin.started, name="aanmelding_begonnen"),
    path(EEN + "openen/", begin.open_own, name="aanmelding_openen"),
    path(EEN + "stap/<slug:stap>/", stap.step, name="aanmelding_stap"),
    path(EEN + "berekening/", stap.compute, name="aanmelding_berekening"),
    path(EEN + "stukken/<uuid:stuk_id>/weg/", stap.remove_paper, name="aanmelding_stuk_weg"),
    path(EEN + "sluiten/", stap.close, name="aanmelding_sluiten"),
    path(EEN + "offerte/", stand.answer, name="aanmelding_offerte"),
    path(EEN + "intrekken/", stand.withdraw, name="aanmelding_intrekken"),
]
