"""Addresses of the kandidaat, under /mijn/. Every page is about the own dossier."""

from django.urls import path

from wissel.policies import Action, requires
from wissel.web.kandidaat import (
    agenda,
    berichten,
    escalatie,
    evaluatie,
    leren,
    medewerking,
    ontslag,
    plan,
    plichten,
    rapport,
    simulaties,
    views,
    werk,
    wia,
)
from wissel.web.shared.beroepkiezer import suggest

app_name = "kandidaat"
urlpatterns = [
    path("", views.today, name="vandaag"),
    path("niet-vandaag/", views.not_today, name="niet_vandaag"),
    path("traject/", views.trajectory, name="traject"),
    path("traject/verloop/", views.story, name="verloop"),
    path("traject/intake/", views.told, name="intake"),
    path("traject/verplichtingen/", plichten.duties, name="plichten"),
    path("traject/werkgever/", plichten.way_back, name="terugweg"),
    path("traject/inspanningen/", plichten.who_did_what, name="inspanningen"),
    path("traject/evaluatie/", evaluatie.evaluation, name="evaluatie"),
    path("traject/fases/<uuid:fase_id>/", views.phase, name="fase"),
    path("werk/", werk.overview, name="werk"),
    path("werk/beroepen/", requires(Action.BEROEP_LEZEN)(suggest), name="beroep_kiezen"),
    path("plan/", plan.plan, name="plan"),
    path("plan/<uuid:plan_id>/", plan.version, name="plan_versie"),
    path("plan/<uuid:plan_id>/verschil/", plan.difference, name="plan_verschil"),
    path("plan/<uuid:plan_id>/antwoord/", plan.answer, name="plan_standpunt"),
    path("plan/<uuid:plan_id>/akkoord/", plan.agree, name="plan_akkoord"),
    path("plan/<uuid:plan_id>/regels/<uuid:reeks>/", plan.propose, name="plan_voorstel"),
    path("afspraken/", views.appointments, name="afspraken"),
    path("afspraken/<uuid:afspraak_id>/bevestigen/", views.confirm, name="afspraak_bevestigen"),
    path("afspraken/<uuid:afspraak_id>/afzeggen/", views.cancel, name="afspraak_afzeggen"),
    path("afspraken/<uuid:afspraak_id>/agenda.ics", agenda.appointment_file, name="afspraak_ics"),
    path("taken/<uuid:taak_id>/", views.task, name="taak"),
    path("berichten/", berichten.overview, name="berichten"),
    path("berichten/<uuid:draad_id>/", berichten.thread, name="draad"),
    path(
        "berichten/<uuid:draad_id>/terughalen/<uuid:draadbericht_id>/",
        berichten.take_back,
        name="bericht_terughalen",
    ),
    path("documenten/", views.documents, name="documenten"),
    *leren.paden,
    *medewerking.paden,
    *escalatie.paden,
    path("verslagen/<uuid:rapport_id>/", rapport.report, name="rapport"),
    path("verslagen/<uuid:rapport_id>/zienswijze/", rapport.view, name="rapport_zienswijze"),
    path("verslagen/<uuid:rapport_id>/cijfers/", rapport.score, name="rapport_cijfers"),
    path("simulaties/<uuid:simulatie_id>/", simulaties.simulation, name="simulatie"),
    path("wia/", wia.help_page, name="wia"),
    path("ontslag/", ontslag.dismissal, name="ontslag"),
    path("inzage/", views.looked, name="inzage"),
]
