"""Addresses of the tab with duties."""

from django.urls import path

from wissel.web.bureau.plichten import evaluatie, overig, views

DOSSIER = "dossiers/<uuid:dossier_id>/"
PLICHTEN = DOSSIER + "verplichtingen/"
urlpatterns = [
    path(PLICHTEN, views.calendar, name="plichten"),
    path(PLICHTEN + "stukken/", overig.papers, name="plichtstukken"),
    path(PLICHTEN + "adviezen/", overig.advice, name="adviezen"),
    path(PLICHTEN + "adviezen/<uuid:advies_id>/", overig.follow_up, name="advies_opvolging"),
    path(PLICHTEN + "inspanningen/", overig.columns, name="inspanningen"),
    path(PLICHTEN + "spoor1/", overig.employer_log, name="spoor1_logboek"),
    path(PLICHTEN + "evaluatie/", evaluatie.evaluation, name="evaluatie"),
    path(PLICHTEN + "evaluatie/visie/<slug:kant>/", evaluatie.note_view, name="evaluatie_visie"),
    path(PLICHTEN + "evaluatie/vaststellen/", evaluatie.finish, name="evaluatie_vaststellen"),
    path(PLICHTEN + "<slug:code>/niet-nodig/", views.waive, name="plicht_niet_nodig"),
    path(PLICHTEN + "<slug:code>/gedaan/", views.done, name="plicht_gedaan"),
    path(PLICHTEN + "<slug:code>/heropenen/", views.reopen, name="plicht_heropenen"),
    path(PLICHTEN + "<slug:code>/feit/", views.record_fact, name="plicht_feit"),
]
