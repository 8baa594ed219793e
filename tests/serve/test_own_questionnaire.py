"""A partner's own questionnaire beside the one that a new folder begins with: for one training or for all, and back."""

from pathlib import Path

import httpx
import pytest

from ecpat_training.core.shipped import shipped
from ecpat_training.serve.model.site import Site
from ecpat_training.serve.writing.folder import version
from ecpat_training.survey.reading.instrument import read_instrument
from tests.commands.running import run_here
from tests.serve.conftest import client_of, served

AL = "/trainings/al-1"
OWN = """\
Timestamp,Your code,Which number do you call?,How sure are you of signals?,How sure are you whom to call?
2005-09-01 10:00,AB12,116 000,3,4
2005-09-01 10:01,CD34,112,2,5
2005-09-01 10:02,EF56,116 000,4,4
2005-09-01 10:03,GH78,116 000,1,2
2005-09-01 10:04,IJ90,112,5,5
"""


@pytest.fixture
def begun(own_site: Site) -> Site:
    """A new folder, as `ecpat init` leaves it, and the export of a form that the partner made without us."""
    folder = own_site.folder / "trainings/al-1"
    for old in (*folder.glob("pre*"), *folder.glob("post*"), *folder.glob("follow-up*")):
        old.unlink()
    (folder / "pre.csv").write_text(OWN, "utf-8")
    (folder / "post.csv").write_text(OWN.replace(",1,2", ",4,4").replace("2005-09-01", "2005-09-05"), "utf-8")
    text = shipped("programmes").joinpath("instruments/nine-chapters-two-forms.yaml").read_text("utf-8")
    line = "# yaml-language-server: $schema=schema/instrument.schema.json\n"
    (own_site.folder / "instrument.yaml").write_text(line + text, "utf-8")
    return own_site


def drafted(client: httpx.Client, site: Site, of: str) -> None:
    """Answers whatever the draft asks, as a person would who knows the form."""
    page = client.get(f"{AL}/questionnaire").text
    names = [one.partition('"')[0] for one in page.split('name="set ')[1:]]
    form = {"key": site.form_key, "of": of, "set title": "Our own test"}
    for name in names:
        value = {"kind": "scored", "low": "1", "high": "5"}.get(name.partition(" ")[0])
        if name.startswith("key "):
            value = page.split(f'name="set {name}" value="')[1].partition('"')[0]
        if value:
            form[f"set {name}"] = value
    answer = client.post(f"{AL}/questionnaire", data=form)
    assert answer.status_code == 303, answer.text


def test_an_export_that_does_not_fit_leads_to_a_questionnaire_of_this_training_alone(
    begun: Site, tmp_path: Path
) -> None:
    place, example = begun.folder / "trainings/al-1/instrument.yaml", (begun.folder / "instrument.yaml").read_bytes()
    with served(begun) as server, client_of(server, begun) as client:
        text = client.get(f"{AL}/answers").text
        assert "There is no questionnaire yet" in text
        assert "instrument.yaml: It is the example that came with ecpat; nobody has changed it." in text
        assert "Draft the questionnaire from these answers" in text
        assert "It is the example that came with ecpat" in client.get("/effect").text
        drafted(client, begun, "training")
        assert "5 questionnaires were read." in client.get(f"{AL}/answers").text
        assert read_instrument(place)[0].instrument == "Our own test"
        assert (begun.folder / "instrument.yaml").read_bytes() == example
        ran = run_here(
            ["evaluate", "--training", "al-1", "-p", str(begun.programme), "--out", str(tmp_path / "a.json")]
        )
        assert "the training's own" in ran.stderr
        assert (tmp_path / "a.json").exists(), ran.stderr
        assert run_here(["status", str(begun.folder)]).exit_code in (0, 1)
        back = {"key": begun.form_key, "of": "training", "seen": version(place)}
        assert client.post(f"{AL}/questionnaire/undo", data=back).status_code == 303
    assert not place.exists()


def test_the_untouched_example_gives_way_if_asked_and_comes_back(begun: Site) -> None:
    place = begun.folder / "instrument.yaml"
    example = place.read_bytes()
    with served(begun) as server, client_of(server, begun) as client:
        drafted(client, begun, "programme")
        assert read_instrument(place)[0].instrument == "Our own test"
        back = {"key": begun.form_key, "of": "programme", "seen": version(place)}
        assert client.post(f"{AL}/questionnaire/undo", data=back).status_code == 303
    assert place.read_bytes() == example


def test_a_questionnaire_that_somebody_has_changed_is_never_written_over(begun: Site) -> None:
    place = begun.folder / "instrument.yaml"
    place.write_text(place.read_text("utf-8").replace("in nine chapters", "in our chapters"), "utf-8")
    ours = place.read_bytes()
    with served(begun) as server, client_of(server, begun) as client:
        text = client.get(f"{AL}/answers").text
        assert text.count("No question of “") == 2
        assert "This is another questionnaire: draft it from this file" in text
        page = client.get(f"{AL}/questionnaire").text
        assert 'value="programme"' not in page
        with pytest.raises(AssertionError, match="has changed this file"):
            drafted(client, begun, "programme")
    assert place.read_bytes() == ours


def test_a_training_that_has_its_own_questionnaire_is_shown_no_draft_of_another(begun: Site) -> None:
    with served(begun) as server, client_of(server, begun) as client:
        assert 'name="set ' in client.get(f"{AL}/questionnaire").text, "a draft, while it has none"
        drafted(client, begun, "training")
        assert 'name="set ' not in client.get(f"{AL}/questionnaire").text
        for one in ("pre.csv", "post.csv"):
            (begun.folder / "trainings/al-1" / one).unlink()
        (begun.folder / "trainings/al-1/instrument.yaml").unlink()
        page = client.get(f"{AL}/questionnaire")
        assert page.status_code == 200
        assert 'name="set ' not in page.text, "nor where nobody has answered"
