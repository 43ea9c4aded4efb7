"""Addresses of a traject: the tab itself, its fases, the intake, pauses, and the plan."""

from django.urls import path

from wissel.web.bureau.traject import afronden, fases, intake, onderbreking, traject
from wissel.web.bureau.traject.planurls import urlpatterns as plan

DOSSIER = "dossiers/<uuid:dossier_id>/"
FASE = DOSSIER + "fases/<uuid:fase_id>/"
INTAKE = DOSSIER + "intake/<slug:soort>/"
own = [
    path(DOSSIER + "traject/", traject.traject, name="traject"),
    path(DOSSIER + "traject/nieuw/", traject.new, name="traject_nieuw"),
    path(DOSSIER + "traject/afronden/", afronden.finish, name="traject_afronden"),
    path(DOSSIER + "traject/nazorg/", afronden.nazorg, name="nazorg_afronden"),
    path(FASE, fases.fase, name="fase"),
    path(FASE + "onderdelen/<uuid:onderdeel_id>/", fases.part, name="fase_onderdeel"),
    path(FASE + "sluiten/", fases.close, name="fase_sluiten"),
    path(FASE + "heropenen/", fases.reopen, name="fase_heropenen"),
    path(INTAKE, intake.intake, name="intake"),
    path(INTAKE + "antwoorden/<slug:domein>/", intake.answer, name="intake_antwoord"),
    path(INTAKE + "afronden/", intake.finish, name="intake_afronden"),
    path(DOSSIER + "onderbrekingen/nieuw/", onderbreking.new, name="onderbreking_nieuw"),
    path(
        DOSSIER + "onderbrekingen/<uuid:onderbreking_id>/hervatten/",
        onderbreking.end,
        name="onderbreking_hervatten",
    ),
    path(
        DOSSIER + "onderbrekingen/<uuid:onderbreking_id>/plan/", onderbreking.mend, name="onderbreking_plan"
    ),
]
urlpatterns = [*own, *plan]
