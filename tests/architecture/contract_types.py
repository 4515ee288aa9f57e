"""Two kinds of import contract that import-linter does not bring along; named in pyproject.toml."""

from __future__ import annotations

from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output
from importlinter.contracts.protected import ProtectedContract


class OnlyIn(ProtectedContract):
    """A library that only some modules may import. It holds too while nobody imports the library yet."""

    type_name = "only_in"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        for expression in self.protected_modules:
            graph.add_module(expression.expression, is_squashed=True)
        return super().check(graph, verbose)


class BetweenRooms(Contract):
    """What of a room may be imported from outside of it: other rooms see some shelves, the house the card.

    Direct imports are looked at; which room may look at which one is the contract "order of the rooms".
    """

    type_name = "between_rooms"

    rooms = fields.StringField()
    shown_to_rooms = fields.ListField(subfield=fields.StringField())
    shown_to_house = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        found = [
            f"{importer} -> {imported}"
            for imported in sorted(graph.find_descendants(self.rooms))
            for importer in sorted(graph.find_modules_that_directly_import(imported))
            if not self._allowed(importer, imported)
        ]
        return ContractCheck(kept=not found, metadata={"found": found})

    def _allowed(self, importer: str, imported: str) -> bool:
        room, shelf = self._room_and_shelf(imported)
        own_room, _ = self._room_and_shelf(importer)
        if own_room == room:
            return True
        return shelf in (self.shown_to_rooms if own_room else self.shown_to_house)

    def _room_and_shelf(self, module: str) -> tuple[str, str]:
        """("customers", "rules") of a module in a room, ("", "") of any other."""
        inside = module.removeprefix(f"{self.rooms}.")
        if inside == module:
            return "", ""
        room, _, shelf = inside.partition(".")
        return room, shelf.partition(".")[0]

    def render_broken_contract(self, check: ContractCheck) -> None:
        metadata: dict[str, Any] = check.metadata
        for line in metadata["found"]:
            output.print_error(f"- {line}", bold=False)
        output.new_line()
