"""Forms for platforms: accepted by what reads them, and checked for what the converter lets through."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from pyxform.xls2xform import convert

from ecpat_training.survey.forms import limesurvey
from ecpat_training.survey.instrument.instrument import WAVES, Wave
from ecpat_training.survey.model.questionnaire import Questionnaire
from ecpat_training.survey.questionnaire import xlsform, xlsform_checks
from ecpat_training.survey.questionnaire.questionnaire import questionnaire
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.values.quantity import Range

INSTRUMENTS = Path(__file__).resolve().parents[2] / "programmes" / "instruments"
SHIPPED = {path.stem: read_instrument(path)[0] for path in sorted(INSTRUMENTS.glob("*.yaml"))}
NAMES = {"en": "English", "fr": "Français"}


def form(wave: Wave, name: str = "nine-chapters-two-forms", **keys: Any) -> Questionnaire:
    made, missing = questionnaire(SHIPPED[name], wave, training="al-1", **keys)
    assert missing == []
    return made


def rows(made: Questionnaire) -> list[dict[str, str]]:
    text = limesurvey.render(made).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter="\t"))


@pytest.mark.parametrize("wave", WAVES)
@pytest.mark.parametrize("name", SHIPPED)
def test_the_converter_takes_the_xlsform_without_a_warning(tmp_path: Path, name: str, wave: Wave) -> None:
    made = xlsform.sheets(form(wave, name), NAMES)
    assert xlsform_checks.misfits(made) == []
    path = tmp_path / "form.xlsx"
    path.write_bytes(xlsform.render(made))
    converted = convert(path)
    assert converted.warnings == []
    assert re.search(r'<data id="[\w-]+-al-1" version="[0-9]{10}">', converted.xform)
    assert set(re.findall(r'translation lang="([^"]+)"', converted.xform)) == {"English (en)", "Français (fr)"}
    for question in form(wave, name).questions():
        assert f"/{question.name}" in converted.xform


def test_an_xlsform_records_nothing_of_the_device_and_asks_for_the_code_as_it_looks() -> None:
    survey = xlsform.sheets(form("pre"), NAMES).survey
    assert {row["type"] for row in survey}.isdisjoint({"deviceid", "username", "phonenumber", "geopoint"})
    code = next(row for row in survey if row["name"] == "code")
    assert code["constraint"].startswith("regex(., '^(")
    assert code["required"] == "yes"
    assert "DR07T" in code["constraint_message::Français (fr)"]


def test_the_same_form_has_the_same_version_and_bytes_and_a_changed_one_another() -> None:
    one, again, other = (xlsform.sheets(form(wave), NAMES) for wave in ("pre", "pre", "post"))
    assert xlsform.render(one) == xlsform.render(again)
    assert one.settings[0]["version"] != other.settings[0]["version"]


@pytest.mark.parametrize(
    ("sheet", "at", "change", "message"),
    [
        ("settings", 0, {"default_language": "Deutsch (de)"}, "the default language `Deutsch (de)` has no column"),
        ("survey", "k01", {"label::Français (fr)": ""}, "`k01` has no label in Français (fr)"),
        ("survey", "k01", {"name": "K03"}, "the names `K03` and `k03` differ in case only"),
        ("survey", "k01", {"name": "k03"}, "the name `k03` is in the form more than once"),
        ("survey", "k01", {"name": "1a"}, "`1a` can't be a name here"),
        ("survey", "k01", {"label::English (en)": "As in ${k02}?"}, "says `${`"),
        ("choices", 0, {"name": "CARE"}, "the answers `CARE` and `care` of `role_answers` are one"),
        ("choices", 0, {"label::English (en)": ""}, "the answer `law` of `role` has no label in English (en)"),
    ],
)
def test_what_the_converter_lets_through_is_found(sheet: str, at: Any, change: dict[str, str], message: str) -> None:
    made = xlsform.sheets(form("pre"), NAMES)
    table = made.named()[sheet]
    row = table[at] if isinstance(at, int) else next(one for one in table if one["name"] == at)
    row |= change
    found = [misfit.message for misfit in xlsform_checks.misfits(made)]
    assert any(message in one for one in found), found


def test_limesurvey_gets_every_thing_in_each_language_in_the_same_order() -> None:
    table = rows(form("follow-up"))
    things = [
        [(row["class"], row["type/scale"], row["id"]) for row in table if row["language"] == one] for one in NAMES
    ]
    assert things[0] == things[1]
    assert {kind for class_, kind, _ in things[0] if class_ == "Q"} == {"F", "L", "M", "S", "T"}
    assert [row["text"] for row in table if row["name"] in ("language", "additional_languages")] == ["en", "fr"]
    assert all(row["text"] for row in table if row["class"] in ("Q", "SQ", "A") and row["language"])
    assert limesurvey.render(form("pre")).startswith(b"\xef\xbb\xbfid\trelated_id\tclass\t")


def test_limesurvey_gets_names_that_it_takes() -> None:
    table = rows(form("post"))
    names = {(row["class"], row["name"]) for row in table if row["class"] in ("Q", "SQ")}
    assert {("Q", "then"), ("SQ", "s01"), ("Q", "selfefficacy"), ("Q", "k13")} <= names
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9]{0,19}", name) for _, name in names)
    assert all(re.fullmatch(r"[A-Za-z0-9]{1,5}", row["name"]) for row in table if row["class"] == "A")
    assert limesurvey.name_misfits(form("post")) == []


def test_what_limesurvey_would_not_take_is_named() -> None:
    odd = SHIPPED["nine-chapters"].model_copy(
        update={
            "questions": tuple(
                question.model_copy(update={"id": "what_is", "options": {"police-force": "Police", "care": "Care"}})
                for question in SHIPPED["nine-chapters"].questions[:1]
            )
        }
    )
    found = [misfit.message for misfit in limesurvey.name_misfits(questionnaire(odd, "pre")[0])]
    assert found == [
        "LimeSurvey doesn't take the name `what_is`",
        "LimeSurvey doesn't take the answer `police-force` of `what_is`",
    ]


def test_numbers_about_the_time_before_stand_in_one_table_with_their_bounds() -> None:
    shipped = SHIPPED["nine-chapters-two-forms"]
    fine = [
        scale.model_copy(update={"answers": Range(low=0, high=100), "grades": {}, "labels": {}})
        for scale in shipped.scales
        if scale.then
    ]
    made = questionnaire(shipped.model_copy(update={"scales": tuple(fine)}), "post")[0]
    assert limesurvey.name_misfits(made) == []
    (row,) = [row for row in rows(made) if row["name"] == "then" and row["language"] == "fr"]
    assert (row["type/scale"], row["min_num_value_n"], row["max_num_value_n"]) == ("K", "0", "100")
    assert xlsform_checks.misfits(xlsform.sheets(made, NAMES)) == []
