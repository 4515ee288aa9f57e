"""What is true of products: how they are found, and how many base units a unit holds."""

from __future__ import annotations

from decimal import Decimal

from distributor_desk.core.matching import bare_name, initials, normal_code, normal_name, sort_key
from distributor_desk.core.quantity import is_case_unit


def code_key(code: str | None) -> str | None:
    """What makes two codes the same; None for no code."""
    return normal_code(code) or None if code else None


def name_key(name: str, spec: str | None) -> str:
    """Two products of one name and one spec are one product."""
    return f"{normal_name(name)}|{normal_name(spec)}" if spec else normal_name(name)


def keys(name: str, code: str | None, barcode: str | None, spec: str | None) -> dict[str, str]:
    """The stored keys of a product: for sameness, for sorting, and for finding by any part."""
    parts = [
        name.casefold(),
        bare_name(name),
        initials(name),
        (code or "").casefold(),
        barcode or "",
        (spec or "").casefold(),
    ]
    return {
        "name_key": name_key(name, spec),
        "name_sort": sort_key(name),
        "find_key": " ".join(dict.fromkeys(part for part in parts if part)),
    }


def unit_size(unit: str | None, base_unit: str | None, case_size: Decimal | None) -> Decimal | None:
    """Base units in one `unit`: the case size for a case, None (one) for the base unit itself.

    A case of a product whose base unit is itself a case counts as one.
    """
    if not unit or not is_case_unit(unit) or (base_unit and normal_code(unit) == normal_code(base_unit)):
        return None
    return case_size
