"""What the views about applications share: the application of the address, versions to choose, and going back."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.cv.models import Briefversie, Cvversie
from wissel.dossiers.models import Dossier
from wissel.opmaak import korte_datum
from wissel.policies import Action, can, get_visible, visible
from wissel.sollicitaties.models import Sollicitatie
from wissel.web.bureau.dossiers.kop import get_dossier

LEZEN, SCHRIJVEN, VOORLEGGEN = (
    Action.SOLLICITATIE_LEZEN,
    Action.SOLLICITATIE_SCHRIJVEN,
    Action.SOLLICITATIE_VOORLEGGEN,
)
MAP, TAB = "bureau/sollicitaties/", "sollicitaties"
MODELLEN: dict[str, Any] = {"cvversie": Cvversie, "briefversie": Briefversie}


def find(
    request: Any, dossier_id: uuid.UUID, sollicitatie_id: uuid.UUID, action: Action
) -> tuple[Dossier, Any]:
    """The dossier and the application of the address, for this action; else Denied."""
    dossier = get_dossier(request, dossier_id, action)
    return dossier, get_visible(request.actor, Sollicitatie, action, dossier=dossier, pk=sollicitatie_id)


def versions(actor: Actor, dossier: Dossier) -> dict[str, list[tuple[str, str]]]:
    """The cv's and letters the kandidaat approved, newest first."""
    if not can(actor, Action.CV_LEZEN):
        return {name: [] for name in MODELLEN}
    return {
        name: [
            (str(row.pk), _("%(naam)s, versie %(n)s van %(dag)s") % {
                "naam": row.naam, "n": row.nummer, "dag": korte_datum(row.op),
            })
            for row in visible(actor, model).filter(dossier=dossier).defer("inhoud").order_by("-op")[:100]
        ]
        for name, model in MODELLEN.items()
    }  # fmt: skip


def chosen(actor: Actor, dossier: Dossier, data: dict[str, Any]) -> dict[str, Any]:
    """The chosen versions as rows this person may read."""
    return {
        name: get_visible(actor, model, Action.CV_LEZEN, dossier=dossier, pk=data[name])
        if data.get(name)
        else None
        for name, model in MODELLEN.items()
    }


def to_board(dossier: Dossier) -> HttpResponse:
    return redirect("bureau:sollicitaties", dossier.pk)


def to_one(row: Sollicitatie) -> HttpResponse:
    return redirect("bureau:sollicitatie", row.dossier_id, row.pk)
