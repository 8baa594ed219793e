"""What a drafted instrument leaves to a person: found all at once, each with its place; and what somebody decided that
is in no questionnaire, that a question isn't scored.

A proposal ends in a question mark (`answers: 1-4?`) and is confirmed by deleting it; a line with nothing behind the
colon is open. So mapping files write it, too.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import fold, listing, visible
from ecpat_training.files.yaml.events import Mark, Node
from ecpat_training.files.yaml.file import Path_, Source
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.words.catalogue.message import phrase

NOT_SCORED = "not scored"
"""As the kind of a scale, or as the key of an item: it is asked and not scored."""

_MAX_LETTERS_SHOWN = 60
_OpenDecision = tuple[Path_, str, str]


def open_decisions(source: Source) -> list[Finding]:
    """An error for each line that a person has still to decide, in the file's order; one for the right answers of a
    test, and one for the numbers of a scale's answers, with all their lines: often none of them is decided, but that
    the scale is none."""
    single_lines: list[_OpenDecision] = []
    decisions_by_path: dict[Path_, list[_OpenDecision]] = {}
    for open_line in _open(source.data):
        path, _, hint = open_line
        if path[-1] == "key":
            decisions_by_path.setdefault((*path[:2], "key"), []).append(open_line)
        elif "labels" in path and hint.startswith("Write"):
            decisions_by_path.setdefault(path[:3], []).append(open_line)
        else:
            single_lines.append(open_line)
    single_lines += [
        _merge_open_lines(source, group) if len(group) > 1 else group[0] for group in decisions_by_path.values()
    ]
    sorted_lines = sorted(single_lines, key=lambda line: source.location_of(line[0]).line or 0)
    return [
        Finding(
            "instrument.open", Severity.ERROR, phrase("{message}.", message=message), source.location_of(path), hint
        )
        for path, message, hint in sorted_lines
    ]


def _merge_open_lines(source: Source, open_lines: list[_OpenDecision]) -> _OpenDecision:
    """Open lines of one scale as one, which says how to have none of them scored."""
    path = open_lines[0][0]
    kind_line = source.location_of((*path[:2], "kind")).line
    replacement_hint = phrase("write `kind: {kind}` in line {line} instead.", kind=NOT_SCORED, line=kind_line)
    if "labels" in path:
        lines = listing(
            [
                f"`{visible(str(line_path[-1]))[:_MAX_LETTERS_SHOWN]}` (line {source.location_of(line_path).line})"
                for line_path, *_ in open_lines
            ],
            12,
        )
        message = phrase(
            "the numbers of {answers} answers to `{scale}` are open: {lines}",
            answers=len(open_lines),
            scale=_scale_of(source, path),
            lines=lines,
        )
        hint = "Write its number behind each; the lowest has 1. If they are no grades, {instead}"
        return path, message, phrase(hint, instead=replacement_hint)
    lines = listing([str(source.location_of(line_path).line) for line_path, *_ in open_lines], 30)
    message = phrase(
        "which answers to {questions} questions are right is open: the lines {lines}",
        questions=len(open_lines),
        lines=lines,
    )
    hint = phrase(
        "Write the id of the right answer behind each `key:`, or `{kind}`. If this is no test, {instead}",
        kind=NOT_SCORED,
        instead=replacement_hint,
    )
    return path, message, hint


def _scale_of(source: Source, path: Path_) -> str:
    scales = source.data.get("scales") if isinstance(source.data, dict) else None
    return _named(_mappings(scales)[int(path[1])])


def nothing_scored_findings(source: Source) -> list[Finding]:
    """An error where everything in a settled questionnaire is asked only, so that there is nothing to evaluate."""
    data = source.data
    if not isinstance(data, dict) or data.get("scales") != [] or not data.get("questions"):
        return []
    message = "nothing in this questionnaire is scored, so that there is nothing to evaluate."
    hint = phrase(
        "Let one scale at least be scored: another `kind` than `{kind}`, with the numbers of its answers or keys.",
        kind=NOT_SCORED,
    )
    return [Finding("instrument.nothing-scored", Severity.ERROR, message, source.location_of(("scales",)), hint)]


def _open(data: Node) -> Iterator[_OpenDecision]:
    if not isinstance(data, dict):
        return
    if "code" in data and _undecided(data["code"]):
        yield ("code",), "which column holds the code is open", "Write `columns: [its header]` below it, or `none`."
    for index, scale in enumerate(_mappings(data.get("scales"))):
        path: Path_ = ("scales", index)
        yield from _of_scale(scale, path)
        is_unscored = _says(scale.get("kind"))
        for number, item in enumerate([] if is_unscored else _mappings(scale.get("items"))):
            yield from _of_item(item, (*path, "items", number))


def _of_scale(scale: dict[str, Node], path: Path_) -> Iterator[_OpenDecision]:
    if _says(scale.get("kind")):
        return
    name = _named(scale)
    if "kind" in scale and _undecided(scale["kind"]):
        confirmation_hint = f"Write `{_proposed(scale['kind'])}`, or `{NOT_SCORED}`."
        yield (*path, "kind"), f"whether `{name}` is scored is open", confirmation_hint
    if "answers" in scale and _undecided(scale["answers"]):
        hint = "Delete the question mark, or write the lowest and the highest answer that the form offers."
        yield (*path, "answers"), f"which answers `{name}` can have is open", hint
    if "better" in scale and _undecided(scale["better"]):
        hint = "Write `higher` if more of it is better, as of knowledge; `lower` if less is, as of stress or fear."
        yield (*path, "better"), f"whether higher or lower answers to `{name}` are better is open", hint
    then_test = scale.get("then")
    if isinstance(then_test, dict) and "asked" in then_test and _undecided(then_test["asked"]):
        hint = (
            "Delete the question mark if one form asked both, afterwards; else delete `then:` here and below, and give "
            "the other questions a scale of their own."
        )
        yield (*path, "then", "asked"), f"whether `{name}` was asked of the time before as well is open", hint
    labels = scale.get("labels")
    for text, number in labels.items() if isinstance(labels, dict) else ():
        if _undecided(number):
            shown_answer = visible(str(text))[:_MAX_LETTERS_SHOWN]
            hint = "Delete the question mark if it is right, or write the number of this answer; the lowest has 1."
            if number is None:
                hint = f"Write its number; the lowest has 1. Or write `kind: {NOT_SCORED}` if they are no grades."
            yield (*path, "labels", text), f"the number of the answer `{shown_answer}` is open", hint


def _of_item(item: dict[str, Node], path: Path_) -> Iterator[_OpenDecision]:
    name = _named(item)
    if "key" in item and _undecided(item["key"]):
        hint = f"Write the id of the right answer, or `{NOT_SCORED}` if there is none."
        yield (*path, "key"), f"which answer to `{name}` is right is open", hint
    if "reversed" in item and _undecided(item["reversed"]):
        yield (*path, "reversed"), f"whether `{name}` counts from the other end is open", "Write `true` or `false`."
    other_texts = item.get("also")
    for text, decision in other_texts.items() if isinstance(other_texts, dict) else ():
        if _undecided(decision):
            hint = "Write `same` behind it, or `other`."
            yield (
                (*path, "also", text),
                f"whether `{visible(str(text))[:_MAX_LETTERS_SHOWN]}` is the question `{name}` is open",
                hint,
            )


def _undecided(value: Node) -> bool:
    return value is None or (isinstance(value, str) and value.rstrip().endswith("?"))


def _proposed(value: Node) -> str:
    return str(value or "").strip().rstrip("?").strip() or "likert"


def _named(node: dict[str, Node]) -> str:
    return visible(str(node.get("id") or "?"))[:_MAX_LETTERS_SHOWN]


def _mappings(nodes: Node) -> list[dict[str, Node]]:
    return [node if isinstance(node, dict) else {} for node in nodes] if isinstance(nodes, list) else []


def move_unscored(source: Source) -> Source:
    """The source with what is decided not to be scored among the questions that are asked only; places stay true."""
    data = source.data
    if not isinstance(data, dict) or not isinstance(data.get("scales"), list):
        return source
    new_path_by_path: dict[Path_, Path_] = {}
    scored_scales: list[Node] = []
    question_nodes = data.get("questions")
    questions: list[Node] = list(question_nodes) if isinstance(question_nodes, list) else []
    earlier_count = len(questions)
    for index, scale in enumerate(cast(list[Node], data["scales"])):
        if not isinstance(scale, dict) or not _is_list(scale.get("items")):
            new_path_by_path["scales", index] = ("scales", len(scored_scales))
            scored_scales.append(scale)
            continue
        is_unscored = _says(scale.get("kind"))
        scored_items: list[Node] = []
        for number, item in enumerate(cast(list[Node], scale["items"])):
            path: Path_ = ("scales", index, "items", number)
            if isinstance(item, dict) and (is_unscored or _says(item.get("key")) or _is_two_questions(item)):
                new_path_by_path[path] = ("questions", len(questions))
                questions.append(_question(item, scale))
            else:
                new_path_by_path[path] = ("scales", len(scored_scales), "items", len(scored_items))
                scored_items.append(item)
        if scored_items:
            new_path_by_path["scales", index] = ("scales", len(scored_scales))
            scored_scales.append({**scale, "items": scored_items})
    if len(questions) == earlier_count:
        return source
    return replace(
        source,
        data={**data, "scales": scored_scales, "questions": questions},
        marks=_marks(source.marks, new_path_by_path),
    )


def _is_list(value: Node) -> bool:
    return isinstance(value, list)


def _says(value: Node) -> bool:
    return isinstance(value, str) and fold(value).replace("-", " ").replace("_", " ") == NOT_SCORED


def _is_two_questions(item: dict[str, Node]) -> bool:
    """Whether it is decided that columns of the item's own name are another question in another wave."""
    other_texts = item.get("also")
    if not isinstance(other_texts, dict):
        return False
    text = item.get("text")
    names = {
        heading_key(str(name)) for name in (item.get("id"), *(text.values() if isinstance(text, dict) else [text]))
    }
    return any(decision == "other" and heading_key(str(name)) in names for name, decision in other_texts.items())


def _question(item: dict[str, Node], scale: dict[str, Node]) -> Node:
    """The item as a question that is asked only: with its answers to choose, if it has such."""
    question: dict[str, Node] = {key: item[key] for key in ("id", "text") if key in item}
    if "asked" in scale:
        question["asked"] = scale["asked"]
    options = item.get("options")
    if not options and isinstance(labels := scale.get("labels"), dict):
        options = {f"a{number}": text for number, text in enumerate(labels, 1)}
    if isinstance(options, dict) and len(options) > 1:
        return {**question, "kind": "one of", "options": cast(Node, options)}
    return {**question, "kind": "number"}


def _marks(marks: dict[Path_, Mark], new_path_by_path: dict[Path_, Path_]) -> dict[Path_, Mark]:
    """The places by the new paths."""
    moved_marks: dict[Path_, Mark] = {}
    for path, mark in marks.items():
        moved_prefix = next((path[:length] for length in (4, 2) if path[:length] in new_path_by_path), None)
        if moved_prefix is not None:
            path = (*new_path_by_path[moved_prefix], *path[len(moved_prefix) :])
        moved_marks.setdefault(path, mark)
    return moved_marks
