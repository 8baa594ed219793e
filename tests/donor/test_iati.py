"""IATI's file: results that the schema of version 2.03 takes, and a check that refuses what it refuses."""

from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, fromstring

import pytest

from ecpat_training.donor.iati.check import problems
from tests.donor.material import donor
from tests.donor.second import cells, rows


def written(folder: Path, template: str = "eea") -> Element:
    ran = donor("--donor", template, "--out", "results.xml", "--force")
    assert ran.exit_code == 0, ran.said
    return fromstring((folder / "results.xml").read_bytes())


def test_values_are_the_numbers_of_the_table(folder: Path) -> None:
    root = written(folder)
    again = cells(rows(folder), "ALL-010")
    persons, participations = root.findall("iati-activity/result")[0].findall("indicator")
    assert (persons.get("aggregation-status"), participations.get("aggregation-status")) == ("0", "1")
    assert root.find("iati-activity/result").get("aggregation-status") is None  # type: ignore[union-attr]
    for indicator, which in ((persons, 0), (participations, 1)):
        first, whole = indicator.findall("period")
        assert first.find("period-start").get("iso-date") == "2005-01-01"  # type: ignore[union-attr]
        assert first.find("period-end").get("iso-date") == "2005-12-31"  # type: ignore[union-attr]
        for period, window in ((first, "until 2005"), (whole, "")):
            for actual in period.findall("actual"):
                kind = actual.find("dimension")
                cell = (window, "", "") if kind is None else (window, kind.get("name"), kind.get("value"))
                assert int(actual.get("value", "")) == again["ALL-010", *cell][which]
    sexes = {one.get("value") for one in persons.iter("dimension") if one.get("name") == "sex"}
    assert {"female", "male"} <= sexes
    assert [one.get("value") for one in persons.findall("period/target")] == ["120", "150", "100"]
    baseline = persons.find("baseline")
    assert baseline is not None
    assert (baseline.get("year"), baseline.get("value")) == ("2004", "0")


def test_periods_that_do_not_cumulate_add_up_to_the_persons(folder: Path) -> None:
    text = (folder / "programme.yaml").read_text("utf-8")
    (folder / "programme.yaml").write_text(text.replace("donors:\n", "donors:\n  cumulative: no\n"), "utf-8")
    persons, participations = written(folder, "justice").findall("iati-activity/result")[1].findall("indicator")
    for indicator, total in ((persons, 300), (participations, 350)):
        whole = [one for one in indicator.findall("period/actual") if one.find("dimension") is None]
        assert sum(int(one.get("value", "")) for one in whole) == total
        assert [period.find("period-start").get("iso-date") for period in indicator.findall("period")] == [  # type: ignore[union-attr]
            "2005-01-01",
            "2006-01-01",
        ]


@pytest.mark.parametrize("template", ["eea", "justice", "cepol", "ovw"])
def test_what_is_written_passes_the_check(folder: Path, template: str) -> None:
    root = written(folder, template)
    assert root.get("version") == "2.03"
    assert [*problems(root)] == []
    assert root.findall("iati-activity/result")


def _remove(path: str) -> Callable[[Element], None]:
    """Takes away the first element that a path finds."""
    parent, _, tag = path.rpartition("/")

    def change(result: Element) -> None:
        there = result if not parent else result.find(parent)
        assert there is not None
        found = there.find(tag)
        assert found is not None
        there.remove(found)

    return change


def _twice(path: str) -> Callable[[Element], None]:
    parent, _, tag = path.rpartition("/")

    def change(result: Element) -> None:
        there = result if not parent else result.find(parent)
        assert there is not None
        found = there.find(tag)
        assert found is not None
        there.insert([*there].index(found), found)

    return change


def _set(path: str, name: str, value: str | None) -> Callable[[Element], None]:
    def change(result: Element) -> None:
        found = result if not path else result.find(path)
        assert found is not None
        if value is None:
            del found.attrib[name]
        else:
            found.set(name, value)

    return change


def _with(path: str, tag: str) -> Callable[[Element], None]:
    def change(result: Element) -> None:
        found = result.find(path) if path else result
        assert found is not None
        SubElement(found, tag)

    return change


def _last_first(path: str) -> Callable[[Element], None]:
    def change(result: Element) -> None:
        found = result.find(path) if path else result
        assert found is not None
        last = found[-1]
        found.remove(last)
        found.insert(0, last)

    return change


RESULT = """\
<iati-activities version="2.03" generated-datetime="2026-05-01T10:00:00Z"><iati-activity xml:lang="en">
<iati-identifier>XM-EX-1-A</iati-identifier>
<reporting-org ref="XM-EX-1" type="22"><narrative>The office</narrative></reporting-org>
<title><narrative>Trainings</narrative></title>
<description type="1"><narrative>Against trafficking</narrative></description>
<participating-org role="4" ref="XM-EX-1" type="22"><narrative>The office</narrative></participating-org>
<activity-status code="2"/><activity-date type="1" iso-date="2005-01-01"/>
<result type="1">
  <title><narrative>Reached</narrative></title>
  <description><narrative>Who was reached</narrative></description>
  <indicator measure="1" ascending="1" aggregation-status="0">
    <title><narrative>Persons</narrative></title>
    <description><narrative>Each once</narrative></description>
    <reference vocabulary="99" code="a:1"/>
    <baseline year="2004" value="0"><comment><narrative>none</narrative></comment></baseline>
    <period>
      <period-start iso-date="2005-01-01"/><period-end iso-date="2005-12-31"/>
      <target value="10"><comment><narrative>promised</narrative></comment></target>
      <actual value="12"><dimension name="sex" value="female"/>
      <comment><narrative>reached</narrative></comment></actual>
    </period>
  </indicator>
</result></iati-activity></iati-activities>
"""
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
P, A, T = "indicator/period", "indicator/period/actual", "indicator/period/target"
REFUSED: dict[str, Callable[[Element], None]] = {
    "no title": _remove("title"),
    "no narrative in the title": _remove("title/narrative"),
    "two titles": _twice("title"),
    "two descriptions": _twice("description"),
    "no narrative in the description": _remove("description/narrative"),
    "no indicator": _remove("indicator"),
    "no type": _set("", "type", None),
    "aggregation that is no yes or no": _set("", "aggregation-status", "xx"),
    "no title of the indicator": _remove("indicator/title"),
    "no narrative in it": _remove("indicator/title/narrative"),
    "two titles of the indicator": _twice("indicator/title"),
    "two descriptions of the indicator": _twice("indicator/description"),
    "no narrative in the indicator's description": _remove("indicator/description/narrative"),
    "no measure": _set("indicator", "measure", None),
    "ascending that is no yes or no": _set("indicator", "ascending", "xx"),
    "aggregation of the indicator that is no yes or no": _set("indicator", "aggregation-status", "maybe"),
    "no vocabulary": _set("indicator/reference", "vocabulary", None),
    "no code": _set("indicator/reference", "code", None),
    "an empty vocabulary": _set("indicator/reference", "vocabulary", ""),
    "an empty code": _set("indicator/reference", "code", ""),
    "no year of the baseline": _set("indicator/baseline", "year", None),
    "no value of the baseline": _set("indicator/baseline", "value", None),
    "a year that is no number": _set("indicator/baseline", "year", "xx"),
    "a year below nothing": _set("indicator/baseline", "year", "-2004"),
    "a date as a year": _set("indicator/baseline", "year", "2004-01-01"),
    "two comments on the baseline": _twice("indicator/baseline/comment"),
    "no narrative in that comment": _remove("indicator/baseline/comment/narrative"),
    "no start": _remove(f"{P}/period-start"),
    "no end": _remove(f"{P}/period-end"),
    "two starts": _twice(f"{P}/period-start"),
    "two ends": _twice(f"{P}/period-end"),
    "no date of the start": _set(f"{P}/period-start", "iso-date", None),
    "no date of the end": _set(f"{P}/period-end", "iso-date", None),
    "a start that is no date": _set(f"{P}/period-start", "iso-date", "01-01-2005"),
    "an end that is no date": _set(f"{P}/period-end", "iso-date", "2005-02-30"),
    "an end before the start": _set(f"{P}/period-end", "iso-date", "2004-12-31"),
    "two comments on the target": _twice(f"{T}/comment"),
    "two comments on what was reached": _twice(f"{A}/comment"),
    "no narrative in the target's comment": _remove(f"{T}/comment/narrative"),
    "no narrative in the other comment": _remove(f"{A}/comment/narrative"),
    "no value reached": _set(A, "value", None),
    "no value of the target": _set(T, "value", None),
    "a value that is no number": _set(A, "value", "n/a"),
    "an empty value": _set(T, "value", ""),
    "a number with commas": _set(A, "value", "1,200"),
    "no name of a dimension": _set(f"{A}/dimension", "name", None),
    "no value of a dimension": _set(f"{A}/dimension", "value", None),
    "an element that nobody knows": _with("indicator", "remark"),
    "an element in the wrong place": _last_first("indicator"),
    "a period in the wrong order": _last_first(P),
    "an attribute that nobody knows": _set("indicator", "unit", "1"),
    "an attribute of others": _set(A, "{https://example.org}unit", "1"),
    "a kind of description of a result": _set("description", "type", "1"),
    "a kind of description of an indicator": _set("indicator/description", "type", "1"),
    "a language that is no code": _set("title/narrative", LANGUAGE, "1"),
    "a language where no text stands": _set(T, LANGUAGE, "en"),
    "an element in a text": _with("title/narrative", "title"),
}


HEAD: dict[str, Callable[[Element], None]] = {
    "an empty activity": lambda activity: activity.clear(),
    "no identifier": _remove("iati-identifier"),
    "two organisations that report": _twice("reporting-org"),
    "nobody reports": _remove("reporting-org"),
    "no code of the organisation that reports": _set("reporting-org", "ref", None),
    "no title": _remove("title"),
    "no narrative in the title": _remove("title/narrative"),
    "two titles": _twice("title"),
    "no description": _remove("description"),
    "no narrative in the description": _remove("description/narrative"),
    "nobody takes part": _remove("participating-org"),
    "no role": _set("participating-org", "role", None),
    "two states of the activity": _twice("activity-status"),
    "no state": _remove("activity-status"),
    "no code of the state": _set("activity-status", "code", None),
    "no date of the activity": _remove("activity-date"),
    "a date that is none": _set("activity-date", "iso-date", "1 January 2005"),
    "no kind of date": _set("activity-date", "type", None),
    "an element of nobody's": _with("", "remark"),
    "an element that is not written": _with("", "budget"),
    "an attribute of nobody's": _set("", "remark", "1"),
    "a language that is no code": _set("", LANGUAGE, "the language of the office"),
    "the last first": _last_first(""),
}
"""What the schema refuses of an activity itself."""


@pytest.mark.parametrize("change", HEAD.values(), ids=HEAD)
def test_an_activity_that_the_schema_refuses_is_refused(change: Callable[[Element], None]) -> None:
    root = fromstring(RESULT)
    activity = root.find("iati-activity")
    assert activity is not None
    change(activity)
    assert [*problems(root)]


@pytest.mark.parametrize(("name", "value"), [("version", None), ("version", "1.05"), ("generated-datetime", "monday")])
def test_a_file_that_the_schema_refuses_is_refused(name: str, value: str | None) -> None:
    root = fromstring(RESULT)
    _set("", name, value)(root)
    assert [*problems(root)]
    assert [*problems(fromstring('<iati-activities version="2.03"/>'))]
    assert [*problems(fromstring(RESULT.replace("<iati-activity ", "text <iati-activity ")))]


def test_each_narrative_has_its_language(folder: Path) -> None:
    text = (folder / "programme.yaml").read_text("utf-8")
    (folder / "programme.yaml").write_text(f"language: sq\n{text}", "utf-8")
    activity = written(folder).find("iati-activity")
    assert activity is not None
    assert activity.get(LANGUAGE) == "sq"
    assert {one.get(LANGUAGE) for one in activity.iterfind("result//narrative")} == {"en"}


def test_a_baseline_stands_at_what_it_counts_alone(folder: Path) -> None:
    text = (folder / "programme.yaml").read_text("utf-8")
    both = "persons: 280, participations: 360, baseline: 12, baseline year: 2004"
    (folder / "programme.yaml").write_text(text.replace("persons: 280, participations: 360", both), "utf-8")
    persons, participations = written(folder, "justice").findall("iati-activity/result")[1].findall("indicator")
    assert persons.find("baseline").get("value") == "12"  # type: ignore[union-attr]
    assert participations.find("baseline") is None


@pytest.mark.parametrize(
    "payload", ["<x>&amp;", "]]><!--", "a\u200bb", "=1+1", "<!ENTITY a SYSTEM 'file:///etc/passwd'>"]
)
def test_payloads_in_titles_and_wordings_are_text(folder: Path, payload: str) -> None:
    text = (folder / "programme.yaml").read_text("utf-8")
    said = payload.replace('"', "'")
    (folder / "programme.yaml").write_text(text.replace("Two years, one table", f'"{said} x"'), "utf-8")
    indicator = f'{{code: a, wording: "{said} y", verified: seen, counts: took part}}'
    template = f'template: own\ndonor: "{said}"\nsource: "{said}"\nindicators:\n  - {indicator}\n'
    (folder / "own.yaml").write_text(template, "utf-8")
    ran = donor("--donor", "own.yaml", "--out", "own.xml")
    assert ran.exit_code == 0, ran.said
    data = (folder / "own.xml").read_bytes()
    root = fromstring(data)
    assert [*problems(root)] == []
    assert b"<!" not in data
    shown = said.replace("\u200b", "<U+200B>")  # what nobody sees is written out
    assert root.findtext("iati-activity/title/narrative") == f"{shown} x"
    assert root.findtext("iati-activity/result/title/narrative") == f"{shown} y"


def test_the_file_that_is_broken_below_is_whole() -> None:
    assert [*problems(fromstring(RESULT))] == []


@pytest.mark.parametrize("change", REFUSED.values(), ids=REFUSED)
def test_what_the_schema_refuses_is_refused(change: Callable[[Element], None]) -> None:
    root = fromstring(RESULT)
    result = root.find("iati-activity/result")
    assert result is not None
    change(result)
    found = [*problems(root)]
    assert found
    assert all(one.startswith("result 1") for one in found)


def test_text_among_elements_is_refused() -> None:
    root = fromstring(RESULT.replace("<period-start", "2005 <period-start"))
    assert [*problems(root)] == ["result 1, indicator 1, period 1: text stands where elements are expected"]


def test_names_of_others_are_text(folder: Path) -> None:
    text = (folder / "programme.yaml").read_text("utf-8")
    hostile = "<actual value='9'/>&amp;]]>"
    (folder / "programme.yaml").write_text(text.replace("name: The office", f'name: "{hostile}"'), "utf-8")
    root = written(folder)
    assert root.findtext("iati-activity/reporting-org/narrative") == hostile
