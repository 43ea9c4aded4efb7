from django.urls import path

from wissel.web.bureau.traject import plan, planbewerken, planregels

PLAN = "dossiers/<uuid:dossier_id>/plan/"
REGEL = PLAN + "regels/<uuid:regel_id>/"
urlpatterns = [
    path(PLAN, plan.plan, name="plan"),
    path(PLAN + "nieuw/", planbewerken.new, name="plan_nieuw"),
    path(PLAN + "wijzigen/", planbewerken.change, name="plan_wijzigen"),
    path(PLAN + "klasse/", planbewerken.klasse, name="plan_klasse"),
    path(PLAN + "regels/kiezen/", planregels.pick, name="plan_kiezen"),
    path(PLAN + "regels/nieuw/", planregels.new, name="planregel_nieuw"),
    path(PLAN + "regels/onderbouwing/", planregels.reasons, name="plan_onderbouwing"),
    path(PLAN + "regels/terugzetten/", planregels.restore, name="planregel_terugzetten"),
    path(REGEL, planregels.change, name="planregel"),
    path(REGEL + "verwijderen/", planregels.remove, name="planregel_verwijderen"),
    path(REGEL + "verplaatsen/", planregels.move, name="planregel_verplaatsen"),
    path(PLAN + "aanbieden/", plan.offer, name="plan_aanbieden"),
    path(PLAN + "woorden/", plan.words, name="plan_woorden"),
    path(PLAN + "versturen/", plan.send, name="plan_versturen"),
    path(PLAN + "verschil/", plan.difference, name="plan_verschil"),
    path(PLAN + "versies/<uuid:plan_id>/", plan.version, name="plan_versie"),
    path(PLAN + "voorstellen/<uuid:voorstel_id>/", plan.proposal, name="plan_voorstel"),
]
