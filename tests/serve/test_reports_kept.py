"""Reports in a browser: kept with the training, published by way of the ledger, of one training or of all."""

import json
import shutil
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from ecpat_training.core.shipped import shipped
from ecpat_training.effect.workflows.publishing import was_published
from ecpat_training.serve.model.site import Site
from tests.commands.running import run_here
from tests.serve.conftest import client_of, of_one_training, served
from tests.serve.test_answers_page import job_done

EXAMPLE = shipped("examples") / "tirana-2005"
ENDINGS = ("docx", "html", "json", "xlsx")


@pytest.fixture
def answered_once(tmp_path: Path) -> Site:
    """A programme of which one training has answers."""
    return of_one_training(tmp_path / "tirana", "post.csv")


def test_the_report_of_all_trainings_is_published_by_way_of_the_ledger_alone(answered_once: Site) -> None:
    ledger, reports = answered_once.folder / "ecpat-published.yaml", answered_once.folder / "reports/published"
    with served(answered_once) as server, client_of(server, answered_once) as client:
        form = {"key": answered_once.form_key, "for": "donor", "language": ""}
        internal = client.get(job_done(client, client.post("/effect", data={**form, "publish": "yes"}))).text
        assert "Internal" in internal, "no report for others is made without the ledger"
        assert 'href="/effect/publish"' in internal

        looked = client.get(job_done(client, client.post("/effect/publish", data=form))).text
        assert "Nothing is published yet" in looked
        assert not ledger.exists()
        assert not reports.exists()

        now = {**form, "although": "", "seen": "none"}
        told = client.get(job_done(client, client.post("/effect/publish/now", data=now))).text
        assert "The files stand in reports/published:" in told
        assert "all trainings" in ledger.read_text("utf-8")
        assert sorted(one.name for one in reports.iterdir()) == [f"effect-donor.{one}" for one in ENDINGS]
        assert json.loads((reports / "effect-donor.json").read_text("utf-8"))["published"] is True

        (reports / "effect.json").write_text('{"published": false}', "utf-8")
        text = client.get("/published").text
        for one in ENDINGS:
            assert f'href="/published/effect-donor.{one}"' in text
            assert (
                client.get(f"/published/effect-donor.{one}").content == (reports / f"effect-donor.{one}").read_bytes()
            )
        assert client.get("/published/effect.json").status_code == 404
        told = text.partition("What the ledger has written down")[2]
        assert "All trainings together" not in told, "one training has answers"
        assert told.count("Training 1, Tirana</span>. People who answered before and after: 15") == 1
    to_read = replace(answered_once, read_only=True)
    with served(to_read) as server, client_of(server, to_read) as client:
        text = client.get("/published").text
        assert "effect-donor.docx" in text
        assert "ledger" not in text


@pytest.mark.parametrize("at", [8, 60, 600])
def test_a_damaged_report_is_none_of_those_that_were_published(tmp_path: Path, at: int) -> None:
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as package:
        said = "".join(f"<w:p>{number * number}</w:p>" for number in range(900))
        package.writestr("word/document.xml", f"<w:p>ecpat evaluate --publish</w:p>{said}")
    report = tmp_path / "effect-donor.docx"
    report.write_bytes(whole.getvalue())
    assert was_published(report)
    broken = bytearray(whole.getvalue())
    broken[at] ^= 0xFF
    report.write_bytes(broken)
    assert not was_published(report), "and it keeps no page from being shown"


def test_the_ledgers_refusal_names_the_ledger_and_no_copy_of_it(answered_once: Site) -> None:
    with served(answered_once) as server, client_of(server, answered_once) as client:
        form = {"key": answered_once.form_key, "for": "donor", "language": ""}
        job_done(client, client.post("/effect/publish", data=form))
        job_done(client, client.post("/effect/publish/now", data={**form, "although": "", "seen": "none"}))
        post = answered_once.folder / "trainings/al-1/post.csv"
        lines = post.read_text("utf-8").splitlines(keepends=True)
        post.write_text("".join([*lines[:2], *lines[3:]]), "utf-8")
        looked = client.get(job_done(client, client.post("/effect/publish", data=form))).text
    assert "This may not be published" in looked
    assert "ecpat-published.yaml" in looked
    assert "/ecpat-" not in looked.replace("/published", "")


def test_the_same_report_is_published_once_and_the_ledger_says_of_which_training(answered_once: Site) -> None:
    address, reports = "/trainings/al-1/publish", answered_once.folder / "trainings/al-1/reports/published"
    form = {"key": answered_once.form_key, "for": "donor", "language": ""}
    with served(answered_once) as server, client_of(server, answered_once) as client:
        looked = client.get(job_done(client, client.post(address, data=form))).text
        assert "published already" not in looked
        job_done(client, client.post(f"{address}/now", data={**form, "although": "", "seen": "none"}))
        told = client.get(address).text.partition("Published before")[2]
        assert '<td dir="auto">Training 1, Tirana</td>' in told
        assert "People who answered before and after: 15" in told
        assert "pre to post" not in told

        looked = client.get(job_done(client, client.post(address, data=form))).text
        assert "This very report is published already" in looked
        assert 'href="/published/al-1/effect-donor.docx"' in looked
        assert "Publish it" not in looked
        again = client.post(f"{address}/now", data={**form, "although": "", "seen": "none"})
        assert again.headers["location"].endswith("?published=effect-donor")
        assert sorted(one.name for one in reports.iterdir()) == [f"effect-donor.{one}" for one in ENDINGS]

        short = {**form, "for": "coordinator"}
        other = client.get(job_done(client, client.post(address, data=short))).text
        assert "Publish it" in other, "a report for others is another one"


def test_a_report_is_kept_in_several_files_and_a_later_one_beside_it(answered_once: Site) -> None:
    place = answered_once.folder / "trainings/al-1"
    address, form = "/trainings/al-1/report", {"key": answered_once.form_key, "for": "donor", "language": ""}
    with served(answered_once) as server, client_of(server, answered_once) as client:
        shown = job_done(client, client.post(address, data=form))
        for name in ("report.json", "report.docx", "report.json"):
            kept = client.post(f"{address}/{name}", data=form)
            assert kept.status_code == 303
            text = client.get(kept.headers["location"]).text
            assert f"Kept with the training as effect{name[6:]}." in text
            assert "Keep its figures" in text, "what was kept changes no answers: it need not be made again"
        assert sorted(one.name for one in (place / "reports/internal").iterdir()) == ["effect.docx", "effect.json"]
        first = (place / "reports/internal/effect.json").read_bytes()

        shutil.copyfile(EXAMPLE / "follow-up.csv", place / "follow-up-3-months.csv")
        assert "Please make this report again" in client.get(shown).text
        job_done(client, client.post(address, data=form))
        assert client.post(f"{address}/report.json", data=form).headers["location"].endswith("kept=effect-v2.json")
    assert (place / "reports/internal/effect.json").read_bytes() == first
    assert (place / "reports/internal/effect-v2.json").read_bytes() != first


def test_a_training_without_answers_says_so_and_one_with_counts_has_its_report(answered_once: Site) -> None:
    place = answered_once.folder / "trainings/al-1"
    counting = ["survey", "count", str(place / "pre.csv"), str(place / "post.csv"), "-i"]
    counting += [str(answered_once.folder / "instrument.yaml"), "--out", str(place / "counted.json")]
    assert run_here(counting).exit_code == 0
    for name in ("pre.csv", "post.csv"):
        (place / name).unlink()
    form = {"key": answered_once.form_key, "for": "coordinator", "language": ""}
    with served(answered_once) as server, client_of(server, answered_once) as client:
        assert "counted.json" in client.get("/trainings/al-1/answers").text
        made = client.get(job_done(client, client.post("/trainings/al-1/report", data=form))).text
        assert "22.8 percentage points" in made
        assert "no people&#39;s answers yet" in client.get("/trainings/al-1/publish").text
        for page in ("report", "publish"):
            text = client.get(f"/trainings/al-2/{page}").text
            assert 'href="/trainings/al-2/answers"' in text
            assert "<code>" not in text
            assert 'name="for"' not in text


def test_where_nobody_is_on_a_list_yet_nothing_is_called_wrong(answered_once: Site) -> None:
    for one in (answered_once, replace(answered_once, read_only=True)):
        with served(one) as server, client_of(server, one) as client:
            answer = client.get("/funnel")
            assert answer.status_code == 200
            assert "No training has a list yet" in answer.text
            assert "ecpat add" not in answer.text
            assert ('href="/add"' in answer.text) is not one.read_only
