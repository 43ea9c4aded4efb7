from django.urls import path

from wissel.web.bureau.rapportage import afspraken, logboek, rapport

DOSSIER = "dossiers/<uuid:dossier_id>/"
AFSPRAAK = DOSSIER + "afspraken/<uuid:afspraak_id>/"
RAPPORT = DOSSIER + "rapporten/<uuid:rapport_id>/"
urlpatterns = [
    path(DOSSIER + "logboek/", logboek.log, name="logboek"),
    path(DOSSIER + "logboek/<uuid:notitie_id>/", logboek.correct, name="logboek_correctie"),
    path(DOSSIER + "vervolg/<uuid:taak_id>/", logboek.finish_follow_up, name="vervolg_klaar"),
    path(DOSSIER + "afspraken/", afspraken.appointments, name="afspraken"),
    path(AFSPRAAK, afspraken.appointment, name="afspraak"),
    path(AFSPRAAK + "tolk/", afspraken.interpreter, name="afspraak_tolk"),
    path(AFSPRAAK + "verzetten/", afspraken.move, name="afspraak_verzetten"),
    path(AFSPRAAK + "afzeggen/", afspraken.cancel, name="afspraak_afzeggen"),
    path(DOSSIER + "rapporten/", rapport.reports, name="rapporten"),
    path(RAPPORT, rapport.report, name="rapport"),
    path(RAPPORT + "nakijken/", rapport.check, name="rapport_nakijken"),
    path(RAPPORT + "bewaren/", rapport.autosave, name="rapport_bewaren"),
    path(RAPPORT + "beginnen/", rapport.start, name="rapport_beginnen"),
    path(RAPPORT + "woorden/", rapport.words, name="rapport_woorden"),
    path(RAPPORT + "kandidaat/", rapport.to_kandidaat, name="rapport_kandidaat"),
    path(RAPPORT + "terughalen/", rapport.take_back, name="rapport_terughalen"),
    path(RAPPORT + "vaststellen/", rapport.freeze, name="rapport_vaststellen"),
    path(RAPPORT + "versturen/", rapport.send, name="rapport_versturen"),
    path(RAPPORT + "versie/", rapport.new_version, name="rapport_versie"),
]
