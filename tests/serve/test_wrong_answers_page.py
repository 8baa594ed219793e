"""Answers added by mistake: taken out on their page, so that the version before counts again, and put back."""

import stat

from ecpat_training.core.shipped import shipped
from ecpat_training.serve.model.site import Site
from tests.serve.conftest import client_of, field, served

EXAMPLE = shipped("examples") / "tirana-2005"
ADDRESS = "/trainings/al-1/answers"


def test_a_wrong_file_is_taken_out_and_can_be_put_back(mixed_up: Site) -> None:
    place = mixed_up.folder / "trainings/al-1"
    wrong = (place / "pre-v2.csv").read_bytes()
    with served(mixed_up) as server, client_of(server, mixed_up) as client:
        page = client.get(ADDRESS).text
        assert "Of earlier versions nothing is read: pre.csv" in page
        form = {"key": mixed_up.form_key, "file": "pre-v2.csv", "version": field(page, "version")}
        assert client.post(f"{ADDRESS}/pre/out", data={**form, "version": "0" * 64}).status_code == 422
        assert client.post(f"{ADDRESS}/later/out", data=form).status_code == 404
        assert (place / "pre-v2.csv").exists()

        answer = client.post(f"{ADDRESS}/pre/out", data=form)
        assert answer.status_code == 303
        assert sorted(one.name for one in place.iterdir()) == ["pre.csv"]
        page = client.get(answer.headers["location"]).text
        assert "pre-v2.csv was taken out of this training" in page
        assert "19 questionnaires were read" in page

        back = {"key": mixed_up.form_key, "name": "pre-v2.csv", "kept": field(page, "kept")}
        for name in ("../../programme.yaml", "post.csv", "pre.exe", "pre-early.csv"):
            assert client.post(f"{ADDRESS}/pre/back", data={**back, "name": name}).status_code == 404
        assert client.post(f"{ADDRESS}/pre/back", data={**back, "name": "pre.csv"}).status_code == 422
        assert client.post(f"{ADDRESS}/pre/back", data=back).status_code == 303
    assert (place / "pre-v2.csv").read_bytes() == wrong
    assert stat.S_IMODE((place / "pre-v2.csv").stat().st_mode) == 0o600  # as `ecpat add` copied it
    assert (place / "pre.csv").read_bytes() == (EXAMPLE / "pre-kobo.csv").read_bytes()
