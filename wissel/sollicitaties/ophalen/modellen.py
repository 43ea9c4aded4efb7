"""The own address of a kandidaat for mail about applications, and the mail that has no place yet."""

from django.db import models

from wissel.database.base import BureauForeignKey, history
from wissel.dossiers.models import DossierModel


@history(exclude=["token"])
class Postadres(DossierModel):
    """The secret part of the address to which a kandidaat sends mail on; who knows it can only add mail to the tray.

    A renewed address ends the one before at once. Seen by: the kandidaat alone (sollicitatiepost). Kept and erased
    with the dossier; history keeps no token.
    """

    token = models.CharField(max_length=40)
    aangezet_op = models.DateTimeField()
    uit_op = models.DateTimeField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="postadres_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "token"], name="postadres_token_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "dossier"],
                condition=models.Q(uit_op__isnull=True),
                name="postadres_een_per_dossier",
            ),
        ]


class Poststuk(DossierModel):
    """One mail that came in: facts of its header, and the file until it has a place.

    Who sent it is what the header claims; nothing rests on it. `bewijs` is where it went; without, it waits thirty days
    and then the row and the file are gone. Text and attachments are never read or shown. Seen by: the kandidaat alone
    (sollicitatiepost). Kept at most thirty days without a place, else as the proof; erased with the dossier.
    """

    datum = models.DateField(null=True, blank=True)
    van = models.CharField(max_length=250, blank=True)
    aan = models.CharField(max_length=250, blank=True)
    onderwerp = models.CharField(max_length=250, blank=True)
    bericht_id = models.CharField(max_length=250, blank=True)
    sha256 = models.CharField(max_length=64)
    pad = models.CharField(max_length=200, blank=True)
    grootte = models.PositiveIntegerField()
    op = models.DateTimeField()
    bewijs = BureauForeignKey("sollicitaties.Sollicitatiebewijs", null=True, blank=True, related_name="+")
    weg_op = models.DateTimeField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="poststuk_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "dossier", "sha256"], name="poststuk_een_keer"),
        ]
        indexes = [models.Index(fields=["bureau", "dossier", "-op"], name="poststuk_dossier")]
