from django.urls import path

from wissel.web.bureau.werkvoorraad import views

urlpatterns = [
    path("vandaag/", views.today, name="vandaag"),
    path("dossiers/", views.dossiers, name="kandidaten"),
    path("zoeken/", views.search, name="zoeken"),
    path("overzicht/", views.overview, name="overzicht"),
]
