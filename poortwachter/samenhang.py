"""The coherence of facts that each have a good shape: order, overlap and contradiction (contract 1.1)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from poortwachter.fouten import Fout

# Lists of periods, with whether two of them may share a day.
PERIODEN = {
    "ziekteperioden": False, "verlof": False, "pauzes": True, "werkhervattingen": True, "geaccepteerde_redenen": True,
}  # fmt: skip


def check_feiten(feiten: Mapping[str, Any]) -> None:
    """Raise Fout for the first contradiction in the facts."""
    for check in _checks(feiten):
        check()


def tegenspraken(feiten: Mapping[str, Any]) -> list[Fout]:
    """The first contradiction of each kind, for who wants to mend them all at once."""
    found = []
    for check in _checks(feiten):
        try:
            check()
        except Fout as fout:
            found.append(fout)
    return found


def _checks(feiten: Mapping[str, Any]) -> Iterator[Callable[[], None]]:
    for naam, delen in PERIODEN.items():
        rows = feiten.get(naam)
        if rows:
            yield partial(check_perioden, naam, rows, delen=delen, open_einde=naam == "ziekteperioden")
    yield partial(_contract, feiten.get("einde_dienstverband"))
    yield partial(_loonsanctie, feiten.get("loonsanctie"))
    yield partial(_ja_nee, feiten.get("spoor2"), "spoor2.gestart", "gestart", "start_op")
    yield partial(_ja_nee, feiten.get("wia_aanvraag"), "wia_aanvraag.gedaan", "gedaan", "ontvangen_op")
    yield partial(_spoor1, feiten.get("spoor1"))


def check_perioden(
    naam: str, rows: Sequence[Mapping[str, Any]], *, delen: bool, open_einde: bool = False
) -> None:
    """First and last day in order; no open period before another; no shared day unless that is allowed."""
    for place, row in enumerate(rows):
        last = row.get("laatste_dag")
        if last is not None and last < row["eerste_dag"]:
            raise Fout(f"{naam}[{place}].laatste_dag", "volgorde", "ligt voor de eerste dag.")
    if delen or len(rows) < 2:
        return
    order = sorted(range(len(rows)), key=lambda place: (rows[place]["eerste_dag"], place))
    for earlier, later in zip(order, order[1:], strict=False):
        last = rows[earlier].get("laatste_dag")
        if last is None and open_einde:
            raise Fout(
                f"{naam}[{earlier}].laatste_dag", "ontbreekt", "ontbreekt, terwijl er een latere periode is."
            )
        if last is not None and last >= rows[later]["eerste_dag"]:
            raise Fout(f"{naam}[{later}].eerste_dag", "overlap", "overlapt met een andere periode.")


def _contract(einde: Mapping[str, Any] | None) -> None:
    last = einde.get("laatste_dag_contract") if einde else None
    if einde and last is not None and last < einde["laatste_werkdag"]:
        raise Fout("einde_dienstverband.laatste_dag_contract", "volgorde", "ligt voor de laatste werkdag.")


def _loonsanctie(sanctie: Mapping[str, Any] | None) -> None:
    if not sanctie:
        return
    others = [name for name, value in sanctie.items() if name != "opgelegd" and value is not None]
    if sanctie["opgelegd"] is False and others:
        raise Fout("loonsanctie.opgelegd", "tegenstrijdig", f"is false, terwijl {others[0]} is ingevuld.")
    notified, decided = sanctie.get("herstelmelding_ontvangen_op"), sanctie.get("bekorting_besluit_op")
    if notified and decided and decided < notified:
        raise Fout(
            "loonsanctie.bekorting_besluit_op", "volgorde", "ligt voor de ontvangst van de herstelmelding."
        )


def _ja_nee(part: Mapping[str, Any] | None, veld: str, flag: str, date: str) -> None:
    if part and part.get(flag) is False and part.get(date) is not None:
        raise Fout(veld, "tegenstrijdig", f"is false, terwijl {date} is ingevuld.")


def _spoor1(spoor1: Mapping[str, Any] | None) -> None:
    if not spoor1 or spoor1.get("vooruitzicht") != "uitgesloten":
        return
    if (
        spoor1.get("verwachte_terugkeer_op") is not None
        or spoor1.get("volledige_terugkeer_eigen_werk_in_zicht") is True
    ):
        raise Fout(
            "spoor1.vooruitzicht", "tegenstrijdig", "is uitgesloten, terwijl terugkeer verwacht wordt."
        )
