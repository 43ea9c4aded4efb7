"""Addresses of this part, filled by its views."""

from django.urls import path

from wissel.web.bureau.medewerking import views

D = "dossiers/<uuid:dossier_id>/medewerking/"
F = D + "feiten/<uuid:medewerkingsfeit_id>/"
T = D + "tegenwerpingen/<uuid:tegenwerping_id>/"
urlpatterns = [
    path(D, views.overview, name="medewerking"),
    path(D + "feiten/nieuw/", views.new_fact, name="medewerkingsfeit_nieuw"),
    path(F + "afsluiten/", views.close, name="medewerkingsfeit_afsluiten"),
    path(F + "intrekken/", views.withdraw, name="medewerkingsfeit_intrekken"),
    path(T, views.answer, name="tegenwerping"),
    path(T + "uitkomst/", views.conclude, name="tegenwerping_uitkomst"),
]
