"""Addresses of the public site."""

from django.urls import path

from wissel.web.openbaar.site import contact, views

B = "b/<slug:bureau>/"
urlpatterns = [
    path("b/", views.bureaus, name="site_bureaus"),
    path(B, views.home, name="site"),
    path(B + "sporen/", views.tracks, name="site_sporen"),
    path(B + "rechten/", views.rights, name="site_rechten"),
    path(B + "vragen/", views.questions, name="site_vragen"),
    path(B + "vragen/<slug:vraag>/", views.question, name="site_vraag"),
    path(B + "contact/", contact.contact, name="site_contact"),
    path(B + "contact/ontvangen/", contact.received, name="site_contact_ontvangen"),
]
