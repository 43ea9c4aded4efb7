"""Named conditions of the matrix: which rows of a model are shared with whom."""

from collections.abc import Callable

from django.db.models import Q

from wissel import klok
from wissel.accounts.actor import Actor

_VOOR_OPDRACHTGEVER = ("opdracht", "allen")
# Papers for the coach of the case and the kandidaat alone: what someone can do in work, and what was handed in.
_TUSSEN_TWEE = ("belastbaarheid", "leeropdracht")
# A pack for UWV may hold such letters, so it goes no further than they do.
_BRIEVEN = ("werkgeversbrief", "oordeelbundel", "herstelbundel")
_RAPPORT_KANDIDAAT = ("bij_kandidaat", "bevroren", "verzonden", "vervangen")

Conditie = Callable[[Actor], Q]


def _plan(prefix: str) -> dict[str, Conditie]:
    return {
        "gedeeld_met_kandidaat": lambda actor: Q(**{f"{prefix}aangeboden_op__isnull": False}),
        "gedeeld_met_opdrachtgever": lambda actor: Q(**{f"{prefix}naar_opdrachtgever_op__isnull": False}),
    }


def _rapport(prefix: str) -> dict[str, Conditie]:
    return {
        "gedeeld_met_kandidaat": lambda actor: (
            Q(**{f"{prefix}stand__in": _RAPPORT_KANDIDAAT})
            & Q(**{f"{prefix}naar_kandidaat_op__isnull": False})
        ),
        "gedeeld_met_opdrachtgever": lambda actor: Q(**{f"{prefix}verzonden_op__isnull": False}),
    }


def _sent(actor: Actor) -> Q:
    """A document meant for the opdrachtgever reaches them once it was sent: a report that is only frozen does not."""
    from wissel.documenten.models import Verzending

    rows = Verzending.objects.filter(bureau_id=actor.bureau_id, naar_rol="opdrachtgever")
    return (
        _letters(actor) & _not_d1("") & Q(publiek__in=_VOOR_OPDRACHTGEVER, pk__in=rows.values("document_id"))
    )


def _letters(actor: Actor, prefix: str = "") -> Q:
    """Letters of the employer about working together are for who may read its steps: no jobhunter, no doctor."""
    reads = actor.rol in {"opdrachtgever", "bureaumanager"}
    return Q() if reads else ~Q(**{f"{prefix}soort__in": _BRIEVEN})


def _not_d1(prefix: str) -> Q:
    """Papers on belastbaarheid (FML, IZP, BAR; category D1) and handed-in lessons are for coach and kandidaat only."""
    return ~Q(**{f"{prefix}soort__in": _TUSSEN_TWEE})


def _readable(publiek: str = "") -> Conditie:
    """Messages that were not taken back, once their minute has passed; the own ones at once."""

    def rows(actor: Actor) -> Q:
        mine = Q(zichtbaar_op__lte=klok.now()) | Q(van_id=actor.lidmaatschap_id)
        audience = Q(draad__publiek=publiek) if publiek else Q()
        return Q(ingetrokken_op__isnull=True) & mine & audience

    return rows


def _conversation(publiek: str = "") -> Conditie:
    """Conversations in which there is something to read."""

    def rows(actor: Actor) -> Q:
        from wissel.berichten.models import Draadbericht

        found = Draadbericht.objects.filter(_readable(publiek)(actor), bureau_id=actor.bureau_id)
        return Q(pk__in=found.values("draad_id"))

    return rows


def _stap(prefix: str) -> dict[str, Conditie]:
    """A step of the employer is the employer's own until it is decided; then the others may read it."""
    done = {f"{prefix}vastgesteld_op__isnull": False}
    return {
        "vastgesteld": lambda actor: Q(**done),
        "eigen_of_vastgesteld": lambda actor: (
            Q(**done) | Q(**{f"{prefix}organisatie_id": actor.organisatie_id})
        ),
    }


def _as_employer(prefix: str) -> Conditie:
    """Only the employer itself decides on wages and contract; another opdrachtgever does not."""
    return lambda actor: Q(**{f"{prefix}werkgever_id": actor.organisatie_id})


def _own_reading(actor: Actor) -> Q:
    return Q(persoon_id=actor.persoon_id)


# The backoffice reads no plan, report, advice or cv, so no document that may hold one.
_ZAKELIJK = ("overeenkomst",)


def _offered(prefix: str) -> Conditie:
    """What a kandidaat may find in the library: what is not hidden, and what was begun or assigned before it was."""

    def rows(actor: Actor) -> Q:
        from wissel.leren.models import Leerstap

        own = Leerstap.objects.filter(bureau_id=actor.bureau_id, dossier__kandidaat_id=actor.persoon_id)
        own = own.filter(ingetrokken_op__isnull=True)
        return Q(**{f"{prefix}verborgen_op__isnull": True}) | Q(
            **{f"{prefix}sleutel__in": own.values("item")}
        )

    return rows


def _invited(column: str) -> Conditie:
    """Trainings this kandidaat was invited to."""

    def rows(actor: Actor) -> Q:
        from wissel.oefenen.models import Deelname

        own = Deelname.objects.filter(bureau_id=actor.bureau_id, dossier__kandidaat_id=actor.persoon_id)
        return Q(**{f"{column}__in": own.values("training_id")})

    return rows


def _vrager(actor: Actor) -> str:
    """In whose name this role asks UWV for an opinion."""
    return "werknemer" if actor.is_kandidaat else "werkgever"


def _shared_cv(actor: Actor) -> Q:
    """A version of a cv while the kandidaat shares it."""
    from wissel.cv.models import Cvdeling

    living = Cvdeling.objects.filter(bureau_id=actor.bureau_id, tot__isnull=True)
    return Q(pk__in=living.values("cvversie_id"))


_TAAK: dict[str, Conditie] = {"voor_eigen_rol": lambda actor: Q(voor_rol=actor.rol)}


def _shared_measures(actor: Actor) -> Q:
    """The dossiers whose kandidaat lets the coach read the self-measures now; asked at each request."""
    from wissel.orientatie.models import Meetdeling

    rows = Meetdeling.objects.filter(bureau_id=actor.bureau_id, tot__isnull=True, van__lte=klok.now())
    return Q(dossier_id__in=rows.values("dossier_id"))


def _test(prefix: str) -> dict[str, Conditie]:
    """Answers and results: for the coach once handed in and, when private, only while shared."""
    return {
        "ingeleverd_of_gedeeld": lambda actor: (
            Q(**{f"{prefix}ingevuld_op__isnull": False})
            & (Q(**{f"{prefix}prive": False}) | _shared_measures(actor))
        ),
        "na_nabespreking": lambda actor: (
            Q(**{f"{prefix}bespreken": False}) | Q(**{f"{prefix}besproken_op__isnull": False})
        ),
        "niet_prive": lambda actor: Q(**{f"{prefix}prive": False}),
    }


def _search_profile(prefix: str) -> dict[str, Conditie]:
    """A zoekprofiel is the coach's own until it is offered."""
    return {"aangeboden": lambda actor: Q(**{f"{prefix}aangeboden_op__isnull": False})}


def _everything(actor: Actor) -> Q:
    return Q()


CONDITIES: dict[str, dict[str, Conditie]] = {
    "Afname": {
        **_test(""),
        # That something was asked is no secret for either; a private measure is, until it is shared.
        "ingeleverd_of_gedeeld": lambda actor: (
            Q(prive=False) | Q(ingevuld_op__isnull=False) & _shared_measures(actor)
        ),
        "na_nabespreking": _everything,
    },
    # The kandidaat reads the own answers while filling in, through the questionnaire itself.
    "Antwoordblad": _test("afname__"),
    "Testuitslag": _test("afname__"),
    "Testbestand": _test("afname__"),
    "Meetdeling": {"ingeleverd_of_gedeeld": _everything, "na_nabespreking": _everything},
    "Testconclusie": {"vastgesteld": _everything},
    "Orientatieprofiel": {"vastgesteld": lambda actor: Q(stand="vastgesteld")},
    "Orientatieregel": {"vastgesteld": lambda actor: Q(profiel__stand="vastgesteld")},
    "Aanmelding": {"eigen_aanmelding": lambda actor: Q(lidmaatschap_id=actor.lidmaatschap_id)},
    "Dossier": {
        "als_werkgever": _as_employer(""),
        "niet_prive": _everything,
        "geldig": _everything,
        "aangeboden": _everything,
        "gedeeld": _everything,
    },  # fmt: skip
    "IntakeAntwoord": {
        "gedeeld_met_kandidaat": lambda actor: Q(zichtbaarheid__in=["kandidaat", "allen"]),
        "gedeeld_met_opdrachtgever": lambda actor: Q(
            zichtbaarheid="allen", intake__afgerond_op__isnull=False
        ),
    },
    "Intake": {
        "gedeeld_met_kandidaat": lambda actor: Q(),
        "gedeeld_met_opdrachtgever": lambda actor: Q(afgerond_op__isnull=False),
    },
    "Trajectplan": _plan(""),
    "Planregel": _plan("plan__"),
    "Wijzigingsvoorstel": _plan("plan__"),
    "Standpunt": _plan("plan__"),
    "Rapportage": _rapport(""),
    "Beoordeling": _rapport("rapportage__"),
    "Rapportbron": _rapport("rapportage__"),
    "Logboekregel": {
        "niet_alleen_coach": lambda actor: ~Q(publiek="coach"),
        "gedeeld_met_kandidaat": lambda actor: Q(
            publiek__in=["kandidaat", "allen"], vervangen_door__isnull=True
        ),
        "gedeeld_met_opdrachtgever": lambda actor: Q(publiek="allen", vervangen_door__isnull=True),
    },
    "Documentstem": {
        "gedeeld_met_opdrachtgever": lambda actor: Q(gedeeld_op__isnull=False),
        "zonder_belastbaarheid": lambda actor: _not_d1("document__"),
    },
    "EigenStuk": {"gedeeld": lambda actor: Q(envelop=False, gedeeld_op__isnull=False)},
    "Toekomstplan": {"gedeeld": lambda actor: Q(gedeeld_op__isnull=False)},
    "Toekomststap": {"gedeeld": lambda actor: Q(plan__gedeeld_op__isnull=False)},
    "Document": {
        "gedeeld_met_kandidaat": lambda actor: Q(publiek__in=["kandidaat", "allen"]),
        "gedeeld_met_opdrachtgever": _sent,
        "zakelijk": lambda actor: Q(soort__in=_ZAKELIJK),
        "zonder_belastbaarheid": lambda actor: _not_d1("") & _letters(actor),
    },
    "Verzending": {
        "gedeeld_met_kandidaat": lambda actor: Q(document__publiek__in=["kandidaat", "allen"]),
        "gedeeld_met_opdrachtgever": lambda actor: (
            _letters(actor, "document__")
            & _not_d1("document__")
            & Q(document__publiek__in=_VOOR_OPDRACHTGEVER, naar_rol="opdrachtgever")
        ),
        "zakelijk": lambda actor: Q(document__soort__in=_ZAKELIJK),
        "zonder_belastbaarheid": lambda actor: _not_d1("document__") & _letters(actor, "document__"),
    },
    "Werkgeversstap": {**_stap(""), "als_werkgever": _as_employer("dossier__")},
    "Stapfeit": _stap("stap__"),
    "Cvversie": {"gedeeld": _shared_cv},
    "Belastbaarheid": {"vastgesteld": lambda actor: Q(stand="vastgesteld")},
    "Belastbaarheidspunt": {"vastgesteld": lambda actor: Q(belastbaarheid__stand="vastgesteld")},
    "SimulatieLink": {
        "geldig": lambda actor: Q(ingetrokken_op__isnull=True, vervalt_op__gt=klok.now()),
    },
    "Taak": _TAAK,
    "Scholing": {"gevraagd": lambda actor: Q(gevraagd_op__isnull=False)},
    "Draad": {
        "leesbaar": _conversation(),
        "met_kandidaat": _conversation("kandidaat"),
        "met_opdrachtgever": _conversation("opdrachtgever"),
    },
    "Draadbericht": {
        "leesbaar": _readable(),
        "met_kandidaat": _readable("kandidaat"),
        "met_opdrachtgever": _readable("opdrachtgever"),
    },
    "Leesstand": {
        "leesbaar": _own_reading,
        "met_kandidaat": _own_reading,
        "met_opdrachtgever": _own_reading,
    },
    "Deskundigenoordeel": {
        "eigen_vraag": lambda actor: Q(van=_vrager(actor)),
        "eigen_of_gevraagd": lambda actor: Q(van=_vrager(actor)) | Q(gevraagd_op__isnull=False),
    },
    "Oordeelstuk": {"eigen_vraag": lambda actor: Q(oordeel__van=_vrager(actor))},
    "Leeritem": {"aangeboden": _offered("")},
    "Leeritemversie": {"aangeboden": _offered("item__")},
    "Leermodule": {"aangeboden": lambda actor: Q(verborgen_op__isnull=True)},
    "Zoekprofiel": _search_profile(""),
    **{
        name: _search_profile("zoekprofiel__")
        for name in ("Richting", "Rangorde", "Zoekstandpunt", "Nacontrole", "Puntbevestiging", "Puntenblad")
    },
    **{name: _search_profile("richting__zoekprofiel__") for name in ("Richtingbron", "Richtingeis")},
    "RealistischBeeld": {"gedeeld": lambda actor: Q(gedeeld_op__isnull=False)},
    "Profieldeling": {"loopt": lambda actor: Q(tot__isnull=True)},
    "Vacature": {"open": lambda actor: Q(gesloten_op__isnull=True)},
    "VacatureEis": {"open": lambda actor: Q(vacature__gesloten_op__isnull=True)},
    "Werkgeverslead": {"eigen_lead": lambda actor: Q(door__organisatie_id=actor.organisatie_id)},
    "Training": {"uitgenodigd": _invited("pk")},
    "Trainingsdag": {"uitgenodigd": _invited("training_id")},
    "Klad": {"eigen_klad": lambda actor: Q(door_id=actor.lidmaatschap_id)},
}
