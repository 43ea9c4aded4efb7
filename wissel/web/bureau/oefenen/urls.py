from django.urls import path

from wissel.web.bureau.oefenen import dossier, trainingen

DOSSIER, TRAINING = "dossiers/<uuid:dossier_id>/oefenen/", "trainingen/<uuid:training_id>/"
urlpatterns = [
    path("trainingen/", trainingen.overview, name="trainingen"),
    path("trainingen/nieuw/", trainingen.new, name="training_nieuw"),
    path(TRAINING, trainingen.read, name="training"),
    path(TRAINING + "dagen/<uuid:dag_id>/", trainingen.attendance, name="training_opkomst"),
    path(TRAINING + "afzeggen/", trainingen.cancel, name="training_afzeggen"),
    path(DOSSIER, dossier.overview, name="oefenen"),
    path(DOSSIER + "zoekstart/", dossier.start, name="zoekstart"),
    path(DOSSIER + "voorwaarden/nieuw/", dossier.new_condition, name="voorwaarde_nieuw"),
    path(DOSSIER + "voorwaarden/<uuid:voorwaarde_id>/", dossier.condition, name="voorwaarde"),
    path(DOSSIER + "gesprek/", dossier.practise, name="oefengesprek_nieuw"),
    path(DOSSIER + "gesprek/<uuid:oefengesprek_id>/", dossier.practised, name="oefengesprek"),
    path(DOSSIER + "kaarten/<uuid:kaart_id>/", dossier.card, name="gesprekskaart"),
    path(DOSSIER + "pitch/<uuid:pitch_id>/", dossier.pitch, name="pitch"),
]
