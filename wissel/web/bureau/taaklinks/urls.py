"""Addresses of links for one task, as the bureau sees them."""

from django.urls import path

from wissel.web.bureau.taaklinks import views

MAP = "dossiers/<uuid:dossier_id>/taaklinks/"
urlpatterns = [
    path(MAP, views.links, name="taaklinks"),
    path(MAP + "nieuw/<slug:taak>/", views.new, name="taaklink_nieuw"),
    path(MAP + "<uuid:taaklink_id>/intrekken/", views.withdraw, name="taaklink_intrekken"),
]
