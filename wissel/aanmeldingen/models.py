"""What reaches a bureau from outside, before there is a dossier."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.aanmeldingen.aanmeldmodellen import Aanmelding, Aanmeldstuk, Offerte
from wissel.database.base import BureauForeignKey, BureauModel, history

__all__ = ["Aanmelding", "Aanmeldstuk", "Antwoordtijd", "Contactstap", "Contactvraag", "Offerte"]
LID = "accounts.Lidmaatschap"
# What a visitor typed stays out of the history, so that erasing a question erases it everywhere.
_PERSOONLIJK = ["naam", "email", "telefoon", "vraag"]


@history(exclude=_PERSOONLIJK)
class Contactvraag(BureauModel):
    """A question from the public site, with the last day on which it is answered.

    A visitor can put it in and never read it back. Seen by: backoffice and manager of the bureau (category R).
    Kept: one year after the answer, and two years after it was asked at the latest. Erased: by the daily round, with
    its steps; the history never held name, addresses or question.
    """

    class Soort(models.TextChoices):
        WERKGEVER = "werkgever", _("Hulp voor een werknemer: ik ben werkgever")
        KANDIDAAT = "kandidaat", _("Hulp voor mijzelf: ik ben werknemer")
        LOPEND = "lopend", _("Een traject dat al loopt")
        KLACHT = "klacht", _("Een klacht")
        ANDERS = "anders", _("Iets anders")

    nummer = models.CharField(max_length=12)
    sleutel = models.UUIDField(editable=False)
    soort = models.CharField(max_length=20, choices=Soort)
    naam = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    telefoon = models.CharField(max_length=30, blank=True)
    vraag = models.TextField()
    taal = models.CharField(max_length=5, default="nl")
    gesteld_op = models.DateTimeField()
    dag = models.DateField()
    uiterlijk = models.DateField()
    bevestigd_op = models.DateTimeField(null=True, blank=True)
    behandelaar = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    opgepakt_op = models.DateTimeField(null=True, blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    beantwoord_dag = models.DateField(null=True, blank=True)
    werkdagen = models.PositiveSmallIntegerField(null=True, blank=True)
    dossier = BureauForeignKey("dossiers.Dossier", null=True, blank=True, related_name="+")

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="contactvraag_een_keer"),
            models.UniqueConstraint(fields=["bureau", "nummer"], name="contactvraag_nummer_uniek"),
            models.CheckConstraint(
                condition=~(models.Q(email="") & models.Q(telefoon="")), name="contactvraag_bereikbaar"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    beantwoord_op__isnull=True, beantwoord_dag__isnull=True, werkdagen__isnull=True
                )
                | models.Q(
                    beantwoord_op__isnull=False, beantwoord_dag__isnull=False, werkdagen__isnull=False
                ),
                name="contactvraag_beantwoord",
            ),
        ]
        indexes = [
            models.Index(
                fields=["bureau", "uiterlijk"],
                condition=models.Q(beantwoord_op__isnull=True),
                name="contactvraag_open",
            ),
            models.Index(fields=["bureau", "-beantwoord_op"], name="contactvraag_klaar"),
        ]


class Contactstap(BureauModel):
    """What the bureau did with a question: taken, called, mailed, answered, opened again, linked to a dossier.

    Seen by: as the question. Kept and erased with the question.
    """

    class Soort(models.TextChoices):
        OPGEPAKT = "opgepakt", _("opgepakt")
        GEBELD = "gebeld", _("gebeld")
        GEMAILD = "gemaild", _("gemaild")
        GESPROKEN = "gesproken", _("gesproken")
        HEROPEND = "heropend", _("heropend")
        GEKOPPELD = "gekoppeld", _("gekoppeld aan een dossier")

    contactvraag = BureauForeignKey(Contactvraag, related_name="stappen")
    soort = models.CharField(max_length=12, choices=Soort)
    beantwoordt = models.BooleanField(default=False)
    tekst = models.TextField(blank=True)
    op = models.DateTimeField()
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(BureauModel.Meta):
        indexes = [models.Index(fields=["bureau", "contactvraag", "op"], name="contactstap_vraag")]


class Antwoordtijd(BureauModel):
    """How long people waited for an answer: the middle of the measured times, shown to every visitor.

    Holds no personal data. Measured anew with each answer.
    """

    aantal = models.PositiveIntegerField()
    werkdagen = models.PositiveSmallIntegerField()
    gemeten_op = models.DateTimeField()

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau"], name="antwoordtijd_een_per_bureau"),
        ]
