"""`ecpat roster map` and `ecpat roster template`: from the command line to the files and back."""

from pathlib import Path

from ecpat_training.core.errors import Exit
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.running import EXAMPLE

AS_SENT = EXAMPLE / "roster-as-sent.xlsx"
RULES = ("--programme", EXAMPLE / "programme.yaml")


def test_a_mapping_that_nobody_changed_changes_nothing(ecpat: Ecpat, folder: Path) -> None:
    mapped = ecpat("roster", "map", AS_SENT, "--out", "map.yaml")
    assert mapped.exit_code == Exit.CLEAN
    plain, again = (
        ecpat("roster", "check", AS_SENT, *RULES),
        ecpat("roster", "check", AS_SENT, *RULES, "--mapping", "map.yaml"),
    )
    assert again.exit_code == plain.exit_code == Exit.FINDINGS
    assert again.stdout == plain.stdout
    assert '"F/M":' in (folder / "map.yaml").read_text("utf-8")


def test_a_word_that_was_asked_is_read_as_the_person_decides(ecpat: Ecpat, folder: Path) -> None:
    ecpat("roster", "map", AS_SENT, "--out", "map.yaml")
    text = (folder / "map.yaml").read_text("utf-8")
    (folder / "map.yaml").write_text(text.replace('"F/M":', '"F/M": female #'), "utf-8")
    ran = ecpat("roster", "check", AS_SENT, *RULES, "--mapping", "map.yaml")
    assert "`F/M`" not in ran.stderr
    assert ecpat("roster", "map", AS_SENT, "--mapping", "map.yaml", "--out", "2.yaml").exit_code == Exit.CLEAN
    assert '"F/M": female' in (folder / "2.yaml").read_text("utf-8")


def test_a_mapping_that_is_none_is_said_with_its_place(ecpat: Ecpat, folder: Path) -> None:
    (folder / "map.yaml").write_text("columns:\n  Gjinia: gendr\n", "utf-8")
    ran = ecpat("roster", "check", AS_SENT, *RULES, "--mapping", "map.yaml")
    assert ran.exit_code == Exit.FINDINGS
    assert "map.yaml:2:11: error: `gendr` is no kind of column. Did you mean `gender`?" in ran.said


def test_the_mapping_is_never_written_over(ecpat: Ecpat) -> None:
    ecpat("roster", "map", AS_SENT, "--out", "map.yaml")
    ran = ecpat("roster", "map", AS_SENT, "--mapping", "map.yaml", "--out", "map.yaml", "--force")
    assert ran.exit_code == Exit.USAGE


def test_the_workbook_for_partners_is_a_paper_too(ecpat: Ecpat, folder: Path) -> None:
    arguments = ("roster", "template", "--language", "sq", *RULES, "--training", "al-1")
    ran = ecpat(*arguments, "--out", "list.xlsx", "--out", "how.docx", "--out", "how.html")
    assert ran.exit_code == Exit.CLEAN
    assert "Lista e pjesëmarrësve" in ran.stdout
    for name in ("how.docx", "how.html"):
        assert "Si plotësohet" in opening.text(folder / name)
    read = ecpat("roster", "check", "list.xlsx", *RULES)
    assert "hold data too" not in read.stderr


def test_another_language_or_training_is_answered_with_those_that_there_are(ecpat: Ecpat) -> None:
    unknown = ecpat("roster", "template", "--language", "pt")
    assert unknown.exit_code == Exit.USAGE
    assert "There are: bg, cs, da, de, en" in unknown.said
    assert "Add --programme FILE" in ecpat("roster", "template", "--training", "al-1").said
    assert "Did you mean `al-1`?" in ecpat("roster", "template", *RULES, "--training", "al1").said
