"""The addresses of this room, the same under the kandidaat and under a dossier: route, right, page and name."""

from collections.abc import Callable
from functools import partial
from typing import Any

from wissel.policies import Action
from wissel.web.shared.cv import briefpaginas, inzendpaginas, stukken, vragen

Pad = tuple[str, Action, Callable[..., Any], str]
LEZEN, SCHRIJVEN, BESLISSEN = Action.CV_LEZEN, Action.CV_SCHRIJVEN, Action.CV_BESLISSEN
CV = "cv/<uuid:cv_id>/"
BRIEF, VERSIE = "brieven/<uuid:brief_id>/", "cv/versies/<uuid:cvversie_id>/"

ALLEN: tuple[Pad, ...] = (
    ("cv/", LEZEN, stukken.overview, "cv_overzicht"),
    ("cv/nieuw/", SCHRIJVEN, stukken.new, "cv_nieuw"),
    ("cv/inlezen/", SCHRIJVEN, stukken.take_in, "cv_inlezen"),
    (CV, LEZEN, stukken.one, "cv"),
    (CV + "beeld.svg", LEZEN, stukken.picture, "cv_beeld"),
    (CV + "resume.json", LEZEN, stukken.draft_json, "cv_json"),
    (CV + "bekijken/", LEZEN, stukken.look, "cv_bekijken"),
    (CV + "verder/", SCHRIJVEN, vragen.start, "cv_verder"),
    (CV + "kopie/", SCHRIJVEN, stukken.copy, "cv_kopie"),
    (VERSIE + "<slug:cvvorm>/", LEZEN, stukken.version_file, "cvversie"),
    (CV + "vraag/<slug:cvdeel>/", SCHRIJVEN, vragen.question, "cv_vraag"),
    (CV + "vraag/<slug:cvdeel>/erbij/", SCHRIJVEN, vragen.row, "cv_rij_nieuw"),
    (CV + "vraag/<slug:cvdeel>/<uuid:cvregel_id>/", SCHRIJVEN, vragen.row, "cv_rij"),
    (CV + "vraag/<slug:cvdeel>/<uuid:cvregel_id>/weg/", SCHRIJVEN, vragen.remove_row, "cv_rij_weg"),
    (CV + "vraag/<slug:cvdeel>/<uuid:cvregel_id>/terug/", SCHRIJVEN, vragen.restore_row, "cv_rij_terug"),
    (CV + "vraag/<slug:cvdeel>/<uuid:cvregel_id>/eerst/", SCHRIJVEN, vragen.first_row, "cv_rij_eerst"),
    ("brieven/nieuw/", SCHRIJVEN, briefpaginas.new, "brief_nieuw"),
    (BRIEF, LEZEN, briefpaginas.one, "brief"),
    (BRIEF + "beeld.svg", LEZEN, briefpaginas.picture, "brief_beeld"),
    (BRIEF + "bekijken/", LEZEN, briefpaginas.look, "brief_bekijken"),
    (BRIEF + "kop/", SCHRIJVEN, briefpaginas.head, "brief_kop"),
    (BRIEF + "kopie/", SCHRIJVEN, briefpaginas.copy, "brief_kopie"),
    (BRIEF + "deel/<slug:briefblok>/", SCHRIJVEN, briefpaginas.block, "brief_blok"),
    ("brieven/versies/<uuid:briefversie_id>/<slug:cvvorm>/", LEZEN, briefpaginas.version_file, "briefversie"),
    ("inzendingen/nieuw/", Action.CV_INZENDEN, inzendpaginas.new, "inzending_nieuw"),
    ("inzendingen/<uuid:inzending_id>/weg/", Action.CV_INZENDEN, inzendpaginas.take_out, "inzending_weg"),
    (
        "inzendingen/<uuid:inzending_id>/terug/", Action.CV_INZENDEN, partial(inzendpaginas.take_out, back=True),
        "inzending_terug",
    ),
)  # fmt: skip
# What only the kandidaat decides, and what only the bureau does.
KANDIDAAT: tuple[Pad, ...] = (
    (CV + "klaar/", BESLISSEN, stukken.approve, "cv_klaar"),
    (CV + "weg/", BESLISSEN, stukken.throw_away, "cv_weg"),
    (CV + "terug/", BESLISSEN, stukken.put_back, "cv_terug"),
    (VERSIE + "delen/aan/", BESLISSEN, stukken.share, "cv_delen"),
    (VERSIE + "delen/uit/", BESLISSEN, partial(stukken.share, stop=True), "cv_delen_stop"),
    (BRIEF + "klaar/", BESLISSEN, briefpaginas.approve, "brief_klaar"),
    (BRIEF + "weg/", BESLISSEN, briefpaginas.throw_away, "brief_weg"),
    (BRIEF + "terug/", BESLISSEN, briefpaginas.put_back, "brief_terug"),
    ("tips/<uuid:cvtip_id>/klaar/", SCHRIJVEN, stukken.close_tip, "cvtip_klaar"),
)
BUREAU: tuple[Pad, ...] = (
    (CV + "tip/", SCHRIJVEN, stukken.tip, "cv_tip"),
    (CV + "voorleggen/", SCHRIJVEN, stukken.ask_look, "cv_voorleggen"),
    (BRIEF + "tip/", SCHRIJVEN, briefpaginas.tip, "brief_tip"),
    (BRIEF + "voorleggen/", SCHRIJVEN, briefpaginas.ask_look, "brief_voorleggen"),
)
