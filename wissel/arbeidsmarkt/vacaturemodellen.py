"""Vacancies of a bureau: what is asked, where it came from, and which demands a person confirmed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, BureauModel, history

LID = "accounts.Lidmaatschap"


class Initiatief(models.TextChoices):
    """Who found a vacancy or began a contact; reports count them apart (S0.29)."""

    KANDIDAAT = "kandidaat", _("Kandidaat")
    COACH = "coach", _("Coach")
    JOBHUNTER = "jobhunter", _("Jobhunter")
    WERKGEVER = "werkgever", _("Werkgever")


class Per(models.TextChoices):
    """The time a wage is paid for, as the vacancy states it. Nothing is converted."""

    UUR = "uur", _("per uur")
    WEEK = "week", _("per week")
    VIER_WEKEN = "vier_weken", _("per vier weken")
    MAAND = "maand", _("per maand")
    JAAR = "jaar", _("per jaar")


class Stand(models.TextChoices):
    """Three values. Not stated stays unknown and is never a fit."""

    GESTELD = "gesteld", _("Gevraagd")
    NIET = "niet", _("Uitdrukkelijk niet gevraagd")
    ONBEKEND = "onbekend", _("Niet genoemd")


@history()
class Vacaturebron(BureauModel):
    """A feed the bureau follows, or a table it brings by hand: where it is, how it is read, how it went last time.

    Without `url` the table comes by hand (`Bronbestand`). `mapping` says which column of a table is which field,
    `kolommen` which columns were there last time.
    `etag` and `gewijzigd` are sent back to the server so that it can say that nothing changed. Seen by: coach,
    jobhunter, bureaumanager. No personal facts. Kept: until the bureau leaves.
    """

    class Soort(models.TextChoices):
        JSONLD = "jsonld", _("Pagina of lijst met JobPosting (JSON-LD)")
        RSS = "rss", _("RSS of Atom")
        CSV = "csv", _("Tabel (CSV of Excel)")
        XML = "xml", _("XML van vacaturebanken")

    naam = models.CharField(_("naam"), max_length=120)
    soort = models.CharField(_("soort"), max_length=10, choices=Soort)
    url = models.URLField(_("adres"), max_length=1000, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    kolommen = models.JSONField(default=list, blank=True)
    actief = models.BooleanField(_("elke dag ophalen"), default=True)
    versie = models.PositiveIntegerField(default=1)
    etag = models.CharField(max_length=300, blank=True)
    gewijzigd = models.CharField(max_length=100, blank=True)
    gehaald_op = models.DateTimeField(null=True, blank=True)
    uitkomst = models.JSONField(default=dict, blank=True)

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "naam"], name="vacaturebron_naam_uniek"),
        ]

    def __str__(self) -> str:
        return self.naam


@history(exclude=["gezien_op", "gewijzigd_op", "gelezen"])
class Vacature(BureauModel):
    """One job that is open, as its employer describes it. Empty = not stated; hours are a week.

    `gelezen` is what the rules read from `tekst`: per field its value and the words; a person's word on a field is a
    row of `VacatureEis` and goes first. `beroep_bevestigd`: a person chose the occupation; else it was read from the
    title. `zoektekst` is title, employer and place, folded. `sleutel` is the same for
    the same employer, title and place. `gewijzigd_op` moves with every change, so that an index can follow.
    Seen by: staff; a kandidaat reads the open ones. No personal facts. Kept: open until closed, then five years,
    because a report may rest on it.
    """

    titel = models.CharField(_("functie"), max_length=200)
    werkgever_naam = models.CharField(_("werkgever"), max_length=200, blank=True)
    plaats = models.CharField(_("plaats"), max_length=200, blank=True)
    pc4 = models.CharField(_("postcode"), max_length=4, blank=True)
    uren_min = models.DecimalField(_("uren vanaf"), max_digits=4, decimal_places=1, null=True, blank=True)
    uren_max = models.DecimalField(
        _("uren tot en met"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    dagen = models.JSONField(_("dagen"), default=list, blank=True)
    diensten = models.JSONField(_("diensten"), default=list, blank=True)
    loon_van = models.DecimalField(_("loon vanaf"), max_digits=10, decimal_places=2, null=True, blank=True)
    loon_tot = models.DecimalField(_("loon tot"), max_digits=10, decimal_places=2, null=True, blank=True)
    loon_per = models.CharField(_("loon per"), max_length=12, choices=Per, blank=True)
    # Occupations belong to no bureau and are replaced as a whole: no constraint, a key that is gone is none.
    beroep = models.ForeignKey(
        "arbeidsmarkt.Beroep", models.DO_NOTHING, null=True, blank=True, related_name="+",
        db_constraint=False, db_index=False,
    )  # fmt: skip
    beroep_bevestigd = models.BooleanField(default=False, db_default=False)
    tekst = models.TextField(_("tekst"), blank=True)
    url = models.CharField(_("link"), max_length=1000, blank=True)
    bron = BureauForeignKey(Vacaturebron, null=True, blank=True, related_name="vacatures")
    bron_sleutel = models.CharField(max_length=200, blank=True)
    toegevoegd_door_rol = models.CharField(max_length=12, choices=Initiatief, blank=True)
    toegevoegd_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    toegevoegd_op = models.DateTimeField()
    gezien_op = models.DateTimeField()
    gesloten_op = models.DateTimeField(null=True, blank=True)
    gesloten_omdat = models.CharField(max_length=200, blank=True)
    gewijzigd_op = models.DateTimeField()
    versie = models.PositiveIntegerField(default=1)
    sleutel = models.CharField(max_length=64)
    zoektekst = models.CharField(max_length=620, blank=True)
    gelezen = models.JSONField(default=dict, blank=True)

    class Meta(BureauModel.Meta):
        indexes = [
            models.Index(
                fields=["bureau", "-gezien_op", "id"], name="vacature_open", condition=Q(gesloten_op=None)
            ),
            models.Index(fields=["bureau", "sleutel"], name="vacature_sleutel"),
            models.Index(fields=["bureau", "url"], name="vacature_link", condition=~Q(url="")),
            models.Index(fields=["bureau", "gewijzigd_op", "id"], name="vacature_gewijzigd"),
            models.Index(fields=["bureau", "bron", "gezien_op"], name="vacature_bron"),
        ]

    def __str__(self) -> str:
        return self.titel

    @property
    def alleen_voor_een(self) -> bool:
        """Found by a kandidaat or named by an employer: no other kandidaat meets it until it turns up elsewhere."""
        return self.bron_id is None and self.toegevoegd_door_rol in {
            Initiatief.KANDIDAAT,
            Initiatief.WERKGEVER,
        }


@history()
class VacatureEis(BureauModel):
    """What a person says a vacancy asks on one field: confirmed as read, or corrected. Goes before what was read.

    `veld` is a field of the reader of texts (`lift_kg`, `night` …). `aanpasbaar`: the employer can do something about
    it, so that a clash fits on that condition. Seen by: who sees the vacancy; the name of who
    confirmed only by staff. Kept with the vacancy.
    """

    vacature = BureauForeignKey(Vacature, related_name="eisen")
    veld = models.CharField(max_length=40)
    stand = models.CharField(max_length=10, choices=Stand)
    waarde = models.JSONField(null=True, blank=True)
    woorden = models.CharField(max_length=500, blank=True)
    aanpasbaar = models.BooleanField(default=False, db_default=False)
    bevestigd_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    bevestigd_op = models.DateTimeField()

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "vacature", "veld"], name="vacatureeis_veld_uniek"),
        ]


class Importfout(BureauModel):
    """One row of a feed or file that could not be read: which, and why. Replaced at the next run.

    `gelezen`: the vacancy came in, but something of it was left out, and this says what.
    Seen by: coach, jobhunter, bureaumanager. Holds a piece of a vacancy, no personal facts. Kept: until the next run.
    """

    bron = BureauForeignKey(Vacaturebron, related_name="fouten")
    rij = models.PositiveIntegerField()
    fout = models.CharField(max_length=300)
    stuk = models.CharField(max_length=200, blank=True)
    gelezen = models.BooleanField(default=False)
    op = models.DateTimeField()

    class Meta(BureauModel.Meta):
        indexes = [models.Index(fields=["bureau", "bron", "rij"], name="importfout_bron")]


class Bronbestand(BureauModel):
    """A table that somebody brought and that waits to be read, with the names on its first line.

    Seen by: jobhunter, bureaumanager. Holds vacancies, no personal facts. Kept: until it has been read, else a week
    (the daily round); a newer file replaces it.
    """

    bron = BureauForeignKey(Vacaturebron, related_name="bestanden")
    naam = models.CharField(max_length=200)
    inhoud = models.BinaryField()
    kolommen = models.JSONField(default=list)
    voorbeeld = models.JSONField(default=list)
    rijen = models.PositiveIntegerField(default=0)
    sluit = models.BooleanField(default=False)
    op = models.DateTimeField()

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "bron"], name="bronbestand_een"),
        ]
