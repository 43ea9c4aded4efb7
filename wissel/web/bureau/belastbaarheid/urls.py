"""Addresses of belastbaarheid in a dossier."""

from django.urls import path

from wissel.web.bureau.belastbaarheid import invoer, views

D = "dossiers/<uuid:dossier_id>/belastbaarheid/"
B = D + "<uuid:belastbaarheid_id>/"
urlpatterns = [
    path(D, views.overview, name="belastbaarheid"),
    path(D + "nieuw/", views.new, name="belastbaarheid_nieuw"),
    path(B, views.version, name="belastbaarheid_versie"),
    path(B + "verschil/", views.difference, name="belastbaarheid_verschil"),
    path(B + "verbeteren/", views.put_right, name="belastbaarheid_verbeteren"),
    path(B + "bron/", invoer.source, name="belastbaarheid_bron"),
    path(B + "uren/", invoer.working_hours, name="belastbaarheid_uren"),
    path(B + "punten/<slug:rubriek>/", invoer.items, name="belastbaarheid_rubriek"),
    path(B + "punten/<slug:rubriek>/bevestigen/", invoer.confirm, name="belastbaarheid_bevestigen"),
    path(B + "punten/<slug:rubriek>/norm/", invoer.norm, name="belastbaarheid_norm"),
    path(B + "vaststellen/", invoer.finish, name="belastbaarheid_vaststellen"),
    path(B + "weggooien/", invoer.throw_away, name="belastbaarheid_weggooien"),
]
