from django.urls import path

from wissel.web.bureau.agenda import views

urlpatterns = [
    path("agenda/", views.week, name="agenda"),
    path("agenda/nieuw/", views.new, name="agenda_nieuw"),
    path("agenda/moment/", views.find_moment, name="agenda_moment"),
    path("agenda/werktijd/", views.hours, name="agenda_werktijd"),
]
