from django.urls import path

from wissel.web.bureau.vacatures import bronnen, kolommen, views, zoekindex

EEN = "vacatures/<uuid:vacature_id>/"
urlpatterns = [
    path("vacatures/", views.overview, name="vacatures"),
    path("vacatures/nieuw/", views.add, name="vacature_nieuw"),
    path("vacatures/plakken/", views.paste, name="vacature_plakken"),
    path(EEN, views.read, name="vacature"),
    path(EEN + "wijzigen/", views.change, name="vacature_wijzigen"),
    path(EEN + "sluiten/", views.close, name="vacature_sluiten"),
    path(EEN + "beroep/", views.occupation, name="vacature_beroep"),
    path(EEN + "eisen/<slug:veld>/", views.demand, name="vacature_eis"),
    path("vacatures/zoekindex/", zoekindex.overview, name="zoekindex"),
    path("vacatures/bronnen/", bronnen.overview, name="vacaturebronnen"),
    path("vacatures/bronnen/nieuw/", bronnen.write, name="vacaturebron_nieuw"),
    path("vacatures/bronnen/<uuid:bron_id>/", bronnen.write, name="vacaturebron"),
    path("vacatures/bronnen/bestand/", kolommen.bring, name="vacaturebestand_nieuw"),
    path("vacatures/bronnen/<uuid:bron_id>/bestand/", kolommen.bring, name="vacaturebestand"),
    path("vacatures/bronnen/<uuid:bron_id>/kolommen/", kolommen.columns, name="vacaturekolommen"),
    path("vacatures/bronnen/<uuid:bron_id>/ophalen/", bronnen.collect, name="vacaturebron_ophalen"),
]
