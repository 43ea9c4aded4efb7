from django.urls import path

from wissel.web.bureau.dossiers import feiten, sporen, views

DOSSIER = "dossiers/<uuid:dossier_id>/"
urlpatterns = [
    path("dossiers/nieuw/", views.new, name="dossier_nieuw"),
    path(DOSSIER, views.overview, name="dossier"),
    path(DOSSIER + "datums/", views.dates, name="datums"),
    path(DOSSIER + "partijen/", views.parties, name="partijen"),
    path(DOSSIER + "partijen/wijzigen/", views.change_parties, name="partijen_wijzigen"),
    path(DOSSIER + "overdracht/", views.hand_over, name="overdracht"),
    path(DOSSIER + "bsn/", views.bsn, name="bsn"),
    path(DOSSIER + "feiten/", feiten.facts, name="feiten"),
    path(DOSSIER + "feiten/<slug:pad>/", feiten.fact, name="feit"),
    path(DOSSIER + "spoor1/", sporen.tracks, name="spoor1"),
    path(DOSSIER + "spoor1/onderzoek/<slug:optie>/", sporen.examine, name="spoor1_onderzoek"),
    path(DOSSIER + "spoor1/conclusie/", sporen.conclude, name="spoor1_conclusie"),
    path(DOSSIER + "spoor1/advies/", sporen.advise, name="advies_nieuw"),
    path(DOSSIER + "uitkomst/", sporen.result, name="resultaat"),
    path(DOSSIER + "spoor2/", sporen.start, name="spoor2"),
]
