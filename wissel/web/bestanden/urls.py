from django.urls import path

from wissel.web.bestanden import films, simulaties, views

urlpatterns = [
    path("documenten/<uuid:document_id>/", views.document, name="document"),
    path("films/<uuid:film_id>/", films.film, name="film"),
    path("simulaties/<uuid:simulatie_id>/", simulaties.simulation, name="simulatie"),
]
