"""What somebody can do at work, in dated versions with their source. No field asks what somebody has, or why."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, history
from wissel.dossiers.models import DossierModel

LID = "accounts.Lidmaatschap"
DOCUMENT = "documenten.Document"


class Auteursrol(models.TextChoices):
    """Who wrote it; the poortwachtertoets asks whether this was a doctor (PT-07)."""

    BEDRIJFSARTS = "bedrijfsarts", _("bedrijfsarts")
    VERZEKERINGSARTS = "verzekeringsarts", _("verzekeringsarts")
    ONDER_SUPERVISIE = "onder_supervisie_bedrijfsarts", _("onder supervisie van de bedrijfsarts")
    ARBEIDSDESKUNDIGE = "arbeidsdeskundige", _("arbeidsdeskundige")
    ANDERS = "anders", _("iemand anders")


@history()
class Belastbaarheid(DossierModel):
    """One dated version: an FML, IZP or BAR, its source and author, hours and build-up; its items stand in `punten`.

    `datum` is the day on the paper, `herzien_op` the day its author looks again, if said. `uren_per_dag` and
    `uren_per_week` are hours of work that can be done now, `taken` which own tasks (S4.7), `opbouw` a list of
    {vanaf, uren_per_week}. `lijst` is the edition of the item list. Established it never changes: `inhoud_sha256` is
    over all of its content, and a mistake is put right by a new version (`correctie_van`). `versie` counts saves.
    `eigen` says that the author entered it, so that no paper is needed. Category D1. Seen by: the coach of the case,
    bedrijfsarts and arbeidsdeskundige with a relation to it, and the kandidaat once it is established; never by
    opdrachtgever, new employer, manager or backoffice, and by the jobhunter as verdicts only. Kept and erased with the
    dossier, its history too.
    """

    class Soort(models.TextChoices):
        FML = "fml", _("FML")
        IZP = "izp", _("IZP")
        BAR = "bar", _("BAR")

    class Stand(models.TextChoices):
        CONCEPT = "concept", _("Concept")
        VASTGESTELD = "vastgesteld", _("Vastgesteld")

    nummer = models.PositiveSmallIntegerField()
    soort = models.CharField(max_length=3, choices=Soort)
    datum = models.DateField()
    herzien_op = models.DateField(null=True, blank=True)
    eigen = models.BooleanField(default=False)
    document = BureauForeignKey(DOCUMENT, null=True, blank=True, related_name="+")
    bron = models.CharField(max_length=200, blank=True)
    auteur_naam = models.CharField(max_length=150)
    auteur_rol = models.CharField(max_length=30, choices=Auteursrol)
    uren_per_dag = models.DecimalField(max_digits=3, decimal_places=1, null=True, blank=True)
    uren_per_week = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    taken = models.CharField(max_length=500, blank=True)
    opbouw = models.JSONField(default=list, blank=True)
    lijst = models.CharField(max_length=20)
    stand = models.CharField(max_length=12, choices=Stand, default=Stand.CONCEPT)
    correctie_van = BureauForeignKey("self", null=True, blank=True, related_name="+")
    correctie_reden = models.CharField(max_length=300, blank=True)
    vervangen_door = BureauForeignKey("self", null=True, blank=True, related_name="+")
    sleutel = models.UUIDField(editable=False)
    versie = models.PositiveIntegerField(default=1)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    vastgesteld_op = models.DateTimeField(null=True, blank=True)
    vastgesteld_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    inhoud_sha256 = models.CharField(max_length=64, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="belastbaarheid_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="belastbaarheid_sleutel_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "dossier", "nummer"], name="belastbaarheid_nummer_uniek"
            ),
            models.UniqueConstraint(
                fields=["bureau", "dossier", "eigen"],
                condition=Q(stand="concept"),
                name="belastbaarheid_een_concept",
            ),
            models.UniqueConstraint(
                fields=["bureau", "dossier"],
                condition=Q(stand="vastgesteld", vervangen_door__isnull=True),
                name="belastbaarheid_een_geldig",
            ),
            models.CheckConstraint(
                condition=Q(stand="concept", vastgesteld_op__isnull=True, inhoud_sha256="")
                | (Q(stand="vastgesteld", vastgesteld_op__isnull=False) & ~Q(inhoud_sha256="")),
                name="belastbaarheid_vastgesteld",
            ),
            models.CheckConstraint(
                condition=Q(stand="concept") | Q(eigen=True) | Q(document__isnull=False) | ~Q(bron=""),
                name="belastbaarheid_met_bron",
            ),
        ]
        indexes = [models.Index(fields=["bureau", "dossier", "-nummer"], name="belastbaarheid_dossier")]


@history()
class Belastbaarheidspunt(DossierModel):
    """One item of a version, as its author described it. An item without a row is not described: unknown, not the norm.

    `niveau` is a level of the list (0 = norm), `waarde` an exact number in its unit, `soorten` the kinds of an item
    that has them, `opmerking` a few words about work. Author, day and paper stand with each item, because a new
    version may take items over from an older one. Seen by, kept and erased: as Belastbaarheid (category D1).
    """

    belastbaarheid = BureauForeignKey(Belastbaarheid, on_delete=models.CASCADE, related_name="punten")
    item = models.CharField(max_length=40)
    niveau = models.PositiveSmallIntegerField()
    waarde = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    soorten = models.JSONField(default=list, blank=True)
    opmerking = models.CharField(max_length=160, blank=True)
    auteur_naam = models.CharField(max_length=150)
    auteur_rol = models.CharField(max_length=30, choices=Auteursrol)
    datum = models.DateField()
    document = BureauForeignKey(DOCUMENT, null=True, blank=True, related_name="+")
    ingevoerd_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    ingevoerd_op = models.DateTimeField()

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="belastbaarheidspunt_bureau_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "belastbaarheid", "item"], name="belastbaarheidspunt_een_per_item"
            ),
        ]
