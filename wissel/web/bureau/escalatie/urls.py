"""Addresses of what happens when a traject runs aground."""

from django.urls import path

from wissel.web.bureau.escalatie import herstel, oordeel, vastlopen

VAST = "dossiers/<uuid:dossier_id>/vastlopen/"
OORDEEL = VAST + "oordeel/<uuid:oordeel_id>/"
TAAK = VAST + "herstel/<uuid:hersteltaak_id>/"
urlpatterns = [
    path(VAST, vastlopen.overview, name="escalatie"),
    path(VAST + "stilstand/<uuid:stagnatie_id>/", vastlopen.settle, name="stagnatie"),
    path(VAST + "stilstand/<uuid:stagnatie_id>/vals-alarm/", vastlopen.dismiss, name="stagnatie_vals_alarm"),
    path(VAST + "oordeel/nieuw/", oordeel.new, name="oordeel_nieuw"),
    path(OORDEEL, oordeel.question, name="oordeel"),
    path(OORDEEL + "stuk/<slug:stuksleutel>/", oordeel.paper, name="oordeel_stuk"),
    path(OORDEEL + "stuk/<slug:stuksleutel>/vragen/", oordeel.ask_paper, name="oordeel_stuk_vragen"),
    path(OORDEEL + "stap/<slug:oordeelstap>/", oordeel.step, name="oordeel_stap"),
    path(OORDEEL + "intrekken/", oordeel.withdraw, name="oordeel_intrekken"),
    path(VAST + "herstel/", herstel.plan, name="herstel"),
    path(VAST + "herstel/nieuw/", herstel.new, name="herstel_nieuw"),
    path(VAST + "herstel/bundel/", herstel.pack, name="herstel_bundel"),
    path(VAST + "herstel/verstuurd/<uuid:verzoek_id>/", herstel.sent, name="herstel_verstuurd"),
    path(TAAK, herstel.task, name="hersteltaak"),
    path(TAAK + "wijzigen/", herstel.change, name="hersteltaak_wijzigen"),
    path(TAAK + "heropenen/", herstel.reopen, name="hersteltaak_heropenen"),
]
