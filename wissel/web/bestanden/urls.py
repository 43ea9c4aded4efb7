from django.urls import path

from wissel.web.bestanden import eigen, films, opnames, orientatie, simulaties, views

urlpatterns = [
    path("documenten/<uuid:document_id>/", views.document, name="document"),
    path("uitslagen/<uuid:testbestand_id>/bestand/", orientatie.report, name="testbestand"),
    path("bewijzen/<uuid:bewijs_id>/", orientatie.proof, name="validatiebewijs"),
    path("films/<uuid:film_id>/", films.film, name="film"),
    path("eigen-stukken/<uuid:eigenstuk_id>/", eigen.own_paper, name="eigenstuk"),
    path("opnames/<uuid:pitch_id>/", opnames.recording, name="opname"),
    path("simulaties/<uuid:simulatie_id>/", simulaties.simulation, name="simulatie"),
]
