"""Addresses of people who come for one task, under /taak/."""

from django.urls import path

from wissel.web.betrokkenen import views

app_name = "betrokkenen"
urlpatterns = [path("<str:token>/", views.task, name="taak")]
