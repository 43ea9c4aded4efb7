"""Mail as rows, written with the change that causes it and sent by a job; and long work with its progress."""

from django.db import models

from wissel.database.base import BureauForeignKey, BureauModel, history
from wissel.outbox.onderwerpen import Keuze


class Bericht(BureauModel):
    """One mail to one address. The text is encrypted and erased once it is sent (kept in the demo's mailbox).

    `aangeboden` is written just before the last line goes to the mail server: from then on this Message-ID is never
    offered again. Who never heard the answer of the server is `onzeker`; what came back is `retour`.
    Seen by: the bureau, only that it did not arrive and at whom; the text nobody, apart from the demo's mailbox.
    Kept: text until sent and at most thirty days, the row one year; the daily round removes both.
    """

    class Stand(models.TextChoices):
        WACHT = "wacht"
        AANGEBODEN = "aangeboden"
        VERZONDEN = "verzonden"
        MISLUKT = "mislukt"
        ONZEKER = "onzeker"
        RETOUR = "retour"
        VASTGEHOUDEN = "vastgehouden"

    soort = models.CharField(max_length=40)
    naar = models.EmailField()
    persoon = BureauForeignKey("accounts.Persoon", null=True, blank=True, related_name="+")
    dossier_id = models.UUIDField(null=True, blank=True)
    onderwerp = models.CharField(max_length=200)
    tekst = models.BinaryField(null=True, blank=True)
    message_id = models.CharField(max_length=120)
    stand = models.CharField(max_length=12, choices=Stand, default=Stand.WACHT)
    pogingen = models.PositiveSmallIntegerField(default=0)
    fout = models.CharField(max_length=300, blank=True)
    code = models.CharField(max_length=12, blank=True, default="", db_default="")
    gemaakt_op = models.DateTimeField()
    verzonden_op = models.DateTimeField(null=True, blank=True)
    retour_op = models.DateTimeField(null=True, blank=True)
    afgehandeld_op = models.DateTimeField(null=True, blank=True)

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "message_id"], name="bericht_message_id_uniek"),
        ]
        indexes = [models.Index(fields=["bureau", "stand", "gemaakt_op"], name="bericht_stand")]


@history()
class Meldingkeuze(BureauModel):
    """How one person wants to hear about one topic. No row: what the topic says itself.

    Seen by: the person. Kept and erased with the person.
    """

    persoon = BureauForeignKey("accounts.Persoon", related_name="+")
    onderwerp = models.CharField(max_length=20)
    keuze = models.CharField(max_length=10, choices=Keuze)
    op = models.DateTimeField()

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["bureau", "persoon", "onderwerp"], name="meldingkeuze_een_per_onderwerp"
            ),
        ]


class Melding(BureauModel):
    """News for one person that waits for the overview of the day. It names a kind of news and nothing else.

    Seen by: nobody; the overview counts them. Kept: until it was in an overview, then ninety days.
    """

    persoon = BureauForeignKey("accounts.Persoon", related_name="+")
    soort = models.CharField(max_length=40)
    dossier_id = models.UUIDField(null=True, blank=True)
    op = models.DateTimeField()
    verwerkt_op = models.DateTimeField(null=True, blank=True)

    class Meta(BureauModel.Meta):
        indexes = [
            models.Index(
                fields=["bureau", "persoon"],
                condition=models.Q(verwerkt_op__isnull=True),
                name="melding_wacht",
            )
        ]


class Werk(BureauModel):
    """Long work as its owner sees it: what, how far, and what came out."""

    class Stand(models.TextChoices):
        WACHT = "wacht"
        BEZIG = "bezig"
        KLAAR = "klaar"
        MISLUKT = "mislukt"
        AFGEBROKEN = "afgebroken"

    soort = models.CharField(max_length=40)
    eigenaar = BureauForeignKey("accounts.Lidmaatschap", related_name="+")
    sleutel = models.CharField(max_length=120)
    stand = models.CharField(max_length=12, choices=Stand, default=Stand.WACHT)
    gedaan = models.PositiveIntegerField(default=0)
    totaal = models.PositiveIntegerField(default=0)
    uitkomst = models.JSONField(default=dict)
    gemaakt_op = models.DateTimeField()
    klaar_op = models.DateTimeField(null=True, blank=True)

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="werk_sleutel_uniek"),
        ]
