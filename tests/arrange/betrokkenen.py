"""Links for one task in tests, made the way the product makes them."""

import datetime as dt
import uuid
from typing import Any

from tests.arrange import trajecten as arrange
from tests.arrange.dossiers import conclude_spoor1, open_samira
from tests.cast import Cast
from wissel.betrokkenen.actions.taaklinks import Gemaakt, make_taaklink
from wissel.trajecten.actions.onderbreking import pause
from wissel.trajecten.models import Onderbreking, Traject

VIER_MEI, CONTROLE = dt.date(2026, 5, 4), dt.date(2026, 5, 18)


def running(cast: Cast) -> Traject:
    """A traject that runs by an approved plan."""
    dossier = open_samira(cast)
    conclude_spoor1(cast, dossier)
    row = arrange.start_traject_for(cast, dossier)
    arrange.approved_plan(cast, row)
    return Traject.objects.get(pk=row.pk)


def paused(cast: Cast, traject: Traject | None = None, **velden: Any) -> Onderbreking:
    """Samira's pause of 4 May 2026 with a look of dr. Visser on 18 May."""
    values: dict[str, Any] = {
        "soort": "ziekte", "eerste_dag": VIER_MEI, "herbeoordeling_op": CONTROLE, "arts": "dr. Visser",
        "contact_op": VIER_MEI, **velden,
    }  # fmt: skip
    return pause(traject=traject or running(cast), by=cast.anna.actor, **values)


def asked(cast: Cast, dossier: Any, soort: str = "advies", **velden: Any) -> Gemaakt:
    """Anna asks dr. Visser, or R. de Wit for what an arbeidsdeskundige does."""
    doctor = soort in {"hervatverklaring", "advies"}
    values: dict[str, Any] = {
        "naam": "dr. Visser" if doctor else "R. de Wit", "sleutel": uuid.uuid4(),
        "email": "visser@arbodienst.example" if doctor else "dewit@arbeidsdeskundig.example",
        "rol": "bedrijfsarts" if doctor else "arbeidsdeskundige", "publiek": "" if doctor else "allen", **velden,
    }  # fmt: skip
    return make_taaklink(dossier=dossier, soort=soort, by=cast.anna.actor, **values)
