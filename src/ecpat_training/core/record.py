"""Frozen dataclasses that are quick to make: what compares, shows and guards them stands here once.

`dataclass` writes and compiles these methods anew for each class, which takes four times as long as the rest of making
it; a small command spends as long on its classes as on reading a list.
"""

from dataclasses import FrozenInstanceError, dataclass, field
from typing import TypeVar, dataclass_transform

_RecordT = TypeVar("_RecordT")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(record_class: type[_RecordT]) -> type[_RecordT]:
    """A class as `dataclass(frozen=True, slots=True)` makes it, of fields that all count when two are compared. For
    what isn't made by the thousand: setting a field looks whether it is set."""
    methods = {
        "__repr__": _record_repr,
        "__eq__": _equal,
        "__hash__": _hashed,
        "__setattr__": _set_field_once,
        "__delattr__": _keep,
    }
    for name, method in methods.items():
        setattr(record_class, name, method)
    return dataclass(slots=True, repr=False, eq=False)(record_class)


def _values(instance: object) -> dict[str, object]:
    return {name: getattr(instance, name) for name in type(instance).__match_args__}  # type: ignore[attr-defined]


def _record_repr(self: object) -> str:
    values = ", ".join(f"{name}={value!r}" for name, value in _values(self).items())
    return f"{type(self).__qualname__}({values})"


def _equal(self: object, counterpart: object) -> bool:
    return _values(self) == _values(counterpart) if type(self) is type(counterpart) else NotImplemented


def _hashed(self: object) -> int:
    return hash(tuple(_values(self).values()))


def _set_field_once(self: object, name: str, value: object) -> None:
    if hasattr(self, name):
        raise FrozenInstanceError(f"cannot assign to field {name!r}")
    object.__setattr__(self, name, value)


def _keep(_: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
