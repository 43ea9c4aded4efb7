"""Addresses of the opdrachtgever, under /opdrachtgever/."""

from django.urls import path

from wissel.web.opdrachtgever import (
    berichten,
    cv,
    escalatie,
    escalatieherstel,
    evaluatie,
    inspanningen,
    leads,
    medewerking,
    ontslag,
    plan,
    profiel,
    rapport,
    simulaties,
    spoor1,
    stukken,
    views,
    zoekprofiel,
)

app_name = "opdrachtgever"
DOSSIER = "dossiers/<uuid:dossier_id>/"
DRAAD = DOSSIER + "berichten/<uuid:draad_id>/"
urlpatterns = [
    path("", views.employees, name="medewerkers"),
    path("verplichtingen/", views.duties, name="verplichtingen"),
    path("berichten/", berichten.overview, name="berichten"),
    path("documenten/", views.documents, name="documenten"),
    path(DOSSIER, views.dossier, name="dossier"),
    path(DOSSIER + "verplichtingen/", views.duties_of, name="dossier_verplichtingen"),
    path(DOSSIER + "stukken/", stukken.papers, name="stukken"),
    path(DOSSIER + "stukken/nieuw/", stukken.bring, name="stuk_nieuw"),
    path(DOSSIER + "spoor1/", spoor1.track, name="spoor1"),
    path(DOSSIER + "spoor1/onderzoek/<slug:optie>/", spoor1.examine, name="spoor1_onderzoek"),
    path(DOSSIER + "spoor1/regels/", spoor1.add_line, name="spoor1_regel_nieuw"),
    path(DOSSIER + "spoor1/regels/<uuid:actie_id>/", spoor1.correct_line, name="spoor1_regel"),
    path(DOSSIER + "evaluatie/", evaluatie.evaluation, name="evaluatie"),
    path(DOSSIER + "inspanningen/", inspanningen.columns, name="inspanningen"),
    path(DOSSIER + "berichten/", berichten.of_dossier, name="dossier_berichten"),
    path(DRAAD, berichten.thread, name="draad"),
    path(DRAAD + "terughalen/<uuid:draadbericht_id>/", berichten.take_back, name="bericht_terughalen"),
    path(DOSSIER + "einde-contract/", ontslag.dismissal, name="ontslag"),
    *medewerking.paden,
    *zoekprofiel.paden,
    *profiel.paden,
    *cv.paden,
    *leads.paden,
    *escalatie.paden,
    *escalatieherstel.paden,
    path(DOSSIER + "documenten/", views.documents_of, name="dossier_documenten"),
    path(DOSSIER + "taken/<uuid:taak_id>/", views.task, name="taak"),
    path(DOSSIER + "simulaties/<uuid:simulatie_id>/", simulaties.simulation, name="simulatie"),
    path(DOSSIER + "plan/", plan.plan, name="plan"),
    path(DOSSIER + "plan/<uuid:plan_id>/", plan.version, name="plan_versie"),
    path(DOSSIER + "plan/<uuid:plan_id>/verschil/", plan.difference, name="plan_verschil"),
    path(DOSSIER + "plan/<uuid:plan_id>/antwoord/", plan.answer, name="plan_standpunt"),
    path(DOSSIER + "plan/<uuid:plan_id>/akkoord/", plan.approve, name="plan_akkoord"),
    path(DOSSIER + "rapporten/<uuid:rapport_id>/", rapport.report, name="rapport"),
    path(DOSSIER + "rapporten/<uuid:rapport_id>/cijfers/", rapport.score, name="rapport_cijfers"),
]
