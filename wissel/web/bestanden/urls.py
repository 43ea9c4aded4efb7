from django.urls import path

from wissel.web.bestanden import views

urlpatterns = [path("documenten/<uuid:document_id>/", views.document, name="document")]
