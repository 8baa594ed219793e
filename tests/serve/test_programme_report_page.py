"""The report of all trainings in a browser: internal, or published by way of the ledger, as that of a training is."""

import json
import shutil
from pathlib import Path

import pytest

from ecpat_training.core.shipped import shipped
from ecpat_training.serve.model.site import Site
from tests.serve.conftest import client_of, served
from tests.serve.test_answers_page import job_done

EXAMPLE = shipped("examples") / "tirana-2005"
ENDINGS = ("docx", "html", "json", "xlsx")


@pytest.fixture
def answered_once(tmp_path: Path) -> Site:
    """A programme of which one training has answers."""
    folder = tmp_path / "tirana"
    place = folder / "trainings/al-1"
    place.mkdir(parents=True)
    for name in ("programme.yaml", "instrument.yaml"):
        shutil.copyfile(EXAMPLE / name, folder / name)
    shutil.copyfile(EXAMPLE / "pre-kobo.csv", place / "pre.csv")
    shutil.copyfile(EXAMPLE / "post-google-forms.csv", place / "post.csv")
    return Site(folder=folder, programme=folder / "programme.yaml")


def test_the_report_of_all_trainings_is_published_by_way_of_the_ledger_alone(answered_once: Site) -> None:
    ledger, reports = answered_once.folder / "ecpat-published.yaml", answered_once.folder / "reports"
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
        assert "The files stand in reports:" in told
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
