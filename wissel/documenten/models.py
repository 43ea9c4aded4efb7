"""Finished documents. They never change; a correction is a new version."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, BureauModel


class Document(BureauModel):
    """One version of one document: where its bytes are, their sha256, and what it was made from.

    `auteur` and `ondertekend` are what whoever added it said about the paper: who wrote it (name and role) and whether
    it carries signatures. Seen by: the roles named in `publiek`, for dossiers they may see; a paper on belastbaarheid
    by the coach of the case and the kandidaat only (category D1). Kept and erased with the dossier.
    """

    append_only = True

    class Publiek(models.TextChoices):
        BUREAU = "bureau", _("alleen het bureau")
        KANDIDAAT = "kandidaat", _("kandidaat en bureau")
        OPDRACHT = "opdracht", _("opdrachtgever en bureau")
        ALLEN = "allen", _("kandidaat, bureau en opdrachtgever")

    class Ondertekend(models.TextChoices):
        JA = "ja", _("ja")
        NEE = "nee", _("nee")
        ONBEKEND = "onbekend", _("onbekend")

    dossier = BureauForeignKey("dossiers.Dossier", related_name="documenten")
    soort = models.CharField(max_length=40)
    titel = models.CharField(max_length=200)
    reeks = models.UUIDField()
    versie = models.PositiveSmallIntegerField(default=1)
    datum = models.DateField()
    auteur = models.CharField(_("van wie"), max_length=150, blank=True, default="", db_default="")
    ondertekend = models.CharField(
        max_length=10, choices=Ondertekend, default=Ondertekend.ONBEKEND, db_default="onbekend"
    )
    publiek = models.CharField(max_length=12, choices=Publiek)
    pad = models.CharField(max_length=200)
    bestandsnaam = models.CharField(max_length=200)
    mime = models.CharField(max_length=80, default="application/pdf")
    grootte = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    inhoud = models.JSONField(null=True, blank=True)
    inhoud_sha256 = models.CharField(max_length=64, blank=True)
    sjabloon_versie = models.CharField(max_length=20, blank=True)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = BureauForeignKey("accounts.Lidmaatschap", null=True, blank=True, related_name="+")

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "reeks", "versie"], name="document_versie_uniek"),
        ]
        indexes = [models.Index(fields=["bureau", "dossier", "-datum"], name="document_dossier")]


class Verzending(BureauModel):
    """A document was made available to someone, and when they opened it."""

    document = BureauForeignKey(Document, related_name="verzendingen")
    dossier = BureauForeignKey("dossiers.Dossier", related_name="+")
    naar = BureauForeignKey("accounts.Persoon", null=True, blank=True, related_name="+")
    naar_rol = models.CharField(max_length=20)
    verzonden_op = models.DateTimeField()
    verzonden_door = BureauForeignKey("accounts.Lidmaatschap", null=True, blank=True, related_name="+")
    geopend_op = models.DateTimeField(null=True, blank=True)
    geopend_door = BureauForeignKey("accounts.Lidmaatschap", null=True, blank=True, related_name="+")

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["bureau", "document", "naar", "naar_rol"],
                nulls_distinct=False,
                name="verzending_uniek",
            ),
        ]
