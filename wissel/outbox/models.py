"""Mail as rows, written with the change that causes it and sent by a job; and long work with its progress."""

from django.db import models

from wissel.database.base import BureauForeignKey, BureauModel


class Bericht(BureauModel):
    """One mail to one address. The text is encrypted and erased once it is sent (kept in the demo's mailbox).

    Seen by: nobody in the product, apart from the demo's mailbox. Kept: text until sent, the row one year.
    """

    class Stand(models.TextChoices):
        WACHT = "wacht"
        VERZONDEN = "verzonden"
        MISLUKT = "mislukt"
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
    gemaakt_op = models.DateTimeField()
    verzonden_op = models.DateTimeField(null=True, blank=True)

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "message_id"], name="bericht_message_id_uniek"),
        ]
        indexes = [models.Index(fields=["bureau", "stand", "gemaakt_op"], name="bericht_stand")]


class Werk(BureauModel):
    """Long work as its owner sees it: what, how far, and what came out (ARCHITECTURE 4, J2)."""

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
