"""The examples: made again they are the same, they say that they are synthetic, and they look like real exports."""

import csv
import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ecpat_training.core.finding import errors
from ecpat_training.effect.linking.linking import link
from ecpat_training.files.table_file import read_table
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from ecpat_training.survey.instrument.instrument import Wave
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.survey.reading.table import survey_of
from ecpat_training.values.participant import Role, StakeholderType

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "tirana-2005"
INSTRUMENT, _ = read_instrument(ROOT / "programmes" / "instruments" / "nine-chapters.yaml")
MADE = [
    "follow-up.csv",
    "instrument.yaml",
    "post-google-forms.csv",
    "post-microsoft-forms.xlsx",
    "pre-kobo.csv",
    "programme.yaml",
    "roster-as-sent.xlsx",
    "roster.csv",
]


def make(folder: Path, *options: str, **environment: str) -> int:
    """Runs the script as a person would, in another locale, time zone and hash seed."""
    script = str(ROOT / "examples" / "make_examples.py")
    command = [sys.executable, "-W", "error", script, "--out", str(folder), *options]
    made = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert made.stderr == b""
    return made.returncode


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, made again once."""
    folder = tmp_path_factory.mktemp("examples") / "here"
    assert make(folder, LC_ALL="C", TZ="UTC", PYTHONHASHSEED="1") == 0
    return folder


def test_made_again_elsewhere_every_file_has_the_same_bytes(fresh: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    assert make(there, LC_ALL="C.UTF-8", TZ="Asia/Kathmandu", PYTHONHASHSEED="2") == 0
    assert sorted(path.name for path in fresh.iterdir()) == MADE
    for name in MADE:
        assert (fresh / name).read_bytes() == (there / name).read_bytes(), name


def test_the_stored_files_are_those_that_the_script_makes(fresh: Path) -> None:
    for name in MADE:
        stored, made = EXAMPLE / name, fresh / name
        if name.endswith(".xlsx"):  # another openpyxl may write the same cells in other bytes
            assert read_table(stored).rows == read_table(made).rows, name
        else:
            assert stored.read_bytes() == made.read_bytes(), f"{name}: please run `make examples`"


def test_check_tells_a_changed_file_from_the_stored_ones(fresh: Path, tmp_path: Path) -> None:
    shutil.copytree(fresh, tmp_path, dirs_exist_ok=True)
    assert make(tmp_path, "--check") == 0
    (tmp_path / "roster.csv").write_text("changed", encoding="utf-8")
    assert make(tmp_path, "--check") == 1


def test_the_folder_says_that_it_is_synthetic() -> None:
    assert "**Synthetic.**" in (EXAMPLE / "README.md").read_text(encoding="utf-8")
    assert "invented" in (EXAMPLE / "programme.yaml").read_text(encoding="utf-8")[:300]
    assert any("Synthetic" in str(row[0]) for row in read_table(EXAMPLE / "roster-as-sent.xlsx").rows if row)
    assert all(name in (EXAMPLE / "README.md").read_text(encoding="utf-8") for name in MADE)


def test_the_programme_is_the_shipped_one_for_one_country() -> None:
    shipped, _ = read_programme(ROOT / "programmes" / "multi-stakeholder-2005.yaml")
    programme, source = read_programme(EXAMPLE)
    assert source.findings == ()
    assert [(partner.country, partner.twin) for partner in programme.partners] == [("AL", "BE")]
    assert [training.id for training in programme.list_trainings()] == ["al-1", "al-2"]
    assert programme.sessions("training") == shipped.sessions("training")
    assert {trainer.id for trainer in programme.trainers} == {f"{c}-{n}" for c in ("AL", "BE") for n in (1, 2)} | {
        "EXP-1",
        "EXP-2",
        "EXP-3",
    }
    assert programme.rules == shipped.rules


class TestRosterAsSent:
    """17 names, 2 duplicates, 4 law enforcers of the 8 wanted, no prosecutor: the mission's own sentence."""

    @pytest.fixture
    def reading(self) -> RosterReading:
        return roster_from(read_table(EXAMPLE / "roster-as-sent.xlsx"))

    def test_seventeen_people_two_of_them_twice_and_a_footer(self, reading: RosterReading) -> None:
        assert len(reading.roster.participants) == 17
        assert len(reading.not_used) == 3
        assert reading.roster.rows == 20

    def test_too_few_law_enforcers_no_prosecutor_and_too_many_from_ngos(self, reading: RosterReading) -> None:
        people = reading.roster.participants
        assert sum(one.role is Role.LAW_ENFORCEMENT for one in people) == 4
        assert all(one.profession != "prosecutor" for one in people)
        assert sum(one.stakeholder is StakeholderType.NGO for one in people) == 12
        assert all(one.stakeholder for one in people)

    def test_one_value_cannot_be_read(self, reading: RosterReading) -> None:
        unread = [finding for finding in reading.findings if finding.code == "roster.unknown-value"]
        assert [finding.where.cell for finding in unread if finding.where] == ["D20"]

    def test_addresses_reach_nobody(self, reading: RosterReading) -> None:
        addresses = [one.email for one in reading.roster.participants if one.email]
        assert len(addresses) == 17
        assert all(address.endswith("@example.org") for address in addresses)


def test_the_final_list_is_read_to_the_last_value() -> None:
    reading = roster_from(read_table(EXAMPLE / "roster.csv"))
    assert len(reading.roster.participants) == 20
    assert errors(reading.findings) == []
    assert reading.not_used == ()


class TestExports:
    """Columns as the platforms write them (`formpack`, Google Forms and Microsoft Forms exports)."""

    def test_kobotoolbox(self) -> None:
        raw = (EXAMPLE / "pre-kobo.csv").read_bytes()
        assert raw.startswith(b'\xef\xbb\xbf"start";"end";"code";"role";"k01";')
        first = next(csv.reader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
        tail = "_id _uuid _submission_time _validation_status _notes _status _submitted_by __version__ _tags _index"
        assert first[-10:] == tail.split()
        assert raw.count(b"\r\n") == 20

    def test_google_forms(self) -> None:
        rows = list(csv.reader(io.StringIO((EXAMPLE / "post-google-forms.csv").read_text(encoding="utf-8"))))
        assert rows[0][0] == "Timestamp"
        assert sum(header.startswith("How far do you agree with these statements? [") for header in rows[0]) == 20
        assert rows[1][0].startswith("6/17/2005 ")

    def test_microsoft_forms(self) -> None:
        table = read_table(EXAMPLE / "post-microsoft-forms.xlsx")
        assert table.sheet == "Sheet1"
        assert table.rows[0][:5] == ["ID", "Start time", "Completion time", "Email", "Name"]
        assert {row[3] for row in table.rows[1:]} == {"anonymous"}

    @pytest.mark.parametrize(
        ("name", "wave", "platform", "responses"),
        [
            ("pre-kobo.csv", "pre", "KoboToolbox", 19),
            ("post-google-forms.csv", "post", "Google Forms", 19),
            ("post-microsoft-forms.xlsx", "post", "Microsoft Forms", 19),
            ("follow-up.csv", "follow-up", "plain table", 12),
        ],
    )
    def test_each_is_recognised_and_every_answer_understood(
        self, name: str, wave: Wave, platform: str, responses: int
    ) -> None:
        read = _responses(name, wave)
        assert read.platform == platform
        assert read.rows == len(read.answers) == responses
        assert list(read.answers.columns) == [item.id for scale in INSTRUMENT.scales for item in scale.items]
        assert read.answers.isna().to_numpy().mean() < 0.05

    def test_the_same_answers_come_out_of_both_platforms(self) -> None:
        google, microsoft = _responses("post-google-forms.csv", "post"), _responses("post-microsoft-forms.xlsx", "post")
        assert google.answers.equals(microsoft.answers)
        assert list(google.codes) == list(microsoft.codes)

    def test_codes_are_mistyped_as_people_do(self) -> None:
        linking = link(_responses("pre-kobo.csv", "pre"), _responses("post-google-forms.csv", "post"))
        rules = [one.rule for one in linking.links]
        assert (rules.count("exact"), rules.count("distance 1")) == (13, 2)
        assert len(linking.left_out_after) == 2, "one sent twice, one without a code"
        assert len(linking.only_before) == 4, "two left early, one with another code, one without"


def _responses(name: str, wave: Wave) -> WaveResponses:
    waves, findings = survey_of(read_table(EXAMPLE / name), INSTRUMENT, wave=wave)
    assert errors(findings) == []
    return waves[0]
