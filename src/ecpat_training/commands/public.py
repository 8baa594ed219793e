"""What other programs are told of the model with `--json`: one declaration gives the keys, the values and the schema.

    class StepData(Public[Step]):
        \"\"\"A step: how it stands, and by when.\"\"\"

        keys = "step=name state files=len(files) notes=notes[].text by=str(by)"

    class StatusResult(Public[Board]):
        \"\"\"A programme's board on a day; `late` counts trainings.\"\"\"

        keys = "programme language steps late"
        parts = (StepData,)
        language: str

        def late(self) -> int:
            return sum(row.is_late for row in self.model.rows)

`StatusResult(board, language="en")` is then what a command answers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import make_dataclass
from functools import cache
from inspect import get_annotations, isfunction
from operator import attrgetter
from types import GenericAlias, NoneType, UnionType
from typing import Annotated, ClassVar, Generic, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from ecpat_training.commands.public_paths import Reading, follow, optional, or_skipped, then, walk

Model = TypeVar("Model", covariant=True)


class Public(Generic[Model]):
    """What of a `Model` is public; name and docstring are those of the schema, which is closed.

    `keys` are the public names in their order; without them, all fields of the model. A key holds what the path behind
    `=` leads to (`public_paths.py`), or its own name without one. A path begins with a method of the class, with an
    annotation, for which a value is given, or with `model`; else in the model. Where a model of `parts` comes, its part
    stands for it.
    """

    keys: ClassVar[str] = ""
    parts: ClassVar[tuple[type["Public[object]"], ...]] = ()

    def __init__(self, model: Model, **given: object) -> None:
        """Of this model, with a value for each annotation of the class.

        Raises:
            TypeError: a value is missing, or the class has no annotation of its name.
        """
        annotations = get_annotations(type(self))
        if given.keys() != annotations.keys():
            raise TypeError(f"{type(self).__name__} needs {', '.join(annotations) or 'nothing'} beside its model.")
        self.model = model
        self.__dict__.update(given)

    def record(self) -> object:
        """The values by their keys: an instance of `record_type`."""
        declared = _declared(type(self))
        return declared.record(*(key.read(self) for key in declared.keys))


class _Declared(NamedTuple):
    """The dataclass that a declaration makes, and how its fields are read of a `Public`."""

    record: type
    keys: tuple[Reading, ...]


def record_type(public: type[Public[object]]) -> type:
    """The dataclass that a declaration makes: its fields are the keys, with the types of what they hold.

    Raises:
        LookupError: a path leads nowhere.
    """
    return _declared(public).record


def _declared(public: type[Public[object]]) -> _Declared:
    return _declared_once(public)  # type: ignore[arg-type]  # classes are hashable, whatever their instances are


@cache
def _declared_once(public: type[Public[object]]) -> _Declared:
    lines = public.keys.split() or get_annotations(_model(public))
    parts: dict[object, type[Public[object]]] = {_model(part): part for part in public.parts}
    readings: dict[str, Reading] = {}
    for line in lines:
        name, _, path = line.partition("=")
        kind, read = follow(lambda first: _begin(public, first), path or name)
        shown = _public_reading(kind, parts)
        readings[name] = Reading(shown.kind, then(read, shown.read))
    kinds = [(name, reading.kind) for name, reading in readings.items()]
    record: type = make_dataclass(public.__name__, kinds)
    record.__doc__, record.__module__ = public.__doc__, public.__module__
    return _Declared(record, tuple(readings.values()))


def _model(public: type[Public[object]]) -> type:
    """The model that a declaration is of."""
    model: type = get_args(public.__orig_bases__[0])[0]  # type: ignore[attr-defined]  # as every generic class has
    return model


def _begin(public: type[Public[object]], name: str) -> Reading:
    """What a path begins with: a method of the declaration, what it is given, or what its model has."""
    if name == "model":
        return Reading(_model(public), attrgetter(name))
    method = vars(public).get(name)
    if isfunction(method):
        return Reading(get_type_hints(method)["return"], method)
    if name in get_annotations(public):
        return Reading(get_type_hints(public)[name], attrgetter(name))
    kind, read = walk(_model(public), [name])
    return Reading(kind, then(attrgetter("model"), read))


def _public_reading(kind: object, parts: Mapping[object, type[Public[object]]]) -> Reading:
    """The type in which values of a type are shown, their models by these parts, and how they become it."""
    if kind in parts:
        part = parts[kind]
        return Reading(record_type(part), lambda model: part(model).record())
    if isinstance(kind, type) and issubclass(kind, Public):
        return Reading(record_type(kind), Public.record)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        inside = _public_reading(arguments[0], parts)
        return Reading(kind, inside.read) if inside.kind == arguments[0] else inside
    if origin in (Union, UnionType):
        return _either([_public_reading(argument, parts) for argument in arguments if argument is not NoneType], kind)
    if not isinstance(origin, type) or not issubclass(origin, Iterable):
        return Reading(kind, lambda value: value)
    shown = [_public_reading(argument, parts) for argument in arguments if argument is not Ellipsis]
    if issubclass(origin, Mapping):
        of_key, of_value = shown
        alias = GenericAlias(dict, (of_key.kind, of_value.kind))
        return Reading(alias, lambda values: {key: of_value.read(value) for key, value in values.items()})
    if origin is tuple and Ellipsis not in arguments:
        alias = GenericAlias(tuple, tuple(shown_reading.kind for shown_reading in shown))
        return Reading(
            alias,
            lambda values: tuple(shown_reading.read(value) for shown_reading, value in zip(shown, values, strict=True)),
        )
    return Reading(GenericAlias(tuple, (shown[0].kind, ...)), lambda values: tuple(map(shown[0].read, values)))


def _either(shown: list[Reading], kind: object) -> Reading:
    """A union, in which a part may stand for the only model."""
    if len(shown) > 1:
        return Reading(kind, lambda value: value)
    return Reading(optional(shown[0].kind), or_skipped(shown[0].read))
