"""The voice of the kandidaat: answers to papers, own papers, requests about data, and the own plan for later."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, history
from wissel.dossiers.models import DossierModel

LID = "accounts.Lidmaatschap"


@history()
class Documentstem(DossierModel):
    """What the kandidaat says about one shared paper that has no answer of its own elsewhere (D10).

    The newest one counts. Until `gedeeld_op` the opdrachtgever only knows that it is talked about. `reactie` is the
    answer of the coach, due on `antwoord_uiterlijk` (working days as for an objection).
    Seen by: kandidaat, coach and bureaumanager (category I); the opdrachtgever only while shared. Kept and erased with
    the dossier, history rows too.
    """

    class Antwoord(models.TextChoices):
        AKKOORD = "akkoord", _("akkoord")
        OPMERKING = "opmerking", _("akkoord, met een opmerking")
        NIET_AKKOORD = "niet_akkoord", _("niet akkoord")
        VRAAG = "vraag", _("een vraag")

    document = BureauForeignKey("documenten.Document", related_name="+")
    antwoord = models.CharField(max_length=15, choices=Antwoord)
    tekst = models.TextField(blank=True)
    gegeven_op = models.DateTimeField()
    gegeven_door = BureauForeignKey(LID, related_name="+")
    antwoord_uiterlijk = models.DateField(null=True, blank=True)
    reactie = models.TextField(blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    beantwoord_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    gedeeld_op = models.DateTimeField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [models.UniqueConstraint(fields=["bureau", "id"], name="documentstem_bureau_uniek")]
        indexes = [models.Index(fields=["bureau", "dossier", "document"], name="documentstem_document")]


class EigenStuk(DossierModel):
    """A file of the kandidaat. In the envelope (`envelop`) lie medical papers for UWV: category E.

    Nobody but the kandidaat ever reads a paper of the envelope, its title or its name; the database holds that it is
    never shared. Another own paper is read by the coach while the kandidaat shares it. No history is kept, so that
    what the kandidaat removes is gone, with its file. Kept until removed, at most with the dossier.
    """

    envelop = models.BooleanField(default=False)
    titel = models.CharField(max_length=150)
    pad = models.CharField(max_length=200)
    bestandsnaam = models.CharField(max_length=200)
    mime = models.CharField(max_length=80)
    grootte = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    toegevoegd_op = models.DateTimeField()
    toegevoegd_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    gedeeld_op = models.DateTimeField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="eigenstuk_bureau_uniek"),
            models.CheckConstraint(
                condition=models.Q(envelop=False) | models.Q(gedeeld_op__isnull=True),
                name="eigenstuk_envelop_blijft_dicht",
            ),
        ]
        indexes = [models.Index(fields=["bureau", "dossier", "-toegevoegd_op"], name="eigenstuk_dossier")]


@history()
class Gegevensverzoek(DossierModel):
    """The kandidaat asks to correct data, or to use them less for a while (AVG art. 16 and 18).

    The answer is due within a month (AVG art. 12 lid 3). A restriction that was granted holds until `opgeheven_op`;
    the kandidaat hears before it ends (AVG art. 18 lid 3). Seen by: kandidaat, coach and bureaumanager. Kept and
    erased with the dossier, history rows too.
    """

    class Soort(models.TextChoices):
        CORRECTIE = "correctie", _("verbeteren of aanvullen")
        BEPERKING = "beperking", _("even niet gebruiken")

    class Besluit(models.TextChoices):
        JA = "ja", _("gedaan zoals gevraagd")
        DEELS = "deels", _("voor een deel gedaan")
        NEE = "nee", _("niet gedaan")

    sleutel = models.UUIDField(editable=False)
    soort = models.CharField(max_length=10, choices=Soort)
    over = models.CharField(max_length=200)
    tekst = models.TextField()
    gedaan_op = models.DateTimeField()
    gedaan_door = BureauForeignKey(LID, related_name="+")
    antwoord_uiterlijk = models.DateField()
    besluit = models.CharField(max_length=6, choices=Besluit, blank=True)
    reactie = models.TextField(blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    beantwoord_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    opgeheven_op = models.DateTimeField(null=True, blank=True)
    opgeheven_reden = models.CharField(max_length=300, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="gegevensverzoek_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="gegevensverzoek_sleutel_uniek"),
        ]


@history()
class Toekomstplan(DossierModel):
    """The plan of the kandidaat in the own words: what, for how many hours, by when (S2.31).

    `beroep` is the key of an occupation in the list, when one was chosen. `gedeeld_op` filled: the coach reads along.
    Seen by: the kandidaat, and the coach while shared. Kept and erased with the dossier, history rows too.
    """

    doel = models.TextField()
    waarom = models.TextField(blank=True)
    beroep = models.UUIDField(null=True, blank=True)
    beroep_naam = models.CharField(max_length=250, blank=True)
    uren_per_week = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    klaar_op = models.DateField(null=True, blank=True)
    gedeeld_op = models.DateTimeField(null=True, blank=True)
    versie = models.PositiveIntegerField(default=1)
    geschreven_op = models.DateTimeField()

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="toekomstplan_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "dossier"], name="toekomstplan_een_per_dossier"),
        ]


@history()
class Toekomststap(DossierModel):
    """One step of the own plan, with the day the kandidaat wants it done. Seen, kept and erased as the plan."""

    plan = BureauForeignKey(Toekomstplan, related_name="stappen")
    wat = models.CharField(max_length=200)
    wanneer = models.DateField(null=True, blank=True)
    gedaan_op = models.DateField(null=True, blank=True)
    volgorde = models.PositiveSmallIntegerField()

    class Meta(DossierModel.Meta):
        constraints = [models.UniqueConstraint(fields=["bureau", "id"], name="toekomststap_bureau_uniek")]
