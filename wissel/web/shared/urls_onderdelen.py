"""A page with every component in every state, for the eye and for axe; only in the demo."""

from django.urls import path

from wissel.web.shared.toonkamer import showroom

app_name = "onderdelen"
urlpatterns = [path("", showroom, name="alles")]
