from django.urls import path

from wissel.web.bureau.agenda import bulk, views, waarneming

urlpatterns = [
    path("agenda/", views.week, name="agenda"),
    path("agenda/nieuw/", views.new, name="agenda_nieuw"),
    path("agenda/moment/", views.find_moment, name="agenda_moment"),
    path("agenda/werktijd/", views.hours, name="agenda_werktijd"),
    path("agenda/waarneming/", waarneming.stand_ins, name="waarneming"),
    path("agenda/waarneming/<uuid:waarneming_id>/beeindigen/", waarneming.end, name="waarneming_beeindigen"),
    path("agenda/verzetten/", bulk.move, name="bulk_verzetten"),
    path("agenda/werk/<uuid:werk_id>/", bulk.outcome, name="bulk_uitkomst"),
    path("dossiers/herinneren/", bulk.remind, name="bulk_herinneren"),
]
