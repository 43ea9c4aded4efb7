"""Addresses of the tab with duties."""

from django.urls import path

from wissel.web.bureau.plichten import views

DOSSIER = "dossiers/<uuid:dossier_id>/"
PLICHTEN = DOSSIER + "verplichtingen/"
urlpatterns = [
    path(PLICHTEN, views.calendar, name="plichten"),
    path(PLICHTEN + "<slug:code>/niet-nodig/", views.waive, name="plicht_niet_nodig"),
    path(PLICHTEN + "<slug:code>/gedaan/", views.done, name="plicht_gedaan"),
    path(PLICHTEN + "<slug:code>/heropenen/", views.reopen, name="plicht_heropenen"),
    path(PLICHTEN + "<slug:code>/feit/", views.record_fact, name="plicht_feit"),
]
