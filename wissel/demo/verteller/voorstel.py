"""The second chapter: the traject starts, the intake is held, a plan is made and agreed."""

from wissel.accounts.actor import Actor
from wissel.demo import teksten
from wissel.demo.tijd import workday
from wissel.demo.verteller.basis import DAG
from wissel.demo.verteller.opening import Opening
from wissel.documenten import actions as documenten
from wissel.dossiers.actions import spoor2
from wissel.trajecten import sjabloon
from wissel.trajecten.actions import afspraken, intake, plan, taken, traject
from wissel.trajecten.models import Afspraak, Intake, Sjabloon, Taak, Trajectplan


class Voorstel(Opening):
    """From the start of spoor 2 to the approval of the plan."""

    def start(self) -> None:
        with self._on(self.begin - 17 * DAG) as moment:
            spoor2.start(
                dossier=self.dossier,
                start_op=moment.date(),
                by=self.coach,
                reden="Aanmelding kwam later binnen.",
            )
            row = Sjabloon.objects.get(bureau=self.bureau, sleutel=self.rol.sjabloon)
            self.traject = traject.start_traject(dossier=self.dossier, sjabloon=row, by=self.coach)

    def intake_gepland(self) -> None:
        day = workday(self.today + 3 * DAG)
        with self._on(self.today - DAG, 15):
            self._appointment("intake", "Intakegesprek", day, 10)

    def intake(self) -> None:
        day = workday(self.begin - 11 * DAG) if self._started else workday(self.begin)
        recent = {"intake_klaar": 2, "plan_bij_kandidaat": 4}.get(self.rol.stand)
        self.intake_op = self._back(recent) if recent else min(day, self.today - DAG)
        with self._on(self.intake_op - 7 * DAG):
            row = self._appointment("intake", "Intakegesprek", self.intake_op, 10)
            afspraken.confirm(afspraak=row, by=self.kandidaat)
        with self._on(self.intake_op, 12):
            afspraken.record_attendance(afspraak=row, stand=Afspraak.Aanwezigheid.GEWEEST, by=self.coach)
            for form in Intake.objects.filter(bureau=self.bureau, traject=self.traject):
                self._fill(form)
                intake.finish_intake(intake=form, gehouden_op=self.intake_op, by=self.coach)

    def _fill(self, form: Intake) -> None:
        for domain in intake.domains(form):
            key = domain["sleutel"]
            intake.save_answer(
                intake=form, domein=key, tekst=teksten.INTAKE[key], zichtbaarheid=domain["zichtbaarheid"], by=self.coach
            )  # fmt: skip

    def voorstel(self) -> None:
        with self._on(self.intake_op + DAG, 14):
            self.plan = plan.new_plan(traject=self.traject, by=self.coach)
            plan.set_complexiteit(
                plan=self.plan, by=self.coach, klasse="middel", reden="Twee richtingen en opbouw van uren."
            )
            self.plan.refresh_from_db()
            start = self.begin if self._started else workday(self.today + 14 * DAG)
            self.plan = plan.save_plan(
                plan=self.plan, by=self.coach, versie=self.plan.versie, doel_kandidaat=teksten.DOELEN["kandidaat"],
                doel_opdrachtgever=teksten.DOELEN["opdrachtgever"], doel_coach=teksten.DOELEN["coach"],
                samenvatting=teksten.SAMENVATTING, start_op=start, eind_op=start + 26 * 7 * DAG - DAG,
                verlenging="Verlengen kan met drie maanden, in overleg en met een nieuw plan.",
            )  # fmt: skip
            self._lines()

    def _lines(self) -> None:
        """Every activity of the sjabloon that is no option, each with why it is there."""
        for row in sjabloon.activiteiten(self.traject.sjabloon):
            if not row["standaard"] and not row["optioneel"]:
                plan.add_regel(plan=self.plan, by=self.coach, sleutel=row["sleutel"])
        for regel in self.plan.regels.order_by("volgorde"):
            plan.change_regel(regel=regel, by=self.coach, onderbouwing=teksten.ONDERBOUWING[regel.gericht_op])

    def aanbieden(self) -> None:
        with self._on(min(self.intake_op + 3 * DAG, self.today), 9):
            documenten.offer_plan(plan=self.plan, by=self.coach)

    def akkoord_kandidaat(self) -> None:
        self._answer(4, self.kandidaat, "akkoord_met_opmerking", "Graag de gesprekken in de ochtend.")
        with self._on(min(self.intake_op + 4 * DAG, self.today), 16):
            for row in Taak.objects.filter(
                bureau=self.bureau, dossier=self.dossier, voor_rol="coach", klaar_op=None
            ):
                taken.finish_taak(taak=row, by=self.coach)

    def versturen(self) -> None:
        with self._on(min(self.intake_op + 5 * DAG, self.today), 16):
            documenten.send_plan(plan=self.plan, by=self.coach)

    def akkoord_opdrachtgever(self) -> None:
        self._answer(8, self.opdrachtgever, "akkoord", "")

    def _answer(self, days: int, actor: Actor, answer: str, text: str) -> None:
        with self._on(min(self.intake_op + days * DAG, self.today), 15):
            row = Trajectplan.objects.get(pk=self.plan.pk)
            documenten.answer_plan(
                plan=row, antwoord=answer, tekst=text, inhoud_sha256=row.inhoud_sha256, by=actor
            )
