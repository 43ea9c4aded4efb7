from django.urls import path

from wissel.web.bureau.zoekprofiel import beeld, richtingen, views

Z = "dossiers/<uuid:dossier_id>/zoekprofiel/"
V = Z + "versies/<uuid:zoekprofiel_id>/"
R = Z + "richtingen/<uuid:richting_id>/"
urlpatterns = [
    path(Z, views.overview, name="zoekprofiel"),
    path(Z + "nieuw/", views.new, name="zoekprofiel_nieuw"),
    path(Z + "hoofdstukken/", views.chapters, name="zoekprofiel_hoofdstukken"),
    path(Z + "toets/", views.toets, name="zoekprofiel_toets"),
    path(Z + "vergelijken/", views.compare, name="zoekprofiel_vergelijken"),
    path(Z + "beeld/", beeld.write, name="beeld"),
    path(V, views.version, name="zoekprofiel_versie"),
    path(V + "aanbieden/", views.offer, name="zoekprofiel_aanbieden"),
    path(V + "vaststellen/", views.establish, name="zoekprofiel_vaststellen"),
    path(V + "nakijken/", views.look_again, name="zoekprofiel_nakijken"),
    path(Z + "richtingen/nieuw/", richtingen.new, name="richting_nieuw"),
    path(R, richtingen.change, name="richting"),
    path(R + "doen/", richtingen.act, name="richting_doen"),
    path(R + "uitsluiten/", richtingen.exclude, name="richting_uitsluiten"),
    path(R + "bronnen/", richtingen.sources, name="richting_bronnen"),
    path(R + "punten/", richtingen.points, name="richting_punten"),
    path(R + "punten/<slug:punt>/", richtingen.point, name="richting_punt"),
]
