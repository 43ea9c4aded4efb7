from django.urls import path

from wissel.web.bureau.energie import views

DOSSIER = "dossiers/<uuid:dossier_id>/energie/"
urlpatterns = [
    path(DOSSIER, views.overview, name="energie"),
    path(DOSSIER + "afspraak/", views.agreement, name="energie_afspraak"),
    path(DOSSIER + "afspraak/<uuid:weekafspraak_id>/", views.answer, name="energie_antwoord"),
    path(DOSSIER + "plannen/", views.plan, name="energie_plannen"),
    path(DOSSIER + "plannen/<uuid:activiteit_id>/", views.move, name="energie_verzetten"),
]
