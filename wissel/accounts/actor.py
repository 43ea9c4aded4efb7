"""Who acts: one membership of one user at one bureau, as plain values."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from wissel.accounts.models import Bureau, Lidmaatschap, Organisatie, Rol

VERZEKERAAR = "verzekeraar"
SYSTEEM = "systeem"


@dataclass(frozen=True, slots=True)
class Actor:
    """The acting membership of a request or a job.

    `rol` decides the rights; a verzekeraar as opdrachtgever has a role of its own, since it sees status only.
    `lidmaatschap_id` and `persoon_id` are None for the system itself (imports, rounds). `waarneemt` are the people
    whose cases this person handles in the same role as long as they are away; it is looked up at every request.
    """

    bureau_id: uuid.UUID
    bureau_naam: str
    rol: str
    user_id: uuid.UUID | None = None
    lidmaatschap_id: uuid.UUID | None = None
    persoon_id: uuid.UUID | None = None
    organisatie_id: uuid.UUID | None = None
    naam: str = ""
    organisatie_naam: str = ""
    taal: str = "nl"
    verzoek: uuid.UUID | None = None
    waarneemt: tuple[uuid.UUID, ...] = ()

    @property
    def is_kandidaat(self) -> bool:
        return self.rol == Rol.KANDIDAAT

    @property
    def is_staff(self) -> bool:
        return self.rol in {Rol.COACH, Rol.JOBHUNTER, Rol.BUREAUMANAGER, Rol.BACKOFFICE}

    @property
    def is_opdrachtgever(self) -> bool:
        return self.rol in {Rol.OPDRACHTGEVER, VERZEKERAAR}

    @classmethod
    def systeem(cls, bureau: Bureau) -> "Actor":
        """The product itself, for imports and rounds; every row it writes says so."""
        return cls(bureau_id=bureau.pk, bureau_naam=bureau.naam, rol=SYSTEEM, naam="Wissel")

    @classmethod
    def of(cls, lidmaatschap: Lidmaatschap, *, verzoek: uuid.UUID | None = None) -> "Actor":
        organisatie: Any = lidmaatschap.organisatie
        insurer = organisatie is not None and organisatie.soort == Organisatie.Soort.VERZEKERAAR
        return cls(
            bureau_id=lidmaatschap.bureau_id,
            bureau_naam=lidmaatschap.bureau.naam,
            rol=VERZEKERAAR if insurer and lidmaatschap.rol == Rol.OPDRACHTGEVER else lidmaatschap.rol,
            user_id=lidmaatschap.user_id,
            lidmaatschap_id=lidmaatschap.pk,
            persoon_id=lidmaatschap.persoon_id,
            organisatie_id=lidmaatschap.organisatie_id,
            naam=lidmaatschap.persoon.naam,
            organisatie_naam=organisatie.naam if organisatie else "",
            taal=lidmaatschap.persoon.taal,
            verzoek=verzoek,
            waarneemt=tuple(getattr(lidmaatschap, "waarneemt", None) or ()),
        )


def live_memberships(today: dt.date) -> Q:
    """The memberships that hold on a day."""
    return Q(van__lte=today) & (Q(tot__isnull=True) | Q(tot__gte=today))
