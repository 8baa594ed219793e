"""Whether a file is as IATI's schema of version 2.03 asks for: which elements stand where and how often, which
attributes they have, and of which kind. Values are held to more than the schema: they are numbers. What ecpat never
writes, such as a budget or what other namespaces add, is refused as well, as nothing here knows what it may hold.

The schema: https://iatistandard.org/en/iati-standard/203/schemas/ (iati-activities-schema.xsd), written here anew as a
table of what the head of an activity and its results may hold.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple
from xml.etree.ElementTree import Element

_MANY = 1_000_000


def _is_date(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _is_time(text: str) -> bool:
    try:
        return "T" in text and bool(datetime.fromisoformat(text))
    except ValueError:
        return False


def _is_boolean(text: str) -> bool:
    return text in ("true", "false", "1", "0")


def _is_year(text: str) -> bool:
    return bool(re.fullmatch(r"[1-9]\d{3}", text, re.ASCII))


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"-?\d+(\.\d+)?", text, re.ASCII))


def _is_language(text: str) -> bool:
    """As `xs:language` takes it: a code such as `en`, with parts such as `en-GB`."""
    return bool(re.fullmatch(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", text))


def _is_text(text: str) -> bool:
    return bool(text.strip())


_Kind = Callable[[str], bool]


class _Attribute(NamedTuple):
    kind: _Kind
    required: bool


class _Content(NamedTuple):
    """The elements in their order, with how often at least and at most; the attributes; whether text stands there."""

    elements: tuple[tuple[str, int, int], ...] = ()
    attributes: Mapping[str, _Attribute] = {}
    text: bool = False


_NARRATIVES = _Content((("narrative", 1, _MANY),))
_DATE = _Content(attributes={"iso-date": _Attribute(_is_date, True)})
_VALUES = (("location", 0, _MANY), ("dimension", 0, _MANY), ("comment", 0, 1), ("document-link", 0, _MANY))
_CODE = _Attribute(_is_text, True)
_OPTIONAL_CODE = _Attribute(_is_text, False)
_ORGANISATION = (("narrative", 0, _MANY),)
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_VERSION = "2.03"
_CONTENTS: dict[str, _Content] = {
    "iati-activities": _Content(
        (("iati-activity", 1, _MANY),),
        {"version": _Attribute(_VERSION.__eq__, True), "generated-datetime": _Attribute(_is_time, False)},
    ),
    "iati-activity": _Content(
        (("iati-identifier", 1, 1), ("reporting-org", 1, 1), ("title", 1, 1), ("description", 1, _MANY),
         ("participating-org", 1, _MANY), ("activity-status", 1, 1), ("activity-date", 1, _MANY), ("result", 0, _MANY)),
        {_LANGUAGE: _Attribute(_is_language, True)},
    ),
    "iati-identifier": _Content(text=True),
    "reporting-org": _Content(_NARRATIVES.elements, {"ref": _CODE, "type": _CODE}),
    "participating-org": _Content(
        _ORGANISATION, {"ref": _OPTIONAL_CODE, "type": _OPTIONAL_CODE, "role": _CODE}
    ),
    "activity-status": _Content(attributes={"code": _CODE}),
    "activity-date": _Content(
        _ORGANISATION, {"iso-date": _Attribute(_is_date, True), "type": _CODE}
    ),
    "result": _Content(
        (("title", 1, 1), ("description", 0, 1), ("document-link", 0, _MANY), ("reference", 0, _MANY),
         ("indicator", 1, _MANY)),
        {"type": _CODE, "aggregation-status": _Attribute(_is_boolean, False)},
    ),
    "indicator": _Content(
        (("title", 1, 1), ("description", 0, 1), ("document-link", 0, _MANY), ("reference", 0, _MANY),
         ("baseline", 0, _MANY), ("period", 0, _MANY)),
        {"measure": _CODE, "ascending": _Attribute(_is_boolean, False),
         "aggregation-status": _Attribute(_is_boolean, False)},
    ),
    "baseline": _Content(
        (("location", 0, _MANY), ("dimension", 0, _MANY), ("document-link", 0, _MANY), ("comment", 0, 1)),
        {"year": _Attribute(_is_year, True), "iso-date": _Attribute(_is_date, False),
         "value": _Attribute(_is_number, True)},
    ),
    "period": _Content((("period-start", 1, 1), ("period-end", 1, 1), ("target", 0, _MANY), ("actual", 0, _MANY))),
    "period-start": _DATE,
    "period-end": _DATE,
    "target": _Content(_VALUES, {"value": _Attribute(_is_number, True)}),
    "actual": _Content(_VALUES, {"value": _Attribute(_is_number, True)}),
    "dimension": _Content(attributes={"name": _CODE, "value": _CODE}),
    "location": _Content(attributes={"ref": _CODE}),
    "reference": _Content(
        attributes={"vocabulary": _CODE, "code": _CODE, "vocabulary-uri": _Attribute(_is_text, False),
                    "indicator-uri": _Attribute(_is_text, False)}
    ),
    "title": _NARRATIVES,
    "description": _NARRATIVES,
    "comment": _NARRATIVES,
    "narrative": _Content(attributes={_LANGUAGE: _Attribute(_is_language, False)}, text=True),
}  # fmt: skip
# Of an activity it may be one of several kinds; of a result and an indicator there is one without a kind.
_DESCRIPTION_OF_ACTIVITY = _Content(_NARRATIVES.elements, {"type": _OPTIONAL_CODE})


def problems(activities: Element) -> Iterator[str]:
    """What is wrong with a file, each with its place: `result 1, indicator 2: ...`."""
    yield from _find_content_errors(activities, _CONTENTS["iati-activities"], "file")
    for activity in activities.findall("iati-activity"):
        yield from _find_errors(activity, "activity")


def _find_errors(element: Element, place: str, parent: str = "") -> Iterator[str]:
    is_activity_description = (parent, element.tag) == ("iati-activity", "description")
    content = _DESCRIPTION_OF_ACTIVITY if is_activity_description else _CONTENTS.get(element.tag)
    if content is None:  # a linked document, which ecpat never writes
        yield f"{place}: `{element.tag}` can't be checked here"
        return
    yield from _find_content_errors(element, content, place)
    numbers: dict[str, int] = {}
    for child in element:
        numbers[child.tag] = numbers.get(child.tag, 0) + 1
        place_prefix = "" if element.tag == "iati-activity" else f"{place}, "
        yield from _find_errors(child, f"{place_prefix}{child.tag} {numbers[child.tag]}", element.tag)
    if element.tag == "period":
        yield from _find_period_errors(element, place)


def _find_content_errors(element: Element, content: _Content, place: str) -> Iterator[str]:
    yield from _find_attribute_errors(element, content, place)
    if not content.text and ((element.text or "").strip() or any((child.tail or "").strip() for child in element)):
        yield f"{place}: text stands where elements are expected"
    if content.text and not (element.text or "").strip():
        yield f"{place}: it is empty"
    yield from _find_child_errors(element, content, place)


def _find_attribute_errors(element: Element, content: _Content, place: str) -> Iterator[str]:
    for name, attribute in content.attributes.items():
        value = element.get(name)
        if value is None:
            if attribute.required:
                yield f"{place}: the attribute `{name}` is missing"
        elif not attribute.kind(value):
            yield f"{place}: `{value[:40]}` isn't possible as `{name}`"
    for name in element.keys() - content.attributes.keys():
        yield f"{place}: it has no attribute `{name}`"


def _find_child_errors(element: Element, content: _Content, place: str) -> Iterator[str]:
    order = [name for name, _, _ in content.elements]
    tags = [child.tag for child in element]
    for name, least_count, most_count in content.elements:
        if not least_count <= tags.count(name) <= most_count:
            yield f"{place}: `{name}` is there {tags.count(name)} times"
    unknown_tags = [tag for tag in tags if tag not in order]
    if unknown_tags:
        yield f"{place}: it has no element `{unknown_tags[0]}`"
    elif tags != sorted(tags, key=order.index):
        yield f"{place}: its elements are not in the schema's order"


def _find_period_errors(period: Element, place: str) -> Iterator[str]:
    start, end = period.find("period-start"), period.find("period-end")
    if start is not None and end is not None and (start.get("iso-date") or "") > (end.get("iso-date") or ""):
        yield f"{place}: it ends before it starts"
