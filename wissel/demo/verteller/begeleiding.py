"""The third chapter: weeks of guidance, phases and reports, and how it can go on."""

import datetime as dt
from typing import Any

from wissel.demo import teksten
from wissel.demo.tijd import workday
from wissel.demo.verteller.basis import DAG
from wissel.demo.verteller.orientatie import fill_before_closing
from wissel.demo.verteller.voorstel import Voorstel
from wissel.documenten import actions as documenten
from wissel.dossiers.actions import feiten, spoor1
from wissel.trajecten.actions import afspraken, fases, logboek, onderbreking, rapport, traject
from wissel.trajecten.models import Fase, Rapportage


class Begeleiding(Voorstel):
    """From the first week of guidance to where the dossier stands."""

    def weken(self) -> None:
        """A talk or an effort each nine days since the start, and an appointment now and then."""
        end = min(self.today - DAG, self._stop())
        day, number = workday(self.begin + 2 * DAG), 0
        while day <= end:
            self._note(teksten.NOTITIES[number % len(teksten.NOTITIES)], day, number)
            day, number = workday(day + 9 * DAG), number + 1
        if self.rol.stand not in {"pauze", "plaatsing", "terug_spoor1"}:
            with self._on(self._back(1), 15):
                self._appointment(
                    "gesprek", "Coachgesprek", workday(self.today + (number % 6) * DAG), 9 + number % 6
                )
        self._phases()

    def _note(self, note: teksten.Notitie, day: dt.date, number: int) -> None:
        words = {"naam": self.kandidaat.naam.split()[0], "werkgever": self.dossier.werkgever.naam}
        met = None
        if note.soort in {"gesprek", "training"}:
            with self._on(day - 3 * DAG, 9):
                met = self._appointment("gesprek", note.waarom.format(**words)[:100], day, 10)
            with self._on(day, 12):
                came = "niet_gekomen" if number == 9 else "geweest"
                afspraken.record_attendance(afspraak=met, stand=came, by=self.coach)
        with self._on(day, 16):
            logboek.write_note(
                dossier=self.dossier, by=self.coach, soort=note.soort, datum=day, wie=note.wie.format(**words),
                waarom=note.waarom.format(**words), resultaat=note.resultaat.format(**words), vervolg=note.vervolg,
                minuten=note.minuten, kolom=note.kolom, rapportdeel=note.deel, publiek=note.publiek, afspraak=met,
            )  # fmt: skip
            if number == 0:
                note = teksten.KLAD
                logboek.write_note(
                    dossier=self.dossier, by=self.coach, soort=note.soort, datum=day, wie=words["naam"],
                    waarom=note.waarom, resultaat=note.resultaat, publiek=note.publiek, minuten=note.minuten,
                )  # fmt: skip

    def _phases(self) -> None:
        """The first phase is closed in the third week; later ones as far as the story goes."""
        done = 1 + (self.rol.weken_bezig or 0) // 10
        for place, fase in enumerate(
            Fase.objects.filter(bureau=self.bureau, traject=self.traject).order_by("volgorde")
        ):
            if place >= min(done, 3):
                return
            day = min(self.begin + (14 + 60 * place) * DAG, self.today - DAG)
            with self._on(day, 17):
                for part in fase.onderdelen.all():
                    fases.do_onderdeel(onderdeel=part, gedaan=part.minimum, by=self.coach)
                if not fase.gesloten_op:
                    self._words(fase)
                    fill_before_closing(self, fase)
                    fases.close_fase(fase=Fase.objects.get(pk=fase.pk), by=self.coach)

    def _words(self, fase: Fase) -> None:
        asks = [row for row in fases.conditions(fase) if row.eigen_woorden]
        if asks:
            fases.choose(
                fase=fase, keuze=["Planner", "Administratief medewerker"], by=self.kandidaat,
                woorden="Ik plan graag en ik wil met mensen werken. Dit past bij wat ik nu kan.",
            )  # fmt: skip

    def rapporten(self) -> None:
        """Every report whose period has ended before today was sent in time; the last one as far as the stand says."""
        for row in Rapportage.objects.filter(bureau=self.bureau, traject=self.traject).order_by("nummer"):
            if row.versturen_uiterlijk >= self.today or row.versturen_uiterlijk > self._stop():
                self._draft(row)
                return
            self._write(row, row.versturen_uiterlijk - 3 * DAG)
            with self._on(row.versturen_uiterlijk - 2 * DAG, 20):
                row = Rapportage.objects.get(pk=row.pk)
                rapport.give_zienswijze(rapport=row, tekst=teksten.ZIENSWIJZE, by=self.kandidaat)
            with self._on(row.versturen_uiterlijk - DAG, 11):
                documenten.freeze_rapport(rapport=Rapportage.objects.get(pk=row.pk), by=self.coach)
                documenten.send_rapport(rapport=Rapportage.objects.get(pk=row.pk), by=self.coach)

    def _draft(self, row: Rapportage) -> None:
        if self.rol.stand == "rapport_bij_kandidaat":
            self._write(row, self.today)
        elif self.rol.stand == "rapport_concept":
            with self._on(self.today, 9):
                rapport.start_draft(rapport=row, by=self.coach)

    def _write(self, row: Rapportage, day: dt.date) -> None:
        words = {
            name: text.format(naam=self.kandidaat.naam.split()[0]) for name, text in teksten.VERSLAG.items()
        }
        with self._on(day, 10):
            rapport.start_draft(rapport=row, by=self.coach)
            row = Rapportage.objects.get(pk=row.pk)
            rapport.save_draft(
                rapport=row, by=self.coach, slot=row.slot, voortgang=row.voortgang or teksten.DOELEN["coach"],
                werkwijze=row.werkwijze or words["werkwijze"], samenwerking=row.samenwerking or words["samenwerking"],
                vooruitblik=words["vooruitblik"], spoor1_antwoord=words["spoor1"],
                spoor1_door=self.opdrachtgever.naam or "casemanager", spoor1_op=day,
            )  # fmt: skip
            documenten.to_kandidaat_rapport(rapport=Rapportage.objects.get(pk=row.pk), by=self.coach)

    def pauze(self) -> None:
        day = self._back(15)
        with self._on(day):
            onderbreking.pause(
                traject=self.traject, soort="ziekte", eerste_dag=day, herbeoordeling_op=workday(self.today + 6 * DAG),
                by=self.coach, arts="W. Visser", contact_op=day,
            )  # fmt: skip

    def loonsanctie(self) -> None:
        with self._on(workday(self.ziek_op + 700 * DAG)) as moment:
            sent = self._iso(workday(self.ziek_op + 640 * DAG))
            facts: dict[str, Any] = {
                "wia_aanvraag": {"gedaan": True, "ontvangen_op": sent},
                "reintegratieverslag": {"ingediend_op": sent},
                "loonsanctie": {"opgelegd": True, "besluit_op": self._iso(moment.date())},
            }
            feiten.record_feiten(dossier=self.dossier, waarden=facts, by=self.coach, bron="Brief van UWV")

    def plaatsing(self) -> None:
        day = self._back(20)
        with self._on(day):
            spoor1.record_resultaat(
                dossier=self.dossier, uitkomst="nieuwe_werkgever", eerste_dag=day, by=self.coach,
                werkgever=self._org("luchtkasteel") if self.rol.bureau == "spoorzicht" else self._org("metaal"),
                functie="Planner", uren_per_week=24, toelichting="Contract voor een jaar, 24 uur per week.",
            )  # fmt: skip
            self.traject.refresh_from_db()
            traject.finish_traject(traject=self.traject, on=day, by=self.coach)

    def terug(self) -> None:
        day = self._back(12)
        with self._on(day):
            spoor1.record_resultaat(
                dossier=self.dossier, uitkomst="nieuwe_werkgever", eerste_dag=day, by=self.coach,
                werkgever=self.dossier.werkgever, functie="Gastvrouw", uren_per_week=20,
                toelichting="Nieuwe plek op een andere afdeling.",
            )  # fmt: skip
