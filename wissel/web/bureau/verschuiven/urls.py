"""Addresses of what shifts dates: the simulator, shared simulations, UWV's stages and going on longer."""

from django.urls import path

from wissel.web.bureau.verschuiven import simulator, uwv, verlengen

DOSSIER = "dossiers/<uuid:dossier_id>/"
SIMULATIE = DOSSIER + "simulator/<uuid:simulatie_id>/"
urlpatterns = [
    path(DOSSIER + "simulator/", simulator.simulator, name="simulator"),
    path(SIMULATIE, simulator.shared, name="simulatie"),
    path(DOSSIER + "uwv/", uwv.stage, name="uwvstap"),
    path(DOSSIER + "traject/verlengen/", verlengen.extend, name="traject_verlengen"),
    path(SIMULATIE + "intrekken/", simulator.withdraw, name="simulatie_intrekken"),
]
