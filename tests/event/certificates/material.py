"""A training's folder as a coordinator has it, and statements as certificates bear them."""

from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ecpat_training.event.certificates.model.keys import KeyRing, PublicKey
from ecpat_training.event.certificates.model.statement import Statement
from ecpat_training.event.certificates.model.taken_back import TakenBackList
from ecpat_training.event.certificates.signing.signature import key_id, public_of

HALF_DAYS = ("Day 1 AM", "Day 1 PM", "Day 2 AM", "Day 2 PM")
PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(32))
NOTHING_TAKEN_BACK = TakenBackList(1, date(2026, 5, 12), {})
STATEMENT = Statement(
    "completion", "multi-stakeholder-2005", "al-1", "Training 1, Albania", date(2005, 9, 5), date(2005, 9, 6), 4, 4, 4,
    1020, "AL-1-KUT53FSB", date(2005, 9, 6), fingerprint="0123456789abcdef0123456789abcdef",
)  # fmt: skip
PROGRAMME = """\
programme: Children first
id: children-first
events:
  - {id: al-1, title: "Training 1, Tirana", country: AL, days: 2, start: 2026-05-11, participants: 20}
  - {id: ro-1, title: "Training 2, Iași", country: RO, days: 2, start: 2026-06-15, participants: 20, language: ro}
manual:
  - {chapter: Signals, for: [training], sessions: [{id: signals, title: Signals, minutes: 60, method: lecture}]}
"""


def ring(*private: Ed25519PrivateKey) -> KeyRing:
    """The public parts of keys, all in use."""
    keys = tuple(PublicKey(key_id(public_of(one)), public_of(one), "2026-05-12") for one in private)
    return KeyRing(keys, {}, NOTHING_TAKEN_BACK)


def attendance_csv(people: list[tuple[str, str, str]]) -> str:
    """People by code and name, with a cross in each half-day for which their marks have an `x`."""
    rows = [("Code", "Name", "Organisation", *HALF_DAYS)]
    rows += [(code, name, "Police", *marks.replace(".", " ")) for code, name, marks in people]
    return "\n".join(",".join('"' + cell.strip().replace('"', '""') + '"' for cell in row) for row in rows) + "\n"


def put_folder(folder: Path, people: list[tuple[str, str, str]], training: str = "al-1") -> Path:
    """A programme's folder with the attendance of one training."""
    home = folder / "trainings" / training
    home.mkdir(parents=True, exist_ok=True)
    (folder / "programme.yaml").write_text(PROGRAMME, "utf-8")
    (home / "attendance.csv").write_text(attendance_csv(people), "utf-8")
    return folder
