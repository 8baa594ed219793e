"""What pydantic says about a file, in words that a secretary can act on, each with its place."""

import difflib
import re
from collections import Counter
from collections.abc import Callable, Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.files.characters import hidden_characters
from ecpat_training.files.yaml.look_alike import foreign_letters
from ecpat_training.files.yaml.paths import is_type, known_keys_at, value_at
from ecpat_training.files.yaml.suggestions import find_synonym, guess_code, guess_id
from ecpat_training.values.base import MisfitError, Noun
from ecpat_training.values.kinds import METHODS
from ecpat_training.values.problem import choices, guess_choice, problem_text
from ecpat_training.words.catalogue.message import Message, message_of, names_hint, phrase, sentences
from ecpat_training.words.matching import letters_key

_Path = tuple[str | int, ...]
_DAY_OF_A_LIST = re.compile(r"day ([1-9]\d?)", re.ASCII)
IDENTIFIER = r"^[A-Za-z0-9][A-Za-z0-9_-]*$"
_MAX_PROBLEMS = 200  # problems of one kind that are explained


def explain(
    error: ValidationError,
    noun: type[Noun],
    data: object,
    locate: Callable[[_Path], Location],
    further_problems: Sequence[tuple[_Path, str]] = (),
) -> list[Finding]:
    """The findings of a failed validation, one a problem, in the order of the file.

    Args:
        error: what pydantic raised.
        noun: the model that the data should have been.
        data: what was validated.
        locate: the place of a path in the file.
        further_problems: what doesn't fit together in the data, which pydantic only looks at when all else is right.
    """
    all_problems = [_untagged(problem, data) for problem in error.errors(include_url=False)]
    problems, omitted = _limit_each_kind(all_problems)
    paths = [tuple(problem["loc"]) for problem in all_problems]
    intended = _guess_keys(problems, noun, data)
    intended_paths = set(intended.values())
    findings: dict[Finding, None] = {}
    paths_by_problem: dict[tuple[str, str, str | None, object], list[_Path]] = {}
    misfits: list[tuple[_Path, str]] = []
    for problem in problems:
        path: _Path = tuple(problem["loc"])
        if _is_echo(problem, path, paths, data) or (problem["type"] == "missing" and path in intended_paths):
            continue
        fault = problem.get("ctx", {}).get("error")
        if isinstance(fault, MisfitError):
            misfits += [(_written_path((*path, *inner_path), data), message) for inner_path, message in fault.problems]
            continue
        code, message, hint = _words(problem, path, intended, noun, data)
        mistyped_value = problem["input"] if code == "content.value" and isinstance(problem["input"], str) else None
        paths_by_problem.setdefault((code, message, hint, mistyped_value or path), []).append(path)
    for (code, message, hint, _), places in paths_by_problem.items():
        message = _add_lines(message, places, locate)
        findings[_finding(code, places[0], data, message, hint, locate)] = None
    reported_paths = set(paths)
    misfits += [(path, message) for path, message in further_problems if not _is_covered(path, reported_paths)]
    for path, message in misfits[:_MAX_PROBLEMS]:
        findings[_finding("content.misfit", path, data, _sentence(message), None, locate)] = None
    omitted += max(len(misfits) - _MAX_PROBLEMS, 0)
    sorted_findings = sorted(findings, key=lambda finding: (finding.where.line or 0) if finding.where else 0)
    if omitted:
        message = phrase("and {problems:,} {problems:more problem|more problems} like these.", problems=omitted)
        sorted_findings.append(Finding("content.more", Severity.ERROR, message, locate(()), "Please mend these first."))
    return sorted_findings


def _add_lines(message: str, places: list[_Path], locate: Callable[[_Path], Location]) -> str:
    """A message, and on which other lines the same slip stands."""
    lines = [str(line) for line in dict.fromkeys(locate(path).line or 0 for path in places)][1:]
    if not lines:
        return message
    same_elsewhere = phrase(
        "The same stands on {lines:line|lines} {numbers}.", lines=len(lines), numbers=listing(lines, 20)
    )
    return sentences(message, same_elsewhere)


def _written_path(path: _Path, data: object) -> _Path:
    """A path in the file's own spelling: `day 2` may stand there as `Day 2`, and in a list of days as its second."""
    steps: list[str | int] = []
    for step in path:
        block = value_at(data, tuple(steps))
        if isinstance(step, str) and isinstance(block, dict) and step not in block:
            step = next((key for key in block if isinstance(key, str) and _is_same_key(key, step)), step)
        elif isinstance(step, str) and isinstance(block, list) and (match := _DAY_OF_A_LIST.fullmatch(step)):
            step = int(match[1]) - 1
        steps.append(step)
    return tuple(steps)


def _is_same_key(key: str, step: str) -> bool:
    letters = letters_key(key)
    return letters in (letters_key(step), letters_key(step).removeprefix("day"))


def _is_covered(path: _Path, reported_paths: set[_Path]) -> bool:
    """Whether something is said already of what stands at a path, or of what it stands in."""
    return any(path[:length] in reported_paths for length in range(len(path) + 1))


def _limit_each_kind(problems: list[ErrorDetails]) -> tuple[list[ErrorDetails], int]:
    """The first problems of each kind, as many as a person may want to read, and how many there are besides."""
    counts: Counter[str] = Counter()
    first_problems = []
    for problem in problems:
        counts[problem["type"]] += 1
        if counts[problem["type"]] <= _MAX_PROBLEMS:
            first_problems.append(problem)
    return first_problems, len(problems) - len(first_problems)


def _finding(
    code: str, path: _Path, data: object, message: str, hint: str | None, locate: Callable[[_Path], Location]
) -> Finding:
    # What is missing, and a key that isn't known, are named in the message.
    subject = _path_text(path[:-1] if code in ("content.missing", "content.unknown-key") else path, data)
    if subject:
        message = phrase("{subject}: {problem}", subject=subject, problem=message)
    return Finding(code, Severity.ERROR, message, locate(path), hint)


def _words(
    problem: ErrorDetails, path: _Path, intended: dict[_Path, _Path], noun: type[Noun], data: object
) -> tuple[str, str, str | None]:
    """The code, message and hint of one problem."""
    problem_type, value = problem["type"], problem["input"]
    if problem_type == "missing":
        return "content.missing", phrase("`{key}` is missing.", key=path[-1]), "Please write it."
    if problem_type == "extra_forbidden":
        known_keys = _known_keys_text(known_keys_at(noun, path[:-1], data))
        hint = _did_you_mean(str(intended[path][-1])) if path in intended else known_keys
        return "content.unknown-key", phrase("unknown key `{key}`.", key=_shortened(path[-1])), hint
    word = None
    if problem_type in ("literal_error", "enum"):
        word = find_synonym(value, choices(problem)) or guess_choice(problem)
    if problem_type == "value_error" and path[-1:] == ("method",):
        word = find_synonym(value, METHODS)
    if problem_type == "string_pattern_mismatch" and isinstance(value, str):
        if letters := foreign_letters(value):
            hint = phrase("It holds {letters}.", letters=listing(letters))
            return "content.value", _sentence(problem_text(problem)), hint
        if unseen := hidden_characters(value):
            hint = phrase("It holds {characters}, which can't be seen.", characters=listing(unseen))
            return "content.value", _sentence(problem_text(problem)), hint
        pattern = str(problem["ctx"]["pattern"])
        word = guess_id(path, value, data) if pattern == IDENTIFIER else guess_code(pattern, value)
    if shape := _shape(problem_type, value, noun, path, data):
        return "content.value", _sentence(_clause(problem)), shape
    return "content.value", _sentence(_clause(problem)), _did_you_mean(word) if word else None


def _clause(problem: ErrorDetails) -> str:
    """What is wrong with a value: the words of an error of ours, as the fields that it was raised with."""
    fault = problem.get("ctx", {}).get("error")
    text = message_of(fault) if isinstance(fault, ValueError) else ""
    return text if isinstance(text, Message) and not text.endswith(".") else problem_text(problem)


def _did_you_mean(word: str) -> Message:
    return names_hint(word, ())


def _known_keys_text(keys: list[str]) -> Message:
    return phrase("Known keys: {keys}.", keys=listing(keys, 30))


def _shape(problem_type: str, value: object, noun: type[Noun], path: _Path, data: object) -> str | None:
    """How a list or a block is written, where something else stands in its place."""
    if problem_type in ("tuple_type", "list_type"):
        if isinstance(value, str) and value:
            return phrase("Please write `[{value}]`.", value=_shortened(value))
        return "Please write `- ` before the first line of each entry." if isinstance(value, dict) and value else None
    if problem_type == "model_type" and value:
        return _known_keys_text(known_keys_at(noun, path, data))
    return None


def _sentence(clause: str) -> str:
    return clause if clause.endswith("?") else phrase("{problem}.", problem=clause)


def _untagged(problem: ErrorDetails, data: object) -> ErrorDetails:
    """A problem without the step that pydantic puts behind an entry whose `kind` says which noun it is; the file has
    no such step."""
    path: _Path = tuple(problem["loc"])
    for position in range(1, len(path)):
        entry = value_at(data, path[:position])
        if (
            not isinstance(path[position - 1], int)
            or not isinstance(entry, dict)
            or entry.get("kind") != path[position]
        ):
            continue
        if position + 1 < len(path) or problem["type"] != "extra_forbidden":
            return {**problem, "loc": (*path[:position], *path[position + 1 :])}
    return problem


def _guess_keys(problems: list[ErrorDetails], noun: type[Noun], data: object) -> dict[_Path, _Path]:
    """For each unknown key the path of the one that was probably meant: one that the file doesn't have yet."""
    intended: dict[_Path, _Path] = {}
    for problem in problems:
        path: _Path = tuple(problem["loc"])
        if problem["type"] == "extra_forbidden":
            known_keys = known_keys_at(noun, path[:-1], data)
            close_keys = difflib.get_close_matches(str(path[-1]).replace("_", " ").casefold(), known_keys, n=3)
            block = value_at(data, path[:-1])
            written_keys = {str(key).replace("_", " ") for key in block} if isinstance(block, dict) else set()
            chosen = next(
                (candidate for candidate in close_keys if candidate not in written_keys),
                close_keys[0] if close_keys else None,
            )
            if chosen is not None:
                intended[path] = (*path[:-1], chosen)
    return intended


def _is_echo(problem: ErrorDetails, path: _Path, paths: list[_Path], data: object) -> bool:
    """Whether a problem only repeats another: a list that is too short because its entries are wrong, or the
    branch of an either-or that the file doesn't take."""
    if problem["type"] == "too_short" and value_at(data, path):
        return any(sibling[: len(path)] == path for sibling in paths if sibling != path)
    branch = next((str(step) for step in path if is_type(step)), None)
    if branch is None or not problem["type"].endswith("_type"):
        return False
    stem = path[: path.index(branch)]
    value = value_at(data, stem)
    wants_dict = branch.startswith("dict[")
    has_siblings = any(sibling[: len(stem)] == stem for sibling in paths if sibling != path)
    return has_siblings and (wants_dict if not isinstance(value, dict) else not wants_dict)


def _path_text(path: _Path, data: object) -> str:
    """A path as people read it: entries of a list by their id or name where they have one, else counted from 1."""
    names = []
    for length, step in enumerate(path, start=1):
        if is_type(step):
            continue
        if isinstance(step, int):
            names.append(_entry_name(value_at(data, path[:length])) or str(step + 1))
        else:
            names.append(_shortened(step))
    return ".".join(names)


def _entry_name(entry: object) -> str | None:
    if not isinstance(entry, dict):
        return None
    names = (entry.get(key) for key in ("id", "chapter", "name", "title", "country"))
    return next((_shortened(name, 40) for name in names if isinstance(name, str) and name), None)


def _shortened(text: object, limit: int = 60) -> str:
    visible_text = visible(str(text))
    return visible_text if len(visible_text) <= limit else f"{visible_text[:limit]}..."
