from django.urls import URLPattern

app_name = "kandidaat"
urlpatterns: list[URLPattern] = []
