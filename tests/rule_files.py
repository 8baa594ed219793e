"""What the tests know of each rule, in a file of its own, `<room>/rules/<name>.yaml`: its `cases`, an `example` for the
reference, the `message` that a person meets who breaks it, and what it asks of a `selection`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


def rule_files(room: str, loader: Any = yaml.CSafeLoader) -> list[dict[str, Any]]:
    """The files of a room's rules, sorted by name; with `CBaseLoader` every value is a text, as programmes are read."""
    return [yaml.load(path.read_text("utf-8"), loader) for path in sorted((HERE / room / "rules").glob("*.yaml"))]


def rule_examples(room: str) -> dict[str, Any]:
    """The examples by the rules' names."""
    return {file["rule"]: file["example"] for file in rule_files(room) if "example" in file}


def rule_messages() -> Iterator[tuple[str, dict[str, Any]]]:
    """(code, case) of each rule of all rooms that has a case in its file."""
    for room in sorted(path.parent.name for path in HERE.glob("*/rules")):
        for file in rule_files(room):
            if "message" in file:
                yield f"rule.{file['rule'].replace(' ', '-')}", file["message"]
