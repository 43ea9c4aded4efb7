"""Instruments of a bureau, what a kandidaat answered and what came out of it, and the orientatieprofiel."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, BureauModel, history
from wissel.dossiers.models import DossierModel

LID = "accounts.Lidmaatschap"


class Soort(models.TextChoices):
    """What an instrument may be called. Only a validated one is a test, and only as long as its proof holds."""

    TEST = "test", _("Gevalideerde test")
    VRAGENLIJST = "vragenlijst", _("Vragenlijst")
    EIGEN = "eigen_meting", _("Eigen meting")


@history()
class Instrument(BureauModel):
    """A test, questionnaire or own measurement the bureau works with, with what is known of its quality (S0.14).

    `soort` is what the bureau says it is; what it is called on a day follows from `etiket.label`, since proof expires.
    Seen by: coach and bureaumanager (matrix: instrument_lezen, category V). Kept as long as the bureau works with
    Wissel; archived ones stay readable. Erased with the bureau; there is nothing of a kandidaat in it.
    """

    class Afname(models.TextChoices):
        EXTERN = "extern", _("Buiten Wissel, bij de leverancier")
        WISSEL = "wissel", _("In Wissel, met een vragenlijst")

    sleutel = models.CharField(max_length=60)
    naam = models.CharField(max_length=150)
    leverancier = models.CharField(max_length=150, blank=True)
    versie = models.CharField(max_length=40, blank=True)
    meet = models.CharField(max_length=300)
    soort = models.CharField(max_length=15, choices=Soort)
    waar = models.CharField(max_length=10, choices=Afname)
    bewijs = models.CharField(max_length=300, blank=True)
    geldig_tot = models.DateField(null=True, blank=True)
    normgroep = models.CharField(max_length=200, blank=True)
    talen = models.JSONField(default=list)
    meegeleverd = models.BooleanField(default=False)
    slot = models.PositiveIntegerField(default=1)
    gearchiveerd_op = models.DateTimeField(null=True, blank=True)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(BureauModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="instrument_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="instrument_sleutel_uniek"),
            models.CheckConstraint(
                condition=~models.Q(soort="test")
                | (~models.Q(bewijs="") & models.Q(geldig_tot__isnull=False)),
                name="instrument_test_met_bewijs",
            ),
        ]


class Validatiebewijs(BureauModel):
    """The paper that shows an instrument was validated. Seen by: as the instrument. Kept and erased with it."""

    append_only = True

    instrument = BureauForeignKey(Instrument, related_name="bewijzen")
    pad = models.CharField(max_length=200)
    bestandsnaam = models.CharField(max_length=200)
    mime = models.CharField(max_length=80)
    grootte = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    toegevoegd_op = models.DateTimeField()
    toegevoegd_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(BureauModel.Meta):
        indexes = [
            models.Index(fields=["bureau", "instrument", "-toegevoegd_op"], name="validatiebewijs_instrument")
        ]


class Vragenlijstversie(BureauModel):
    """One version of the questions of an instrument, as `vragenlijst.read` takes it; once fixed it never changes.

    Answers belong to the version they were given to. Seen by: coach and bureaumanager (instrument_lezen), and who fills
    it in sees its questions. Kept as long as there are answers to it; erased with the bureau.
    """

    class Stand(models.TextChoices):
        CONCEPT = "concept", _("In bewerking")
        VAST = "vast", _("Gepubliceerd")

    instrument = BureauForeignKey(Instrument, related_name="versies")
    nummer = models.PositiveSmallIntegerField()
    stand = models.CharField(max_length=10, choices=Stand)
    inhoud = models.JSONField()
    sha256 = models.CharField(max_length=64, blank=True)
    slot = models.PositiveIntegerField(default=1)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    vastgesteld_op = models.DateTimeField(null=True, blank=True)

    class Meta(BureauModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="vragenlijstversie_bureau_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "instrument", "nummer"], name="vragenlijstversie_nummer"
            ),
            models.UniqueConstraint(
                fields=["bureau", "instrument"],
                condition=models.Q(stand="concept"),
                name="vragenlijstversie_concept",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="gepubliceerd", operation=pgtrigger.Update, condition=pgtrigger.Q(old__stand="vast")
            )
        ]


@history()
class Afname(DossierModel):
    """An instrument given to one kandidaat, or one self-measure: when it was asked, filled in and talked about.

    Name, version, norm and proof are copied, so that a result keeps saying what it was taken with. `prive`: the
    kandidaat's own, read by the coach only while it is shared (`Meetdeling`). `bespreken`: the kandidaat sees
    the result from the day of the nabespreking. Seen by: coach and kandidaat (test_lezen, category L); nobody else.
    Kept: with the dossier, two years after the end of the re-integration. Erased with the dossier, history rows too.
    """

    instrument = BureauForeignKey(Instrument, related_name="+")
    versie = BureauForeignKey(Vragenlijstversie, null=True, blank=True, related_name="+")
    sleutel = models.UUIDField(editable=False)
    naam = models.CharField(max_length=150)
    leverancier = models.CharField(max_length=150, blank=True)
    instrumentversie = models.CharField(max_length=40, blank=True)
    normgroep = models.CharField(max_length=200, blank=True)
    soort = models.CharField(max_length=15, choices=Soort)
    geldig_tot = models.DateField(null=True, blank=True)
    prive = models.BooleanField(default=False)
    bespreken = models.BooleanField(default=True)
    waarom = models.CharField(max_length=300, blank=True)
    uiterlijk = models.DateField(null=True, blank=True)
    moment = models.CharField(max_length=60, blank=True)
    toegewezen_op = models.DateTimeField()
    toegewezen_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    begonnen_op = models.DateTimeField(null=True, blank=True)
    ingevuld_op = models.DateTimeField(null=True, blank=True)
    afgenomen_op = models.DateField(null=True, blank=True)
    besproken_op = models.DateField(null=True, blank=True)
    besproken_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="afname_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="afname_een_keer"),
            models.CheckConstraint(
                condition=models.Q(besproken_op__isnull=True) | models.Q(afgenomen_op__isnull=False),
                name="afname_eerst_uitslag",
            ),
        ]
        indexes = [models.Index(fields=["bureau", "dossier", "-toegewezen_op"], name="afname_dossier")]


class Antwoordblad(DossierModel):
    """The answers to one questionnaire, kept while they are given; after handing in they do not change.

    Seen by: the kandidaat; the coach after handing in, a private one only while shared (test_lezen, category L).
    Kept and erased with the afname. No history: what was crossed out is nobody's business.
    """

    afname = BureauForeignKey(Afname, related_name="bladen")
    antwoorden = models.JSONField(default=dict)
    plaats = models.PositiveSmallIntegerField(default=1)
    bewaard_op = models.DateTimeField()

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="antwoordblad_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "afname"], name="antwoordblad_een"),
        ]


class Testuitslag(DossierModel):
    """The raw result of an afname: scores as Wissel counted them, or as the coach copied them from the supplier.

    A correction is a new row; the last one counts. Seen by: coach (a private one only while shared) and kandidaat (from
    the nabespreking on, where that is asked); never by opdrachtgever, manager or jobhunter (test_lezen, category L).
    Kept and erased with the afname.
    """

    append_only = True

    afname = BureauForeignKey(Afname, related_name="uitslagen")
    inhoud = models.JSONField()
    norm = models.CharField(max_length=200, blank=True)
    versie = models.CharField(max_length=40, blank=True)
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        indexes = [models.Index(fields=["bureau", "afname", "-vastgelegd_op"], name="testuitslag_afname")]


class Testbestand(DossierModel):
    """The report of a supplier about a result, kept apart from the documents of the dossier. Seen, kept and erased as
    the result."""

    append_only = True

    afname = BureauForeignKey(Afname, related_name="bestanden")
    pad = models.CharField(max_length=200)
    bestandsnaam = models.CharField(max_length=200)
    mime = models.CharField(max_length=80)
    grootte = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    toegevoegd_op = models.DateTimeField()
    toegevoegd_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        indexes = [models.Index(fields=["bureau", "afname", "-toegevoegd_op"], name="testbestand_afname")]


@history()
class Meetdeling(DossierModel):
    """The kandidaat lets the coach read the self-measures, from a moment until it is taken back.

    The policies ask the live row at each request. Seen by: kandidaat and coach. Kept and erased with the dossier.
    """

    van = models.DateTimeField()
    tot = models.DateTimeField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="meetdeling_bureau_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "dossier"],
                condition=models.Q(tot__isnull=True),
                name="meetdeling_een_lopend",
            ),
        ]


class Testconclusie(DossierModel):
    """What a result means for work, in the coach's words and without scores; the last one counts (category M).

    Seen by: coach, jobhunter, bureaumanager and kandidaat (orientatie_lezen). With `regel` it is also a line of the
    logboek that may go in a report to the opdrachtgever. Kept and erased with the dossier.
    """

    append_only = True

    afname = BureauForeignKey(Afname, related_name="conclusies")
    tekst = models.TextField()
    regel = BureauForeignKey("trajecten.Logboekregel", null=True, blank=True, related_name="+")
    geschreven_op = models.DateTimeField()
    geschreven_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        indexes = [models.Index(fields=["bureau", "afname", "-geschreven_op"], name="testconclusie_afname")]


@history()
class Orientatieprofiel(DossierModel):
    """One version of the orientatieprofiel: exactly five parts, each line with its source (S0.13, S2.30).

    A fixed version keeps its content and hash and does not change; a change begins the next version.
    Seen by: coach and kandidaat; jobhunter and bureaumanager once it is fixed (orientatie_lezen, category M); never by
    an opdrachtgever. Kept and erased with the dossier.
    """

    class Stand(models.TextChoices):
        CONCEPT = "concept", _("In bewerking")
        VAST = "vastgesteld", _("Vastgesteld")

    nummer = models.PositiveSmallIntegerField()
    stand = models.CharField(max_length=12, choices=Stand)
    gemaakt_op = models.DateTimeField()
    vastgesteld_op = models.DateTimeField(null=True, blank=True)
    vastgesteld_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    inhoud = models.JSONField(null=True, blank=True)
    inhoud_sha256 = models.CharField(max_length=64, blank=True)
    document = BureauForeignKey("documenten.Document", null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="orientatieprofiel_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "dossier", "nummer"], name="orientatieprofiel_nummer"),
            models.UniqueConstraint(
                fields=["bureau", "dossier"],
                condition=models.Q(stand="concept"),
                name="orientatieprofiel_concept",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="vastgesteld",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__stand="vastgesteld")
                & (
                    pgtrigger.Q(old__inhoud__df=pgtrigger.F("new__inhoud"))
                    | pgtrigger.Q(old__inhoud_sha256__df=pgtrigger.F("new__inhoud_sha256"))
                    | pgtrigger.Q(old__stand__df=pgtrigger.F("new__stand"))
                ),
            )
        ]


@history()
class Orientatieregel(DossierModel):
    """One statement in a part of the orientatieprofiel, with where it comes from.

    A line of the kandidaat is written and changed by the kandidaat alone. Seen, kept and erased as the profile.
    """

    class Deel(models.TextChoices):
        PERSOONLIJKHEID = "persoonlijkheid", _("Persoonlijkheid")
        CAPACITEITEN = "capaciteiten", _("Capaciteiten")
        DRIJFVEREN = "drijfveren", _("Drijfveren")
        BELEMMERINGEN = "belemmeringen", _("Persoonlijke belemmeringen")
        VOORWAARDEN = "voorwaarden", _("Voorwaarden voor toekomstig werk")

    class Thema(models.TextChoices):
        GEEN = "", _("Zonder kopje")
        TALENT = "talent", _("Talenten")
        MOTIVATIE = "motivatie", _("Motivatie")

    class Bron(models.TextChoices):
        TEST = "test", _("Test of vragenlijst")
        GESPREK = "gesprek", _("Gesprek")
        KANDIDAAT = "kandidaat", _("Eigen woorden van de kandidaat")

    profiel = BureauForeignKey(Orientatieprofiel, related_name="regels")
    volgorde = models.PositiveSmallIntegerField()
    deel = models.CharField(max_length=16, choices=Deel)
    thema = models.CharField(max_length=10, choices=Thema, blank=True)
    tekst = models.TextField()
    bron = models.CharField(max_length=10, choices=Bron)
    afname = BureauForeignKey(Afname, null=True, blank=True, related_name="+")
    bron_op = models.DateField()
    bron_woorden = models.CharField(max_length=250)
    slot = models.PositiveIntegerField(default=1)
    op = models.DateTimeField()
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="orientatieregel_bureau_uniek"),
            models.CheckConstraint(
                condition=~models.Q(bron="test") | models.Q(afname__isnull=False),
                name="orientatieregel_test_genoemd",
            ),
        ]
        indexes = [models.Index(fields=["bureau", "profiel", "volgorde"], name="orientatieregel_profiel")]
