"""Postcodes of four digits, when they were read in."""

from django.db import models


class Postcode(models.Model):
    """Where a postcode of four digits lies: degrees (WGS84) with its place, municipality and province.

    Belongs to no bureau and says nothing about a person; every bureau reads it. Read in by the owner of the database
    (`wissel postcodes importeer`); stays until a newer file replaces all of it.
    """

    pc4 = models.CharField(max_length=4, primary_key=True)
    breedte = models.FloatField()
    lengte = models.FloatField()
    plaats = models.CharField(max_length=80)
    gemeente = models.CharField(max_length=80, blank=True)
    provincie = models.CharField(max_length=40, blank=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pc4__regex=r"^[1-9][0-9]{3}$"), name="postcode_vier_cijfers"
            ),
            models.CheckConstraint(
                condition=models.Q(breedte__range=(50.5, 53.8), lengte__range=(3.2, 7.4)),
                name="postcode_in_nederland",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pc4} {self.plaats}"
