"""Occupations and their names. They belong to no bureau and say nothing about a person; every bureau reads them.

They are read in by the owner of the database (`wissel beroepen importeer`, `wissel beroepen eigen`) and stay until
a newer list replaces them.
"""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from wissel.arbeidsmarkt.postcodemodel import Postcode  # noqa: F401  a model in a module of its own
from wissel.arbeidsmarkt.vacaturemodellen import (  # noqa: F401  models in a module of their own
    Bronbestand,
    Importfout,
    Initiatief,
    Per,
    Stand,
    Vacature,
    Vacaturebron,
    VacatureEis,
)
from wissel.database.ids import new_id


class Beroepenlijst(models.Model):
    """One file that was read in, with its hash and how far it came, so that a second time changes nothing."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    naam = models.CharField(max_length=120, unique=True)
    soort = models.CharField(max_length=10, blank=True)
    hash = models.CharField(max_length=64)
    gelezen = models.PositiveIntegerField(default=0)
    klaar = models.BooleanField(default=False)
    bijgewerkt_op = models.DateTimeField()

    class Meta:
        default_permissions = ()


class Beroep(models.Model):
    """An occupation: the kind of work a title stands for, with its group in ISCO-08 and where it comes from."""

    class Bron(models.TextChoices):
        EIGEN = "eigen", _("Eigen lijst")
        ESCO = "esco", _("ESCO")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sleutel = models.CharField(max_length=160, unique=True)
    naam = models.CharField(max_length=250)
    isco = models.CharField(max_length=4)
    omschrijving = models.TextField(blank=True)
    bron = models.CharField(max_length=10, choices=Bron)
    versie = models.CharField(max_length=40)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["isco"], name="beroep_isco")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(isco__regex=r"^[0-9]{4}$"), name="beroep_isco_vier_cijfers"
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Beroepsnaam(models.Model):
    """One name of an occupation: masculine, feminine or another word for it; `zoek` is how it is searched."""

    id = models.BigAutoField(primary_key=True)
    beroep = models.ForeignKey(Beroep, on_delete=models.CASCADE, related_name="namen")
    naam = models.CharField(max_length=250)
    zoek = models.CharField(max_length=500)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["beroep", "naam"], name="beroepsnaam_eenmaal")]
        indexes = [GinIndex(OpClass(F("zoek"), name="gin_trgm_ops"), name="beroepsnaam_zoek")]


class Beroepswoord(models.Model):
    """A word that occurs in the names of occupations, so that a word written wrongly finds the one meant."""

    woord = models.CharField(max_length=80, primary_key=True)

    class Meta:
        default_permissions = ()
        indexes = [GinIndex(OpClass(F("woord"), name="gin_trgm_ops"), name="beroepswoord_letters")]


class Beroepskoppeling(models.Model):
    """An O*NET occupation that stands for an occupation, and how exactly; a broad match makes ratings less sure."""

    id = models.BigAutoField(primary_key=True)
    onet = models.CharField(max_length=12)
    beroep = models.ForeignKey(Beroep, on_delete=models.CASCADE, related_name="koppelingen")
    soort = models.CharField(max_length=20)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["onet", "beroep"], name="beroepskoppeling_eenmaal")]


class Beroepskenmerk(models.Model):
    """A rating of O*NET: American and averaged, so it only ever adds "let op"."""

    id = models.BigAutoField(primary_key=True)
    onet = models.CharField(max_length=12)
    element = models.CharField(max_length=24)
    schaal = models.CharField(max_length=4)
    waarde = models.DecimalField(max_digits=6, decimal_places=2)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["onet", "element", "schaal"], name="beroepskenmerk_eenmaal")
        ]
