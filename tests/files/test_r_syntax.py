"""LimeSurvey's pair for R: a data file with texts above codes, and a script that says what both are."""

from pathlib import Path

from ecpat_training.files.table_file import read_table
from ecpat_training.survey.reading.table import survey_of
from tests.survey.tables import questionnaire

DATA = """\ufeff"Response ID","Date submitted","Last page","Start language","Your code","Sure?","Sure? ","Who?"
"1","2026-03-13 09:15:00","3","en","A1","4","2","A2"
"2","2026-03-13 09:16:00","3","en","B2","5","3","A1"
"""
SCRIPT = r"""data <- read.csv("survey_1_R_data_file.csv", quote = "'\"", na.strings=c("", "\"\""))
# LimeSurvey Field type: A
data[, 5] <- as.character(data[, 5])
attributes(data)$variable.labels[5] <- "Your \"own\" code"
names(data)[5] <- "code"
names(data)[6] <- "conf_s1"
names(data)[7] <- "conf_s2"
data[, 8] <- as.character(data[, 8])
data[, 8] <- factor(data[, 8], levels=c("A1","A2"),labels=c("The police", "The court, or the authority for care"))
names(data)[8] <- "k1"
"""


def written(folder: Path, script: str | bytes | None) -> Path:
    """The pair, or the data file alone."""
    data = folder / "survey_1_R_data_file.csv"
    data.write_text(DATA, encoding="utf-8")
    if script is not None:
        raw = script if isinstance(script, bytes) else script.encode()
        (folder / "survey_1_R_syntax_file.R").write_bytes(raw)
    return data


def test_the_script_names_columns_and_says_what_codes_mean(tmp_path: Path) -> None:
    (wave,), findings = survey_of(read_table(written(tmp_path, SCRIPT)), questionnaire(), "pre")
    assert list(wave.codes) == ["A1", "B2"]
    assert wave.answers["s1"].tolist() == [4.0, 5.0]
    assert wave.answers["s2"].tolist() == [2.0, 3.0]
    assert wave.answers["k1"].tolist() == ["court", "police"]
    assert [one.code for one in findings].count("survey.r-syntax") == 1


def test_without_the_script_its_name_is_said(tmp_path: Path) -> None:
    (note,) = read_table(written(tmp_path, None)).findings
    assert "survey_1_R_syntax_file.R" in str(note)


def test_a_script_that_cannot_be_read_is_passed_over_in_words(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, b"names(data)[5] <- \xff"))
    assert [one.code for one in table.findings] == ["survey.no-r-syntax"]
    assert table.label_by_column == {}
