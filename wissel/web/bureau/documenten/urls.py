from django.urls import path

from wissel.web.bureau.documenten import views

DOSSIER = "dossiers/<uuid:dossier_id>/documenten/"
urlpatterns = [
    path(DOSSIER, views.documents, name="documenten"),
    path(DOSSIER + "nieuw/", views.new, name="document_nieuw"),
    path(DOSSIER + "<uuid:document_id>/versie/", views.new_version, name="document_versie"),
]
