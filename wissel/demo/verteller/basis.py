"""What every chapter of the story needs: who takes part, on which day, and small steps."""

import datetime as dt
from typing import Any

from wissel.accounts.actor import Actor
from wissel.accounts.models import Persoon, Rol
from wissel.database.context import als
from wissel.demo.mensen import Toneel, make_person
from wissel.demo.tijd import at, workday
from wissel.demo.verhaal import Rol as Rolbeschrijving
from wissel.dossiers.models import Dossier
from wissel.trajecten.actions import afspraken
from wissel.trajecten.models import Afspraak, Traject, Trajectplan

DAG = dt.timedelta(days=1)
# Stands in which the plan was approved and guidance began.
LOPEND = frozenset(
    {
        "lopend",
        "rapport_concept",
        "rapport_bij_kandidaat",
        "pauze",
        "loonsanctie",
        "plaatsing",
        "terug_spoor1",
    }
)


class Basis:
    """One dossier: its people, its days and the clock."""

    def __init__(self, toneel: Toneel, rol: Rolbeschrijving, today: dt.date) -> None:
        self.toneel, self.rol, self.today = toneel, rol, today
        self.bureau = toneel.bureaus[rol.bureau]
        self.coach = toneel.actors[rol.coach]
        self.ziek_op = workday(today - rol.weken_ziek * 7 * DAG)
        self.begin = workday(today - (rol.weken_bezig or 0) * 7 * DAG)
        self.dossier: Dossier
        self.traject: Traject
        self.plan: Trajectplan
        self.opened_on: dt.date
        self.intake_op: dt.date
        self.kandidaat: Actor
        self.opdrachtgever: Actor

    @property
    def _started(self) -> bool:
        return self.rol.stand in LOPEND

    def _stop(self) -> dt.date:
        """The last day of guidance in this story."""
        days = {"pauze": 16, "plaatsing": 21, "terug_spoor1": 13}.get(self.rol.stand, 0)
        return self.today - days * DAG

    def _back(self, days: int) -> dt.date:
        day = self.today - days * DAG
        return workday(day) if workday(day) < self.today else day - 2 * DAG

    def _on(self, day: dt.date, hour: int = 10) -> Any:
        return Moment(self, min(day, self.today), hour)

    def _appointment(self, soort: str, titel: str, day: dt.date, hour: int) -> Afspraak:
        with at(day, hour) as begin:
            pass
        return afspraken.plan_afspraak(
            dossier=self.dossier, by=self.coach, soort=soort, titel=titel, begint_op=begin, minuten=60,
            vorm="kantoor", plaats="Stationsplein 1, Utrecht", met=self.toneel.personen[self.rol.coach],
        )  # fmt: skip

    def _person(self) -> Persoon:
        known = self.toneel.actors.get(self.rol.persoon)
        if known is not None:
            self.kandidaat = known
            person = self.toneel.personen[self.rol.persoon]
        else:
            first, infix, last = self.rol.naam
            person = make_person(
                self.bureau, first, last, tussenvoegsel=infix, telefoon="06 12 34 56 78",
                email=f"{self.rol.sleutel}@kandidaat.example",
            )  # fmt: skip
            self.kandidaat = self._actor(Rol.KANDIDAAT, persoon=person, naam=person.naam)
        self.opdrachtgever = self._client()
        return person

    def _client(self) -> Actor:
        org = self._order()
        for actor in self.toneel.actors.values():
            if actor.organisatie_id == org.pk and actor.rol == Rol.OPDRACHTGEVER:
                return actor
        return self._actor(Rol.OPDRACHTGEVER, organisatie=org)

    def _actor(self, rol: str, *, persoon: Any = None, organisatie: Any = None, naam: str = "") -> Actor:
        return Actor(
            bureau_id=self.bureau.pk, bureau_naam=self.bureau.naam, rol=rol, naam=naam,
            persoon_id=persoon.pk if persoon else None, organisatie_id=organisatie.pk if organisatie else None,
        )  # fmt: skip

    def _casemanager(self) -> Persoon | None:
        return self.toneel.personen.get({"vries": "piet", "zorg": "hanan"}.get(self.rol.werkgever, ""))

    def _jobhunter(self) -> Persoon | None:
        return self.toneel.personen["joris"] if self.rol.bureau == "spoorzicht" else None

    def _org(self, key: str) -> Any:
        return self.toneel.organisaties[key]

    def _order(self) -> Any:
        return self._org(self.rol.opdrachtgever or self.rol.werkgever)

    @staticmethod
    def _iso(day: dt.date) -> str:
        return day.isoformat()


class Moment:
    """One step: the clock stands on its day and the database sees its bureau."""

    def __init__(self, verteller: Basis, day: dt.date, hour: int) -> None:
        self._clock = at(day, hour)
        self._context = als(verteller.bureau, verteller.coach.user_id)

    def __enter__(self) -> dt.datetime:
        moment = self._clock.__enter__()
        self._context.__enter__()
        return moment

    def __exit__(self, *error: Any) -> None:
        self._context.__exit__(*error)
        self._clock.__exit__(*error)
