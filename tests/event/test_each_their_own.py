"""Nobody gets what is another's: in whatever order a list is, whoever shares a name, a code's letters or an address."""

import email
import random
import re
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from pathlib import Path
from typing import cast

import docx
import pytest

from ecpat_training.documents.document import Document, Form
from ecpat_training.documents.wording import wording
from ecpat_training.event.attendance.model.half_day import training_half_days
from ecpat_training.event.model.letter import LetterKind
from ecpat_training.event.report.badges import badges
from ecpat_training.event.report.letters import built_in_text, draft
from ecpat_training.event.report.sign_in import sign_in
from ecpat_training.event.workflows.letters import letters
from ecpat_training.event.workflows.reading import PackFiles, TrainingEvent, read_event
from ecpat_training.roster.reading.file import ListFile
from tests.draws import some_of
from tests.event.material import PEOPLE, list_csv, put_folder

ROWS = (
    *PEOPLE,
    ("K3", "Ana Petrova", "Court", "care", "ana.petrova@example.org", "NGO"),  # another one of that name
    ("K4", "Ion Pop", "Court", "care", "ion@example.org", "NGO"),
    ("K5", "Ilir Hoxha", "Clinic", "care", "ilir@example.org", "NGO"),
    ("K6", "Bo Ek", "Clinic", "care", "office@example.org", "NGO"),  # an office's address
    ("K7", "Li Ek", "Clinic", "care", "Office@Example.org", "NGO"),
    ("K8", "Omar Said", "Clinic", "care", "", "NGO"),
    ("K9", "Eva Nagy", "Clinic", "care", "eva.nagy", "NGO"),
    ("K10", "Ada Kos", "Clinic", "care", "ada@example.org; office2@example.org", "NGO"),
    ("K11", "Bcc: all@example.org", "Clinic", "care", "ole@example.org", "NGO"),
    ("K12", "{link} {gaps}", "Clinic", "care", "tor@example.org", "NGO"),
)
OWN = {row[4]: row for row in ROWS}
MAILED = {"K1", "K2", "K3", "K4", "K5", "K11", "K12"}
LINKS = {"pre": "https://survey.example.org/1", "post": "https://survey.example.org/2"}
ORDERS = some_of(range(12), 4)


def event(folder: Path, order: int) -> TrainingEvent:
    """The event, its list shuffled."""
    rows = [*ROWS]
    random.Random(order).shuffle(rows)
    home = put_folder(folder)
    (home / "participants.csv").write_text(list_csv(tuple(rows)), "utf-8")
    files = PackFiles(folder / "programme.yaml", ListFile(home / "participants.csv"))
    return read_event(files, "al-1", "en", quiet=True)


def mails(one: TrainingEvent) -> list[tuple[str, EmailMessage]]:
    """The drafts to participants by the names of their files, as a mail program reads them."""
    texts = {kind: built_in_text(kind, wording()) for kind in LetterKind}
    made = [each for each in letters(one, LINKS, texts, "", "") if each.recipient_address]
    assert len({each.file.casefold() for each in made}) == len(made)
    return [(each.file, cast(EmailMessage, email.message_from_bytes(draft(each), policy=default))) for each in made]


@pytest.mark.parametrize("order", ORDERS)
def test_nobody_gets_the_letter_of_another(order: int, tmp_path: Path) -> None:
    got: dict[str, list[str]] = {}
    for file, mail in mails(event(tmp_path, order)):
        (to,) = [one.addr_spec for one in mail["To"].addresses]
        assert {"Cc", "Bcc"}.isdisjoint(mail.keys())
        code, name, *_ = OWN[to]
        body = mail.get_content().replace("\r\n", "\n")
        assert re.sub("[^a-z0-9]", "", code.lower()) in re.sub("[^a-z0-9]", "", file)
        assert f"Dear {name},\n" in body
        others = {row[1] for row in ROWS} - {name}
        assert [other for other in others if other in body.replace(f"Dear {name},", "")] == []
        got.setdefault(code, []).append(str(mail["Subject"]))
    assert set(got) == MAILED
    assert {len(each) for each in got.values()} == {3}  # an invitation, and a reminder for each questionnaire


@pytest.mark.parametrize("order", ORDERS)
def test_each_badge_and_each_line_to_sign_is_of_one_person(order: int, tmp_path: Path) -> None:
    one = event(tmp_path, order)
    made = docx.Document(BytesIO(badges(Document("T", ()), one.guests, one.tracks, organisation=True)))
    cards = [[p.text for p in cell.paragraphs] for table in made.tables for row in table.rows for cell in row.cells]
    wanted = sorted(["T", name, office, side] for _, name, office, side, *_ in ROWS)
    assert sorted(card for card in cards if any(card)) == wanted
    halves = training_half_days(one.training)
    forms = [
        block for block in sign_in(one.training, "", halves, one.guests, one.words).blocks if isinstance(block, Form)
    ]
    assert len(forms) == 4
    for form in forms:
        signed = [(code, name, office) for _, name, office, code, _ in form.rows if code]
        assert sorted(signed) == sorted(row[:3] for row in ROWS)
