"""Addresses of the tab Profiel of a dossier."""

from django.urls import path

from wissel.web.bureau.profiel import cv, regels, versies, views

PROFIEL = "dossiers/<uuid:dossier_id>/profiel/"
REGEL = PROFIEL + "regels/<uuid:profielregel_id>/"
VERSIE = PROFIEL + "versies/<uuid:profiel_id>/"
urlpatterns = [
    path(PROFIEL, views.profile, name="profiel"),
    path(PROFIEL + "deel/<slug:profieldeel>/", views.fill_in, name="profieldeel"),
    path(PROFIEL + "deel/<slug:profieldeel>/geen/", views.nothing, name="profieldeel_geen"),
    path(PROFIEL + "deel/<slug:profieldeel>/nieuw/", regels.new, name="profielregel_nieuw"),
    path(REGEL, regels.change, name="profielregel"),
    path(REGEL + "weg/", regels.remove, name="profielregel_weg"),
    path(REGEL + "terug/", regels.restore, name="profielregel_terug"),
    path(PROFIEL + "vaardigheid/<uuid:vaardigheid_id>/bewijs/", regels.evidence, name="profielbewijs_nieuw"),
    path(
        PROFIEL + "vaardigheid/<uuid:vaardigheid_id>/bevestigen/",
        regels.confirm,
        name="vaardigheid_bevestigen",
    ),
    path(PROFIEL + "bewijs/<uuid:bewijs_id>/weg/", regels.remove_evidence, name="profielbewijs_weg"),
    path(PROFIEL + "cv/", cv.read_cv, name="profiel_cv"),
    path(PROFIEL + "klaarzetten/", versies.offer, name="profiel_klaarzetten"),
    path(PROFIEL + "klaarzetten/woorden/", versies.words, name="profiel_woorden"),
    path(PROFIEL + "vergelijken/", versies.compare, name="profiel_vergelijken"),
    path(VERSIE, versies.version, name="profiel_versie"),
]
