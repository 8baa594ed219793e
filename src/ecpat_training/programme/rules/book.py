"""The rules of a programme, from the words of its file to checks that run.

A rule is a file of `roster/rules/` or `agenda/rules/` whose name is the rule's name (`at_most_of_one.py` is `at most of
one`). Its docstring says what the rule is about, and it holds two classes:

- `AtMostOfOne`: the file's one `RosterRule` or `AgendaRule`, the rule as one programme asks for it. It says in one
  sentence what it asks (`states`), checks a finished roster or agenda in plain Python (`check`), and steers a solver
  where it can (`constrain`), which is written apart from `check`, so that each tests the other. What else it may say of
  itself, `RosterRule` and `AgendaRule` (`rule_parts/rule.py` of each feature) list, with what holds for a rule that
  says nothing;
- `AtMostOfOneParameters`: a Noun that reads what stands behind the rule's name, and annotates the rule's `parameters`.
"""

import difflib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from inspect import get_annotations
from types import ModuleType
from typing import ClassVar, TypeVar, get_type_hints, overload

from pydantic import ValidationError
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import ErrorDetails

from ecpat_training.core import registry
from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.programme.model.rule import RuleSpec
from ecpat_training.programme.rules.check import CountCheck, RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.values.problem import guess_choice, problem_text
from ecpat_training.words.catalogue.message import Message, names_hint, phrase, sentences

MOST_BREAKS = 50  # of one rule that are told one by one
RuleOfKind = TypeVar("RuleOfKind", bound="Rule")


@dataclass(frozen=True)
class Rule(ABC):
    """A rule as one programme asks for it. `weight` is 0 for a hard rule, and for a wish that is switched off: of that
    only what no weight softens is left. `written` is false of a rule that holds although the file doesn't write it.

    `MEANING` says in a sentence what is the case where it is broken, `DO` what to do then, without values of a file:
    `ecpat help rule.size` shows both. `NOTES` says that it has something to note, too, where nothing is broken.
    `WEIGHT` is what breaking it costs a plan unless the file says otherwise; None: it is hard then. `SHORTHAND` is the
    JSON Schema of a short form of its parameters, with examples, if it has one. `WISHES` says that it counts all that
    it wants, kept or not, so that its counts are worth a picture.
    """

    MEANING: ClassVar[str]
    DO: ClassVar[str]
    NOTES: ClassVar[bool] = False
    WEIGHT: ClassVar[int | None] = None
    SHORTHAND: ClassVar[Mapping[str, str | Sequence[str | int]] | None] = None
    WISHES: ClassVar[bool] = False

    name: str
    parameters: Noun
    hard: bool
    weight: int
    because: str
    where: Location | None
    written: bool = True

    @property
    def is_off(self) -> bool:
        """Whether it is a wish that costs nothing."""
        return not self.hard and self.weight == 0

    @property
    @abstractmethod
    def states(self) -> str:
        """The rule in one sentence."""

    @property
    def demand(self) -> Message:
        """What it asks for, with its name before it, as a line of a list says it."""
        return phrase("`{rule}`: {demand}", rule=self.name, demand=self.states)

    @property
    def severity(self) -> Severity:
        """A broken hard rule is an error, a soft one that gave way a warning."""
        return Severity.ERROR if self.hard else Severity.WARNING

    def broken(
        self, message: str, location: Location | None = None, hint: str | None = None, *, always_hard: bool = False
    ) -> Finding:
        """A break of this rule; `always_hard` marks the part of a rule whose limit no weight softens."""
        code = f"rule.{self.name.replace(' ', '-')}"
        if self.because:
            message = sentences(message, phrase("({reason}.)", reason=self.because.rstrip(".")))
        severity = Severity.ERROR if always_hard else self.severity
        return Finding(code, severity, message, location or self.where, hint)

    def cost(self, amount: int) -> int:
        """What an amount costs a plan: nothing under a hard rule, which a plan never breaks."""
        return 0 if self.hard else self.weight * amount

    def result(
        self,
        breaks: Sequence[Finding],
        counts: Sequence[CountCheck] = (),
        cost: int = 0,
        *,
        not_known: int = 0,
        unknown: Mapping[str, int] | None = None,
        is_uncertain: bool = False,
    ) -> RuleResult:
        """The outcome of a check; `not_known` counts the people whom it can't count as anything, `unknown` those of
        whom each thing isn't known (None: the one thing that is counted by); `is_uncertain` says that they may keep or
        break the rule in a way that no count shows. Notes among the breaks say what a rule
        cost without being broken."""
        if self.is_off:
            breaks = errors(breaks)
        is_kept = all(finding.severity is Severity.NOTE for finding in breaks)
        shown_breaks = self._limit_breaks(breaks) if len(breaks) > MOST_BREAKS else breaks
        if unknown is None:
            unknown = {counts[0].of: not_known} if counts else {}
        unknown = {attribute: number for attribute, number in unknown.items() if number}
        return RuleResult(
            self.name,
            self.states,
            is_kept,
            self.hard,
            tuple(shown_breaks),
            tuple(
                counted._replace(most=counted.actual + not_known) if not_known and counted.most is None else counted
                for counted in counts
            ),
            cost,
            self.because,
            not_known,
            unknown,
            wishes=self.WISHES,
            written=self.written,
            is_uncertain=is_uncertain,
        )

    def _limit_breaks(self, breaks: Sequence[Finding]) -> list[Finding]:
        """As many breaks as a person may want to read, what must hold first, and how many there are besides."""
        ranked_breaks = sorted(breaks, key=lambda finding: list(Severity).index(finding.severity))
        shown_breaches, further_breaches = ranked_breaks[:MOST_BREAKS], ranked_breaks[MOST_BREAKS:]
        summary = self.broken(
            phrase(
                "and {remaining:,} more like these: mend these first, and check again.", remaining=len(further_breaches)
            ),
            further_breaches[0].where,
        )
        return [*shown_breaches, replace(summary, severity=further_breaches[0].severity)]


def module_name(rule_name: str) -> str:
    """The file name of a rule: `at most of one` is `at_most_of_one`."""
    return rule_name.strip().replace(" ", "_")


def rule_class(package: ModuleType, name: str, base_class: type[RuleOfKind]) -> type[RuleOfKind]:
    """The rule of one file of a room, such as `LunchBetween` of `lunch_between`.

    Raises:
        LookupError: the room has no such file.
        TypeError: the file doesn't define exactly one class of that kind.
    """
    return registry.find_only_class(registry.load(package, name), base_class)


def parameters_class(rule: type[Rule]) -> type[Noun]:
    """What reads a rule's parameters: the class with which the rule annotates them."""
    owner = next(ancestor for ancestor in rule.__mro__ if "parameters" in get_annotations(ancestor))
    # of one annotation, not of all that its bases have as well, which takes as long as reading the parameters
    parameters: type[Noun] | str = get_annotations(owner)["parameters"]
    return get_type_hints(owner)["parameters"] if isinstance(parameters, str) else parameters


@overload
def parse(
    specs: Iterable[RuleSpec], package: ModuleType, find_location: Callable[[int], Location | None]
) -> tuple[list[Rule], list[Finding]]: ...


@overload
def parse(
    specs: Iterable[RuleSpec],
    package: ModuleType,
    find_location: Callable[[int], Location | None],
    base_class: type[RuleOfKind],
) -> tuple[list[RuleOfKind], list[Finding]]: ...


def parse(
    specs: Iterable[RuleSpec],
    package: ModuleType,
    find_location: Callable[[int], Location | None],
    base_class: type[Rule] = Rule,
) -> tuple[Sequence[Rule], list[Finding]]:
    """The rules of one list of a programme file, and what is wrong with the others.

    Args:
        specs: the entries as written.
        package: the room of these rules, such as `ecpat_training.roster.rules`.
        find_location: the place of the entry with that index.
        base_class: what every rule of that room is, such as `RosterRule`.

    Raises:
        TypeError: a file of the room doesn't hold exactly one rule of that kind.
    """
    rule_names = registry.members(package)
    rules: list[Rule] = []
    findings: list[Finding] = []
    for index, spec in enumerate(specs):
        if module_name(spec.name) not in rule_names:
            findings.append(_build_unknown_finding(spec.name, rule_names, find_location(index)))
            continue
        rule = rule_class(package, module_name(spec.name), base_class)
        try:
            parameters = parameters_class(rule).model_validate(spec.value if spec.value is not None else {})
        except ValidationError as error:
            findings += _misread(spec.name, rule, error, find_location(index))
            continue
        hard = spec.hard if spec.hard is not None else spec.weight is None and rule.WEIGHT is None
        written_weight = spec.weight if spec.weight is not None else rule.WEIGHT or 1
        weight = 0 if hard else written_weight
        rules.append(rule(spec.name, parameters, hard, weight, spec.because or "", find_location(index)))
    return rules, findings


def find_unknown_rules(specs: Iterable[RuleSpec], package: ModuleType) -> list[Finding]:
    """The entries of a list of rules that name none of a room, without loading any."""
    rule_names = registry.members(package)
    return [
        _build_unknown_finding(spec.name, rule_names, None)
        for spec in specs
        if module_name(spec.name) not in rule_names
    ]


def schema(package: ModuleType) -> JsonSchemaValue:
    """The JSON Schema of one entry of a list of rules, from every rule of a room."""
    shared_properties = {
        "hard": {"type": "boolean"},
        "weight": {"type": "integer", "minimum": 0, "maximum": 1000},
        "because": {"type": "string"},
    }
    entries = []
    for name in registry.members(package):
        rule = rule_class(package, name, Rule)
        parameter_schema = parameters_class(rule).model_json_schema(by_alias=True)
        parameter_schema["properties"] = {**parameter_schema.get("properties", {}), **shared_properties}
        title = name.replace("_", " ")
        forms = [parameter_schema, rule.SHORTHAND] if rule.SHORTHAND else [parameter_schema]
        rule_doc = registry.load(package, name).__doc__ or ""
        entries.append(
            {
                "type": "object",
                "properties": {title: {"description": rule_doc.strip(), "anyOf": forms}},
                "required": [title],
                "additionalProperties": False,
            }
        )
    return {"anyOf": entries}


def _misread(name: str, rule: type[Rule], error: ValidationError, location: Location | None) -> list[Finding]:
    """What is wrong with the parameters of one rule, and once, how the rule is written."""
    hint = phrase("Write it like `- {name}: {example}`.", name=name, example=_example(rule))
    return [
        Finding(
            "rule.parameters",
            Severity.ERROR,
            phrase(
                "rule `{name}`: {problem_text}", name=name, problem_text=_problem_text(problem, parameters_class(rule))
            ),
            location,
            None if number else hint,
        )
        for number, problem in enumerate(error.errors(include_url=False))
    ]


def _example(rule: type[Rule]) -> str:
    """What may stand behind a rule's name: its short form, else what its parameters are by default, or show."""
    if rule.SHORTHAND:
        return str(rule.SHORTHAND["examples"][0])
    parameters = parameters_class(rule)
    defaults = parameters.model_construct().model_dump(mode="json", by_alias=True, exclude_none=True)
    fields = parameters.model_fields.items()
    examples = {field.alias or name: field.examples[0] for name, field in fields if field.examples}
    return _flow(examples | defaults)


def _flow(value: object) -> str:
    """A value in YAML on one line."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(nested_value)}' for key, nested_value in value.items())}}}"
    return f"[{', '.join(map(_flow, value))}]" if isinstance(value, list | tuple) else str(value)


def _problem_text(problem: ErrorDetails, parameters: type[Noun]) -> str:
    """What is wrong with one parameter, and what was probably meant."""
    place = ".".join(location_part for location_part in problem["loc"] if isinstance(location_part, str))
    if not place and problem["type"] == "model_type":
        if not parameters.model_fields:
            return "there is nothing to set."
        if isinstance(problem["input"], str | int | float) and problem["input"] != "":
            return "a value alone doesn't say what is set."
    if problem["type"] == "missing":
        return phrase("`{place}` is missing.", place=place)
    if problem["type"] == "extra_forbidden":
        known_keys = [field.alias or name for name, field in parameters.model_fields.items()] + [
            "hard",
            "weight",
            "because",
        ]
        close_keys = difflib.get_close_matches(place, known_keys, n=1)
        advice: str = (
            names_hint(close_keys[0], ())
            if close_keys
            else phrase("Known keys: {known_keys}.", known_keys=listing(known_keys, 30))
        )
        return phrase("unknown key `{place}`. {advice}", place=visible(place[:60]), advice=advice)
    word = guess_choice(problem)
    advice = phrase(" Did you mean `{word}`?", word=word) if word else ""
    return f"{f'{place}: ' if place else ''}{problem_text(problem)}.{advice}"


def _build_unknown_finding(name: str, rule_names: list[str], location: Location | None) -> Finding:
    names = [member.replace("_", " ") for member in rule_names]
    close_names = difflib.get_close_matches(name, names, n=1)
    hint = names_hint(close_names[0], ()) if close_names else phrase("Known rules: {names}.", names=listing(names, 25))
    return Finding("rule.unknown", Severity.ERROR, phrase("there is no rule `{name}`.", name=name), location, hint)
