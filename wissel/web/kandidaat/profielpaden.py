"""Addresses of mijn profiel."""

from django.urls import path

from wissel.web.kandidaat import profiel, profielcv, profielregels, profielversie

REGEL = "profiel/regel/<uuid:profielregel_id>/"
VERSIE = "profiel/versie/<uuid:profiel_id>/"
paden = [
    path("profiel/", profiel.hub, name="profiel"),
    path("profiel/deel/<slug:profieldeel>/", profiel.part, name="profiel_deel"),
    path("profiel/deel/<slug:profieldeel>/invullen/", profiel.fill_in, name="profieldeel_invullen"),
    path("profiel/deel/<slug:profieldeel>/geen/", profiel.nothing, name="profieldeel_geen"),
    path("profiel/deel/<slug:profieldeel>/nieuw/", profielregels.new, name="profielregel_nieuw"),
    path(REGEL, profielregels.change, name="profielregel"),
    path(REGEL + "weg/", profielregels.remove, name="profielregel_weg"),
    path(REGEL + "terug/", profielregels.restore, name="profielregel_terug"),
    path("profiel/vaardigheid/<uuid:vaardigheid_id>/", profielregels.evidence, name="profielbewijs_nieuw"),
    path("profiel/bewijs/<uuid:bewijs_id>/weg/", profielregels.remove_evidence, name="profielbewijs_weg"),
    path("profiel/cv/", profielcv.read_cv, name="profiel_cv"),
    path("profiel/lezen/", profielversie.newest, name="profiel_lezen"),
    path(VERSIE, profielversie.version, name="profiel_versie"),
    path(VERSIE + "antwoord/", profielversie.answer, name="profiel_antwoord"),
    path(VERSIE + "akkoord/", profielversie.agree, name="profiel_akkoord"),
    path("profiel/delen/", profielversie.share, name="profiel_delen"),
    path("profiel/delen/stoppen/", profielversie.stop, name="profiel_stoppen"),
]
