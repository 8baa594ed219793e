"""`docs/reference/files.md` and `json.md`: what YAML files and reports for machines hold, from the JSON Schemas."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ecpat_training.cli.schema import commands
from tests.docs.markdown import FOLDER, MADE, anchor, joined, table

Schema = Mapping[str, Any]
NEW = 200  # characters of a default that are still read in a table
_PATTERNS = {
    "^[A-Za-z0-9][A-Za-z0-9_-]*$": "an id",
    "^[A-Z]{2}$": "a country's code, such as `AL`",
    "^[a-z]{2,3}$": "a language's code, such as `sq`",
}
_FILES = {
    "programme": ("programme.yaml", "Partners, trainings, the manual with its sessions, trainers and rules."),
    "instrument": ("instrument.yaml", "The questionnaire: items, scales, key, and the plan of the analysis."),
    "agenda": ("agenda.yaml", "An agenda as `ecpat plan` writes it and a person edits it."),
    "mapping": ("map.yaml", "How the words of a participant list are read, written by `ecpat roster map`."),
    "survey-mapping": (
        "survey-map.yaml",
        "How a survey's columns and answers are read, written by `ecpat survey map`.",
    ),
    "agenda-mapping": (
        "agenda-map.yaml",
        "What words of another office's agenda mean, written by `ecpat plan map`.",
    ),
    "rubric": ("rubric.yaml", "What raters look for in simulated cases, and the cases, for `ecpat performance`."),
}
_HEAD = f"""\
# YAML files

What each YAML file may hold. Editors that know JSON Schema complete and check these files as you type: `ecpat init`
puts the schemas beside a new programme, `ecpat schema --out FOLDER` writes all of them. A key that is not listed here
is an error, with a proposal of what was meant. An *id* is made of letters, digits, `-` and `_`. The files that
`ecpat init` writes explain their keys in remarks and are good examples. {MADE}"""
_JSON = f"""\
# JSON

Every command prints what it found as data with `--json`, also where it fails: then `result` is `null` and `findings`
say why. Messages for people go to standard error as ever, and the exit codes stay. The shape is versioned: `schema`
names the command and the version, which rises where a key goes or means something else. Every key is always there.
`ecpat schema roster-check` prints the JSON Schema of `ecpat roster check --json`; `ecpat schema --out FOLDER` writes
all. Files that `--out` writes with the ending `.json` hold the report as people read it, block by block
(`ecpat schema report`); those of `ecpat evaluate` hold the figures that are told below, and `roster select`,
`roster groups` and `survey inspect` have a form of their own (`ecpat schema selection`, `groups` and
`inspection`). {MADE}"""
_EFFECT = """\
`ecpat evaluate --out report.json` writes the figures of a report for other programs, and `--json` has the same under
`result`. A figure that can't be known is `null`, and `undefined` or `withheld` beside it says why. `ecpat schema
effect` prints the JSON Schema."""
_ANSWER = "roster-check"
"""The schema of which the parts are shown that all commands share."""


def stored(name: str) -> Schema:
    """The schema of one kind of file, as `docs/schema` has it."""
    schema: Schema = json.loads((FOLDER / "schema" / f"{name}.schema.json").read_text("utf-8"))
    return schema


def files_page() -> str:
    """The page of the YAML files, as Markdown."""
    index = [f"- [`{file}`](#{anchor(file)}): {about}" for file, about in _FILES.values()]
    return joined([_HEAD, "\n".join(index), *(part for name in _FILES for part in _file(name))])


def _file(name: str) -> Iterator[str]:
    file, about = _FILES[name]
    schema = stored(name)
    yield f"## {file}"
    yield f"{about} Its schema: [{name}.schema.json](../schema/{name}.schema.json)."
    yield _keys(schema, file)
    for title, part in schema.get("$defs", {}).items():
        if part.get("properties") and title not in ("Rules", "RuleSpec"):
            yield f"### {_title(title)}"
            yield prose(part)
            yield _keys(part, file)


def json_page() -> str:
    """The page of reports as JSON, as Markdown."""
    schema = stored("effect")
    parts = [*_answers(), "## The report of `ecpat evaluate`", _EFFECT, _fields(schema)]
    for title, part in schema.get("$defs", {}).items():
        parts += [f"## {_title(title)}", prose(part), _fields(part)]
    parts += [part for key, value in schema["properties"].items() for part in _inside(key, value)]
    return joined(parts)


def _answers() -> Iterator[str]:
    """What all commands answer, and where the schema of each stands."""
    yield _JSON
    yield "## What every command answers"
    answer = stored(_ANSWER)
    yield prose(answer)
    yield _fields({"properties": {**answer["properties"], "schema": {"type": "string"}, "command": {"type": "string"},
                                  "result": {"anyOf": [{"type": "object"}, {"type": "null"}]}}}, _ANSWER)  # fmt: skip
    for name in ("FindingData", "Location", "ProvenanceData", "InputFile"):
        yield f"## {_title(name)}"
        yield prose(answer["$defs"][name])
        yield _fields(answer["$defs"][name], _ANSWER)
    yield "## The result of each command"
    rows = [(f"`{command}`", _first(stored(name)), f"[{name}](../schema/{name}.schema.json)")
            for name, (command, _) in commands().items()]  # fmt: skip
    yield table(["command", "`result`", "schema"], rows)


def _first(schema: Schema) -> str:
    """What a command's result is."""
    return prose(_forms(schema["properties"]["result"])[0])


def _inside(key: str, schema: Schema) -> Iterator[str]:
    """The objects that a key holds without a name of their own, each under the path that leads to it."""
    for form in _forms(schema):
        if form.get("properties"):
            yield f"## `{key}`"
            yield prose(form)
            yield _fields(form)
            for name, value in form["properties"].items():
                yield from _inside(f"{key}.{name}", value)
        for items in [form["items"]] if isinstance(form.get("items"), dict) else []:
            yield from _inside(f"{key}[]", items)


def _fields(schema: Schema, file: str = "report") -> str:
    """The keys of an object of a report: all are always there, some hold nothing."""
    rows = [
        (f"`{name}`", kind(value, file) + (" or `null`" if _may_be_nothing(value) else ""))
        for name, value in schema.get("properties", {}).items()
    ]
    return table(["key", "what it holds"], rows)


def _may_be_nothing(schema: Schema) -> bool:
    return any(form.get("type") == "null" for form in schema.get("anyOf", ()))


def _keys(schema: Schema, file: str) -> str:
    required = schema.get("required", [])
    rows = [
        (f"`{name}`", kind(value, file), "**required**" if name in required else default(value))
        for name, value in schema.get("properties", {}).items()
        if not value.get("deprecated")
    ]
    return table(["key", "what it holds", "without it"], rows)


def _title(definition: str) -> str:
    """A definition's heading, in words."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in definition).strip()


def prose(schema: Schema) -> str:
    """What a schema says of itself, as paragraphs."""
    return "\n\n".join(" ".join(part.split()) for part in schema.get("description", "").split("\n\n"))


def default(schema: Schema) -> str:
    """What holds where a key is left out, as one would write it."""
    value = schema.get("default")
    if value is None or value == "" or value == [] or value == {} or isinstance(value, dict):
        return ""
    shown = {True: "yes", False: "no"}.get(value) if isinstance(value, bool) else value
    if "%" in schema.get("pattern", "") and isinstance(value, float):
        shown = f"{100 * value:g} %"
    text = ", ".join(str(part) for part in shown) if isinstance(shown, list) else str(shown)
    return f"`{text}`" if len(text) <= NEW else ""


def kind(schema: Schema, file: str) -> str:
    """What a value may be, in words."""
    forms = list(dict.fromkeys(_said(form, file) for form in _forms(schema)))
    text = " or ".join(form for form in forms if form)
    examples = [] if "enum" in schema else [_written(one) for one in schema.get("examples", [])]
    return f"{text}, such as {' or '.join(examples)}" if examples else text


def _forms(schema: Schema) -> list[Schema]:
    """The forms that a value may have; that it may be left out goes without saying."""
    forms = schema.get("anyOf") or schema.get("oneOf") or [schema]
    return [form for form in forms if form.get("type") != "null"]


def _said(schema: Schema, file: str) -> str:
    if "anyOf" in schema or "oneOf" in schema:
        return kind(schema, file)
    if "$ref" in schema:
        return _named(schema["$ref"].rsplit("/", 1)[-1], file)
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return "one of " + ", ".join(f"`{word}`" for word in schema["enum"])
    return _typed(schema, file)


def _named(definition: str, file: str) -> str:
    if definition == "Rules":
        return "[rules](rules.md)"
    of = next((name for name, (shown, _) in _FILES.items() if shown == file), "effect" if file == "report" else file)
    part = stored(of)["$defs"][definition]
    if part.get("properties"):
        return f"[{_title(definition)}](#{anchor(_title(definition))})"
    return _said(part, file)


def _typed(schema: Schema, file: str) -> str:
    types = schema.get("type", "anything")
    types = [types] if isinstance(types, str) else types
    if "array" in types:
        return _list(schema, file)
    if "object" in types:
        return _mapping(schema, file)
    if "boolean" in types:
        return "yes or no"
    if "string" in types:
        return _PATTERNS.get(schema.get("pattern", "")) or ("a date" if schema.get("format") == "date" else "text")
    if "integer" in types or "number" in types:
        return ("a whole number" if "integer" in types else "a number") + _limits(schema)
    return "anything"


def _list(schema: Schema, file: str) -> str:
    items = schema.get("items")
    if isinstance(items, dict) and items.get("properties"):
        return "a list, see below"
    of = f" of {kind(items, file)}".replace(" of one of ", " of these: ") if isinstance(items, dict) else ""
    if "prefixItems" in schema:
        return f"a list of {len(schema['prefixItems'])}: {kind(schema['prefixItems'][0], file)} each"
    return f"a list{of}"


def _mapping(schema: Schema, file: str) -> str:
    values = schema.get("additionalProperties")
    values = values if isinstance(values, dict) else next(iter(schema.get("patternProperties", {}).values()), None)
    if schema.get("properties"):
        return "see below"
    if not values:
        return "a mapping"
    said = kind(values, file)
    return "text for each language" if said == "text" and "patternProperties" in schema else f"for each name: {said}"


def _limits(schema: Schema) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None and high is not None:
        return f", {low:,} to {high:,}"
    if low is not None:
        return f", {low:,} or more"
    if "exclusiveMinimum" in schema:
        return f" above {schema['exclusiveMinimum']:g}" + (
            f" and below {schema['exclusiveMaximum']:g}" if "exclusiveMaximum" in schema else ""
        )
    return ""


def _written(example: Any) -> str:
    """An example as YAML writes it on one line."""
    if isinstance(example, dict):
        return "`{" + ", ".join(f"{key}: {value}" for key, value in example.items()) + "}`"
    return f"`{example}`"
