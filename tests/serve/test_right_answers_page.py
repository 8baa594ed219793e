"""Right answers in a browser: of questions that are answered with a number, and corrected once they are saved."""

import csv
from pathlib import Path

import pytest

from ecpat_training.serve.model.site import Site
from ecpat_training.survey.reading.instrument import read_instrument
from tests.serve.conftest import client_of, served

ASKED = "Until when is somebody a child?"
SURE = ("I know whom to call.", "I can plan the first days.")
ADDRESS = "/trainings/al-1/questionnaire"
RIGHT = "/trainings/al-1/right-answers"


@pytest.fixture
def typed(own_site: Site) -> Site:
    """The folder with answers that somebody has typed: one question of the test is answered with an age."""
    place = own_site.folder / "trainings/al-1"
    for old in (*place.glob("pre*"), *place.glob("post*"), *place.glob("follow-up*")):
        old.unlink()
    (own_site.folder / "instrument.yaml").unlink()
    for name, ages in (("pre.csv", (16, 18, 21)), ("post.csv", (18, 18, 16))):
        rows = [
            [f"A{at}B0{at % 9 + 1}C", ages[at % 3], ("A guardian", "Nobody")[at % 2], at % 5 + 1, min(at % 5 + 2, 5)]
            for at in range(15)
        ]
        with (place / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["Participant code", ASKED, "Who stands beside the child?", *SURE], *rows])
    return own_site


def drafted_form(site: Site, page: str) -> dict[str, str]:
    """What the form sends where nothing was ticked but who stands beside the child."""
    test = page.partition("Who stands beside the child?")[2].partition("</fieldset>")[0]
    name, _, rest = test.partition('name="')[2].partition('"')
    right = rest.partition("A guardian")[0].rpartition('value="')[2].partition('"')[0]
    scale = next(one for one in page.split('name="set kind ')[1:] if "A number" in one).partition('"')[0]
    ratings = next(one for one in page.split('name="set kind ')[1:] if "People rate" in one).partition('"')[0]
    low_and_high = {f"set low {ratings}": "1", f"set high {ratings}": "5"}
    sure = {f"set kind {ratings}": "scored", **low_and_high}
    return {"key": site.form_key, "set title": "Typed", f"set kind {scale}": "right", name: right, **sure}


def test_an_age_may_be_the_right_answer_of_a_test(typed: Site) -> None:
    with served(typed) as server, client_of(server, typed) as client:
        page = client.get(ADDRESS).text
        form = drafted_form(typed, page)
        refused = client.post(ADDRESS, data=form)
        assert refused.status_code == 422
        assert ASKED in refused.text
        asked = page.partition('class="rights"')[2].partition("</fieldset>")[0]
        name, _, rest = asked.partition('name="')[2].partition('"')
        right = rest.partition(">18<")[0].rpartition('value="')[2].partition('"')[0]
        assert client.post(ADDRESS, data={**form, name: right}).status_code == 303
    scales = read_instrument(typed.folder / "instrument.yaml")[0].scales
    test = next(one for one in scales if one.kind == "multiple choice")
    found = {item.text: item.option_texts(item.key)[0] for item in test.items if item.key}
    assert found == {"Who stands beside the child?": "A guardian", ASKED: "18"}, "one test, not a scale for each"


def test_questions_without_a_right_answer_are_named_where_right_answers_are_corrected(typed: Site) -> None:
    with served(typed) as server, client_of(server, typed) as client:
        page = client.get(ADDRESS).text
        asked = page.partition('class="rights"')[2].partition("</fieldset>")[0]
        name = asked.partition('name="')[2].partition('"')[0]
        form = {**drafted_form(typed, page), name: "not scored"}
        assert client.post(ADDRESS, data=form).status_code == 303
        to_choose, _, none_right = client.get(RIGHT).text.partition("<h2>No answer is right</h2>")
    assert "Who stands beside the child?" in to_choose
    assert ASKED not in to_choose
    assert ASKED in none_right
    assert "Who stands beside the child?" not in none_right


def test_a_right_answer_is_corrected_and_every_remark_stays(own_site: Site) -> None:
    path: Path = own_site.folder / "instrument.yaml"
    before = path.read_text("utf-8")
    item = next(item for scale in read_instrument(path)[0].scales for item in scale.items if item.key)
    other = next(one for one in item.options if one != item.key)
    with served(own_site) as server, client_of(server, own_site) as client:
        page = client.get(RIGHT).text
        seen = page.partition('name="seen" value="')[2].partition('"')[0]
        form = {"key": own_site.form_key, "seen": seen, f"key {item.id}": other}
        assert client.post(RIGHT, data={**form, f"key {item.id}": "no such"}).status_code == 422
        assert path.read_text("utf-8") == before
        answer = client.post(RIGHT, data=form)
        assert answer.status_code == 303
        assert 'role="status"' in client.get(answer.headers["location"]).text
        assert client.post(RIGHT, data=form).status_code == 422, "it isn't as it was seen any more"
    changed = [(old, new) for old, new in zip(before.split("\n"), path.read_text("utf-8").split("\n"), strict=True)]
    assert [(old.strip(), new.strip()) for old, new in changed if old != new] == [(f"key: {item.key}", f"key: {other}")]
