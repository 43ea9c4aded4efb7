from django.urls import path

from wissel.web.bureau.matching import views

M = "dossiers/<uuid:dossier_id>/matching/"
urlpatterns = [
    path(M, views.overview, name="matching"),
    path(M + "grenzen/", views.limits, name="zoekinstelling"),
    path(M + "bewijs/<uuid:matchbewijs_id>/", views.proof, name="matchbewijs"),
    path(M + "<uuid:vacature_id>/", views.one, name="match"),
    path(M + "<uuid:vacature_id>/vastleggen/", views.freeze, name="match_vastleggen"),
    path("vacatures/<uuid:vacature_id>/wie-past/", views.who, name="wie_past"),
]
