"""The JSON Schemas of the YAML files, made from the models, so that editors complete and check as one types; and those
of the reports for machines, which are what every command answers with `--json`."""

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from pydantic.json_schema import JsonSchemaValue

from ecpat_training.agenda import rules as agenda_rules
from ecpat_training.agenda.model.agenda_map import AgendaMappingFile
from ecpat_training.agenda.reading.agenda import AgendaFile
from ecpat_training.agenda.reading.item import WrittenItem
from ecpat_training.agenda.report import for_machines as of_agendas
from ecpat_training.cli import for_machines as of_the_rest
from ecpat_training.commands.deliver import Delivery
from ecpat_training.commands.envelope import envelope_schema
from ecpat_training.commands.for_machines import current_answer
from ecpat_training.commands.former_names import FORMER_COMMANDS
from ecpat_training.core.errors import Exit, UsageError
from ecpat_training.core.json_data import JsonObject
from ecpat_training.core.text import listing
from ecpat_training.documents.report_schema import report_schema
from ecpat_training.documents.schema_parts import ADDRESS
from ecpat_training.donor.report import for_machines as of_donors
from ecpat_training.effect.counting.json_schema import counted_schema
from ecpat_training.effect.design.report import for_machines as of_designs
from ecpat_training.effect.performance.model.rubric import Rubric
from ecpat_training.effect.performance.report import for_machines as of_performance
from ecpat_training.effect.programme.report import for_machines as of_effects
from ecpat_training.effect.published.model.published_effect import PublishedEffects
from ecpat_training.effect.published.report import for_machines as of_published_effects
from ecpat_training.effect.report.json_schema import effect_schema
from ecpat_training.event.attendance.report import for_machines as of_attendance
from ecpat_training.event.certificates.report import for_machines as of_certificates
from ecpat_training.event.meetings.report import for_machines as of_meetings
from ecpat_training.event.report import for_machines as of_events
from ecpat_training.files.writing import STDOUT, write_file
from ecpat_training.folder.merging.report import for_machines as of_merging
from ecpat_training.folder.report import for_machines as of_folders
from ecpat_training.followup.report import for_machines as of_follow_up
from ecpat_training.network.report import for_machines as of_networks
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.rules import book
from ecpat_training.roster import rules as roster_rules
from ecpat_training.roster.model.roster_map import MappingFile
from ecpat_training.roster.reading.mapping_file import CHOICES
from ecpat_training.roster.report import for_machines as of_lists
from ecpat_training.roster.report.json_schema import groups_schema, selection_schema
from ecpat_training.series import rules as series_rules
from ecpat_training.series.report import for_machines as of_series
from ecpat_training.serve.report import for_machines as of_pages
from ecpat_training.survey.instrument.instrument import WAVES, Instrument
from ecpat_training.survey.model.survey_map import SurveyMappingFile
from ecpat_training.survey.reading.decisions import NOT_SCORED
from ecpat_training.survey.reading.mapping_file import ROW_CHOICES
from ecpat_training.survey.report import for_machines as of_surveys
from ecpat_training.survey.report.json_schema import inspection_schema
from ecpat_training.trainers.report import for_machines as of_trainers


def programme_schema() -> JsonSchemaValue:
    """The schema of `programme.yaml`, every rule with its parameters."""
    schema = Programme.model_json_schema(by_alias=True)
    definitions = schema["$defs"]
    agenda_array = {"type": "array", "items": _hoisted(book.schema(agenda_rules), definitions)}
    definitions["Rules"]["properties"] = {
        "roster": {"type": "array", "items": _hoisted(book.schema(roster_rules), definitions)},
        "team": agenda_array,
        "agenda": agenda_array,
        "series": {"type": "array", "items": _hoisted(book.schema(series_rules), definitions)},
    }
    return _finished(schema, "A programme of trainings, for `ecpat plan` and `ecpat roster check`")


def instrument_schema() -> JsonSchemaValue:
    """The schema of an instrument file, with what somebody decided of a draft that isn't scored."""
    schema = Instrument.model_json_schema(by_alias=True)
    definitions = schema["$defs"]
    definitions["ScaleItem"]["properties"]["key"]["anyOf"].append({"const": NOT_SCORED, "type": "string"})
    definitions["NotScoredScale"] = _unscored_scale_schema(definitions)
    schema["properties"]["scales"]["items"]["oneOf"].append({"$ref": "#/$defs/NotScoredScale"})
    return _finished(schema, "A questionnaire, for `ecpat evaluate`")


def _unscored_scale_schema(definitions: JsonSchemaValue) -> JsonSchemaValue:
    """A scale of a draft that isn't scored, whatever it was taken for."""
    properties: JsonSchemaValue = {}
    for scale_name in ("KeyedScale", "NumberScale", "LikertScale"):
        properties |= definitions[scale_name]["properties"]
    label = {"anyOf": [{"type": "string"}, {"type": "number"}, {"type": "null"}]}
    properties |= {
        "kind": {"const": NOT_SCORED, "title": "Kind", "type": "string"},
        "labels": {**properties["labels"], "additionalProperties": label},
    }
    return {
        "type": "object",
        "title": "NotScoredScale",
        "description": "Questions that are asked and not scored, where a drafted scale turned out to be none; it may "
        "keep what the draft holds. `key: not scored` says so of a single question.",
        "properties": properties,
        "required": ["id", "kind", "items"],
        "additionalProperties": False,
    }


def agenda_schema() -> JsonSchemaValue:
    """The schema of an agenda file: items are lines, or mappings where no programme knows them."""
    schema = AgendaFile.model_json_schema(by_alias=True)
    item = WrittenItem.model_json_schema(by_alias=True)
    schema["$defs"] |= item.pop("$defs", {}) | {"WrittenItem": item}
    day = schema["$defs"]["WrittenDay"]["properties"]
    day["items"]["items"] = {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/WrittenItem"}]}
    day["start"] = {"type": "string", "pattern": r"^\d{1,2}:\d{2}$", "examples": ["09:00"]}
    return _finished(schema, "An agenda, drafted by `ecpat plan` and edited by hand")


def mapping_schema() -> JsonSchemaValue:
    """The schema of a mapping file; what its lines may say is shown as examples, since other words for it will do."""
    schema = MappingFile.model_json_schema(by_alias=True)
    properties = {**schema["properties"], **schema["$defs"]["MappedValues"]["properties"]}
    for property_name, choices in CHOICES.items():
        properties[property_name]["additionalProperties"]["examples"] = list(choices)
    return _finished(schema, "How words of participant lists are read, for `ecpat roster check --mapping`")


def survey_mapping_schema() -> JsonSchemaValue:
    """The schema of a survey's mapping file; what a column may be depends on the instrument."""
    schema = SurveyMappingFile.model_json_schema(by_alias=True)
    schema["properties"]["waves"]["additionalProperties"]["examples"] = list(WAVES)
    schema["properties"]["rows"]["additionalProperties"]["examples"] = list(ROW_CHOICES)
    return _finished(schema, "What the columns and answers of a survey are, for `ecpat evaluate --mapping`")


def agenda_mapping_schema() -> JsonSchemaValue:
    """The schema of an agenda's mapping file; what a word may mean depends on the programme."""
    schema = AgendaMappingFile.model_json_schema(by_alias=True)
    return _finished(schema, "What words of another office's agenda mean, beside it")


def rubric_schema() -> JsonSchemaValue:
    """The schema of a rubric, by which raters score simulated cases."""
    schema = Rubric.model_json_schema(by_alias=True)
    return _finished(schema, "A rubric with two cases, for `ecpat performance`")


def published_effects_schema() -> JsonSchemaValue:
    """The schema of a table of published effects."""
    schema = PublishedEffects.model_json_schema(by_alias=True)
    return _finished(schema, "Published effects of trainings, for `ecpat design benchmark`")


SCHEMAS = {
    "programme": programme_schema,
    "agenda": agenda_schema,
    "instrument": instrument_schema,
    "mapping": mapping_schema,
    "survey-mapping": survey_mapping_schema,
    "agenda-mapping": agenda_mapping_schema,
    "rubric": rubric_schema,
    "published-effects": published_effects_schema,
}
REPORTS: dict[str, Callable[[], JsonSchemaValue]] = {
    "effect": effect_schema,
    "report": report_schema,
    "selection": selection_schema,
    "groups": groups_schema,
    "inspection": inspection_schema,
    "counted": counted_schema,
}


def schema_text(noun: str) -> str:
    """The schema of a noun as text.

    Raises:
        UsageError: there is no such schema.
    """
    schemas = SCHEMAS | REPORTS
    if noun not in all_schema_names():
        hint = f"There are: {', '.join(schemas)}, and one of each command, such as roster-check."
        raise UsageError.because("usage.schema", f"there is no schema `{noun}`.", hint=hint)
    schema = schemas[noun]() if noun in schemas else answer_schema(noun)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def all_schema_names() -> list[str]:
    """What there are schemas of: files, reports, and what each command answers with `--json`."""
    return [*SCHEMAS, *REPORTS, *commands()]


def write_schema(noun: str, folder: Path | None, *, force: bool, quiet: bool) -> int:
    """Prints one schema, or writes all into a folder; returns the exit code.

    Raises:
        UsageError: there is no such schema.
        OutputError: a file is there already and `force` is not set.
    """
    from ecpat_training.cli.for_machines import SchemaResult

    delivery = Delivery(force=force, quiet=quiet)
    if folder is None:
        text = schema_text(noun)
        if current_answer() is None:
            write_file(STDOUT, text.encode())
        delivery.data(lambda: SchemaResult((noun,), {noun: json.loads(text)}), ())
        return Exit.CLEAN
    names = all_schema_names()
    delivery.files({folder / f"{name}.schema.json": schema_text(name).encode() for name in names})
    delivery.say(f"Written: {listing([str(folder / f'{name}.schema.json') for name in names])}.")
    delivery.data(lambda: SchemaResult(tuple(names), {}), ())
    return Exit.CLEAN


def _hoisted(schema: JsonSchemaValue, definitions: JsonSchemaValue) -> JsonSchemaValue:
    """A rule's own definitions, moved to where `#/$defs/` points."""
    schema = copy.deepcopy(schema)
    for entry in schema["anyOf"]:
        for rule in entry["properties"].values():
            for form in rule["anyOf"]:
                definitions.update(form.pop("$defs", {}))
    return schema


def _finished(schema: JsonSchemaValue, title: str) -> JsonSchemaValue:
    """In YAML files read as text, numbers and yes/no come as text or not, as the writer likes."""
    return {"$schema": ADDRESS, **lenient(schema), "title": title}


def lenient(schema: JsonSchemaValue) -> JsonSchemaValue:
    """A schema, or a part of one, that takes a number where text is read: so an editor reads `title: 2005`."""
    node: JsonSchemaValue = {key: _lenient_part(value) for key, value in schema.items()}
    if node.get("type") == "string" and "format" not in node and "enum" not in node and "const" not in node:
        pattern = node.get("pattern")
        node["type"] = (
            ["string", "number"]
            if pattern is None
            else ["string", "integer"]
            if _is_pattern_valid(pattern)
            else "string"
        )
    return node


def _lenient_part(part: object) -> object:
    if isinstance(part, list):
        return [_lenient_part(member) for member in part]
    return lenient(part) if isinstance(part, dict) else part


def _is_pattern_valid(pattern: str) -> bool:
    """Whether a whole number is text of this pattern, as `8` is an id."""
    return re.search(pattern, "8") is not None


_GROUPS: tuple[tuple[str, ModuleType], ...] = (
    ("plan", of_agendas),
    ("series", of_series),
    ("roster", of_lists),
    ("trainers", of_trainers),
    ("event", of_events),
    ("event", of_attendance),
    ("event", of_certificates),
    ("event", of_meetings),
    ("survey", of_surveys),
    ("follow-up", of_follow_up),
    ("network", of_networks),
    ("performance", of_performance),
)
_SINGLE_MODULES = (
    of_effects,
    of_published_effects,
    of_designs,
    of_folders,
    of_donors,
    of_merging,
    of_pages,
    of_the_rest,
)


def commands() -> dict[str, tuple[str, object]]:
    """Returns the commands by the names of their schemas (`roster-check`): the command as it is typed, and the type
    that declares its answer. A command that was called otherwise before has the schema of that name."""
    answers_of_groups = {
        f"{group} {name}": answer for group, module in _GROUPS for name, answer in _answers(module, group)
    }
    answers_by_command = answers_of_groups | {
        name: answer for module in _SINGLE_MODULES for name, answer in _answers(module)
    }
    return {
        words.replace(" ", "-"): (f"ecpat {FORMER_COMMANDS.get(words, words)}", answer)
        for words, answer in answers_by_command.items()
    }


def _answers(module: ModuleType, group: str = "") -> list[tuple[str, object]]:
    """What a module declares, by the commands, sorted: `RosterCheckResult` is what `ecpat roster check` answers."""
    class_name = re.compile(f"{''.join(map(str.capitalize, group.split('-')))}([A-Z].*)Result")
    names = {
        match[1]: answer
        for name, answer in vars(module).items()
        if (match := class_name.fullmatch(name)) and not _is_imported(answer, module)
    }
    return sorted((re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower(), answer) for name, answer in names.items())


def _is_imported(answer: object, module: ModuleType) -> bool:
    return isinstance(answer, type) and answer.__module__ != module.__name__


def answer_schema(name: str) -> JsonObject:
    """The JSON Schema of what a command answers, by the schema's name."""
    return envelope_schema(*commands()[name])
