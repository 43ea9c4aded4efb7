from django.urls import URLPattern

app_name = "opdrachtgever"
urlpatterns: list[URLPattern] = []
