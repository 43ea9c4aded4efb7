from django.urls import path

from wissel.policies import Action, requires
from wissel.web.bureau.beroepen import views
from wissel.web.shared.beroepkiezer import suggest

urlpatterns = [
    path("beroepen/", views.overview, name="beroepen"),
    path("beroepen/kiezen/", requires(Action.BEROEP_LEZEN)(suggest), name="beroep_kiezen"),
    path("beroepen/<uuid:beroep_id>/", views.occupation, name="beroep"),
]
