"""更多: what few schemes need (scope, growth, gate, payment speed, cap, returns, tax, successor), as one form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from distributor_desk.core.language import Language, Text
from distributor_desk.core.money import plain
from distributor_desk.core.numbers import parse_number
from distributor_desk.desktop.desk import Desk
from distributor_desk.features.rebates.posting.schemes import SchemeValues
from distributor_desk.features.rebates.rules import scope as scopes
from distributor_desk.features.rebates.rules import speed as speeds
from distributor_desk.features.rebates.sheet.columns import SCHEMES
from distributor_desk.features.rebates.sheet.schemes import NO_SUCH_CAP, NO_SUCH_SCOPE, NO_SUCH_SPEED
from distributor_desk.spreadsheets.columns import Choice, Column, Kind

TITLE = Text("更多条款", "More terms")
KEYS = ("scope", "growth", "gate", "over_target", "cap", "speed", "returns", "tax_included")


def columns(others: Mapping[int, str]) -> tuple[Column, ...]:
    """The fields; `others` are the schemes that may take over a negative basis."""
    successor = Column(
        "successor",
        Text("后续方案", "Followed by"),
        Kind.CHOICE,
        choices=tuple(Choice(str(i), Text(name, name)) for i, name in others.items()),
        note=Text("最后一期的负数依据转到这个方案", "takes over a negative basis of the last period"),
    )
    return (*(SCHEMES.column(key) for key in KEYS), successor)


def initial(values: SchemeValues, language: Language) -> dict[str, Any]:
    terms = values.terms
    cap = f"{plain(terms.cap_amount):f}" if terms.cap_amount is not None else None
    if terms.cap_rate is not None:
        cap = f"{plain(terms.cap_rate * 100):f}%"
    return {
        "scope": scopes.said(values.scope, language) or None,
        "growth": terms.growth or "none",
        "gate": None if terms.gate is None else plain(terms.gate * 100),
        "over_target": None if terms.over_target is None else plain(terms.over_target * 100),
        "cap": cap,
        "speed": speeds.written(terms.speed) or None,
        "returns": values.returns,
        "tax_included": values.tax_included,
        "successor": None if values.successor_id is None else str(values.successor_id),
    }


def problems(said: Mapping[str, Any]) -> dict[str, Text]:
    """What cannot be read, by field."""
    found: dict[str, Text] = {}
    scope = scopes.parse_scope(said.get("scope") or "")
    if isinstance(scope, str):
        found["scope"] = NO_SUCH_SCOPE.with_(part=scope)
    if said.get("cap") and parse_number(str(said["cap"]).rstrip("%％")) is None:
        found["cap"] = NO_SUCH_CAP
    if speeds.parse_speed(said.get("speed") or "") is None:
        found["speed"] = NO_SUCH_SPEED
    return found


def applied(values: SchemeValues, said: Mapping[str, Any]) -> SchemeValues:
    """The scheme with what the form says in place of what stood."""
    cap = str(said["cap"]).strip() if said.get("cap") else ""
    number = parse_number(cap.rstrip("%％")) if cap else None
    percent = cap.endswith(("%", "％"))
    scope = scopes.parse_scope(said.get("scope") or "")
    terms = replace(
        values.terms,
        growth=None if said.get("growth") in (None, "none") else said["growth"],
        gate=None if said.get("gate") is None else said["gate"] / 100,
        over_target=None if said.get("over_target") is None else said["over_target"] / 100,
        cap_amount=None if percent else number,
        cap_rate=number / 100 if percent and number is not None else None,
        speed=speeds.parse_speed(said.get("speed") or "") or (),
    )
    return replace(
        values,
        terms=terms,
        scope=tuple(scope) if isinstance(scope, list) else values.scope,
        returns=said.get("returns") or "all",
        tax_included=said.get("tax_included") is not False,
        successor_id=int(said["successor"]) if said.get("successor") else None,
    )


def open_more(
    desk: Desk,
    parent: QWidget,
    values: SchemeValues,
    others: Mapping[int, str],
    then: Callable[[SchemeValues], None],
) -> None:
    """Open the form; `then` gets the scheme with what was typed (nothing is saved yet)."""
    from distributor_desk.desktop.record_form import RecordForm

    first = initial(values, desk.language)
    form = RecordForm(
        desk, TITLE, columns(others), first, lambda changed: first | changed, check=problems, parent=parent
    )
    form.saved.connect(lambda said: then(applied(values, said)))
    form.open()
