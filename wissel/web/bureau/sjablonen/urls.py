from django.urls import path

from wissel.web.bureau.sjablonen import views

SJABLOON = "sjablonen/<slug:sleutel>/"
urlpatterns = [
    path("sjablonen/", views.overview, name="sjablonen"),
    path(SJABLOON, views.read, name="sjabloon"),
    path(SJABLOON + "wijzigen/", views.change, name="sjabloon_wijzigen"),
    path(SJABLOON + "kopie/", views.copy, name="sjabloon_kopie"),
    path(SJABLOON + "actief/", views.activate, name="sjabloon_actief"),
]
