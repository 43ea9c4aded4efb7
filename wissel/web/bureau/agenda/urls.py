from django.urls import path

from wissel.web.bureau.agenda import views, waarneming

urlpatterns = [
    path("agenda/", views.week, name="agenda"),
    path("agenda/nieuw/", views.new, name="agenda_nieuw"),
    path("agenda/moment/", views.find_moment, name="agenda_moment"),
    path("agenda/werktijd/", views.hours, name="agenda_werktijd"),
    path("agenda/waarneming/", waarneming.stand_ins, name="waarneming"),
    path("agenda/waarneming/<uuid:waarneming_id>/beeindigen/", waarneming.end, name="waarneming_beeindigen"),
]
