"""What somebody takes on in a week, within what they can carry (S0.28, D5).

Everything here is category F (SECURITY 4.1): the kandidaat and the coach of the case, nobody else. A jobhunter and a
manager see how many applications were agreed (`lezen.aims`), an opdrachtgever sees nothing. No field asks for a reason.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, history
from wissel.dossiers.models import DossierModel

LID = "accounts.Lidmaatschap"


@history()
class Weekafspraak(DossierModel):
    """How many applications and how many hours a week, proposed by one and agreed to by the other.

    `vanaf` is a Monday. `bron` says where the hours come from: the belastbaarheid, or an own agreement because that
    says nothing about hours a week. Unknown hours stay empty: then nothing is checked. The agreement with the latest
    `vanaf` holds. Seen by: kandidaat and coach of the case. Kept and erased with the dossier, history rows too.
    """

    class Bron(models.TextChoices):
        BELASTBAARHEID = "belastbaarheid", _("Past binnen de belastbaarheid")
        EIGEN = "eigen", _("Eigen afspraak: uren per week zijn niet bekend")
        GEEN = "geen", _("Geen uren afgesproken")

    sleutel = models.UUIDField(editable=False)
    vanaf = models.DateField(_("vanaf"))
    sollicitaties = models.PositiveSmallIntegerField(_("sollicitaties per week"))
    uren = models.DecimalField(_("uren per week"), max_digits=4, decimal_places=1, null=True, blank=True)
    bron = models.CharField(max_length=15, choices=Bron)
    voorgesteld_op = models.DateTimeField()
    voorgesteld_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    voorgesteld_rol = models.CharField(max_length=20)
    akkoord_op = models.DateTimeField(null=True, blank=True)
    akkoord_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    vervallen_op = models.DateTimeField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="weekafspraak_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="weekafspraak_een_keer"),
            models.UniqueConstraint(
                fields=["bureau", "dossier"],
                condition=models.Q(akkoord_op__isnull=True, vervallen_op__isnull=True),
                name="weekafspraak_een_voorstel",
            ),
        ]
        indexes = [models.Index(fields=["bureau", "dossier", "-vanaf"], name="weekafspraak_vanaf")]


@history()
class Eigenlast(DossierModel):
    """What one kind of activity costs this person, when that differs from the list.

    Seen by: kandidaat and coach of the case. Kept and erased with the dossier, history rows too.
    """

    soort = models.CharField(max_length=20)
    minuten = models.PositiveSmallIntegerField()
    reis = models.PositiveSmallIntegerField(default=0)
    zwaarte = models.PositiveSmallIntegerField()

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="eigenlast_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "dossier", "soort"], name="eigenlast_uniek"),
        ]


@history()
class Weekactiviteit(DossierModel):
    """Something the kandidaat plans to do on a day; without `dag` it still needs one.

    `uren` is what it counts for in the budget, as it was when planned. `verzet` counts how often it was moved: never
    why. Seen by: kandidaat and coach of the case. Kept and erased with the dossier, history rows too.
    """

    sleutel = models.UUIDField(editable=False)
    soort = models.CharField(_("soort"), max_length=20)
    titel = models.CharField(_("wat"), max_length=120, blank=True)
    dag = models.DateField(_("dag"), null=True, blank=True)
    minuten = models.PositiveSmallIntegerField(_("minuten"))
    reis = models.PositiveSmallIntegerField(_("reistijd"), default=0)
    zwaarte = models.PositiveSmallIntegerField(_("zwaarte"), default=1)
    uren = models.DecimalField(max_digits=5, decimal_places=2)
    verzet = models.PositiveSmallIntegerField(default=0)
    klaar_op = models.DateTimeField(null=True, blank=True)
    weg_op = models.DateTimeField(null=True, blank=True)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="weekactiviteit_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="weekactiviteit_een_keer"),
        ]
        indexes = [models.Index(fields=["bureau", "dossier", "dag"], name="weekactiviteit_dag")]


@history()
class Energiedag(DossierModel):
    """The kandidaat said how a day goes: well or less well. A day of which nothing was said is unknown.

    `verplaatst` is a list of {wat, id, van, naar}, so that it can be undone. A less good day is an accepted reason for
    fewer applications that week. Seen by: kandidaat and coach of the case; never why. Kept and erased with the
    dossier, history rows too.
    """

    class Stand(models.TextChoices):
        GOED = "goed", _("Goed")
        MINDER = "minder", _("Minder goed")

    dag = models.DateField()
    stand = models.CharField(max_length=6, choices=Stand)
    verplaatst = models.JSONField(default=list)
    op = models.DateTimeField()
    herroepen_op = models.DateTimeField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="energiedag_bureau_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "dossier", "dag"],
                condition=models.Q(herroepen_op__isnull=True),
                name="energiedag_een_per_dag",
            ),
        ]


@history()
class Trenddeling(DossierModel):
    """The kandidaat lets the bedrijfsarts see how many good and less good days there were, until taken back.

    Counts per week only; no day, no activity, no word. Seen by: kandidaat and coach of the case. Kept and erased with
    the dossier, history rows too.
    """

    sinds = models.DateTimeField()
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="trenddeling_bureau_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "dossier"],
                condition=models.Q(ingetrokken_op__isnull=True),
                name="trenddeling_een_tegelijk",
            ),
        ]
