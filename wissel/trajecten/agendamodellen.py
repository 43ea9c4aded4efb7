"""Around the appointments: working hours, standing in for each other, and the WIA list of the kandidaat."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, BureauModel, history
from wissel.dossiers.models import DossierModel

LID = "accounts.Lidmaatschap"
# First and last day both count.
_DAGEN = models.Func("van", "tot", models.Value("[]"), function="daterange", output_field=DateRangeField())


@history()
class Werktijd(BureauModel):
    """The hours in which one person plans talks; the row without a person holds for everyone else of the bureau.

    Seen by: the people of the bureau. Kept and erased with the person.
    """

    persoon = BureauForeignKey("accounts.Persoon", null=True, blank=True, related_name="+")
    dagen = models.JSONField(default=list)
    begin = models.TimeField()
    einde = models.TimeField()
    op = models.DateTimeField()

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["bureau", "persoon"], nulls_distinct=False, name="werktijd_een_per_persoon"
            ),
            models.CheckConstraint(condition=models.Q(einde__gt=models.F("begin")), name="werktijd_volgorde"),
        ]


@history()
class Waarneming(BureauModel):
    """From a day until a day one coach (or jobhunter) handles the cases of another, in the same role.

    Seen by: the people of the bureau; the kandidaat sees the name of who stands in. Kept: five years, as the logbook
    that names it. Erased: with the person.
    """

    class Rol(models.TextChoices):
        COACH = "coach", _("coach")
        JOBHUNTER = "jobhunter", _("jobhunter")

    voor = BureauForeignKey("accounts.Persoon", related_name="+")
    door = BureauForeignKey("accounts.Persoon", related_name="+")
    rol = models.CharField(max_length=12, choices=Rol)
    van = models.DateField()
    tot = models.DateField()
    op = models.DateTimeField()
    gemaakt_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.CheckConstraint(condition=models.Q(tot__gte=models.F("van")), name="waarneming_volgorde"),
            models.CheckConstraint(condition=~models.Q(voor=models.F("door")), name="waarneming_ander"),
            # One stand-in at a time for one person in one role, whoever arranges it.
            ExclusionConstraint(
                name="waarneming_een_tegelijk",
                expressions=[
                    ("bureau", RangeOperators.EQUAL),
                    ("voor", RangeOperators.EQUAL),
                    ("rol", RangeOperators.EQUAL),
                    (_DAGEN, RangeOperators.OVERLAPS),
                ],
                condition=models.Q(ingetrokken_op__isnull=True),
            ),
        ]
        indexes = [
            models.Index(
                fields=["bureau", "door", "tot"],
                condition=models.Q(ingetrokken_op__isnull=True),
                name="waarneming_door",
            )
        ]


@history()
class WiaStap(DossierModel):
    """One step of the WIA list that the kandidaat ticked, or no longer.

    Seen by: the kandidaat and the coach, never the opdrachtgever. Kept and erased with the dossier.
    """

    stap = models.CharField(max_length=40)
    gedaan_op = models.DateTimeField(null=True, blank=True)
    door = BureauForeignKey(LID, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="wiastap_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "dossier", "stap"], name="wiastap_een_keer"),
        ]
