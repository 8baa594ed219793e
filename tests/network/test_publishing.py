"""Whoever has all published networks of a training learns no person's ties."""

from pathlib import Path

import pytest

from tests.commands.running import Ran, run_here
from tests.network.material import CODES, PEOPLE, pairs, training
from tests.network.published import LIKED

pytestmark = pytest.mark.attack("networks")

LEDGER = "ecpat-published.yaml"
WAVES = ("network-before.csv", "network-after.csv")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = training(tmp_path / "al-1")
    monkeypatch.chdir(folder)
    return folder


def publish(command: str, *files: str, out: str = "networks.html") -> Ran:
    return run_here(["network", command, *files, "--publish", "--force", "-q", "--out", out])


def refused(ran: Ran) -> bool:
    assert "Traceback" not in ran.stderr
    return ran.exit_code == 4 and "publish.difference" in ran.said


@pytest.mark.parametrize("order", [("check", "change"), ("change", "check")])
def test_waves_and_their_comparison_are_not_published_both_where_one_person_answered_once(
    here: Path, order: tuple[str, str]
) -> None:
    """18 people's ties before, less those of the 17 who answered again, are one person's."""
    (here / WAVES[1]).write_text(pairs(LIKED[1], silent={CODES[4]}), "utf-8")
    assert publish(order[0], *WAVES).exit_code == 0
    ran = publish(order[1], *WAVES, out="second.html")
    assert refused(ran)
    assert "1 person" in ran.said
    assert not (here / "second.html").exists()


def test_both_are_published_of_the_very_same_people_and_twice(here: Path) -> None:
    for command in ("check", "change", "check"):
        ran = publish(command, *WAVES)
        assert ran.exit_code == 0, ran.said
    assert (here / LEDGER).read_text("utf-8").count("  - release:") == 1, "the same people and answers"
    assert not any(code in (here / LEDGER).read_text("utf-8") for code in CODES)


def test_one_persons_answers_corrected_are_not_published_after_the_first_ones(here: Path) -> None:
    assert publish("check", WAVES[0]).exit_code == 0
    (here / WAVES[0]).write_text(pairs(("1" * 18, *LIKED[0][1:])), "utf-8")
    assert refused(publish("check", WAVES[0]))


def test_one_person_in_another_sector_is_not_published_after_the_first_index(here: Path) -> None:
    """The E-I indices before and after that say which of this person's ties stay inside."""
    assert publish("check", WAVES[0]).exit_code == 0
    (here / "participants.csv").write_text(PEOPLE.replace(f"{CODES[0]},between", f"{CODES[0]},young"), "utf-8")
    ran = publish("check", WAVES[0])
    assert refused(ran)
    assert "other sectors" in ran.said


def test_networks_stand_in_the_programmes_ledger_and_trainings_with_the_same_codes_are_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "programme.yaml").write_text("programme: Networks\n", "utf-8")
    for name, silent in (("al-1", ()), ("bg-1", (CODES[2],))):
        monkeypatch.chdir(training(tmp_path / "trainings" / name, silent=silent))
        assert publish("check", *WAVES).exit_code == 0
    assert (tmp_path / LEDGER).read_text("utf-8").count("  - release:") == 2
    assert not list((tmp_path / "trainings").rglob(LEDGER))


def test_a_reason_publishes_it_all_the_same_and_stands_in_the_ledger(here: Path) -> None:
    assert publish("change", *WAVES).exit_code == 0
    (here / WAVES[1]).write_text(pairs(LIKED[1], silent={CODES[4]}), "utf-8")
    assert refused(publish("change", *WAVES))
    why = "The first was never sent."
    ran = run_here(["network", "change", *WAVES, "--publish", "--although", why, "-q", "--force", "--out", "n.html"])
    assert ran.exit_code == 0, ran.said
    assert why in (here / LEDGER).read_text("utf-8")
