"""`--json`: what a command found, as data for other programs. One envelope for all commands, with what was found under
`result`; never the sentences of a report.

A command gives its result to `Delivery.data`; nothing is made of it where nobody asked.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ecpat_training.core.errors import EcpatError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import visible
from ecpat_training.documents.provenance import Provenance

OPTION = "--json"
VERSION = 1
"""Of every schema: raised where a key goes, or means something else."""


@dataclass(frozen=True, slots=True)
class Said:
    """A finding: `code` is stable, `where` its place, `also` further places of it."""

    code: str
    severity: Severity
    message: str
    hint: str | None
    where: Location | None
    also: tuple[Location, ...]


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that was read; its SHA-256 is null where a published report doesn't tell it."""

    file: str
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Made:
    """How the result came to be: the program's version, the command, its seed (null: nothing random), the files."""

    version: str
    command: str
    seed: int | None
    inputs: tuple[InputFile, ...]


@dataclass(frozen=True, slots=True)
class Envelope:
    """What every command answers with `--json`. `result` is null where the command ended before it had one; `findings`
    then say why. `written` are the files that were written, as they were named."""

    schema: str
    command: str
    exit_code: int
    findings: tuple[Said, ...]
    written: tuple[str, ...]
    made: Made | None
    result: Any


@dataclass
class Heard:
    """What a command has told so far; `command` is its name as it is typed."""

    command: str = "ecpat"
    given: bool = False
    result: object = None
    findings: tuple[Finding, ...] = ()
    made: Provenance | None = None
    written: list[str] = field(default_factory=list)

    def envelope(self, exit_code: int) -> bytes:
        """The whole answer as canonical JSON."""
        from pydantic import TypeAdapter  # heavy

        from ecpat_training.documents.formats.json import canonical

        shell = Envelope(
            schema_id(self.command),
            self.command,
            exit_code,
            tuple(map(_said, self.findings)),
            tuple(self.written),
            _made(self.made) if self.made else None,
            None,
        )
        answer: dict[str, object] = TypeAdapter(Envelope).dump_python(shell, mode="json")
        if self.result is not None:
            answer["result"] = TypeAdapter(type(self.result)).dump_python(self.result, mode="json")
        return canonical(answer)


_HEARD: ContextVar[Heard | None] = ContextVar("heard", default=None)


def heard() -> Heard | None:
    """Where a command's result is told as data; None where nobody asked for it."""
    return _HEARD.get()


@contextmanager
def listening(to: Heard | None) -> Iterator[None]:
    """Results go to `to` as long as it lasts; None: nowhere, as for the single jobs of a command that runs several."""
    before = _HEARD.set(to)
    try:
        yield
    finally:
        _HEARD.reset(before)


def schema_id(command: str) -> str:
    """The version of what a command answers: `ecpat roster check` answers `ecpat-roster-check/1`."""
    return f"{command.replace(' ', '-')}/{VERSION}"


def is_asked(line: Sequence[str]) -> bool:
    """Whether a command line asks for data."""
    options = line[: line.index("--")] if "--" in line else line
    return OPTION in options


def answered(run: Callable[[], object], ended: type[Exception], wrong: type[Exception]) -> object:
    """Runs a command and prints what it found as data, also where it fails; what it raises goes on.

    Args:
        run: the command.
        ended: what is raised where a command ends with an exit code.
        wrong: what is raised where a line can't be understood.
    """
    told = Heard()
    try:
        with listening(told):
            value = run()
    except EcpatError as error:
        _failed(told, (*error.findings, *error.ways_out), error.exit_code)
        raise
    except wrong as line:
        message = " ".join(str(getattr(line, "format_message", line.__str__)()).split())
        _failed(told, [Finding("usage.line", Severity.ERROR, visible(message))], getattr(line, "exit_code", 2))
        raise
    except ended as end:
        _write(told, getattr(end, "exit_code", 0))
        raise
    _write(told, 0)
    return value


def _failed(told: Heard, findings: Sequence[Finding], exit_code: int) -> None:
    told.given, told.result, told.findings, told.written = True, None, tuple(findings), []
    _write(told, exit_code)


def _write(told: Heard, exit_code: int) -> None:
    if told.given:  # otherwise help was asked for
        from ecpat_training.files.writing import STDOUT, write_file

        write_file(STDOUT, told.envelope(exit_code))


def _said(finding: Finding) -> Said:
    return Said(finding.code, finding.severity, finding.message, finding.hint, finding.where, finding.also)


def _made(made: Provenance) -> Made:
    inputs = tuple(InputFile(Path(name).name, digest or None) for name, digest in made.inputs)
    return Made(made.version, made.command, made.seed, inputs)


def envelope_schema(command: str, result: Any) -> dict[str, Any]:
    """The JSON Schema of what a command answers; `result` is the type of what it finds."""
    schema, found = _described(Envelope), _described(result)
    definitions = schema.pop("$defs", {}) | found.pop("$defs", {})
    schema["properties"]["result"] = {"anyOf": [found, {"type": "null"}]}
    schema["properties"]["schema"] = {"const": schema_id(command)}
    schema["properties"]["command"] = {"const": command}
    closed: dict[str, Any] = _closed({**schema, "$defs": dict(sorted(definitions.items()))})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **closed,
        "title": f"What `{command} {OPTION}` answers",
    }


def _described(type_: Any) -> dict[str, Any]:
    """The schema of a type, each dataclass with its docstring: what older versions of pydantic leave out."""
    from inspect import cleandoc

    from pydantic import TypeAdapter
    from pydantic.json_schema import GenerateJsonSchema

    class Described(GenerateJsonSchema):
        def dataclass_schema(self, schema: Any) -> dict[str, Any]:
            made: dict[str, Any] = super().dataclass_schema(schema)
            return {**made, "description": cleandoc(schema["cls"].__doc__)}

    found: dict[str, Any] = TypeAdapter(type_).json_schema(mode="serialization", schema_generator=Described)
    return found


def _closed(node: Any) -> Any:
    """A schema whose objects hold all of their keys and no others, unless they say so themselves; without titles, which
    only repeat the names of the keys."""
    if isinstance(node, list):
        return [_closed(part) for part in node]
    if not isinstance(node, dict):
        return node
    node = {key: _closed(value) for key, value in node.items() if key != "default" and not _only_a_title(key, value)}
    if isinstance(node.get("properties"), dict) and node.get("type") == "object":
        node.setdefault("additionalProperties", False)
        node["required"] = [*node["properties"]]
    return node


def _only_a_title(key: str, value: object) -> bool:
    return key == "title" and isinstance(value, str)
