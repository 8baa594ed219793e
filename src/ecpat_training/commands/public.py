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

from ecpat_training.commands.public_paths import Reading, chain_readers, follow, optional_type, skip_none, walk

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

    def __init__(self, model: Model, **given_values: object) -> None:
        """Of this model, with a value for each annotation of the class.

        Raises:
            TypeError: a value is missing, or the class has no annotation of its name.
        """
        annotations = get_annotations(type(self))
        if given_values.keys() != annotations.keys():
            raise TypeError(f"{type(self).__name__} needs {', '.join(annotations) or 'nothing'} beside its model.")
        self.model = model
        self.__dict__.update(given_values)

    def record(self) -> object:
        """The values by their keys: an instance of `record_type`."""
        declaration = _declaration_of(type(self))
        return declaration.record(*(key.read_value(self) for key in declaration.keys))


class _Declaration(NamedTuple):
    """The dataclass that a declaration makes, and how its fields are read of a `Public`."""

    record: type
    keys: tuple[Reading, ...]


def record_type(public: type[Public[object]]) -> type:
    """The dataclass that a declaration makes: its fields are the keys, with the types of what they hold.

    Raises:
        LookupError: a path leads nowhere.
    """
    return _declaration_of(public).record


def _declaration_of(public: type[Public[object]]) -> _Declaration:
    return _build_declaration(public)  # type: ignore[arg-type]  # classes are hashable, whatever their instances are


@cache
def _build_declaration(public: type[Public[object]]) -> _Declaration:
    lines = public.keys.split() or get_annotations(_model(public))
    parts: dict[object, type[Public[object]]] = {_model(part): part for part in public.parts}
    reading_by_key: dict[str, Reading] = {}
    for line in lines:
        name, _, path = line.partition("=")
        value_type, read_value = follow(lambda name_of_start: _begin(public, name_of_start), path or name)
        public_reading = _public_reading(value_type, parts)
        reading_by_key[name] = Reading(public_reading.value_type, chain_readers(read_value, public_reading.read_value))
    key_types = [(name, reading.value_type) for name, reading in reading_by_key.items()]
    record: type = make_dataclass(public.__name__, key_types)
    record.__doc__, record.__module__ = public.__doc__, public.__module__
    return _Declaration(record, tuple(reading_by_key.values()))


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
    value_type, read_value = walk(_model(public), [name])
    return Reading(value_type, chain_readers(attrgetter("model"), read_value))


def _public_reading(value_type: object, part_by_model: Mapping[object, type[Public[object]]]) -> Reading:
    """The type in which values of a type are shown, their models by these parts, and how they become it."""
    if value_type in part_by_model:
        part = part_by_model[value_type]
        return Reading(record_type(part), lambda model: part(model).record())
    if isinstance(value_type, type) and issubclass(value_type, Public):
        return Reading(record_type(value_type), Public.record)
    origin, arguments = get_origin(value_type), get_args(value_type)
    if origin is Annotated:
        inner_reading = _public_reading(arguments[0], part_by_model)
        return (
            Reading(value_type, inner_reading.read_value) if inner_reading.value_type == arguments[0] else inner_reading
        )
    if origin in (Union, UnionType):
        return _either(
            [_public_reading(argument, part_by_model) for argument in arguments if argument is not NoneType], value_type
        )
    if not isinstance(origin, type) or not issubclass(origin, Iterable):
        return Reading(value_type, lambda value: value)
    argument_readings = [_public_reading(argument, part_by_model) for argument in arguments if argument is not Ellipsis]
    if issubclass(origin, Mapping):
        key_reading, value_reading = argument_readings
        alias = GenericAlias(dict, (key_reading.value_type, value_reading.value_type))
        return Reading(alias, lambda values: {key: value_reading.read_value(value) for key, value in values.items()})
    if origin is tuple and Ellipsis not in arguments:
        alias = GenericAlias(tuple, tuple(shown_reading.value_type for shown_reading in argument_readings))
        return Reading(
            alias,
            lambda values: tuple(
                shown_reading.read_value(value) for shown_reading, value in zip(argument_readings, values, strict=True)
            ),
        )
    return Reading(
        GenericAlias(tuple, (argument_readings[0].value_type, ...)),
        lambda values: tuple(map(argument_readings[0].read_value, values)),
    )


def _either(readings: list[Reading], union_type: object) -> Reading:
    """A union, in which a part may stand for the only model."""
    if len(readings) > 1:
        return Reading(union_type, lambda value: value)
    return Reading(optional_type(readings[0].value_type), skip_none(readings[0].read_value))
