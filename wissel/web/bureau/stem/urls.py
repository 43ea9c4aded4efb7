"""Addresses of this part."""

from django.urls import path

from wissel.web.bureau.stem import views

D = "dossiers/<uuid:dossier_id>/stem/"
urlpatterns = [
    path(D, views.overview, name="stem"),
    path(D + "stukken/<uuid:documentstem_id>/", views.answer, name="documentstem"),
    path(D + "verzoeken/<uuid:gegevensverzoek_id>/", views.decide, name="gegevensverzoek"),
    path(D + "verzoeken/<uuid:gegevensverzoek_id>/opheffen/", views.lift, name="beperking_opheffen"),
]
