"""Addresses of people, organisations and the bureau itself."""

from django.urls import path

from wissel.web.bureau.mensen import instellingen, organisaties, postvak, talen, toegang, views

MENSEN = "medewerkers/"
ORGANISATIE = "organisaties/<uuid:organisatie_id>/"
urlpatterns = [
    path(MENSEN, views.people, name="medewerkers"),
    path(MENSEN + "uitnodigen/", views.invite, name="uitnodiging_nieuw"),
    path(MENSEN + "uitnodigingen/<uuid:uitnodiging_id>/", views.invitation, name="uitnodiging"),
    path(
        MENSEN + "uitnodigingen/<uuid:uitnodiging_id>/intrekken/",
        views.withdraw,
        name="uitnodiging_intrekken",
    ),
    path(
        MENSEN + "uitnodigingen/<uuid:uitnodiging_id>/opnieuw/",
        views.invite_again,
        name="uitnodiging_opnieuw",
    ),
    path(MENSEN + "rollen/<uuid:lidmaatschap_id>/intrekken/", views.end_role, name="rol_intrekken"),
    path(MENSEN + "<uuid:persoon_id>/rol/", views.give_role, name="rol_nieuw"),
    path(MENSEN + "<uuid:persoon_id>/talen/", talen.spoken, name="spreektalen"),
    path("vertalingen/", talen.translations, name="vertalingen"),
    path("vertalingen/<slug:taal>/", talen.translation, name="vertaling"),
    path("dossiers/<uuid:dossier_id>/uitnodigen/", toegang.access, name="uitnodiging_dossier"),
    path("organisaties/", organisaties.organisations, name="organisaties"),
    path("organisaties/nieuw/", organisaties.new, name="organisatie_nieuw"),
    path(ORGANISATIE, organisaties.organisation, name="organisatie"),
    path(ORGANISATIE + "wijzigen/", organisaties.change, name="organisatie_wijzigen"),
    path(ORGANISATIE + "personen/nieuw/", organisaties.new_person, name="persoon_nieuw"),
    path("personen/<uuid:persoon_id>/wijzigen/", organisaties.change_person, name="persoon_wijzigen"),
    path("instellingen/", instellingen.settings, name="instellingen"),
    path("instellingen/logo/", instellingen.logo, name="logo"),
    path("postvak/", postvak.mailbox, name="postvak"),
    path("postvak/<uuid:bericht_id>/", postvak.mail, name="postvak_bericht"),
]
