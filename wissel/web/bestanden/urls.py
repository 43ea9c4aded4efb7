from django.urls import path

from wissel.web.bestanden import simulaties, views

urlpatterns = [
    path("documenten/<uuid:document_id>/", views.document, name="document"),
    path("simulaties/<uuid:simulatie_id>/", simulaties.simulation, name="simulatie"),
]
