"""The paths of pydantic's problems: keys and indices, and between them steps that name a type and not a key."""

import re

_TYPE = re.compile(r"constrained-|dict\[|tuple\[|function-|str$|int$|float$|list\[|\[key\]$")


def is_type(step: str | int) -> bool:
    """Whether a step names a branch of an either-or, or says that a key is meant and not its value."""
    return isinstance(step, str) and _TYPE.match(step) is not None


def value_at(data: object, path: tuple[str | int, ...]) -> object:
    """What stands at a path of a file's data, None where nothing does; steps that name a type are passed over."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(step, data.get(str(step).replace(" ", "_"), data if is_type(step) else None))
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step] if step < len(data) else None
    return data
