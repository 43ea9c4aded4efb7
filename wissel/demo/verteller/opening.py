"""The first chapter: a dossier is opened, spoor 1 is examined and spoor 2 is decided on."""

from typing import Any

from wissel.demo.tijd import workday
from wissel.demo.verteller.basis import DAG, Basis
from wissel.dossiers.actions import feiten, openen, spoor1, spoor2


class Opening(Basis):
    """From the first sick day to the decision on spoor 2."""

    def open(self) -> None:
        first = min(self.begin - 30 * DAG, self.today - 10 * DAG)
        self.opened_on = max(workday(first), self.ziek_op + 14 * DAG)
        with self._on(self.opened_on):
            self.dossier = openen.open_dossier(
                kandidaat=self._person(), opdrachtgever=self._order(), werkgever=self._org(self.rol.werkgever),
                betaler=self._order(), coach=self.toneel.personen[self.rol.coach], by=self.coach,
                eerste_ziektedag=self.ziek_op, functie=self.rol.functie, uren_per_week=self.rol.uren,
                arbodienst=self._org("arbo" if self.rol.bureau == "spoorzicht" else "arbo_zuid"),
                bedrijfsarts=self.toneel.personen.get("visser") if self.rol.bureau == "spoorzicht" else None,
                casemanager=self._casemanager(), jobhunter=self._jobhunter(), bron="Aanmelding van de werkgever",
            )  # fmt: skip
            facts: dict[str, Any] = {
                "vangnet": "nee",
                "probleemanalyse": {"oordeel_op": self._iso(self.ziek_op + 38 * DAG)},
                "plan_van_aanpak": {"opgesteld_op": self._iso(self.ziek_op + 52 * DAG)},
            }
            if self.rol.weken_ziek > 44:
                facts["melding_42e_week"] = {"gedaan_op": self._iso(self.ziek_op + 285 * DAG)}
            past = {
                path: fact
                for path, fact in facts.items()
                if isinstance(fact, str) or all(day <= self._iso(self.today) for day in fact.values())
            }
            feiten.record_feiten(
                dossier=self.dossier, waarden=past, by=self.coach, bron="Stukken van de werkgever"
            )

    def spoor1(self) -> None:
        with self._on(self.begin - 24 * DAG, 11) as moment:
            day = moment.date()
            spoor1.record_advies(
                dossier=self.dossier, van="bedrijfsarts", datum=day - DAG, soort="spreekuur", by=self.coach,
                naam="W. Visser", wat_kan="Werk met afwisseling van zitten en lopen, opbouw vanaf 12 uur per week.",
                uren_per_week=20,
            )  # fmt: skip
            for optie in ("eigen_werk", "aangepast_werk", "ander_werk"):
                spoor1.record_onderzoek(
                    dossier=self.dossier, optie=optie, by=self.coach, onderzocht=True, onderzocht_op=day,
                    onderzocht_door="arbeidsdeskundige", uitkomst="Nu geen blijvende plek die past bij uren en taken.",
                    bewijs_omschrijving="Rapport arbeidsdeskundige",
                )  # fmt: skip
        with self._on(self.begin - 21 * DAG, 11) as moment:
            spoor1.conclude(
                dossier=self.dossier, conclusie="loopt_door", getrokken_door="arbeidsdeskundige",
                getrokken_op=moment.date(), by=self.coach, toelichting="Spoor 1 blijft naast spoor 2 open.",
            )  # fmt: skip

    def eerste_jaar(self) -> None:
        """The evaluation of the first year was held in week 50, once that week has been."""
        held = workday(self.ziek_op + 350 * DAG)
        if held >= self.today:
            return
        with self._on(max(held, self.opened_on + DAG), 14):
            value = {"gehouden_op": self._iso(held)}
            feiten.record_feit(
                dossier=self.dossier,
                pad="eerstejaarsevaluatie",
                waarde=value,
                by=self.coach,
                bron="Verslag werkgever",
            )

    def evaluatie(self) -> None:
        """Employer and employee talked in the weeks behind us, as they do every six weeks."""
        held = workday(self.today - (9 + self.rol.weken_ziek % 4 * 7) * DAG)
        if held < max(self.opened_on, self.ziek_op + 60 * DAG):
            return
        with self._on(held, 16):
            feiten.record_feit(
                dossier=self.dossier, pad="laatste_evaluatie_op", waarde=self._iso(held), by=self.coach,
                bron="Verslag werkgever",
            )  # fmt: skip

    def besluit(self) -> None:
        with self._on(self.begin - 20 * DAG) as moment:
            mogelijk = {"stand": "ja", "bron": "bedrijfsarts", "datum": self._iso(moment.date())}
            feiten.record_feit(
                dossier=self.dossier, pad="arbeidsmogelijkheden", waarde=mogelijk, by=self.coach
            )
            spoor2.record_besluit(dossier=self.dossier, by=self.coach, on=moment.date())
