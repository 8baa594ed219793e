"""The envelope in which a command answers with `--json`, its schema, and a command run for such an answer."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ecpat_training.commands.for_machines import OPTION, JsonAnswer, listening, schema_id
from ecpat_training.commands.former_names import schema_words
from ecpat_training.commands.public import Public, record_type
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.json_data import JsonObject
from ecpat_training.core.text import visible
from ecpat_training.documents.provenance import Provenance
from ecpat_training.words.catalogue.message_data import commands_of, fields_of


class FindingData(Public[Finding]):
    """A finding: `code` is stable, `where` its place, `also` further places of it. `fields` are the values in message
    and hint by name, `do` the commands of the hint, each as its words, of which capitals (`FILE`) are yours to fill
    in."""

    keys = "code severity message hint fields do where also"

    def fields(self) -> dict[str, int | float | str]:
        return fields_of(self.model.message, self.model.hint)

    def do(self) -> tuple[tuple[str, ...], ...]:
        return commands_of(self.model.hint)


class InputFile(Public[tuple[str, str]]):
    """A file that was read; its SHA-256 is null where a published report doesn't tell it."""

    keys = "file sha256=or_none(1)"

    def file(self) -> str:
        return Path(self.model[0]).name


class ProvenanceData(Public[Provenance]):
    """How the result came to be: the program's version, the command, its seed (null: nothing random), the files."""

    keys = "version command seed inputs"
    parts = (InputFile,)


class Envelope(Public[JsonAnswer]):
    """What every command answers with `--json`. `result` is null where the command ended before it had one; `findings`
    then say why. `written` are the files that were written, as they were named."""

    keys = "schema command exit_code findings written made result"
    parts = (FindingData, ProvenanceData)
    exit_code: int

    def schema(self) -> str:
        return schema_id(self.model.command)

    def result(self) -> Any:
        """Put in its place as what it is."""


def enveloped(json_answer: JsonAnswer, exit_code: int) -> bytes:
    """What a command has told, as canonical JSON."""
    from ecpat_training.documents.formats.json import canonical

    answer: JsonObject = as_json(Envelope(json_answer, exit_code=exit_code))
    if json_answer.result is not None:
        answer["result"] = as_json(json_answer.result)
    return canonical(answer)


def as_json(result: object) -> Any:
    """An answer as dictionaries, lists, strings, numbers and None."""
    from pydantic import TypeAdapter  # heavy

    record = result.record() if isinstance(result, Public) else result
    return TypeAdapter(type(record)).dump_python(record, mode="json")


def envelope_schema(command: str, result: object) -> JsonObject:
    """The JSON Schema of what a command answers; `result` is the type of what it finds, or what declares it."""
    if isinstance(result, type) and issubclass(result, Public):
        result = record_type(result)
    schema, result_schema = describe_type(record_type(Envelope)), describe_type(result)
    definitions = schema.pop("$defs", {}) | result_schema.pop("$defs", {})
    schema["properties"]["result"] = {"anyOf": [result_schema, {"type": "null"}]}
    schema["properties"]["schema"] = {"const": schema_id(command)}
    former = schema_words(command.removeprefix("ecpat "))
    names = [*dict.fromkeys((command, f"ecpat {former}"))]
    schema["properties"]["command"] = {"const": command} if len(names) == 1 else {"enum": names}
    closed_schema: JsonObject = _close_objects({**schema, "$defs": dict(sorted(definitions.items()))})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **closed_schema,
        "title": f"What `{command} {OPTION}` answers",
    }


def describe_type(type_: Any) -> dict[str, Any]:
    """The schema of a type, each dataclass with its docstring: what older versions of pydantic leave out."""
    from inspect import cleandoc

    from pydantic import TypeAdapter
    from pydantic.json_schema import GenerateJsonSchema

    class SchemaWithDescriptions(GenerateJsonSchema):
        def dataclass_schema(self, schema: Any) -> dict[str, Any]:
            class_schema: dict[str, Any] = super().dataclass_schema(schema)
            return {**class_schema, "description": cleandoc(schema["cls"].__doc__)}

    schema: dict[str, Any] = TypeAdapter(type_).json_schema(
        mode="serialization", schema_generator=SchemaWithDescriptions
    )
    return schema


def _close_objects(node: Any) -> Any:
    """A schema whose objects hold all of their keys and no others, unless they say so themselves; without titles, which
    only repeat the names of the keys."""
    if isinstance(node, list):
        return [_close_objects(node_item) for node_item in node]
    if not isinstance(node, dict):
        return node
    node = {
        key: _close_objects(value) for key, value in node.items() if key != "default" and not _is_mere_title(key, value)
    }
    if isinstance(node.get("properties"), dict) and node.get("type") == "object":
        node.setdefault("additionalProperties", False)
        node["required"] = [*node["properties"]]
    return node


def _is_mere_title(key: str, value: object) -> bool:
    return key == "title" and isinstance(value, str)


def run_and_answer(
    run_command: Callable[[], object], exit_type: type[Exception], usage_error_type: type[Exception]
) -> object:
    """Runs a command and prints what it found as data, also where it fails; what it raises goes on.

    Args:
        run_command: the command.
        exit_type: what is raised where a command ends with an exit code.
        usage_error_type: what is raised where a line can't be understood.
    """
    answer = JsonAnswer()
    try:
        with listening(answer):
            value = run_command()
    except EcpatError as error:
        _record_failure(answer, (*error.findings, *error.ways_out), error.exit_code)
        raise
    except usage_error_type as line:
        message = " ".join(str(getattr(line, "format_message", line.__str__)()).split())
        _record_failure(
            answer, [Finding("usage.line", Severity.ERROR, visible(message))], getattr(line, "exit_code", 2)
        )
        raise
    except exit_type as end:
        _write(answer, getattr(end, "exit_code", 0))
        raise
    _write(answer, 0)
    return value


def _record_failure(answer: JsonAnswer, findings: Sequence[Finding], exit_code: int) -> None:
    answer.given, answer.result, answer.findings, answer.written = True, None, tuple(findings), []
    _write(answer, exit_code)


def _write(answer: JsonAnswer, exit_code: int) -> None:
    if answer.given:  # otherwise help was asked for
        from ecpat_training.files.writing import STDOUT, write_file

        write_file(STDOUT, enveloped(answer, exit_code))
