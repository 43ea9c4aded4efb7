"""What there is to learn, and what one kandidaat does with it: assigned, read, handed in and answered."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, BureauModel, history
from wissel.dossiers.models import DossierModel

LID = "accounts.Lidmaatschap"


class Soort(models.TextChoices):
    """The four kinds there are (S2.23)."""

    FILM = "film", _("Film")
    ARTIKEL = "artikel", _("Artikel")
    BOEKENTIP = "boekentip", _("Boekentip")
    WERKOPDRACHT = "werkopdracht", _("Werkopdracht")


@history()
class Leeritem(BureauModel):
    """One thing to learn of the bureau itself, or its own version of one that Wissel brings (same `sleutel`).

    `versie` 0 is the text that Wissel brings; then the row only says that the bureau hides it. What a list shows
    stands here, the text in `Leeritemversie`. `prive` keeps the title out of the log and so out of reports.
    Seen by: coach, jobhunter, bureaumanager; the kandidaat what is not hidden and what was assigned. No personal facts.
    Kept: until the bureau leaves.
    """

    sleutel = models.SlugField(max_length=80)
    soort = models.CharField(_("soort"), max_length=12, choices=Soort)
    titel = models.CharField(_("titel"), max_length=120)
    kort = models.CharField(_("waar het over gaat"), max_length=200, blank=True)
    minuten = models.PositiveSmallIntegerField(_("minuten"), default=10)
    niveau = models.CharField(_("taalniveau"), max_length=2, default="B1")
    taal = models.CharField(_("taal"), max_length=10, default="nl")
    delen = models.PositiveSmallIntegerField(default=1)
    prive = models.BooleanField(default=False)
    versie = models.PositiveSmallIntegerField(default=1)
    verborgen_op = models.DateTimeField(null=True, blank=True)
    verborgen_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    gewijzigd_op = models.DateTimeField()
    gewijzigd_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="leeritem_sleutel_uniek"),
        ]


class Leeritemversie(BureauModel):
    """The text of one version of an item as it was written: what one learns, the parts, practice and question.

    A film is a file (`pad` and its sha256) or an address in `inhoud`, always with its words written out. Seen by who
    sees the item. Kept with it.
    """

    append_only = True

    item = BureauForeignKey(Leeritem, related_name="versies")
    versie = models.PositiveSmallIntegerField()
    titel = models.CharField(max_length=120)
    inhoud = models.JSONField()
    pad = models.CharField(max_length=200, blank=True)
    bestandsnaam = models.CharField(max_length=200, blank=True)
    mime = models.CharField(max_length=80, blank=True)
    grootte = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    op = models.DateTimeField()
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "item", "versie"], name="leeritemversie_uniek"),
        ]


@history()
class Leermodule(BureauModel):
    """Items on one theme, in the order in which they are done; own, or in the place of one that Wissel brings.

    Seen like `Leeritem`. No personal facts. Kept: until the bureau leaves.
    """

    sleutel = models.SlugField(max_length=80)
    titel = models.CharField(_("titel"), max_length=120)
    uitleg = models.CharField(_("waar het over gaat"), max_length=300, blank=True)
    items = models.JSONField(default=list)
    versie = models.PositiveSmallIntegerField(default=1)
    verborgen_op = models.DateTimeField(null=True, blank=True)
    verborgen_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    gewijzigd_op = models.DateTimeField()
    gewijzigd_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="leermodule_sleutel_uniek"),
        ]


@history()
class Leerstap(DossierModel):
    """One item for one kandidaat: who asked it and why, how far it was read, whether it was handed in and answered.

    A kandidaat who finds an item without being asked has a row without `toegewezen_op`. `deel` is the last part that
    was read, so that one goes on where one was. `titel`, `soort` and `minuten` are what they were then.
    Seen by: kandidaat, coach, jobhunter and bureaumanager (leerstap_lezen, category H); never by an opdrachtgever.
    Kept and erased with the dossier.
    """

    item = models.SlugField(max_length=80)
    module = models.SlugField(max_length=80, blank=True)
    soort = models.CharField(max_length=12, choices=Soort)
    titel = models.CharField(max_length=120)
    minuten = models.PositiveSmallIntegerField()
    delen = models.PositiveSmallIntegerField(default=1)
    toegewezen_op = models.DateTimeField(null=True, blank=True)
    toegewezen_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    waarom = models.CharField(max_length=300, blank=True)
    voor = models.DateField(null=True, blank=True)
    begonnen_op = models.DateTimeField(null=True, blank=True)
    deel = models.PositiveSmallIntegerField(default=0)
    ingeleverd_op = models.DateTimeField(null=True, blank=True)
    opnieuw_op = models.DateTimeField(null=True, blank=True)
    klaar_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    laatste_op = models.DateTimeField()

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="leerstap_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "dossier", "item"], name="leerstap_item_uniek"),
        ]
        indexes = [
            models.Index(
                fields=["bureau", "dossier", "voor"],
                condition=models.Q(klaar_op__isnull=True, ingetrokken_op__isnull=True),
                name="leerstap_open",
            )
        ]


class Inlevering(DossierModel):
    """What the kandidaat handed in: the answer, a file and what it taught, with the question as it read then.

    Seen by: kandidaat and coach of the case (inlevering_lezen); never by jobhunter, bureaumanager or opdrachtgever.
    Kept and erased with the dossier.
    """

    append_only = True

    stap = BureauForeignKey(Leerstap, related_name="inleveringen")
    sleutel = models.UUIDField(editable=False)
    nummer = models.PositiveSmallIntegerField()
    tekst = models.TextField(blank=True)
    reflectie = models.TextField(blank=True)
    document = BureauForeignKey("documenten.Document", null=True, blank=True, related_name="+")
    versie = models.PositiveSmallIntegerField()
    vraag = models.TextField()
    op = models.DateTimeField()
    door = BureauForeignKey(LID, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="inlevering_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="inlevering_een_keer"),
            models.UniqueConstraint(fields=["bureau", "stap", "nummer"], name="inlevering_nummer_uniek"),
        ]


class Leerantwoord(DossierModel):
    """What the coach says about one thing that was handed in: well done, or once more and how.

    Seen by: kandidaat and coach of the case (inlevering_lezen); never by an opdrachtgever. Kept with the dossier.
    """

    append_only = True

    inlevering = BureauForeignKey(Inlevering, related_name="antwoorden")
    tekst = models.TextField()
    opnieuw = models.BooleanField(default=False)
    op = models.DateTimeField()
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    door_naam = models.CharField(max_length=280)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="leerantwoord_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "inlevering"], name="leerantwoord_een_keer"),
        ]
