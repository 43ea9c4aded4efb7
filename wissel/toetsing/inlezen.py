"""Reading one case into one bureau: whole or not at all, and nothing the second time."""

import datetime as dt
from typing import Any

from django.db import connection, transaction

from wissel.accounts.actor import Actor
from wissel.accounts.models import Organisatie, Persoon
from wissel.dossiers.actions import openen
from wissel.dossiers.actions.spoor2 import record_besluit
from wissel.dossiers.feiten import levende_feiten
from wissel.dossiers.models import Dossier, Spoor2Besluit
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.toetsing.herkomst import ANDERS, GELIJK, Herkomst
from wissel.toetsing.kamers import Kamers
from wissel.toetsing.marks import GEGEVENS, MENSEN, ORGANISATIES, STANDEN, identity
from wissel.toetsing.partijen import BEGELEIDERS, Partijen, is_same_person
from wissel.toetsing.velden import as_field, changes
from wissel.toetsing.veldfout import Geweigerd, Veldfout
from wissel.toetsing.verslag import NIEUW, Verslag

Json = dict[str, Any]


@transaction.atomic
def read_case(*, zaak: Json, by: Actor, today: dt.date) -> Verslag:
    """Read a case that was checked. Raises Geweigerd when it does not fit what the bureau has; nothing is stored then.

    A case is known by its kenmerk; a dossier that was opened in Wissel goes by its number. The first time everything is
    new; the same file again changes nothing; a changed file changes what changed in it.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"inlezen {by.bureau_id}"])
    verslag = Verslag(kenmerk=zaak["kenmerk"])
    try:
        return _Inlezing(zaak, by, verslag, today).run()
    except DomainError as error:
        raise Geweigerd([_as_fault(error)]) from error


def _as_fault(error: DomainError) -> Veldfout:
    """A refusal of a verb, at the field it is about as far as that is known."""
    place = str(error.facts.get("pad") or error.veld or "")
    return Veldfout(f"dossier.{place}" if place else "dossier", str(error.facts.get("zin") or error.message))


def find_dossier(bureau_id: Any, kenmerk: str) -> Dossier | None:
    """The dossier with this kenmerk; one that was opened in Wissel goes by its number."""
    rows = Dossier.objects.filter(bureau_id=bureau_id)
    return rows.filter(kenmerk=kenmerk).first() or rows.filter(kenmerk="", nummer=kenmerk).first()


class _Inlezing:
    """One file on its way in."""

    def __init__(self, zaak: Json, by: Actor, verslag: Verslag, today: dt.date) -> None:
        self.zaak = zaak
        self.by = by
        self.verslag = verslag
        self.today = today
        self.partijen = Partijen(by, verslag)
        self.bestond = False

    def run(self) -> Verslag:
        dossier = find_dossier(self.by.bureau_id, self.zaak["kenmerk"])
        self.bestond = dossier is not None
        if dossier is None:
            dossier = self._open()
        elif not is_same_person(dossier.kandidaat, self.zaak["kandidaat"]):
            zin = f"is van dossier {dossier.nummer}, en dat gaat over iemand anders. Kies een eigen kenmerk."
            raise Geweigerd([Veldfout("kenmerk", zin, self.zaak["kenmerk"])])
        self.verslag.nummer = dossier.nummer
        herkomst = Herkomst(dossier)
        self._update(dossier, herkomst)
        Kamers(dossier, self.by, herkomst, self.verslag).move(self.zaak)
        self._decide(dossier)
        herkomst.read_in(self.by)
        if not self.bestond:
            self.verslag.stand = NIEUW
        if self.verslag.wijzigingen:
            record(self.by, "zaak_ingelezen", dossier=dossier, onderwerp=dossier, categorie="X")
        return self.verslag

    def _open(self) -> Dossier:
        zaak = self.zaak
        parties = self._organisaties(None)
        people = self._mensen(None, parties)
        plain = {name: as_field(name, zaak.get(name)) for name in GEGEVENS}
        plain["soort"] = plain["soort"] or Dossier.Soort.SPOOR2
        return openen.open_dossier(
            kandidaat=self.partijen.kandidaat(zaak["kandidaat"]), by=self.by, kenmerk=zaak["kenmerk"],
            nummer=self._number(), **parties, **people, **plain, **self._stand(),
        )  # fmt: skip

    def _number(self) -> str:
        """The number of the file when it is free; else the next one."""
        wanted = self.zaak.get("nummer") or ""
        if wanted and Dossier.objects.filter(bureau_id=self.by.bureau_id, nummer=wanted).exists():
            self.verslag.warn(f"nummer {wanted} is al in gebruik; dit dossier krijgt een volgend nummer")
            return ""
        return wanted

    def _stand(self) -> Json:
        spoor2 = self.zaak["dossier"].get("spoor2") or {}
        begun = spoor2.get("gestart") or (spoor2.get("start_op") or "9999") <= self.today.isoformat()
        stand = self.zaak.get("stand") or ("lopend" if begun else "aangemeld")
        return {"stand": stand, "gesloten_op": as_field("gesloten_op", self.zaak.get("gesloten_op"))}

    def _organisaties(self, dossier: Dossier | None) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for rol in ORGANISATIES:
            said = self.zaak.get(rol)
            if said is not None:
                found[rol] = self.partijen.organisatie(rol, said, getattr(dossier, rol, None))
        return found

    def _mensen(self, dossier: Dossier | None, parties: Json) -> dict[str, Any]:
        found = {}
        for rol in MENSEN:
            said = self.zaak.get(rol)
            if said is not None:
                employer = {"bedrijfsarts": "arbodienst", "casemanager": "opdrachtgever"}.get(rol, "")
                current = getattr(dossier, rol, None)
                found[rol] = self.partijen.persoon(rol, said, current, parties.get(employer))
        return found

    def _update(self, dossier: Dossier, herkomst: Herkomst) -> None:
        """Parties and plain fields in line with the file; for a new dossier this only remembers what it said."""
        person = self.zaak["kandidaat"]
        own = self.bestond or dossier.kandidaat_id in self.partijen.nieuw
        self.partijen.update_kandidaat(dossier.kandidaat, person, herkomst, eigen=own)
        named = [rol for rol in (*ORGANISATIES, *MENSEN) if self.zaak.get(rol) is not None]
        rows: dict[str, Any] = {rol: getattr(dossier, rol) for rol in named}
        if self.bestond:
            rows = self._organisaties(dossier)
            rows |= self._mensen(dossier, rows)
        found: dict[str, Any] = {}
        for rol in (*ORGANISATIES, *MENSEN):
            found |= self._party(dossier, rol, rows.get(rol), herkomst)
        quiet = self.verslag if self.bestond else Verslag()
        found |= changes(dossier, self.zaak, GEGEVENS, "", herkomst, quiet, overschrijven=self.bestond)
        self._apply(dossier, found)
        standen = changes(dossier, self.zaak, STANDEN, "", herkomst, quiet, overschrijven=self.bestond)
        self._apply_stand(dossier, standen)
        openen.fill_search(dossier)
        dossier.save(update_fields=["sorteernaam", "zoektekst"])

    def _party(
        self, dossier: Dossier, rol: str, row: Organisatie | Persoon | None, herkomst: Herkomst
    ) -> dict[str, Any]:
        """One role: the row brought in line, and who fills the role when that changes."""
        said, current = self.zaak.get(rol), getattr(dossier, rol)
        who = None if said is None else identity(said)
        verdict = herkomst.compare(f"{rol}.wie", who)
        if said is None or row is None:
            return self._leaves(dossier, rol, current, herkomst, verdict)
        own = self.bestond and current is not None and current.pk == row.pk
        if isinstance(row, Organisatie):
            self.partijen.update_organisatie(rol, row, said, herkomst, eigen=own)
        else:
            self.partijen.update_persoon(rol, row, said, herkomst, eigen=own)
        if (current is not None and current.pk == row.pk) or verdict == GELIJK:
            return {}
        self.verslag.change(f"{rol} gewijzigd" if current is not None else f"{rol} toegevoegd")
        return {rol: row}

    def _leaves(
        self, dossier: Dossier, rol: str, current: Any, herkomst: Herkomst, verdict: str
    ) -> dict[str, Any]:
        """A role the file names no more: empty, or the opdrachtgever again for werkgever and betaler."""
        if verdict != ANDERS or rol in BEGELEIDERS or current is None:
            return {}
        if rol in {"werkgever", "betaler"}:
            if current.pk == dossier.opdrachtgever_id:
                return {}
            self.verslag.change(f"{rol} is weer de opdrachtgever")
            return {rol: dossier.opdrachtgever}
        self.verslag.change(f"{rol} weggehaald")
        return {rol: None}

    def _apply(self, dossier: Dossier, found: dict[str, Any]) -> None:
        plain = {name: value for name, value in found.items() if name not in BEGELEIDERS}
        if plain.get("soort") == "":
            plain["soort"] = Dossier.Soort.SPOOR2
        if plain:
            openen.change_dossier(dossier=dossier, by=self.by, versie=dossier.versie, **plain)
        for rol in BEGELEIDERS:
            if rol in found:
                openen.assign(
                    dossier=dossier, persoon=found[rol], rol=rol, by=self.by, reden="Volgens de ingelezen zaak",
                    on=self.today,
                )  # fmt: skip
        if found:
            dossier.refresh_from_db()

    def _apply_stand(self, dossier: Dossier, found: dict[str, Any]) -> None:
        if found.get("stand") == "":
            del found["stand"]
        if not found:
            return
        for name, value in found.items():
            setattr(dossier, name, value)
        dossier.save(update_fields=list(found))
        record(self.by, "dossier_gewijzigd", dossier=dossier, onderwerp=dossier, categorie="C")

    def _decide(self, dossier: Dossier) -> None:
        """Spoor 2 that began elsewhere: what the rules said on the day of the file, with what it rested on."""
        begun = (levende_feiten(dossier).get("spoor2") or {}).get("start_op")
        known = Spoor2Besluit.objects.filter(bureau_id=self.by.bureau_id, dossier=dossier)
        if begun is not None and not known.exists():
            day = min(dt.date.fromisoformat(self.zaak["dossier"]["peildatum"]), self.today)
            record_besluit(dossier=dossier, by=self.by, on=day)
