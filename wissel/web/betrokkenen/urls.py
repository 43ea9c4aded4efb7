"""Addresses of people who come for one task, under /taak/."""

from django.urls import URLPattern

app_name = "betrokkenen"
urlpatterns: list[URLPattern] = []
