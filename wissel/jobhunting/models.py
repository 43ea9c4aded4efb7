"""Jobhunting: the network of employers, who was approached for whom, and vacancies put before a kandidaat.

The network (`Netwerk…`) belongs to the bureau and knows no kandidaat. What was done for one kandidaat (`Benadering`,
`Vacaturevoorstel`, `Matchstand`) belongs to the dossier. Nothing here is ever sent to an employer, and nothing is
about health.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wissel.arbeidsmarkt.models import Initiatief
from wissel.database.base import BureauForeignKey, BureauModel, history
from wissel.dossiers.models import DossierModel
from wissel.jobportal.models import Verborgen

LID = "accounts.Lidmaatschap"


class Kanaal(models.TextChoices):
    """How an employer was spoken to."""

    TELEFOON = "telefoon", _("Gebeld")
    MAIL = "mail", _("E-mail of bericht")
    BEZOEK = "bezoek", _("Op bezoek")
    ONLINE = "online", _("Netwerksite")
    BIJEENKOMST = "bijeenkomst", _("Bijeenkomst of beurs")


class Uitkomst(models.TextChoices):
    """What came of it, so that a list can be filtered; words say the rest."""

    NIET_BEREIKT = "niet_bereikt", _("Niemand gesproken")
    GESPROKEN = "gesproken", _("Gesproken, geen vervolg")
    DENKT_MEE = "denkt_mee", _("Denkt mee")
    WERK = "werk", _("Heeft werk of een plek")
    GEEN_BELANG = "geen_belang", _("Geen interesse")


@history(exclude=["naam_plat", "plaats_plat", "zoektekst", "werk", "zoekt", "notitie", "volgende_wat"])
class Netwerkorganisatie(BureauModel):
    """An employer the bureau knows: what work there is, what they look for, and when we spoke last.

    `laatste_contact_op`, `volgende_op`, `volgende_wat` and `volgende_voor` are stored results of the living lines
    (`actions.regels.settle`). `opgegaan_in` is filled when two rows were one employer; `weg_op` when it was put away.
    Seen by: jobhunter, coach and bureaumanager of the bureau. No personal facts: people are `Netwerkpersoon`; a name in
    free words goes with that person, so these words have no history. Kept: until the bureau takes it out.
    """

    naam = models.CharField(_("naam"), max_length=150)
    plaats = models.CharField(_("plaats"), max_length=100, blank=True)
    pc4 = models.CharField(_("postcode"), max_length=4, blank=True)
    branche = models.CharField(_("branche"), max_length=80, blank=True)
    werk = models.CharField(_("welk werk is er"), max_length=500, blank=True)
    zoekt = models.CharField(_("wie zoeken zij"), max_length=500, blank=True)
    site = models.CharField(_("site"), max_length=300, blank=True)
    notitie = models.TextField(_("notitie"), max_length=2000, blank=True)
    naam_plat = models.CharField(max_length=150, editable=False)
    plaats_plat = models.CharField(max_length=100, blank=True, editable=False)
    zoektekst = models.CharField(max_length=1400, blank=True, editable=False)
    laatste_contact_op = models.DateField(null=True, blank=True)
    volgende_op = models.DateField(null=True, blank=True)
    volgende_wat = models.CharField(max_length=200, blank=True)
    volgende_voor = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    versie = models.PositiveIntegerField(default=1)
    sleutel = models.UUIDField(editable=False)
    aangemaakt_op = models.DateTimeField()
    aangemaakt_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    opgegaan_in = BureauForeignKey("self", null=True, blank=True, related_name="opgenomen")
    weg_op = models.DateTimeField(null=True, blank=True)

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="netwerkorganisatie_een_keer"),
        ]
        indexes = [
            models.Index(fields=["bureau", "naam_plat", "id"], name="netwerkorganisatie_naam"),
            models.Index(fields=["bureau", "volgende_op", "id"], name="netwerkorganisatie_volgende"),
            models.Index(fields=["bureau", "laatste_contact_op", "id"], name="netwerkorganisatie_laatste"),
        ]

    def __str__(self) -> str:
        return self.naam


class Netwerkpersoon(BureauModel):
    """Somebody who works at an employer, as far as needed to call or write about work.

    `benaderen` says who of the bureau may get in touch; `bekend_bij` is the colleague who knows this person and
    introduces others. `herkomst` is where we have the details from, `akkoord_op` when this person said we may call.
    Seen by: jobhunter, coach and bureaumanager of the bureau; never a kandidaat or opdrachtgever. Kept: until
    `bewaren_tot`, two years after the last contact; then the row goes. Erased on request by `actions.personen.erase`.
    No history is kept, so that nothing stays behind.
    """

    class Herkomst(models.TextChoices):
        ZELF = "zelf", _("van deze persoon zelf")
        COLLEGA = "collega", _("van een collega van het bureau")
        OPENBAAR = "openbaar", _("openbare bron, zoals de site van het bedrijf")
        BIJEENKOMST = "bijeenkomst", _("kaartje van een bijeenkomst")
        ANDER = "ander", _("van iemand anders")

    class Benaderen(models.TextChoices):
        VRIJ = "vrij", _("Iedereen van het bureau mag bellen")
        VIA = "via", _("Alleen via de collega die deze persoon kent")
        NIET = "niet", _("Niet meer benaderen")

    organisatie = BureauForeignKey(Netwerkorganisatie, related_name="personen")
    sleutel = models.UUIDField(editable=False)
    naam = models.CharField(_("naam"), max_length=120)
    functie = models.CharField(_("functie"), max_length=120, blank=True)
    email = models.EmailField(_("e-mailadres van het werk"), max_length=200, blank=True)
    telefoon = models.CharField(_("telefoon van het werk"), max_length=30, blank=True)
    herkomst = models.CharField(_("hoe komen wij aan deze gegevens"), max_length=12, choices=Herkomst)
    akkoord_op = models.DateField(_("vond het goed dat wij bellen of mailen op"), null=True, blank=True)
    benaderen = models.CharField(
        _("wie mag contact opnemen"), max_length=5, choices=Benaderen, default=Benaderen.VRIJ
    )
    bekend_bij = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    niet_sinds = models.DateField(null=True, blank=True)
    bewaren_tot = models.DateField()
    aangemaakt_op = models.DateTimeField()
    aangemaakt_door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="netwerkpersoon_een_keer"),
            models.CheckConstraint(
                condition=~Q(benaderen="niet") | Q(email="", telefoon=""),
                name="netwerkpersoon_niet_benaderen",
            ),
        ]
        indexes = [models.Index(fields=["bureau", "bewaren_tot"], name="netwerkpersoon_bewaren")]

    def __str__(self) -> str:
        return self.naam


class Netwerkregel(BureauModel):
    """One contact with an employer: when, how, with whom, what came of it, and what is next.

    It names no kandidaat; what is done for one kandidaat is `Benadering`. `klaar_op` is when the next step was done.
    A line written by mistake goes out of sight (`weg_op`) and can come back.
    Seen by: jobhunter, coach and bureaumanager of the bureau. Kept with the employer; the person in it is let go when
    that person is erased. No history, for the same reason.
    """

    organisatie = BureauForeignKey(Netwerkorganisatie, related_name="regels")
    persoon = BureauForeignKey(Netwerkpersoon, null=True, blank=True, related_name="regels")
    sleutel = models.UUIDField(editable=False)
    datum = models.DateField(_("wanneer"))
    kanaal = models.CharField(_("hoe"), max_length=12, choices=Kanaal)
    uitkomst = models.CharField(_("wat kwam eruit"), max_length=12, choices=Uitkomst)
    resultaat = models.CharField(_("in een paar woorden"), max_length=1000, blank=True)
    volgende_op = models.DateField(_("volgende keer"), null=True, blank=True)
    volgende_wat = models.CharField(_("wat dan"), max_length=200, blank=True)
    klaar_op = models.DateTimeField(null=True, blank=True)
    op = models.DateTimeField()
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    weg_op = models.DateTimeField(null=True, blank=True)

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="netwerkregel_een_keer"),
        ]
        indexes = [models.Index(fields=["bureau", "organisatie", "-datum"], name="netwerkregel_datum")]


class Netwerkvacature(BureauModel):
    """A vacancy that came from an employer of the network.

    Seen by: jobhunter, coach and bureaumanager of the bureau. No personal facts. Kept with the vacancy.
    """

    organisatie = BureauForeignKey(Netwerkorganisatie, related_name="vacatures")
    vacature = BureauForeignKey("arbeidsmarkt.Vacature", related_name="+")
    op = models.DateTimeField()
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")

    class Meta(BureauModel.Meta):
        constraints = [
            *BureauModel.Meta.constraints,
            models.UniqueConstraint(fields=["bureau", "vacature"], name="netwerkvacature_een_keer"),
        ]


@history(exclude=["naam_plat"])
class Benadering(DossierModel):
    """One employer that was approached for one kandidaat: when, how, for which direction, what came of it (S1.17).

    `naam` is the employer in words, also when `organisatie` is known; `naam_plat` is folded, so that the same employer
    counts once. `reeks` is the direction of the zoekprofiel, the same in every version, and `richting` its name then.
    `contact` is filled when this row says which employer a line of the kandidaat's network was about: that line then
    counts here and not again. `achteraf`: written down on a later day.
    Seen by: kandidaat, coach and jobhunter of the case, manager to read (benadering_lezen); an opdrachtgever reads only
    what a report says. Kept and erased with the dossier, history rows too.
    """

    sleutel = models.UUIDField(editable=False)
    organisatie = BureauForeignKey(Netwerkorganisatie, null=True, blank=True, related_name="+")
    naam = models.CharField(_("werkgever"), max_length=150)
    naam_plat = models.CharField(max_length=150, editable=False)
    reeks = models.UUIDField(null=True, blank=True)
    richting = models.CharField(max_length=200, blank=True)
    datum = models.DateField(_("wanneer"))
    kanaal = models.CharField(_("hoe"), max_length=12, choices=Kanaal)
    uitkomst = models.CharField(_("wat kwam eruit"), max_length=12, choices=Uitkomst)
    resultaat = models.CharField(_("in een paar woorden"), max_length=500, blank=True)
    initiatief = models.CharField(_("initiatief van"), max_length=12, choices=Initiatief)
    contact = BureauForeignKey("sollicitaties.Netwerkcontact", null=True, blank=True, related_name="+")
    achteraf = models.BooleanField(default=False)
    op = models.DateTimeField()
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    weg_op = models.DateTimeField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="benadering_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "sleutel"], name="benadering_een_keer"),
            models.UniqueConstraint(fields=["bureau", "contact"], name="benadering_contact_een_keer"),
        ]
        indexes = [models.Index(fields=["bureau", "dossier", "-datum"], name="benadering_dossier")]

    def __str__(self) -> str:
        return self.naam


@history()
class Vacaturevoorstel(DossierModel):
    """A vacancy that coach or jobhunter put on a kandidaat's list, with one line why (S0.21), and the answer to it.

    For the portal: `jobhunting.lezen.proposals(dossier_id)` gives the living ones as plain values and
    `actions.voorstellen.answer` takes the answer; `door_rol` is who found it ("gevonden door jobhunter").
    `ingetrokken_op` filled: taken back before there was an answer.
    Seen by: kandidaat, coach and jobhunter of the case. Kept and erased with the dossier, history rows too.
    """

    class Antwoord(models.TextChoices):
        INTERESSANT = "interessant", _("Interessant")
        NIET = "niet", _("Niet voor mij")

    vacature = BureauForeignKey("arbeidsmarkt.Vacature", related_name="+")
    waarom = models.CharField(_("waarom deze vacature"), max_length=300)
    door_rol = models.CharField(max_length=12, choices=Initiatief)
    door = BureauForeignKey(LID, null=True, blank=True, related_name="+")
    op = models.DateTimeField()
    antwoord = models.CharField(max_length=12, choices=Antwoord, blank=True)
    reden = models.CharField(_("reden"), max_length=10, choices=Verborgen.Reden, blank=True)
    toelichting = models.CharField(_("toelichting"), max_length=300, blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="vacaturevoorstel_bureau_uniek"),
            models.UniqueConstraint(
                fields=["bureau", "dossier", "vacature"], name="vacaturevoorstel_een_keer"
            ),
        ]
        indexes = [
            models.Index(
                fields=["bureau", "dossier"],
                name="vacaturevoorstel_open",
                condition=Q(beantwoord_op=None, ingetrokken_op=None),
            )
        ]


class Matchstand(DossierModel):
    """How many vacancies fit one kandidaat, and which of them are new since the bureau looked. A stored result.

    `nieuw` holds ids of vacancies, never a reason or a limit. `gerekend_tot` is up to which moment vacancies were
    judged, `bekeken_op` when somebody of the bureau opened the matches.
    Seen by: coach and jobhunter of the case. Can be computed again. Kept and erased with the dossier.
    """

    nieuw = models.JSONField(default=list)
    gerekend_tot = models.DateTimeField(null=True, blank=True)
    bekeken_op = models.DateTimeField(null=True, blank=True)

    class Meta(DossierModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "id"], name="matchstand_bureau_uniek"),
            models.UniqueConstraint(fields=["bureau", "dossier"], name="matchstand_een_keer"),
        ]
