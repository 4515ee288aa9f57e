"""Words of one language, and codes of lists as words, as the customers' papers need them."""

from __future__ import annotations

from collections.abc import Mapping

from distributor_desk.core import language
from distributor_desk.core.language import Text
from distributor_desk.features.customers.queries.care import Person
from distributor_desk.features.customers.rules import AGREEMENT_WORDS, CHANNEL_WORDS


class Say(language.Say):
    """Words of one language, and codes as words."""

    def with_code(self, name: str, code: str | None) -> str:
        return name + self(f"（{code}）", f" ({code})") if code else name

    def channel(self, key: str | None) -> str:
        return self._said(CHANNEL_WORDS, key)

    def agreement(self, key: str | None) -> str:
        return self._said(AGREEMENT_WORDS, key)

    def days(self, days: int | None) -> str:
        return "" if days is None else self("{days} 天", "{days} {days:day|days}", days=days)

    def roles(self, person: Person) -> str:
        """What a person is there: decides, deputy, at the front desk."""
        parts = [
            self("拍板", "decides") if person.decision_maker else "",
            self("（已确认）", "(confirmed)") if person.decision_maker and person.confirmed else "",
            self("不在时找他", "deputy") if person.deputy else "",
            self("前台", "front desk") if person.gatekeeper else "",
        ]
        return " ".join(part for part in parts if part)

    def _said(self, words: Mapping[str, Text], key: str | None) -> str:
        return words[key].in_(self.language) if key and key in words else key or ""
