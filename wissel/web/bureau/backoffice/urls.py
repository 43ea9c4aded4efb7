"""Addresses of the queue of the backoffice."""

from django.urls import path

from wissel.web.bureau.backoffice import vragen

VRAAG = "backoffice/vragen/<uuid:contactvraag_id>/"
urlpatterns = [
    path("backoffice/", vragen.queue, name="backoffice"),
    path(VRAAG, vragen.question, name="contactvraag"),
    path(VRAAG + "oppakken/", vragen.take, name="contactvraag_oppakken"),
    path(VRAAG + "antwoord/", vragen.answer, name="contactvraag_antwoord"),
    path(VRAAG + "heropenen/", vragen.reopen, name="contactvraag_heropenen"),
    path(VRAAG + "dossier/", vragen.link, name="contactvraag_dossier"),
]
