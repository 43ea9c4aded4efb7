"""What people of a dossier write to each other, what they are reminded of, and their calendar outside Wissel."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, BureauModel, history
from wissel.dossiers.models import DossierModel

LID = "accounts.Lidmaatschap"


class Draad(DossierModel):
    """A conversation between people of one dossier. Who reads it is fixed by `publiek` and never changes.

    Seen by: the people of its audience (matrix.toml, category R); nobody else of the bureau or the employer.
    Kept and erased with the dossier.
    """

    class Publiek(models.TextChoices):
        KANDIDAAT = "kandidaat", _("kandidaat en begeleiders")
        OPDRACHTGEVER = "opdrachtgever", _("opdrachtgever en coach")

    publiek = models.CharField(max_length=15, choices=Publiek)
    onderwerp = models.CharField(max_length=120)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = BureauForeignKey(LID, related_name="+")
    laatste_op = models.DateTimeField()

    class Meta(DossierModel.Meta):
        indexes = [models.Index(fields=["bureau", "dossier", "-laatste_op"], name="draad_dossier")]


class Draadbericht(DossierModel):
    """One message in a conversation. Others read it from `zichtbaar_op`; until then the writer can take it back.

    Seen by: as the conversation. A message that was taken back keeps no text. Kept and erased with the dossier.
    """

    draad = BureauForeignKey(Draad, related_name="berichten")
    van = BureauForeignKey(LID, related_name="+")
    van_persoon = BureauForeignKey("accounts.Persoon", related_name="+")
    rol = models.CharField(max_length=20)
    tekst = models.TextField()
    op = models.DateTimeField()
    zichtbaar_op = models.DateTimeField()
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    gemeld_op = models.DateTimeField(null=True, blank=True)
    sleutel = models.UUIDField(editable=False)

    class Meta(DossierModel.Meta):
        constraints = [
            *DossierModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "van", "sleutel"], name="draadbericht_een_keer"),
            models.CheckConstraint(
                condition=models.Q(ingetrokken_op__isnull=True) | models.Q(tekst=""),
                name="draadbericht_terug",
            ),
        ]


class Leesstand(DossierModel):
    """Until when one person has read a conversation.

    Seen by: that person only; nobody is told whether somebody else has read. Kept and erased with the dossier.
    """

    draad = BureauForeignKey(Draad, related_name="+")
    persoon = BureauForeignKey("accounts.Persoon", related_name="+")
    tot = models.DateTimeField()

    class Meta(DossierModel.Meta):
        constraints = [
            *DossierModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "draad", "persoon"], name="leesstand_een_per_persoon"),
        ]


class Herinnering(DossierModel):
    """One reminder of one stored date to one party, made once: the row is the reminder.

    Seen by: category C, as the date itself. Kept and erased with the dossier.
    """

    append_only = True

    code = models.CharField(max_length=60)
    due_on = models.DateField()
    dagen = models.PositiveSmallIntegerField()
    rol = models.CharField(max_length=20)
    op = models.DateField()

    class Meta(DossierModel.Meta):
        constraints = [
            *DossierModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["bureau", "dossier", "code", "due_on", "dagen", "rol"], name="herinnering_een_keer"
            ),
        ]


class Dagronde(BureauModel):
    """Until which day the daily round of a bureau was done, so that a missed day is caught up and none is done twice.

    Seen by: nobody. Holds no personal data.
    """

    soort = models.CharField(max_length=20)
    tot = models.DateField()

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "soort"], name="dagronde_een_per_soort"),
        ]


@history(exclude=["token_hash"])
class Agendalink(BureauModel):
    """The secret address of somebody's appointments for a calendar elsewhere. Only the hash of it is stored.

    Seen by: the person, not the address itself. Dies with the membership. Kept and erased with the person.
    """

    lidmaatschap = BureauForeignKey(LID, related_name="+")
    token_hash = models.BinaryField()
    gemaakt_op = models.DateTimeField()
    gebruikt_op = models.DateField(null=True, blank=True)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "token_hash"], name="agendalink_token_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "lidmaatschap"], condition=models.Q(ingetrokken_op__isnull=True),
                name="agendalink_een_lopend",
            ),
        ]  # fmt: skip
