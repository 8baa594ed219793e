"""What every command answers with `--json`: which commands there are, and the schema of each one's answer."""

from types import ModuleType
from typing import get_type_hints

from ecpat_training.agenda.report import for_machines as of_agendas
from ecpat_training.cli import for_machines as of_the_rest
from ecpat_training.commands.envelope import envelope_schema
from ecpat_training.core import registry
from ecpat_training.core.json_data import JsonObject
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


def answer_schema(name: str) -> JsonObject:
    """The JSON Schema of what a command answers, by the schema's name."""
    command, room = commands()[name]
    return envelope_schema(command, _answer(room, command.rpartition(" ")[2]))


def _answer(room: ModuleType, name: str) -> object:
    """What a command answers: what its module's `result` returns, or the type of its name (`InitResult`) where no
    function makes it."""
    module = registry.load(room, name)
    if hasattr(module, "result"):
        return get_type_hints(module.result)["return"]
    return getattr(module, f"{name.capitalize()}Result")
