"""Who is who: the people and organisations of a file matched with those the bureau knows, and made when they are new.

An organisation is known by its KvK number, else by its name. A kandidaat is known by BSN, by e-mail address with the
same last name, or by name and date of birth; somebody with a task by e-mail address with the same last name, or by name
at the same organisation. A row that is shared is never overwritten by a file that names it for the first time.
"""

from typing import Any

from django.db.models import QuerySet

from wissel.accounts.actor import Actor
from wissel.accounts.models import Organisatie, Persoon
from wissel.accounts.sleutels import blind_index
from wissel.dossiers.actions.openen import make_persoon
from wissel.dossiers.tekst import plain, sorteernaam
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.mensen.bsn import clean, record_bsn
from wissel.toetsing.herkomst import GELIJK, NOOIT, Herkomst
from wissel.toetsing.marks import KANDIDAATVELDEN, ORGANISATIEVELDEN, PERSOONSVELDEN
from wissel.toetsing.velden import as_field, changes
from wissel.toetsing.veldfout import Geweigerd, Veldfout
from wissel.toetsing.verslag import Verslag

Json = dict[str, Any]
BEGELEIDERS = ("coach", "jobhunter")


class Partijen:
    """The matching for one file at one bureau."""

    def __init__(self, by: Actor, verslag: Verslag) -> None:
        self.by = by
        self.verslag = verslag
        self.nieuw: set[Any] = set()

    # Organisations

    def organisatie(self, rol: str, said: Json, current: Organisatie | None = None) -> Organisatie:
        """The organisation a file names in a role: the one of the dossier, another known one, or a new one."""
        soort = said.get("soort") or ("arbodienst" if rol == "arbodienst" else "werkgever")
        row = (
            current if current is not None and _same_organisation(current, said) else self._find(said, soort)
        )
        if row is None:
            values = {name: said.get(name) or "" for name in ORGANISATIEVELDEN}
            row = Organisatie.objects.create(bureau_id=self.by.bureau_id, soort=soort, **values)
            self.nieuw.add(row.pk)
            record(self.by, "organisatie_gemaakt", onderwerp=row, categorie="A")
            self.verslag.change(f"{rol}: nieuwe organisatie")
        elif said.get("soort") and row.soort != said["soort"]:
            zin = f"maar deze organisatie staat in het bureau als {row.soort}. Pas een van beide aan."
            raise Geweigerd([Veldfout(f"{rol}.soort", zin, said["soort"])])
        return row

    def _find(self, said: Json, soort: str) -> Organisatie | None:
        rows = Organisatie.objects.filter(bureau_id=self.by.bureau_id)
        number = said.get("kvk_nummer")
        if number:
            known = rows.filter(kvk_nummer=number).first()
            if known is not None:
                return known
            rows = rows.filter(kvk_nummer="")
        named = list(rows.filter(naam__iexact=said["naam"]).order_by("id"))
        return next((row for row in named if row.soort == soort), named[0] if named else None)

    def update_organisatie(
        self, rol: str, row: Organisatie, said: Json, herkomst: Herkomst, *, eigen: bool
    ) -> None:
        """Bring the fields of an organisation in line; `eigen` when it was this dossier's already."""
        found = changes(row, said, ORGANISATIEVELDEN, rol, herkomst, self._quiet(row), overschrijven=eigen)
        number = found.get("kvk_nummer")
        others = Organisatie.objects.filter(bureau_id=self.by.bureau_id, kvk_nummer=number).exclude(pk=row.pk)
        if number and others.exists():
            raise Geweigerd([Veldfout(f"{rol}.kvk_nummer", "staat al bij een andere organisatie.", number)])
        self._save(row, found, "organisatie_gewijzigd")

    # People

    def kandidaat(self, said: Json) -> Persoon:
        """The kandidaat of a new dossier: known at this bureau, or new."""
        row = self._known_kandidaat(said)
        if row is not None:
            self.verslag.warn("de kandidaat was al bekend bij dit bureau")
            return row
        values = {name: as_field(name, said.get(name)) for name in KANDIDAATVELDEN}
        row = make_persoon(by=self.by, **{**values, "taal": values["taal"] or "nl"})
        self.nieuw.add(row.pk)
        record(self.by, "persoon_gemaakt", onderwerp=row, categorie="A")
        return row

    def _known_kandidaat(self, said: Json) -> Persoon | None:
        rows = self._people()
        if said.get("bsn"):
            index = blind_index(clean(said["bsn"]), context=f"bsn {self.by.bureau_id}")
            known = rows.filter(bsn_index=index).first()
            if known is not None:
                if not is_same_person(known, said, with_bsn=False):
                    zin = "staat in dit bureau bij iemand met een andere naam en geboortedatum."
                    raise Geweigerd([Veldfout("kandidaat.bsn", zin, said["bsn"])])
                return known
        if said.get("email"):
            found = [p for p in rows.filter(email__iexact=said["email"]) if _same_last_name(p, said)]
            found = [p for p in found if not _other_birth(p, said)]
            if found:
                return found[0]
        if said.get("geboortedatum"):
            return rows.filter(sorteernaam=_sort_name(said), geboortedatum=said["geboortedatum"]).first()
        return None

    def update_kandidaat(self, row: Persoon, said: Json, herkomst: Herkomst, *, eigen: bool) -> None:
        """Bring the kandidaat in line, the BSN encrypted; without one in the file the BSN stays."""
        found = changes(
            row, said, KANDIDAATVELDEN, "kandidaat", herkomst, self._quiet(row), overschrijven=eigen
        )
        if "taal" in found and not found["taal"]:
            found["taal"] = "nl"
        self._save(row, self._keep_address(row, found, "kandidaat"), "persoon_gewijzigd")
        self._update_bsn(row, said.get("bsn"), herkomst, eigen=eigen)

    def _update_bsn(self, row: Persoon, number: str | None, herkomst: Herkomst, *, eigen: bool) -> None:
        verdict = herkomst.compare("kandidaat.bsn", number)
        if number is None or verdict == GELIJK:
            return
        if bytes(row.bsn_index or b"") == blind_index(number, context=f"bsn {row.bureau_id}"):
            return
        if verdict == NOOIT and row.bsn_index and not eigen:
            self.verslag.warn("kandidaat.bsn staat anders in Wissel en blijft zo")
            return
        try:
            record_bsn(persoon=row, nummer=number, by=self.by, dossier=herkomst.dossier)
        except DomainError as error:
            raise Geweigerd([Veldfout("kandidaat.bsn", "staat al bij iemand anders.", number)]) from error
        if row.pk not in self.nieuw:
            self.verslag.change("kandidaat.bsn vastgelegd")

    def persoon(
        self, rol: str, said: Json, current: Persoon | None, organisatie: Organisatie | None
    ) -> Persoon:
        """Somebody with a task in the case."""
        if current is not None and is_same_person(current, said):
            return current
        row = self._known_persoon(said, organisatie)
        if row is None:
            values = {name: said.get(name) or "" for name in PERSOONSVELDEN}
            row = make_persoon(by=self.by, organisatie=organisatie, **values)
            self.nieuw.add(row.pk)
            record(self.by, "persoon_gemaakt", onderwerp=row, categorie="A")
            self.verslag.change(f"{rol}: nieuwe persoon")
            if rol in BEGELEIDERS:
                self.verslag.warn(f"{rol} heeft nog geen toegang; nodig die persoon uit bij Medewerkers")
        return row

    def _known_persoon(self, said: Json, organisatie: Organisatie | None) -> Persoon | None:
        rows = self._people()
        if said.get("email"):
            same = [p for p in rows.filter(email__iexact=said["email"]) if _same_last_name(p, said)]
            if same:
                return same[0]
        named = rows.filter(sorteernaam=_sort_name(said), organisatie=organisatie, bsn_index__isnull=True)
        return next((p for p in named if not (p.email and said.get("email"))), None)

    def update_persoon(self, rol: str, row: Persoon, said: Json, herkomst: Herkomst, *, eigen: bool) -> None:
        """Bring somebody with a task in line; a person with an account keeps what they have."""
        found = changes(row, said, PERSOONSVELDEN, rol, herkomst, self._quiet(row), overschrijven=eigen)
        self._save(row, self._keep_address(row, found, rol), "persoon_gewijzigd")

    def _keep_address(self, row: Persoon, found: dict[str, Any], rol: str) -> dict[str, Any]:
        if row.user_id and "email" in found:
            self.verslag.warn(f"{rol}.email blijft zoals het is: deze persoon heeft een account")
            return {name: value for name, value in found.items() if name != "email"}
        return found

    def _people(self) -> QuerySet[Persoon]:
        return Persoon.objects.filter(bureau_id=self.by.bureau_id).order_by("id")

    def _quiet(self, row: Any) -> Verslag:
        """A row made just now needs no line per field."""
        return Verslag() if row.pk in self.nieuw else self.verslag

    def _save(self, row: Any, found: dict[str, Any], actie: str) -> None:
        if not found:
            return
        for name, value in found.items():
            setattr(row, name, value)
        if isinstance(row, Persoon):
            row.sorteernaam = sorteernaam(row.voornaam, row.tussenvoegsel, row.achternaam)
        row.save()
        record(self.by, actie, onderwerp=row, categorie="A")


def is_same_person(row: Persoon, said: Json, *, with_bsn: bool = True) -> bool:
    """Whether a file can mean this person: the same number, the same name, or half a name with a mark of its own."""
    if with_bsn and said.get("bsn") and row.bsn_index:
        same = bytes(row.bsn_index) == blind_index(clean(said["bsn"]), context=f"bsn {row.bureau_id}")
        if same:
            return True
    if row.sorteernaam == _sort_name(said):
        return True
    mail = bool(said.get("email") and row.email and said["email"].casefold() == row.email.casefold())
    birth = bool(row.geboortedatum and str(row.geboortedatum) == said.get("geboortedatum"))
    first = bool(said.get("voornaam")) and plain(row.voornaam) == plain(said["voornaam"])
    return (mail or birth) and (first or _same_last_name(row, said))


def _same_organisation(row: Organisatie, said: Json) -> bool:
    number = said.get("kvk_nummer")
    if number and row.kvk_nummer:
        return bool(number == row.kvk_nummer)
    return plain(row.naam) == plain(said["naam"])


def _same_last_name(row: Persoon, said: Json) -> bool:
    return plain(row.achternaam) == plain(said["achternaam"])


def _other_birth(row: Persoon, said: Json) -> bool:
    known, told = row.geboortedatum, said.get("geboortedatum")
    return known is not None and told is not None and str(known) != told


def _sort_name(said: Json) -> str:
    return sorteernaam(said.get("voornaam") or "", said.get("tussenvoegsel") or "", said["achternaam"])
