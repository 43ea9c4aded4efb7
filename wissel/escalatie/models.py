"""Stagnation that was seen, a deskundigenoordeel that is asked, and the repair after a loonsanctie."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, history
from wissel.dossiers.models import DossierModel

LID = "accounts.Lidmaatschap"
DOCUMENT = "documenten.Document"


@history()
class Stagnatie(DossierModel):
    """A dossier that stands still, since when and why; one open row per dossier (S2.36).

    `redenen` holds facts only: the key of the reason, its first day, and ids or days as evidence. `merken` are the
    reasons somebody dealt with, so that the same one does not come back in the same period. `toelichting` is a
    working note of the bureau. Seen by: coach, jobhunter and manager (category H). Kept and erased with the dossier.
    """

    class Stand(models.TextChoices):
        OPEN = "open", _("Open")
        AFGEHANDELD = "afgehandeld", _("Afgehandeld")
        VALS_ALARM = "vals_alarm", _("Vals alarm")
        VANZELF = "vanzelf", _("Vanzelf voorbij")

    class Keuze(models.TextChoices):
        GESPREK = "gesprek", _("Gesprek met de kandidaat")
        PLAN = "plan", _("Plan bijstellen")
        PAUZE = "pauze", _("Pauze vastleggen")
        OORDEEL = "deskundigenoordeel", _("Deskundigenoordeel van UWV")
        MANAGER = "manager", _("Bureaumanager erbij")

    stand = models.CharField(max_length=12, choices=Stand, default=Stand.OPEN)
    redenen = models.JSONField(default=list)
    merken = models.JSONField(default=list)
    sinds = models.DateField()
    gevonden_op = models.DateField()
    keer = models.PositiveSmallIntegerField(default=1)
    gesloten_op = models.DateField(null=True, blank=True)
    gesloten_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    keuze = models.CharField(max_length=20, choices=Keuze, blank=True)
    toelichting = models.CharField(max_length=300, blank=True)
    manager_op = models.DateTimeField(null=True, blank=True)
    taak = BureauForeignKey("trajecten.Taak", null=True, blank=True, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="stagnatie_bureau_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "dossier"], condition=models.Q(stand="open"), name="stagnatie_een_open"
            ),
            models.CheckConstraint(
                condition=models.Q(stand="open") | models.Q(gesloten_op__isnull=False),
                name="stagnatie_gesloten_op",
            ),
        ]
        indexes = [models.Index(fields=["bureau", "dossier", "-gevonden_op"], name="stagnatie_dossier")]


@history()
class Deskundigenoordeel(DossierModel):
    """A question of type DO-1 to DO-6 to UWV: who asks, which papers go along, when it was asked and the answer.

    `uitkomst` says in own words what UWV answered to the question, never anything medical. Seen by: the bureau; the
    party that asks; the other party once it was asked, without the papers (category C). Kept and erased with the
    dossier.
    """

    class Van(models.TextChoices):
        WERKGEVER = "werkgever", _("de werkgever")
        WERKNEMER = "werknemer", _("de werknemer")

    soort = models.CharField(max_length=4)
    van = models.CharField(max_length=10, choices=Van)
    peildatum = models.DateField(null=True, blank=True)
    sleutel = models.UUIDField(editable=False)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    bundel = BureauForeignKey(DOCUMENT, null=True, blank=True, related_name="+")
    bundel_op = models.DateTimeField(null=True, blank=True)
    bundel_compleet = models.BooleanField(default=False)
    gevraagd_op = models.DateField(null=True, blank=True)
    gevraagd_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    uiterlijk = models.DateField(null=True, blank=True)
    nagevraagd_op = models.DateField(null=True, blank=True)
    antwoord_op = models.DateField(null=True, blank=True)
    antwoord_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    uitkomst = models.CharField(max_length=600, blank=True)
    antwoord_document = BureauForeignKey(DOCUMENT, null=True, blank=True, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="deskundigenoordeel_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="deskundigenoordeel_een_keer"),
            models.CheckConstraint(
                condition=models.Q(antwoord_op__isnull=True)
                | models.Q(gevraagd_op__isnull=False, antwoord_op__gte=models.F("gevraagd_op")),
                name="deskundigenoordeel_volgorde",
            ),
        ]


@history()
class Oordeelstuk(DossierModel):
    """One paper chosen for a deskundigenoordeel, or asked for when `document` is empty.

    Seen by: the bureau and the party that asks. Kept and erased with the dossier.
    """

    oordeel = BureauForeignKey(Deskundigenoordeel, related_name="stukken")
    sleutel = models.CharField(max_length=40)
    document = BureauForeignKey(DOCUMENT, null=True, blank=True, related_name="+")
    op = models.DateTimeField()
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="oordeelstuk_bureau_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "oordeel", "sleutel", "document"],
                nulls_distinct=False,
                name="oordeelstuk_uniek",
            ),
        ]


@history()
class Hersteltaak(DossierModel):
    """One thing UWV found missing, what repairs it, who does it, and the proof that it was done (D13).

    Seen by: the bureau and the opdrachtgever (category C). Kept and erased with the dossier.
    """

    class Eigenaar(models.TextChoices):
        WERKGEVER = "opdrachtgever", _("de werkgever")
        BUREAU = "coach", _("het bureau")
        BEDRIJFSARTS = "bedrijfsarts", _("de bedrijfsarts")

    volgorde = models.PositiveSmallIntegerField()
    sleutel = models.CharField(max_length=80)
    bevinding = models.CharField(max_length=300)
    wat = models.CharField(max_length=300, blank=True)
    eigenaar = models.CharField(max_length=20, choices=Eigenaar, default=Eigenaar.WERKGEVER)
    due_on = models.DateField(null=True, blank=True)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    bewijs_document = BureauForeignKey(DOCUMENT, null=True, blank=True, related_name="+")
    bewijs_regel = BureauForeignKey("trajecten.Logboekregel", null=True, blank=True, related_name="+")
    bewezen_op = models.DateField(null=True, blank=True)
    bewezen_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    vervallen_op = models.DateField(null=True, blank=True)
    vervallen_reden = models.CharField(max_length=200, blank=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="hersteltaak_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "dossier", "sleutel"], name="hersteltaak_een_keer"),
            models.CheckConstraint(
                condition=models.Q(bewezen_op__isnull=True)
                | models.Q(bewijs_document__isnull=False)
                | models.Q(bewijs_regel__isnull=False),
                name="hersteltaak_met_bewijs",
            ),
        ]


@history()
class Herstelverzoek(DossierModel):
    """A request to shorten a loonsanctie as it was put together: the pack, and when it went to UWV.

    Which days follow comes from the facts of the dossier, never from here. Seen by: the bureau and the opdrachtgever
    (category C). Kept and erased with the dossier.
    """

    bundel = BureauForeignKey(DOCUMENT, related_name="+")
    gemaakt_op = models.DateTimeField()
    gemaakt_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    verstuurd_op = models.DateField(null=True, blank=True)
    verstuurd_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [models.UniqueConstraint(fields=["bureau", "id"], name="herstelverzoek_bureau_uniek")]
        indexes = [models.Index(fields=["bureau", "dossier", "-gemaakt_op"], name="herstelverzoek_dossier")]
