from django.urls import path

from wissel.web.bureau.jobhunting import bord, contact, dossier, netwerk, voorstel

NETWERK = "jobhunting/netwerk/"
EEN = NETWERK + "<uuid:organisatie_in_netwerk>/"
PERSOON = EEN + "personen/<uuid:netwerkpersoon_id>/"
DOSSIER = "dossiers/<uuid:dossier_id>/jobhunting/"
urlpatterns = [
    path("jobhunting/", bord.board, name="jobhunting"),
    path(NETWERK, netwerk.overview, name="netwerk"),
    path(NETWERK + "nieuw/", netwerk.add, name="netwerk_nieuw"),
    path(EEN, netwerk.read, name="netwerkorganisatie"),
    path(EEN + "wijzigen/", netwerk.change, name="netwerk_wijzigen"),
    path(EEN + "weghalen/", netwerk.away, name="netwerk_weg"),
    path(EEN + "samenvoegen/", netwerk.merge, name="netwerk_samenvoegen"),
    path(EEN + "contacten/", contact.add_line, name="netwerkregel_nieuw"),
    path(EEN + "contacten/<uuid:netwerkregel_id>/weghalen/", contact.line_away, name="netwerkregel_weg"),
    path(EEN + "klaar/", contact.finish, name="netwerkstap_klaar"),
    path(EEN + "personen/", contact.add_person, name="netwerkpersoon_nieuw"),
    path(PERSOON, contact.change_person, name="netwerkpersoon"),
    path(PERSOON + "wissen/", contact.erase, name="netwerkpersoon_wissen"),
    path(EEN + "vacature/", contact.vacancy, name="netwerkvacature_nieuw"),
    path(DOSSIER, dossier.overview, name="jobhunting_dossier"),
    path(DOSSIER + "benaderen/", dossier.approach, name="benaderen"),
    path(DOSSIER + "benaderd/<uuid:benadering_id>/weghalen/", dossier.away, name="benadering_weg"),
    path(
        DOSSIER + "voorstellen/<uuid:vacaturevoorstel_id>/intrekken/",
        dossier.withdraw,
        name="voorstel_intrekken",
    ),
    path(DOSSIER + "matches/", dossier.looked, name="matches_bekeken"),
    path("vacatures/<uuid:vacature_id>/voorstellen/", voorstel.propose, name="vacature_voorstellen"),
]
