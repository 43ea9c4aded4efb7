"""Addresses of the bureau's own pages, one file per part."""

from wissel.web.bureau.aanmeldingen.urls import urlpatterns as aanmeldingen
from wissel.web.bureau.agenda.urls import urlpatterns as agenda
from wissel.web.bureau.backoffice.urls import urlpatterns as backoffice
from wissel.web.bureau.belastbaarheid.urls import urlpatterns as belastbaarheid
from wissel.web.bureau.berichten.urls import urlpatterns as berichten
from wissel.web.bureau.beroepen.urls import urlpatterns as beroepen
from wissel.web.bureau.cv.urls import urlpatterns as cv
from wissel.web.bureau.documenten.urls import urlpatterns as documenten
from wissel.web.bureau.dossiers.urls import urlpatterns as dossiers
from wissel.web.bureau.energie.urls import urlpatterns as energie
from wissel.web.bureau.escalatie.urls import urlpatterns as escalatie
from wissel.web.bureau.jobhunting.urls import urlpatterns as jobhunting
from wissel.web.bureau.leren.urls import urlpatterns as leren
from wissel.web.bureau.matching.urls import urlpatterns as matching
from wissel.web.bureau.medewerking.urls import urlpatterns as medewerking
from wissel.web.bureau.mensen.urls import urlpatterns as mensen
from wissel.web.bureau.middelen.urls import urlpatterns as middelen
from wissel.web.bureau.oefenen.urls import urlpatterns as oefenen
from wissel.web.bureau.orientatie.urls import urlpatterns as orientatie
from wissel.web.bureau.plichten.urls import urlpatterns as plichten
from wissel.web.bureau.profiel.urls import urlpatterns as profiel
from wissel.web.bureau.rapportage.urls import urlpatterns as rapportage
from wissel.web.bureau.sjablonen.urls import urlpatterns as sjablonen
from wissel.web.bureau.sollicitaties.urls import urlpatterns as sollicitaties
from wissel.web.bureau.stem.urls import urlpatterns as stem
from wissel.web.bureau.taaklinks.urls import urlpatterns as taaklinks
from wissel.web.bureau.traject.urls import urlpatterns as traject
from wissel.web.bureau.vacatures.urls import urlpatterns as vacatures
from wissel.web.bureau.verschuiven.urls import urlpatterns as verschuiven
from wissel.web.bureau.werkvoorraad.urls import urlpatterns as werkvoorraad
from wissel.web.bureau.zoekprofiel.urls import urlpatterns as zoekprofiel

app_name = "bureau"
urlpatterns = [
    *werkvoorraad,
    *backoffice,
    *dossiers,
    *belastbaarheid,
    *berichten,
    *cv,
    *documenten,
    *traject,
    *rapportage,
    *mensen,
    *sjablonen,
    *verschuiven,
    *plichten,
    *medewerking,
    *profiel,
    *leren,
    *oefenen,
    *escalatie,
    *orientatie,
    *agenda,
    *aanmeldingen,
    *taaklinks,
    *stem,
    *beroepen,
    *zoekprofiel,
    *sollicitaties,
    *vacatures,
    *matching,
    *jobhunting,
    *energie,
    *middelen,
]
