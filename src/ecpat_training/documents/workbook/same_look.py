"""How cells look, worked out once for all that look alike: openpyxl compares each look with all others, which costs a
long table more than all the rest."""

from collections.abc import Hashable
from copy import copy
from typing import Any


class Looks:
    """The looks of a sheet, each under what it depends on."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Any] = {}

    def is_new(self, cell: Any, look: Hashable) -> bool:
        """Gives a cell a known look; True where the look isn't known yet, to be made and kept."""
        if look not in self._known:
            return True
        cell._style = copy(self._known[look])
        return False

    def keep(self, cell: Any, look: Hashable) -> None:
        """Remembers the look of a cell."""
        self._known[look] = copy(cell._style)
