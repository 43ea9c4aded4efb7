"""Addresses of this part, filled by its views."""

from django.urls import path

from wissel.web.bureau.orientatie import bouwen, dossier, profiel, register

N = "instrumenten/<uuid:instrument_id>/"
D = "dossiers/<uuid:dossier_id>/orientatie/"
A = D + "afnames/<uuid:afname_id>/"
urlpatterns = [
    path("instrumenten/", register.overview, name="instrumenten"),
    path("instrumenten/nieuw/", register.new, name="instrument_nieuw"),
    path(N, register.read, name="instrument"),
    path(N + "wijzigen/", register.change, name="instrument_wijzigen"),
    path(N + "archief/", register.archive, name="instrument_archief"),
    path(N + "vragen/", bouwen.build, name="instrument_vragen"),
    path(N + "voorbeeld/", bouwen.preview, name="instrument_voorbeeld"),
    path(D, dossier.overview, name="orientatie"),
    path(D + "klaarzetten/", dossier.assign, name="afname_nieuw"),
    path(A, dossier.read, name="afname"),
    path(A + "uitslag/", dossier.record_result, name="afname_uitslag"),
    path(A + "bespreken/", dossier.discuss, name="afname_bespreken"),
    path(A + "conclusie/", dossier.conclude, name="afname_conclusie"),
    path(A + "intrekken/", dossier.withdraw, name="afname_intrekken"),
    path(D + "profiel/nieuw/", profiel.add, name="orientatieregel_nieuw"),
    path(D + "profiel/<uuid:orientatieregel_id>/", profiel.change, name="orientatieregel"),
    path(D + "profiel/vaststellen/", profiel.freeze, name="orientatieprofiel_vaststellen"),
]
