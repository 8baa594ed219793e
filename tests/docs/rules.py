"""`docs/reference/rules.md`: every rule with its parameters and an example, from the rules' registry and the schema."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from ecpat_training.agenda import rules as agenda
from ecpat_training.agenda.planner.rules_in_force import list_unwritten_rules
from ecpat_training.programme.model.rule import RuleSpec
from ecpat_training.programme.rules.book import Rule, parse
from ecpat_training.roster import rules as roster
from ecpat_training.series import rules as series
from tests.docs.markdown import MADE, anchor, joined, table
from tests.docs.schemas import Schema, default, kind, prose, stored
from tests.rule_files import rule_examples

EXAMPLES = Path(__file__).with_name("rule_examples.yaml")
ROOMS: dict[str, ModuleType] = {"roster": roster, "agenda": agenda, "series": series}
_SHARED = ("hard", "weight", "because")
_HEAD = f"""\
# Rules

The rules that a programme may ask for, in `programme.yaml` under `rules`: `roster` holds rules over participant lists,
`team` and `agenda` hold rules over agendas, `series` those over the dates of all trainings. {MADE}

```yaml
rules:
  roster:
    - size: 18-22, ideally 20
  team:
    - mixed pair: {{of: country, weight: 3, because: twins train together}}
  agenda:
    - practice share: at least 50 %
```

Every rule knows three keys beside its own:

| key | what it holds |
| --- | --- |
| `hard` | `yes`: the rule must hold. `no`: it is a wish, which costs its weight where it is not kept. |
| `weight` | What breaking the rule costs, a whole number, 1 to 1,000. A rule with a weight is a wish. |
| `because` | Why the rule is there. It is printed wherever the rule is broken. |

What holds without `hard` and `weight` stands in the tables below. `ecpat plan` keeps every hard rule and finds the
agenda with the least cost; `ecpat plan check` and `ecpat roster check` report a broken hard rule as an error (exit code
1) and a wish that is not kept as a warning."""
_ABOUT = {
    "roster": "Rules over participant lists",
    "agenda": "Rules over agendas and teams of trainers",
    "series": "Rules over the dates and trainers of a series",
}


@cache
def examples() -> dict[str, dict[str, Any]]:
    """For each room, each rule's example: what stands behind its name."""
    read: dict[str, dict[str, Any]] = yaml.load(EXAMPLES.read_text("utf-8"), yaml.CSafeLoader)
    return {room: read.get(room, {}) | rule_examples(room) for room in ROOMS}


def read(room: str, name: str, value: Any) -> Rule:
    """A rule as the program reads it from an entry of a programme."""
    (rule,), findings = parse([RuleSpec.model_validate({name: value})], ROOMS[room], lambda _: None)
    assert not findings, findings
    return rule


def described(room: str) -> dict[str, Schema]:
    """What the schema says of each rule of a room, by the rules' names."""
    entries = stored("programme")["$defs"]["Rules"]["properties"][room]["items"]["anyOf"]
    return {name: form for entry in entries for name, form in entry["properties"].items()}


def page() -> str:
    """The page as Markdown."""
    return joined([_HEAD, *(part for room in ROOMS for part in _room(room))])


def _room(room: str) -> Iterator[str]:
    rules = described(room)
    yield f"## {_ABOUT[room]}"
    rows = [(f"[{name}](#{anchor(name)})", prose(rules[name]), _holds(room, name)) for name in rules]
    yield table(["rule", "what it is about", "unless you say otherwise"], rows)
    for name, schema in rules.items():
        yield from _rule(room, name, schema)


def _rule(room: str, name: str, schema: Schema) -> Iterator[str]:
    own, *short = schema["anyOf"]
    yield f"### {name}"
    yield f"{prose(schema)} {prose(own)}"
    value = examples()[room][name]
    yield f"```yaml\n- {name}: {_written(value)}\n```"
    yield f"Reports print this example as: “{read(room, name, value).states}”"
    keys = {key: value for key, value in own["properties"].items() if key not in _SHARED}
    required = own.get("required", [])
    rows = [
        (f"`{key}`", kind(part, "programme.yaml"), "**required**" if key in required else default(part))
        for key, part in keys.items()
    ]
    yield table(["key", "what it holds", "without it"], rows)
    if short and short[0].get("examples"):
        yield f"Short form: `- {name}: {short[0]['examples'][0]}`."


def _written(value: Any) -> str:
    """What stands behind a rule's name, on one line of YAML."""
    if not isinstance(value, dict):
        return str(value)
    return yaml.safe_dump(value, default_flow_style=True, width=1000, sort_keys=False, allow_unicode=True).strip()


def _holds(room: str, name: str) -> str:
    """What kind of rule it is where the programme says nothing of that."""
    value = examples()[room][name]
    bare = {key: part for key, part in value.items() if key not in _SHARED} if isinstance(value, dict) else value
    rule = read(room, name, bare)
    said = "must hold" if rule.hard else f"a wish, weight {rule.weight}"
    return f"{said}; in force without being written" if name in {one.name for one in list_unwritten_rules()} else said
