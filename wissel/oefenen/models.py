"""Practising for work: group trainings, practised talks, interview cards, conditions, readiness, calls and pitches."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wissel.database.base import BureauForeignKey, BureauModel, history
from wissel.dossiers.models import DossierModel

LID = "accounts.Lidmaatschap"


@history()
class Training(BureauModel):
    """A training for a group: what, where or online, how many seats, and who gives it (S2.18).

    Seen by: coach, jobhunter and bureaumanager; a kandidaat who was invited. No personal facts. Kept: two years.
    """

    sleutel = models.UUIDField(editable=False)
    titel = models.CharField(_("titel"), max_length=120)
    uitleg = models.TextField(_("uitleg"), blank=True)
    online = models.BooleanField(default=False)
    plaats = models.CharField(_("plaats of adres van de vergadering"), max_length=300, blank=True)
    plekken = models.PositiveSmallIntegerField(_("plekken"), default=8)
    trainer = models.CharField(_("wie geeft de training"), max_length=150, blank=True)
    module = models.SlugField(max_length=80, blank=True)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    afgezegd_op = models.DateTimeField(null=True, blank=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="training_een_keer"),
        ]


@history()
class Trainingsdag(BureauModel):
    """One day of a training. Seen and kept with it."""

    training = BureauForeignKey(Training, related_name="dagen")
    begint_op = models.DateTimeField()
    minuten = models.PositiveSmallIntegerField(default=120)

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "training", "begint_op"], name="trainingsdag_uniek"),
        ]
        indexes = [models.Index(fields=["bureau", "begint_op"], name="trainingsdag_begint")]


@history()
class Deelname(DossierModel):
    """One kandidaat in a training: invited, coming, waiting for a seat, or not coming. No reason is asked.

    Seen by: kandidaat, coach and jobhunter of the case, bureaumanager; never other kandidaten or an opdrachtgever.
    Kept and erased with the dossier.
    """

    class Stand(models.TextChoices):
        UITGENODIGD = "uitgenodigd", _("Uitgenodigd")
        KOMT = "komt", _("Komt")
        WACHTLIJST = "wachtlijst", _("Op de wachtlijst")
        KOMT_NIET = "komt_niet", _("Komt niet")

    training = BureauForeignKey(Training, related_name="deelnames")
    stand = models.CharField(max_length=12, choices=Stand, default=Stand.UITGENODIGD)
    uitgenodigd_op = models.DateTimeField()
    uitgenodigd_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    geantwoord_op = models.DateTimeField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="deelname_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "training", "dossier"], name="deelname_uniek"),
        ]


@history()
class Opkomst(DossierModel):
    """Whether a kandidaat was there on one day of a training. Seen, kept and erased with the deelname."""

    deelname = BureauForeignKey(Deelname, related_name="opkomsten")
    dag = BureauForeignKey(Trainingsdag, related_name="+")
    aanwezig = models.BooleanField()
    op = models.DateTimeField()
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="opkomst_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "deelname", "dag"], name="opkomst_uniek"),
        ]


@history()
class Oefengesprek(DossierModel):
    """A practised talk or a mock interview with three observations or more, and the own view of it (S0.31, S2.19).

    `punten` is a list of {punt, ging, tekst}; `ging` is goed, bijna or nog_niet. Seen by: kandidaat, coach and
    jobhunter of the case; never an opdrachtgever. Kept and erased with the dossier.
    """

    class Soort(models.TextChoices):
        ROLLENSPEL = "rollenspel", _("Rollenspel")
        PROEFSOLLICITATIE = "proefsollicitatie", _("Proefsollicitatie")

    sleutel = models.UUIDField(editable=False)
    soort = models.CharField(max_length=18, choices=Soort)
    scenario = models.SlugField(max_length=80)
    titel = models.CharField(max_length=150)
    datum = models.DateField()
    met = models.CharField(max_length=150, blank=True)
    punten = models.JSONField()
    tip = models.TextField(blank=True)
    eigen_woorden = models.TextField(blank=True)
    eigen_op = models.DateTimeField(null=True, blank=True)
    op = models.DateTimeField()
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="oefengesprek_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="oefengesprek_een_keer"),
        ]
        indexes = [models.Index(fields=["bureau", "dossier", "-datum"], name="oefengesprek_dossier")]


@history()
class Gesprekskaart(DossierModel):
    """Preparation of one talk with an employer, made when its day is set: questions, story, way there, energy (S1.29).

    Seen by: kandidaat, coach and jobhunter of the case; never an opdrachtgever. Kept and erased with the dossier.
    """

    sleutel = models.UUIDField(editable=False)
    afspraak = BureauForeignKey("trajecten.Afspraak", null=True, blank=True, related_name="+")
    titel = models.CharField(max_length=150)
    begint_op = models.DateTimeField()
    plaats = models.CharField(max_length=200, blank=True)
    vertel = models.TextField(blank=True)
    vragen = models.TextField(blank=True)
    eigen_vragen = models.TextField(blank=True)
    route = models.TextField(blank=True)
    energie = models.TextField(blank=True)
    meenemen = models.TextField(blank=True)
    gemaakt_op = models.DateTimeField()
    gewijzigd_op = models.DateTimeField()
    versie = models.PositiveIntegerField(default=1)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="gesprekskaart_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="gesprekskaart_een_keer"),
        ]
        indexes = [models.Index(fields=["bureau", "dossier", "-begint_op"], name="gesprekskaart_dossier")]


class Spanning(DossierModel):
    """How tense a kandidaat felt before or after a talk, from 0 to 10, with own words or none (S0.32).

    Seen by: the kandidaat and the coach of the case, nobody else (oefening_prive_lezen). It stands in no report and no
    log. Kept and erased with the dossier.
    """

    append_only = True

    class Moment(models.TextChoices):
        VOOR = "voor", _("Voor het gesprek")
        NA = "na", _("Na het gesprek")

    kaart = BureauForeignKey(Gesprekskaart, related_name="spanningen")
    moment = models.CharField(max_length=4, choices=Moment)
    cijfer = models.PositiveSmallIntegerField()
    woorden = models.CharField(max_length=500, blank=True)
    op = models.DateTimeField()
    door = BureauForeignKey(LID, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="spanning_bureau_uniek"),
            models.CheckConstraint(condition=models.Q(cijfer__lte=10), name="spanning_schaal"),
        ]


@history()
class Voorwaarde(DossierModel):
    """Something that has to be arranged before looking for work can go well, with who arranges it (S2.17).

    Seen by: kandidaat, coach and jobhunter of the case; never an opdrachtgever. Kept and erased with the dossier.
    """

    class Soort(models.TextChoices):
        VERVOER = "vervoer", _("Vervoer")
        OPVANG = "opvang", _("Opvang en zorg thuis")
        HULPMIDDEL = "hulpmiddel", _("Hulpmiddel of aanpassing")
        TAAL = "taal", _("Taal")
        DIGITAAL = "digitaal", _("Computer en internet")
        ANDERS = "anders", _("Iets anders")

    class Eigenaar(models.TextChoices):
        KANDIDAAT = "kandidaat", _("Kandidaat")
        COACH = "coach", _("Coach")
        JOBHUNTER = "jobhunter", _("Jobhunter")
        WERKGEVER = "werkgever", _("Werkgever")

    sleutel = models.UUIDField(editable=False)
    soort = models.CharField(max_length=12, choices=Soort)
    wat = models.CharField(max_length=200)
    eigenaar = models.CharField(max_length=12, choices=Eigenaar)
    voor = models.DateField(null=True, blank=True)
    gemaakt_op = models.DateTimeField()
    geregeld_op = models.DateTimeField(null=True, blank=True)
    geregeld_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    vervallen_op = models.DateTimeField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="voorwaarde_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="voorwaarde_een_keer"),
        ]


class Zoekstart(DossierModel):
    """The moment at which looking for work began; with open conditions only for a reason (S2.17).

    Seen by: kandidaat, coach and jobhunter of the case. Kept and erased with the dossier.
    """

    append_only = True

    op = models.DateTimeField()
    open = models.PositiveSmallIntegerField(default=0)
    reden = models.CharField(max_length=300, blank=True)
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="zoekstart_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "dossier"], name="zoekstart_een_keer"),
            models.CheckConstraint(
                condition=models.Q(open=0) | ~models.Q(reden=""), name="zoekstart_open_met_reden"
            ),
        ]


@history()
class Gereedpunt(DossierModel):
    """One point of a checklist that is done: ready for the labour market, or the own online profile (S0.18, S2.21).

    Seen by: kandidaat, coach and jobhunter of the case. Kept and erased with the dossier.
    """

    lijst = models.SlugField(max_length=20)
    punt = models.SlugField(max_length=40)
    gedaan_op = models.DateTimeField()
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="gereedpunt_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "dossier", "lijst", "punt"], name="gereedpunt_uniek"),
        ]


@history()
class Belscript(DossierModel):
    """The own sheet beside the phone: first words, questions, one sentence about oneself, and what to agree (S0.24).

    Seen by: kandidaat, coach and jobhunter of the case; never an opdrachtgever. Kept and erased with the dossier.
    """

    opening = models.TextField(blank=True)
    vragen = models.TextField(blank=True)
    over_mij = models.TextField(blank=True)
    afspraak = models.TextField(blank=True)
    gewijzigd_op = models.DateTimeField()
    versie = models.PositiveIntegerField(default=1)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="belscript_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "dossier"], name="belscript_een_per_dossier"),
        ]


class Belgesprek(DossierModel):
    """One call with an employer and what came of it; it stands in the log of the traject as well (S0.24).

    Seen by: kandidaat, coach and jobhunter of the case. Kept and erased with the dossier.
    """

    append_only = True

    class Uitkomst(models.TextChoices):
        GESPREK = "gesprek", _("Ik mag langskomen")
        BRIEF = "brief", _("Ik stuur een brief of cv")
        TERUGBELLEN = "terugbellen", _("Ik bel later terug")
        NIEMAND = "niemand", _("Niemand gesproken")
        NEE = "nee", _("Het wordt niets")

    sleutel = models.UUIDField(editable=False)
    werkgever = models.CharField(max_length=150)
    dag = models.DateField()
    uitkomst = models.CharField(max_length=12, choices=Uitkomst)
    tekst = models.TextField(blank=True)
    op = models.DateTimeField()
    door = BureauForeignKey(LID, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="belgesprek_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="belgesprek_een_keer"),
        ]


class Pitch(DossierModel):
    """How the kandidaat introduces themselves in a minute, in words or as a recording (S0.25).

    Seen by: the kandidaat and the coach of the case, nobody else. Kept and erased with the dossier, the file too.
    """

    append_only = True

    sleutel = models.UUIDField(editable=False)
    nummer = models.PositiveSmallIntegerField()
    tekst = models.TextField(blank=True)
    pad = models.CharField(max_length=200, blank=True)
    mime = models.CharField(max_length=80, blank=True)
    grootte = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    op = models.DateTimeField()
    door = BureauForeignKey(LID, related_name="+")

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="pitch_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="pitch_een_keer"),
            models.UniqueConstraint(fields=["bureau", "dossier", "nummer"], name="pitch_nummer_uniek"),
        ]


class Pitchantwoord(DossierModel):
    """What the coach says about one pitch. Seen, kept and erased with it."""

    append_only = True

    pitch = BureauForeignKey(Pitch, related_name="antwoorden")
    tekst = models.TextField()
    op = models.DateTimeField()
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    door_naam = models.CharField(max_length=280)

    class Meta(DossierModel.Meta):
        constraints = [models.UniqueConstraint(fields=["bureau", "id"], name="pitchantwoord_bureau_uniek")]
