"""From the sections of a file into the rooms that exist: facts, spoor 1, advice and the log. The rest is kept.

A section that has a room but says more than the room holds is kept as well, so that it goes back unchanged.
"""

import datetime as dt
from typing import Any

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers import termijnen
from wissel.dossiers.actions import spoor1 as spoor1_acties
from wissel.dossiers.actions.feiten import record_feiten
from wissel.dossiers.feiten import levende_feiten
from wissel.dossiers.models import Advies, Dossier, Spoor1Conclusie, Spoor1Onderzoek
from wissel.toetsing import bewaren, marks
from wissel.toetsing.activiteiten import move_activities
from wissel.toetsing.eigen import key_of, own_items
from wissel.toetsing.herkomst import ANDERS, GELIJK, NOOIT, Herkomst
from wissel.toetsing.velden import as_field
from wissel.toetsing.verslag import Verslag
from wissel.toetsing.vorm import fact_names, sections

Json = dict[str, Any]
LOS = ("zaak", "peildatum")
CONCLUSIE_BIJ = {"uitgesloten": "uitgesloten", "geen_of_onduidelijk": "onduidelijk"}
UIT_BESTAND = "volgens het ingelezen bestand"


class Kamers:
    """Moving one file into one dossier."""

    def __init__(self, dossier: Dossier, by: Actor, herkomst: Herkomst, verslag: Verslag) -> None:
        self.dossier = dossier
        self.by = by
        self.herkomst = herkomst
        self.verslag = verslag
        self.opnieuw = False

    def move(self, zaak: Json) -> None:
        """Facts first, since the dates follow from them; then what people examined, concluded and advised."""
        said, words = zaak["dossier"], zaak.get("toelichting") or {}
        self._loose(said)
        self._facts(said)
        self._conclusion(said, (words.get("spoor1") or {}).get("conclusie") or {})
        self._examined(said.get("spoor1_onderzoek") or {}, words.get("spoor1") or {})
        self._advice(said.get("adviezen") or [], words.get("adviezen") or {})
        move_activities(self, said.get("activiteiten") or [], words.get("activiteiten") or {})
        self._keep(said)
        if self.opnieuw:
            termijnen.recalculate(self.dossier, by=self.by, aanleiding="ingelezen zaak")

    def _loose(self, said: Json) -> None:
        """What is about the file and not about the case: its reference and its day."""
        for name in LOS:
            if said.get(name) != self.herkomst.vast.get(name):
                if name in self.herkomst.vast:
                    self.verslag.change(f"dossier.{name} gewijzigd")
                self.herkomst.vast[name] = said.get(name)
        self.herkomst.vast["null"] = [name for name in sections() if name in said and said[name] is None]

    def _facts(self, said: Json) -> None:
        live = levende_feiten(self.dossier)
        fresh: Json = {}
        for name in fact_names():
            value, current = marks.fact(said, name), marks.fact(live, name)
            pad = f"dossier.{name}"
            verdict = self.herkomst.compare(pad, value)
            if value == current or verdict == GELIJK:
                continue
            if value is None and (verdict == NOOIT or not self.herkomst.is_ours(pad, current)):
                continue
            fresh[name] = value
            word = "weggehaald" if value is None else "vastgelegd" if current is None else "gewijzigd"
            self.verslag.change(f"{pad} {word}")
            if verdict == ANDERS and current is not None and not self.herkomst.is_ours(pad, current):
                self.verslag.warn(
                    f"{pad} was in Wissel intussen gewijzigd; het bestand is nieuwer en geldt nu"
                )
        source = f"Ingelezen zaak {self.dossier.kenmerk or self.dossier.nummer}"
        record_feiten(dossier=self.dossier, waarden=fresh, by=self.by, bron=source)

    def _conclusion(self, said: Json, words: Json) -> None:
        """The prospect of spoor 1 is a conclusion in Wissel, with who drew it and when."""
        part = said.get("spoor1") or {}
        prospect = part.get("vooruitzicht")
        verdict = self.herkomst.compare("dossier.spoor1.vooruitzicht", prospect)
        told = self.herkomst.compare("toelichting.spoor1.conclusie", words or None)
        if prospect is None and verdict == ANDERS:
            self.verslag.warn("dossier.spoor1.vooruitzicht ontbreekt nu; de conclusie in Wissel blijft")
        if prospect is None or (verdict == GELIJK and told in {GELIJK, NOOIT}):
            return
        started = bool(
            (said.get("spoor2") or {}).get("start_op") or (said.get("spoor2") or {}).get("gestart")
        )
        kind = words.get("soort") or CONCLUSIE_BIJ.get(prospect) or ("loopt_door" if started else "terugkeer")
        day = words.get("op") or part.get("arbeidsdeskundig_onderzoek_op") or said["peildatum"]
        values = {
            "conclusie": kind, "getrokken_door": words.get("door") or UIT_BESTAND,
            "getrokken_op": min(dt.date.fromisoformat(day), klok.today()),
            "toelichting": words.get("toelichting") or "", "bewijs_omschrijving": words.get("bewijs") or "",
        }  # fmt: skip
        newest = self._newest_conclusion()
        if newest is not None and all(getattr(newest, name) == value for name, value in values.items()):
            return
        row = Spoor1Conclusie.objects.create(
            bureau_id=self.by.bureau_id, dossier=self.dossier, door_id=self.by.lidmaatschap_id, op=klok.now(), **values
        )  # fmt: skip
        self.herkomst.rijen["spoor1_conclusie"] = {"laatste": str(row.pk)}
        self.verslag.change("conclusie over spoor 1 vastgelegd")
        self.opnieuw = True

    def _newest_conclusion(self) -> Spoor1Conclusie | None:
        rows = Spoor1Conclusie.objects.filter(bureau_id=self.by.bureau_id, dossier=self.dossier)
        return rows.order_by("-op", "-id").first()

    def _examined(self, said: Json, words: Json) -> None:
        """Own, adapted and other work: examined or not, with the words there are."""
        rows = Spoor1Onderzoek.objects.filter(bureau_id=self.by.bureau_id, dossier=self.dossier)
        known = {row.optie: row for row in rows}
        for optie in marks.OPTIES:
            value, told, row = said.get(optie), words.get(optie) or {}, known.get(optie)
            pad = f"dossier.spoor1_onderzoek.{optie}"
            verdicts = {
                self.herkomst.compare(pad, value),
                self.herkomst.compare(f"toelichting.spoor1.{optie}", told or None),
            }
            gone = value is None and row is not None and self.herkomst.is_ours(pad, row.onderzocht)
            if ANDERS not in verdicts and (value is None or GELIJK in verdicts):
                continue
            if value is None and not gone:
                continue
            values = {
                "onderzocht": value, "onderzocht_door": told.get("door") or "",
                "onderzocht_op": as_field("onderzocht_op", told.get("op") or said.get("rapport_op")),
                "uitkomst": told.get("uitkomst") or "", "bewijs_omschrijving": told.get("bewijs") or "",
            }  # fmt: skip
            if row is not None and all(getattr(row, name) == part for name, part in values.items()):
                continue
            spoor1_acties.store_onderzoek(dossier=self.dossier, optie=optie, by=self.by, **values)
            self.verslag.change(f"{pad} {'weggehaald' if gone else 'vastgelegd'}")

    def _advice(self, said: list[Json], words: Json) -> None:
        """Advice with a sender becomes a row; one that changes is added, since advice is never edited."""
        known = self.herkomst.rijen.setdefault("adviezen", {})
        rows = self.herkomst.rijen.setdefault("adviezen.rijen", {})
        own = {item["id"] for item in own_items(self.dossier, "adviezen", self.herkomst)}
        for key, item in {item["id"]: item for item in reversed(said)}.items():
            told = words.get(key) or {}
            if key in own:
                continue
            row = marks.item("adviezen", item)
            verdicts = {
                self.herkomst.compare(f"dossier.adviezen.{key}", row),
                self.herkomst.compare(f"toelichting.adviezen.{key}", told or None),
            }
            if row["van"] is None or (key in known and ANDERS not in verdicts):
                continue
            made = Advies.objects.create(
                bureau_id=self.by.bureau_id, dossier=self.dossier, van=row["van"],
                datum=dt.date.fromisoformat(row["datum"]), naam=told.get("naam") or "",
                soort=told.get("soort") or "advies", wat_kan=told.get("wat_kan") or "",
                uren_per_week=as_field("uren_per_week", told.get("uren_per_week")),
                herzien_op=as_field("herzien_op", told.get("herzien_op")),
                bewijs_omschrijving=told.get("bewijs") or "", door_id=self.by.lidmaatschap_id, op=klok.now(),
            )  # fmt: skip
            self.verslag.change(f"dossier.adviezen: {key} {'opnieuw ' if key in known else ''}vastgelegd")
            known[key] = str(made.pk)
            rows[str(made.pk)] = key
            self.opnieuw = True

    def _keep(self, said: Json) -> None:
        """Everything that is no fact: kept as it came, without what came from Wissel itself."""
        for name in sections():
            if name in LOS or name in fact_names():
                continue
            value = said.get(name)
            known = bewaren.kept_sha256(self.dossier, name)
            if name == "spoor1_onderzoek":
                value = _beside_the_rows(value)
            if isinstance(value, list):
                own = {key_of(item) for item in own_items(self.dossier, name, self.herkomst)}
                foreign = [item for item in value if key_of(item) not in own]
                value = foreign if foreign or not own or known else None
            if value is None:
                if bewaren.drop(dossier=self.dossier, sectie=name, by=self.by):
                    self.verslag.change(f"dossier.{name} weggehaald")
            elif bewaren.keep(dossier=self.dossier, sectie=name, inhoud=value, by=self.by):
                self.verslag.change(f"dossier.{name} {'bewaard' if known is None else 'gewijzigd'}")


def _beside_the_rows(part: Json | None) -> Json | None:
    """What the three rows of spoor 1 do not hold."""
    left = {name: value for name, value in (part or {}).items() if name not in marks.OPTIES or value is None}
    return left if left or part == {} else None
