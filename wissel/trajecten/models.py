"""The guidance itself: sjabloon, traject, fases, intake, plan, log, appointments and reports."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, BureauModel, history
from wissel.dossiers.models import DossierModel
from wissel.trajecten.agendamodellen import Waarneming, Werktijd, WiaStap
from wissel.trajecten.privacymodellen import Privacyantwoord
from wissel.trajecten.welkommodellen import Welkom

__all__ = [
    "Afspraak", "Beoordeling", "Fase", "Intake", "IntakeAntwoord", "Klad", "Logboekregel", "Onderbreking", "Onderdeel",
    "Planregel", "Privacyantwoord", "Rapportage", "Rapportbron", "Sjabloon", "Standpunt", "Taak", "Traject",
    "Trajectplan", "Waarneming", "Welkom", "Werktijd", "WiaStap", "Wijzigingsvoorstel",
]  # fmt: skip

LID = "accounts.Lidmaatschap"
RAPPORT_VAST = (
    "nummer", "versie", "periode_van", "periode_tot", "voortgang", "werkwijze", "samenwerking", "vooruitblik",
    "spoor1_antwoord", "spoor1_door", "spoor1_op", "spoor1_nagevraagd_op", "zienswijze", "zienswijze_op",
    "zienswijze_door", "naar_kandidaat_op", "bevroren_op", "bevroren_door", "inhoud_sha256", "correctie_reden",
)  # fmt: skip


def _differs(names: tuple[str, ...]) -> pgtrigger.Q:
    """Whether one of these fields has another value than before."""
    first, *rest = (pgtrigger.Q(**{f"old__{name}__df": pgtrigger.F(f"new__{name}")}) for name in names)
    for each in rest:
        first = first | each
    return first


@history()
class Sjabloon(BureauModel):
    """A way of working as a bureau uses it: fases, onderdelen, terms and rhythms as data (S4.20).

    `inhoud` has the form of trajecten/sjablonen/*.toml. A running traject keeps its own copy.
    """

    sleutel = models.SlugField(max_length=60)
    naam = models.CharField(_("naam"), max_length=150)
    versie = models.PositiveSmallIntegerField(default=1)
    inhoud = models.JSONField()
    afgeleid_van = models.CharField(max_length=60, blank=True)
    actief = models.BooleanField(default=True)
    gewijzigd_op = models.DateTimeField()
    gewijzigd_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="sjabloon_sleutel_uniek"),
        ]


@history()
class Traject(DossierModel):
    """Guidance of one dossier by one sjabloon, of which it keeps its own copy and version.

    `verlengd_tot` is how far the bureau goes on after the agreed end, with why; no date of the law follows from it.
    """

    class Stand(models.TextChoices):
        VOORBEREIDING = "voorbereiding", _("In voorbereiding")
        LOPEND = "lopend", _("Lopend")
        PAUZE = "pauze", _("Onderbroken")
        NAZORG = "nazorg", _("Afgerond, nazorg loopt")
        AFGEROND = "afgerond", _("Afgerond")

    sjabloon_sleutel = models.CharField(max_length=60)
    sjabloon_versie = models.PositiveSmallIntegerField()
    sjabloon = models.JSONField()
    stand = models.CharField(max_length=20, choices=Stand, default=Stand.VOORBEREIDING)
    aangemaakt_op = models.DateTimeField()
    start_op = models.DateField(null=True, blank=True)
    eind_op = models.DateField(null=True, blank=True)
    verlengd_tot = models.DateField(null=True, blank=True)
    verlenging_reden = models.CharField(max_length=300, blank=True, default="", db_default="")
    duur_reden = models.CharField(max_length=300, blank=True)
    afgerond_op = models.DateField(null=True, blank=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="traject_bureau_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "dossier"],
                condition=~models.Q(stand="afgerond"),
                name="traject_een_lopend_per_dossier",
            ),
            models.CheckConstraint(
                condition=models.Q(eind_op__isnull=True)
                | models.Q(start_op__isnull=True)
                | models.Q(eind_op__gte=models.F("start_op")),
                name="traject_volgorde",
            ),
        ]


@history()
class Fase(DossierModel):
    """A phase of the traject, with its closing as a record: who, when, the kandidaat's own choice and words."""

    traject = BureauForeignKey(Traject, related_name="fases")
    volgorde = models.PositiveSmallIntegerField()
    sleutel = models.CharField(max_length=60)
    naam = models.CharField(max_length=150)
    naam_kandidaat = models.CharField(max_length=150, blank=True)
    gestart_op = models.DateField(null=True, blank=True)
    gesloten_op = models.DateField(null=True, blank=True)
    gesloten_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    afwijking_reden = models.CharField(max_length=300, blank=True)
    keuze_kandidaat = models.JSONField(default=list, blank=True)
    woorden_kandidaat = models.TextField(blank=True)
    woorden_op = models.DateTimeField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="fase_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "traject", "sleutel"], name="fase_sleutel_uniek"),
        ]


@history()
class Onderdeel(DossierModel):
    """A part of a fase that must or may be done, and when it was."""

    fase = BureauForeignKey(Fase, related_name="onderdelen")
    volgorde = models.PositiveSmallIntegerField()
    sleutel = models.CharField(max_length=60)
    naam = models.CharField(max_length=200)
    verplicht = models.BooleanField(default=False)
    minimum = models.PositiveSmallIntegerField(default=1)
    gedaan = models.PositiveSmallIntegerField(default=0)
    klaar_op = models.DateField(null=True, blank=True)
    klaar_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    niet_reden = models.CharField(max_length=300, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="onderdeel_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "fase", "sleutel"], name="onderdeel_sleutel_uniek"),
        ]


@history()
class Intake(DossierModel):
    """An intake of the werknemer or of the organisatie: planned, held, finished (S0.8, S2.11)."""

    class Soort(models.TextChoices):
        WERKNEMER = "werknemer", _("Intake werknemer")
        ORGANISATIE = "organisatie", _("Intake organisatie")

    traject = BureauForeignKey(Traject, related_name="intakes")
    soort = models.CharField(max_length=20, choices=Soort)
    gehouden_op = models.DateField(null=True, blank=True)
    afgerond_op = models.DateField(null=True, blank=True)
    afgerond_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    voorstel_uiterlijk = models.DateField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="intake_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "traject", "soort"], name="intake_soort_uniek"),
        ]


@history()
class IntakeAntwoord(DossierModel):
    """One answer in an intake with its own audience.

    Seen by: `zichtbaarheid` (alleen coach, kandidaat, or all). Never shown to the opdrachtgever unless 'allen'.
    """

    class Zichtbaarheid(models.TextChoices):
        COACH = "coach", _("alleen coach")
        KANDIDAAT = "kandidaat", _("coach en kandidaat")
        ALLEN = "allen", _("ook de opdrachtgever")

    intake = BureauForeignKey(Intake, related_name="antwoorden")
    domein = models.CharField(max_length=60)
    tekst = models.TextField(blank=True)
    zichtbaarheid = models.CharField(max_length=12, choices=Zichtbaarheid)
    bewaard_op = models.DateTimeField()
    bewaard_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="intakeantwoord_bureau_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "intake", "domein"], name="intakeantwoord_domein_uniek"
            ),
        ]


@history()
class Trajectplan(DossierModel):
    """One version of the re-integratievoorstel. Once offered, its content is frozen by hash."""

    class Stand(models.TextChoices):
        CONCEPT = "concept", _("Concept")
        BIJ_KANDIDAAT = "bij_kandidaat", _("Bij de kandidaat")
        BIJ_OPDRACHTGEVER = "bij_opdrachtgever", _("Bij de opdrachtgever")
        GOEDGEKEURD = "goedgekeurd", _("Goedgekeurd")
        VERVANGEN = "vervangen", _("Vervangen")

    class Complexiteit(models.TextChoices):
        LICHT = "licht", _("Licht")
        MIDDEL = "middel", _("Middel")
        ZWAAR = "zwaar", _("Zwaar")

    traject = BureauForeignKey(Traject, related_name="plannen")
    nummer = models.PositiveSmallIntegerField()
    stand = models.CharField(max_length=20, choices=Stand, default=Stand.CONCEPT)
    doel_kandidaat = models.TextField(blank=True)
    doel_opdrachtgever = models.TextField(blank=True)
    doel_coach = models.TextField(blank=True)
    samenvatting = models.TextField(blank=True)
    complexiteit = models.CharField(max_length=10, choices=Complexiteit, blank=True)
    complexiteit_reden = models.CharField(max_length=300, blank=True)
    uren = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    ritme_dagen = models.PositiveSmallIntegerField(null=True, blank=True)
    prijs = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    start_op = models.DateField(null=True, blank=True)
    eind_op = models.DateField(null=True, blank=True)
    verlenging = models.CharField(max_length=300, blank=True)
    duur_reden = models.CharField(max_length=300, blank=True)
    inhoud_sha256 = models.CharField(max_length=64, blank=True)
    document = BureauForeignKey("documenten.Document", null=True, blank=True, related_name="+")
    aangemaakt_op = models.DateTimeField()
    aangeboden_op = models.DateTimeField(null=True, blank=True)
    aangeboden_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    naar_opdrachtgever_op = models.DateTimeField(null=True, blank=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="trajectplan_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "traject", "nummer"], name="trajectplan_nummer_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "traject"],
                condition=models.Q(stand="concept"),
                name="trajectplan_een_concept",
            ),
        ]


@history()
class Planregel(DossierModel):
    """One interventie, activiteit or instrument in a plan, with why (S1.24)."""

    class Soort(models.TextChoices):
        INTERVENTIE = "interventie", _("Interventie")
        ACTIVITEIT = "activiteit", _("Activiteit")
        INSTRUMENT = "instrument", _("Instrument")

    class Gericht(models.TextChoices):
        MOGELIJKHEDEN = "mogelijkheden", _("Mogelijkheden")
        OPBOUW = "opbouw", _("Herstel en opbouw")
        ORIENTATIE = "orientatie", _("Oriëntatie")

    plan = BureauForeignKey(Trajectplan, related_name="regels")
    volgorde = models.PositiveSmallIntegerField()
    reeks = models.UUIDField()
    soort = models.CharField(max_length=12, choices=Soort)
    sleutel = models.CharField(max_length=60, blank=True)
    naam = models.CharField(max_length=200)
    onderbouwing = models.TextField(blank=True)
    gericht_op = models.CharField(max_length=15, choices=Gericht)
    eigenaar = models.CharField(max_length=20)
    helper = models.CharField(max_length=150, blank=True)
    uren = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    prijs = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    van = models.DateField(null=True, blank=True)
    tot = models.DateField(null=True, blank=True)
    fase_sleutel = models.CharField(max_length=60, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="planregel_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "plan", "reeks"], name="planregel_reeks_uniek"),
        ]


@history()
class Wijzigingsvoorstel(DossierModel):
    """The kandidaat proposes a change to one line; the coach takes it over or answers (S2.14)."""

    plan = BureauForeignKey(Trajectplan, related_name="wijzigingsvoorstellen")
    reeks = models.UUIDField()
    tekst = models.TextField()
    gedaan_op = models.DateTimeField()
    gedaan_door = BureauForeignKey(LID, related_name="+")
    overgenomen = models.BooleanField(null=True, blank=True)
    antwoord = models.TextField(blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    beantwoord_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")


class Standpunt(DossierModel):
    """What the kandidaat or opdrachtgever says about one frozen version, with the hash it was said of (S2.38)."""

    append_only = True

    class Antwoord(models.TextChoices):
        AKKOORD = "akkoord", _("Akkoord")
        AKKOORD_MET_OPMERKING = "akkoord_met_opmerking", _("Akkoord met opmerking")
        NIET_AKKOORD = "niet_akkoord", _("Niet akkoord")
        VRAAG = "vraag", _("Vraag")

    plan = BureauForeignKey(Trajectplan, related_name="standpunten")
    van = models.CharField(max_length=20)
    antwoord = models.CharField(max_length=25, choices=Antwoord)
    tekst = models.TextField(blank=True)
    inhoud_sha256 = models.CharField(max_length=64)
    gegeven_op = models.DateTimeField()
    gegeven_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")


@history()
class Afspraak(DossierModel):
    """An appointment: planned, confirmed, held or not; `verzet` counts how often it was moved to another time.

    With a language in `tolk_taal` an interpreter comes; `tolk` is who that is, once arranged (category Q).
    """

    class Aanwezigheid(models.TextChoices):
        GEPLAND = "gepland", _("Gepland")
        GEWEEST = "geweest", _("Is geweest")
        AFGEZEGD = "afgezegd", _("Afgezegd")
        NIET_GEKOMEN = "niet_gekomen", _("Niet gekomen")

    traject = BureauForeignKey(Traject, null=True, blank=True, related_name="afspraken")
    soort = models.CharField(max_length=40)
    titel = models.CharField(max_length=150)
    begint_op = models.DateTimeField()
    minuten = models.PositiveSmallIntegerField(default=60)
    vorm = models.CharField(max_length=20, default="kantoor")
    plaats = models.CharField(max_length=200, blank=True)
    met = BureauForeignKey("accounts.Persoon", null=True, blank=True, related_name="+")
    stand = models.CharField(max_length=15, choices=Aanwezigheid, default=Aanwezigheid.GEPLAND)
    bevestigd_op = models.DateTimeField(null=True, blank=True)
    afgezegd_op = models.DateTimeField(null=True, blank=True)
    afgezegd_door = models.CharField(max_length=20, blank=True)
    gemaakt_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    verzet = models.PositiveSmallIntegerField(default=0, db_default=0)
    tolk_taal = models.CharField(max_length=5, blank=True, default="", db_default="")
    tolk = models.CharField(max_length=150, blank=True, default="", db_default="")

    class Meta(DossierModel.Meta):
        indexes = [
            models.Index(fields=["bureau", "dossier", "begint_op"], name="afspraak_dossier"),
            models.Index(fields=["bureau", "met", "begint_op"], name="afspraak_met"),
            models.Index(
                fields=["bureau", "begint_op"], condition=models.Q(stand="gepland"), name="afspraak_gepland"
            ),
        ]


@history()
class Logboekregel(DossierModel):
    """One line of guidance: with whom, why, what came out, what is next. Corrected by a new row, never edited.

    Seen by: `publiek`; working notes of the coach (bureau) are category G. Kept and erased with the dossier.
    """

    class Publiek(models.TextChoices):
        COACH = "coach", _("alleen coach")
        BUREAU = "bureau", _("bureau")
        KANDIDAAT = "kandidaat", _("bureau en kandidaat")
        ALLEN = "allen", _("bureau, kandidaat en opdrachtgever")

    class Kolom(models.TextChoices):
        WERKGEVER = "werkgever", _("Werkgever")
        WERKNEMER = "werknemer", _("Werknemer")
        BUREAU = "bureau", _("Bureau")

    traject = BureauForeignKey(Traject, null=True, blank=True, related_name="logboek")
    soort = models.CharField(max_length=30)
    datum = models.DateField()
    wie = models.CharField(max_length=150)
    waarom = models.CharField(max_length=300)
    resultaat = models.TextField(blank=True)
    vervolg = models.CharField(max_length=300, blank=True)
    vervolg_op = models.DateField(null=True, blank=True)
    minuten = models.PositiveSmallIntegerField(null=True, blank=True)
    kolom = models.CharField(max_length=12, choices=Kolom, default=Kolom.BUREAU)
    rapportdeel = models.CharField(max_length=20, blank=True)
    publiek = models.CharField(max_length=12, choices=Publiek, default=Publiek.BUREAU)
    afspraak = BureauForeignKey(Afspraak, null=True, blank=True, related_name="logboek")
    planregel_reeks = models.UUIDField(null=True, blank=True)
    sleutel = models.UUIDField()
    zoektekst = models.TextField(editable=False, default="")
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    door_naam = models.CharField(max_length=280, blank=True)
    op = models.DateTimeField()
    vervangen_door = BureauForeignKey("self", null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="logboekregel_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="logboekregel_sleutel_uniek"),
        ]
        indexes = [models.Index(fields=["bureau", "dossier", "-datum", "-id"], name="logboekregel_dossier")]


@history()
class Rapportage(DossierModel):
    """One version of a voortgangsrapportage over one period (S3.19).

    `periode_tot` is the date the law engine reads (start + 42·n); `versturen_uiterlijk` the last working day on
    or before it; the sending dates are Verzending rows and the two stored dates below.
    """

    class Stand(models.TextChoices):
        GEPLAND = "gepland", _("Gepland")
        CONCEPT = "concept", _("Concept")
        BIJ_KANDIDAAT = "bij_kandidaat", _("Bij de kandidaat")
        BEVROREN = "bevroren", _("Vastgesteld")
        VERZONDEN = "verzonden", _("Verzonden")
        VERVANGEN = "vervangen", _("Vervangen door een nieuwe versie")

    traject = BureauForeignKey(Traject, related_name="rapportages")
    nummer = models.PositiveSmallIntegerField()
    versie = models.PositiveSmallIntegerField(default=1)
    periode_van = models.DateField()
    periode_tot = models.DateField()
    versturen_uiterlijk = models.DateField()
    stand = models.CharField(max_length=15, choices=Stand, default=Stand.GEPLAND)
    voortgang = models.TextField(blank=True)
    werkwijze = models.TextField(blank=True)
    samenwerking = models.TextField(blank=True)
    vooruitblik = models.TextField(blank=True)
    spoor1_antwoord = models.TextField(blank=True)
    spoor1_door = models.CharField(max_length=150, blank=True)
    spoor1_op = models.DateField(null=True, blank=True)
    spoor1_nagevraagd_op = models.DateField(null=True, blank=True)
    zienswijze = models.TextField(blank=True)
    zienswijze_op = models.DateTimeField(null=True, blank=True)
    zienswijze_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    gelezen_op = models.DateTimeField(null=True, blank=True)
    naar_kandidaat_op = models.DateTimeField(null=True, blank=True)
    bevroren_op = models.DateTimeField(null=True, blank=True)
    bevroren_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    inhoud_sha256 = models.CharField(max_length=64, blank=True)
    document = BureauForeignKey("documenten.Document", null=True, blank=True, related_name="+")
    verzonden_op = models.DateTimeField(null=True, blank=True)
    correctie_reden = models.CharField(max_length=300, blank=True)
    slot = models.PositiveIntegerField(default=1)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="rapportage_bureau_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "traject", "nummer", "versie"], name="rapportage_versie_uniek"
            ),
        ]
        indexes = [
            models.Index(
                fields=["bureau", "versturen_uiterlijk"],
                condition=models.Q(stand__in=["gepland", "concept", "bij_kandidaat", "bevroren"]),
                name="rapportage_open",
            )
        ]
        # What was frozen stays as it was, also for a bulk update or a slip in SQL; only its way onward is noted.
        triggers = [
            pgtrigger.Protect(
                name="vastgesteld",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__bevroren_op__isnull=False) & _differs(RAPPORT_VAST),
            )
        ]


class Rapportbron(DossierModel):
    """A log line used in a report, so that each sentence can show where it came from and is used once."""

    rapportage = BureauForeignKey(Rapportage, related_name="bronnen")
    regel = BureauForeignKey(Logboekregel, related_name="rapportbronnen")
    deel = models.CharField(max_length=20)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="rapportbron_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "rapportage", "regel"], name="rapportbron_uniek"),
        ]


class Beoordeling(DossierModel):
    """How kandidaat or opdrachtgever scores voortgang, werkwijze and samenwerking at a report (S3.8)."""

    append_only = True

    rapportage = BureauForeignKey(Rapportage, related_name="beoordelingen")
    van = models.CharField(max_length=20)
    voortgang = models.PositiveSmallIntegerField()
    werkwijze = models.PositiveSmallIntegerField()
    samenwerking = models.PositiveSmallIntegerField()
    tekst = models.TextField(blank=True)
    gegeven_op = models.DateTimeField()
    gegeven_door = BureauForeignKey(LID, related_name="+")


@history()
class Onderbreking(DossierModel):
    """A pause of spoor 2: reason class, start, check date of the bedrijfsarts. No end date of the law moves."""

    class Soort(models.TextChoices):
        ZIEKTE = "ziekte", _("Tijdelijk minder belastbaar")
        VAKANTIE = "vakantie", _("Vakantie")
        ANDERS = "anders", _("Andere reden")

    traject = BureauForeignKey(Traject, related_name="onderbrekingen")
    soort = models.CharField(max_length=10, choices=Soort)
    eerste_dag = models.DateField()
    herbeoordeling_op = models.DateField(null=True, blank=True)
    laatste_dag = models.DateField(null=True, blank=True)
    verklaring_op = models.DateField(null=True, blank=True)
    verklaring_door = models.CharField(max_length=150, blank=True)
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    op = models.DateTimeField()


@history()
class Taak(DossierModel):
    """Something one party is asked to do, by a date, with what it came from."""

    traject = BureauForeignKey(Traject, null=True, blank=True, related_name="taken")
    soort = models.CharField(max_length=40)
    titel = models.CharField(max_length=200)
    voor_rol = models.CharField(max_length=20)
    due_on = models.DateField(null=True, blank=True)
    minuten = models.PositiveSmallIntegerField(null=True, blank=True)
    sleutel = models.CharField(max_length=120)
    gemaakt_op = models.DateTimeField()
    klaar_op = models.DateTimeField(null=True, blank=True)
    klaar_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    vervallen_op = models.DateTimeField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="taak_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "dossier", "sleutel"], name="taak_sleutel_uniek"),
        ]
        indexes = [
            models.Index(
                fields=["bureau", "due_on"],
                condition=models.Q(klaar_op__isnull=True, vervallen_op__isnull=True),
                name="taak_open",
            )
        ]


class Klad(DossierModel):
    """What someone is still writing and has not sent, so that a break, another device or a lost session loses nothing.

    Seen by: the writer alone. Kept: until it is sent, at most ninety days. Erased: with the dossier.
    """

    door = BureauForeignKey(LID, related_name="+")
    sleutel = models.CharField(max_length=80)
    inhoud = models.JSONField(default=dict)
    bewaard_op = models.DateTimeField()

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="klad_bureau_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "door", "dossier", "sleutel"], name="klad_sleutel_uniek"
            ),
        ]
