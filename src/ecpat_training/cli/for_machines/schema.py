"""`ecpat schema --json`: the schemas themselves, or where they were written."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class SchemaResult:
    """JSON Schemas by what they are of; of those in a folder the names alone."""

    names: tuple[str, ...]
    schemas: dict[str, dict[str, Any]]
