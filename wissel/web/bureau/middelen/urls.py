from django.urls import path

from wissel.web.bureau.middelen import scholing, views

DOSSIER = "dossiers/<uuid:dossier_id>/middelen/"
urlpatterns = [
    path(DOSSIER, views.overview, name="middelen"),
    path(DOSSIER + "uitzendbureaus/nieuw/", views.new_agency, name="inschrijving_nieuw"),
    path(DOSSIER + "uitzendbureaus/<uuid:inschrijving_id>/", views.agency, name="inschrijving"),
    path(DOSSIER + "scholing/nieuw/", scholing.new, name="scholing_nieuw"),
    path(DOSSIER + "scholing/<uuid:scholing_id>/", scholing.course, name="scholing"),
    path(DOSSIER + "werkplekken/nieuw/", views.new_place, name="werkplek_nieuw"),
    path(DOSSIER + "werkplekken/<uuid:werkplek_id>/", views.place, name="werkplek"),
    path(DOSSIER + "onderzoek/<slug:middel>/", views.way, name="middelonderzoek"),
]
