"""Whoever has all publications of a project, of trainings and of the whole programme, learns of no few people."""

from pathlib import Path

import pytest

from ecpat_training.core.shipped import shipped
from tests.commands.running import Ran, run_here
from tests.effect.programme.programme import write
from tests.effect.programme.test_programme_effect import SIX, evaluate

LEDGER = "ecpat-published.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "programme", {"AL": [2], "BG": [1], "MD": [2], "RO": [1]}, people=14)


def publish_one(folder: Path, training: str, out: Path) -> Ran:
    at = folder / "trainings" / training
    line = ("evaluate", at / "pre.csv", at / "post.csv", "-i", folder / "instrument.yaml", "--publish", "-q", "-o", out)
    return run_here(line)


def without_last(file: Path) -> None:
    file.write_text("\n".join(file.read_text("utf-8").splitlines()[:-1]) + "\n", "utf-8")


def test_a_programmes_publication_is_written_into_the_ledger_of_its_trainings(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "public.html"
    assert evaluate(folder, "--publish", "-q", "-o", out).exit_code == 0
    ledger = (folder / LEDGER).read_text("utf-8")
    assert "all trainings" in ledger
    assert "al-1, pre to post" in ledger
    assert "in the ledger of published reports" in out.read_text("utf-8")
    again = evaluate(folder, "--publish", "-q", "-o", tmp_path / "again.html")
    assert again.exit_code == 0, "the same again tells nothing new"
    assert ledger == (folder / LEDGER).read_text("utf-8")


def test_a_training_published_alone_with_one_person_less_is_refused(folder: Path, tmp_path: Path) -> None:
    assert evaluate(folder, "--publish", "-q", "-o", tmp_path / "whole.html").exit_code == 0
    assert publish_one(folder, "bg-1", tmp_path / "bg.html").exit_code == 0, "the very same people"
    for wave in ("pre", "post"):
        without_last(folder / "trainings" / "al-1" / f"{wave}.csv")
    ran = publish_one(folder, "al-1", tmp_path / "al.html")
    assert ran.exit_code != 0
    assert "1 person fewer" in ran.said or "1 fewer" in ran.said
    assert not (tmp_path / "al.html").exists()


def test_a_programme_published_after_a_training_with_one_person_less_is_refused(folder: Path, tmp_path: Path) -> None:
    assert publish_one(folder, "al-1", tmp_path / "al.html").exit_code == 0
    for wave in ("pre", "post"):
        without_last(folder / "trainings" / "al-1" / f"{wave}.csv")
    ran = evaluate(folder, "--publish", "-q", "-o", tmp_path / "whole.html")
    assert ran.exit_code != 0
    assert "publish.difference" in ran.said
    assert not (tmp_path / "whole.html").exists()
    why = "The first report was never sent."
    assert evaluate(folder, "--publish", "-q", "-o", tmp_path / "whole.html", "--although", why).exit_code == 0
    assert why in (folder / LEDGER).read_text("utf-8")


def test_trainings_left_out_of_the_whole_are_not_published_one_by_one_until_few_are_left(tmp_path: Path) -> None:
    """The mean over all, less what is shown and less three that are published alone, is the fourth: six people's."""
    folder = write(tmp_path / "programme", SIX, sizes={"md-1": 6})
    assert evaluate(folder, "--publish", "-q", "-o", tmp_path / "whole.html").exit_code == 0
    left = [
        one.name
        for one in sorted((folder / "trainings").iterdir())
        if one.name != "md-1" and f"{one.name}, pre" not in (folder / LEDGER).read_text("utf-8")
    ]
    assert left
    codes = [publish_one(folder, name, tmp_path / f"{name}.html").exit_code for name in left]
    assert codes[-1] != 0, "the last of them would leave six people"
    assert codes[:-1] == [0] * (len(codes) - 1)


def test_a_report_that_is_not_published_leaves_no_ledger(folder: Path, tmp_path: Path) -> None:
    assert evaluate(folder, "-q", "-o", tmp_path / "internal.html").exit_code == 0
    assert not (folder / LEDGER).exists()


def _with_own_questionnaires(folder: Path) -> list[str]:
    names = sorted(path.name for path in (folder / "trainings").iterdir())
    for name in names:
        own = (folder / "instrument.yaml").read_text("utf-8")
        (folder / "trainings" / name / "instrument.yaml").write_text(own, "utf-8")
    return names


def _publish_own(folder: Path, training: str, out: Path) -> Ran:
    at = folder / "trainings" / training
    return run_here(
        ("evaluate", at / "pre.csv", at / "post.csv", "-i", at / "instrument.yaml", "--publish", "-q", "-o", out)
    )


def test_trainings_with_a_questionnaire_of_their_own_stand_in_the_programmes_ledger(tmp_path: Path) -> None:
    """All trainings but one of six people are published one by one; the mean over all would tell the six."""
    folder = write(tmp_path / "programme", SIX, sizes={"md-1": 6})
    for name in _with_own_questionnaires(folder):
        ran = _publish_own(folder, name, tmp_path / f"{name}.html")
        assert ran.exit_code == 0, ran.said
        assert not (folder / "trainings" / name / LEDGER).exists()
    ran = evaluate(folder, "--publish", "-q", "-o", tmp_path / "whole.html")
    assert "publish.difference" in ran.said
    assert not (tmp_path / "whole.html").exists()


def test_answers_that_come_with_ecpat_are_published_into_a_ledger_of_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    example = shipped("examples") / "tirana-2005"
    waves = [example / "pre-kobo.csv", example / "post-google-forms.csv"]
    before = sorted(path.name for path in example.iterdir())
    ran = run_here(["evaluate", *waves, "-i", example / "instrument.yaml", "--publish", "-q", "--out", "effect.html"])
    assert ran.exit_code == 0, ran.stderr
    assert (tmp_path / "ecpat-published.yaml").exists()
    assert sorted(path.name for path in example.iterdir()) == before


def test_a_ledger_that_an_earlier_version_kept_for_one_training_is_asked_for(folder: Path, tmp_path: Path) -> None:
    _with_own_questionnaires(folder)
    assert _publish_own(folder, "al-1", tmp_path / "al.html").exit_code == 0
    for ending in (".yaml", ".key"):
        kept = (folder / LEDGER).with_suffix(ending)
        kept.rename(folder / "trainings" / "al-1" / kept.name)
    refused = evaluate(folder, "--publish", "-q", "-o", tmp_path / "whole.html")
    assert "publish.own-ledger" in refused.said
    assert not (tmp_path / "whole.html").exists()
    for ending in (".yaml", ".key"):  # as the message says
        kept = (folder / "trainings" / "al-1" / LEDGER).with_suffix(ending)
        kept.rename(folder / kept.name)
    assert evaluate(folder, "--publish", "-q", "-o", tmp_path / "whole.html").exit_code == 0
