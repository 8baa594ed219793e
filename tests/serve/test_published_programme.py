"""The programme's own report, published: looked at, written down in the ledger, and shown among the published ones."""

from dataclasses import replace
from pathlib import Path

from ecpat_training.serve.model.site import Site
from tests.across.programme import write
from tests.serve.conftest import client_of, served
from tests.serve.test_answers_page import job_done


def test_a_programmes_report_is_published_and_stands_with_those_of_trainings(tmp_path: Path) -> None:
    folder = write(tmp_path / "programme", {"AL": [2], "BG": [1], "MD": [2], "RO": [1]}, people=14)
    own_site = Site(folder=folder, programme=folder / "programme.yaml")
    with served(own_site) as server, client_of(server, own_site) as client:
        form = {"key": own_site.form_key, "for": "donor", "publish": "yes"}
        assert client.post("/effect/publish", data=form).status_code == 422, "nobody has looked at it"
        shown = job_done(client, client.post("/effect", data=form))
        looked = client.get(shown).text
        assert "Nothing is published yet" in looked
        assert "in the ledger of published reports" not in looked.partition('class="document"')[0]
        assert client.get(f"/effect/report.docx?{shown.partition('?')[2]}").status_code == 404
        assert list(folder.glob("ecpat-published*")) == [], "a look writes nothing down"
        assert job_done(client, client.post("/effect/publish", data=form)) == "/published"
        assert "all trainings" in (own_site.folder / "ecpat-published.yaml").read_text("utf-8")
        page = client.get("/published").text
        assert [
            name for name in ("docx", "xlsx", "html", "json") if f">effect-programme-donor.{name}<" not in page
        ] == []
        assert "all trainings" in page.partition("What the ledger has written down")[2]
        address = "/published-of-programme/effect-programme-donor.docx"
        kept = (own_site.folder / "reports/effect-programme-donor.docx").read_bytes()
        assert client.get(address).content == kept
        assert client.get("/published-of-programme/programme.yaml").status_code == 404
    to_read = replace(own_site, read_only=True)
    with served(to_read) as server, client_of(server, to_read) as client:
        page = client.get("/published").text
        assert "effect-programme-donor.docx" in page
        assert "ledger" not in page
        assert client.get(address).content == kept
