from django.urls import path

from wissel.web.bureau.leren import bibliotheek, dossier

ITEM, MODULE = "leren/items/<slug:leeritem>/", "leren/modules/<slug:leermodule>/"
DOSSIER = "dossiers/<uuid:dossier_id>/leren/"
urlpatterns = [
    path("leren/", bibliotheek.overview, name="leren_bibliotheek"),
    path("leren/voortgang/", bibliotheek.progress, name="leren_voortgang"),
    path("leren/geven/", bibliotheek.give, name="leren_geven"),
    path("leren/items/nieuw/", bibliotheek.write, name="leeritem_nieuw"),
    path(ITEM, bibliotheek.read, name="leeritem"),
    path(ITEM + "wijzigen/", bibliotheek.write, name="leeritem_wijzigen"),
    path(ITEM + "verbergen/", bibliotheek.hide, name="leeritem_verbergen"),
    path("leren/modules/nieuw/", bibliotheek.write_module, name="leermodule_nieuw"),
    path(MODULE + "wijzigen/", bibliotheek.write_module, name="leermodule_wijzigen"),
    path(MODULE + "verbergen/", bibliotheek.hide_module, name="leermodule_verbergen"),
    path(DOSSIER, dossier.steps, name="leren"),
    path(DOSSIER + "geven/", dossier.give, name="leren_geven_aan"),
    path(DOSSIER + "<uuid:leerstap_id>/", dossier.step, name="leerstap"),
    path(DOSSIER + "<uuid:leerstap_id>/terughalen/", dossier.withdraw, name="leerstap_terughalen"),
]
