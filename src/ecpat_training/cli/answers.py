"""What every command answers with `--json`: which commands there are, and the schema of each one's answer."""

from types import ModuleType
from typing import Any, get_type_hints

from ecpat_training.agenda.report import for_machines as of_agendas
from ecpat_training.cli import for_machines as of_the_rest
from ecpat_training.commands.for_machines import envelope_schema
from ecpat_training.core import registry
from ecpat_training.effect.report import for_machines as of_effects
from ecpat_training.roster.report import for_machines as of_lists
from ecpat_training.survey.report import for_machines as of_surveys

_GROUPS: dict[str, ModuleType] = {"plan": of_agendas, "roster": of_lists, "survey": of_surveys}
_ALONE = (of_effects, of_the_rest)


def commands() -> dict[str, tuple[str, ModuleType]]:
    """The commands by the names of their schemas (`roster-check`), each as it is typed, with the room of its answer."""
    grouped = {
        f"{group}-{name}": (f"ecpat {group} {name}", room)
        for group, room in _GROUPS.items()
        for name in registry.members(room)
    }
    return grouped | {name: (f"ecpat {name}", room) for room in _ALONE for name in registry.members(room)}


def answer_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of what a command answers, by the schema's name."""
    command, room = commands()[name]
    return envelope_schema(command, _answer(registry.load(room, command.rpartition(" ")[2])))


def _answer(module: ModuleType) -> object:
    """What a command answers: what the module's `result` returns, or its `Result` where no function makes it."""
    return get_type_hints(module.result)["return"] if hasattr(module, "result") else module.Result
