from django.urls import path

from wissel.web.bureau.sollicitaties import cijfers, lessen, stappen, views

S = "dossiers/<uuid:dossier_id>/sollicitaties/"
E = S + "<uuid:sollicitatie_id>/"
urlpatterns = [
    path(S, views.overview, name="sollicitaties"),
    path(S + "nieuw/", views.new, name="sollicitatie_nieuw"),
    path(S + "cijfers/", cijfers.numbers, name="sollicitatie_cijfers"),
    path(S + "lessen/", lessen.overview, name="sollicitatie_lessen"),
    path(S + "lessen/<uuid:afwijzing_id>/", lessen.use, name="sollicitatie_les"),
    path(S + "contacten/nieuw/", views.new_contact, name="netwerkcontact_nieuw"),
    path(S + "contacten/<uuid:netwerkcontact_id>/weg/", stappen.drop_contact, name="netwerkcontact_weg"),
    path(E, views.one, name="sollicitatie"),
    path(E + "wijzigen/", views.change, name="sollicitatie_wijzigen"),
    path(E + "stap/", stappen.move, name="sollicitatie_stap"),
    path(E + "stap/<uuid:sollicitatiestap_id>/terug/", stappen.undo, name="sollicitatie_stap_terug"),
    path(E + "voorleggen/", stappen.propose, name="sollicitatie_voorleggen"),
    path(E + "weg/", stappen.throw_away, name="sollicitatie_weg"),
    path(E + "bewijs/", stappen.add_proof, name="sollicitatie_bewijs"),
    path(
        E + "bewijs/<uuid:sollicitatiebewijs_id>/weg/", stappen.withdraw_proof, name="sollicitatie_bewijs_weg"
    ),
]
