from django.urls import path

from wissel.web.bureau.berichten import agenda, retour, views

DOSSIER = "dossiers/<uuid:dossier_id>/berichten/"
DRAAD = DOSSIER + "<uuid:draad_id>/"
urlpatterns = [
    path("berichten/", views.messages_of_all, name="berichten"),
    path("niet-aangekomen/", retour.not_arrived, name="niet_aangekomen"),
    path("niet-aangekomen/<uuid:bericht_id>/", retour.deal_with, name="niet_aangekomen_mail"),
    path(
        "dossiers/<uuid:dossier_id>/afspraken/<uuid:afspraak_id>/agenda.ics",
        agenda.appointment_file,
        name="afspraak_ics",
    ),
    path(DOSSIER, views.messages_of, name="dossier_berichten"),
    path(DRAAD, views.thread, name="draad"),
    path(DRAAD + "terughalen/<uuid:draadbericht_id>/", views.take_back, name="bericht_terughalen"),
]
