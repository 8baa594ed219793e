"""A programme's folder as it is in the middle of its work: 24 events, of each step some files that are as they should
be, some late, some missing, some doubtful and some wrong, drawn by a seed. The script keeps a record of what it did,
with the days on which each thing was due, so that a board can be compared with it."""

import hashlib
import json
import random
import re
from datetime import date, timedelta
from pathlib import Path

from ecpat_training.event.meetings.workflows.decisions import meeting_in_folder
from ecpat_training.programme.reading.programme import read_programme
from tests.event.meetings.material import minutes_workbook
from tests.folder.material import agenda, answers, base, people, write
from tests.folder.record import DAY, ON, Deed, Made

EVENTS = 24
_UNDATED = ("ua-1", "ua-2")
_NO_GOOD_AGENDA = ("by", "ru")  # the trainers of these countries can't hold what Albania's hold
_FIRST_DAY = date(2005, 9, 6)


def make(folder: Path, seed: int) -> Made:
    """Writes the folder; the same seed writes the same."""
    draw, made = random.Random(seed), Made(folder)
    base(folder)
    read, _ = read_programme(folder)
    made.trainings = {one.id: one for one in read.list_trainings()}
    _dates(made)
    for id_ in made.trainings:
        _Training(made, id_, draw).make()
    _copied_list(made, draw)
    return made


def _dates(made: Made) -> None:
    """A date for each training of the series but two, a week or two after the one before."""
    rows, day = [], _FIRST_DAY
    for id_, training in made.trainings.items():
        made.starts[id_] = training.start
        if training.start is None and id_ not in _UNDATED:
            made.starts[id_] = day
            rows.append(f"{id_},{day},")
            day += timedelta(14)
        start = made.starts[id_]
        made.deeds[id_, "date"] = Deed("good", str(start)) if start else Deed("absent", "no date yet")
    write(made.folder / "series.csv", "Training,First day,Trainers\n" + "\n".join(rows) + "\n")


class _Training:
    """One training: its steps drawn, its files written."""

    def __init__(self, made: Made, id_: str, draw: random.Random) -> None:
        self.made, self.id, self.draw = made, id_, draw
        self.folder = made.folder / "trainings" / id_
        self.start = made.starts[id_]
        self.end = self.start + (made.trainings[id_].days - 1) * DAY if self.start else None

    def make(self) -> None:
        """All steps, in an order in which each knows what it depends on."""
        invited = self._list()
        self._did("invitations", *invited)
        if self.made.trainings[self.id].kind != "expert meeting":
            self._agenda()
            self._certificates(signed=self._signed(*invited))
            self._answers("before", "pre", self.start and self.start - 3 * DAY)
            self._answers("after", "post", self.end)
            for months in (3, 6, 12):
                day = self.end and self.end + timedelta(months * 31)
                self._answers(f"follow-up-{months}", f"follow-up-{months}-months", day)
            self._report()
            self._commitments()
        else:
            self._signed(*invited)
            self._decisions()
        self._debrief()

    def _did(self, step: str, how: str, says: str = "") -> None:
        self.made.deeds[self.id, step] = Deed(how, says)

    def _one_of(self, *deeds: str) -> str:
        return self.draw.choices(deeds, weights=[len(deeds)] + [1] * (len(deeds) - 1))[0]

    def _file(self, name: str, data: str | bytes) -> bytes:
        return write(self.folder / name, data)

    def _list(self) -> tuple[str, str]:
        """The list of participants; what that makes of the invitations."""
        deed = self._one_of("good", "absent", "gap", "empty", "answers", "applicants")
        status = self._one_of("all", "none", "some")
        head, *rows = people(self.id)
        none = ("absent", "no list")
        if deed == "absent":
            self._did("seats", "absent", "no list")
            return none
        if deed == "applicants":
            self._file("applicants.csv", "\n".join([head, *rows]))
            self._did("seats", "poor", "20 applicants, nobody chosen")
            return none
        if deed in ("empty", "answers"):
            self._file("participants.csv", "" if deed == "empty" else answers(self.id, date(2006, 1, 1), 16))
            self._did(
                "seats",
                "poor",
                f"can't be read as a participant list ({'csv.empty' if deed == 'empty' else 'folder.answers'})",
            )
            return none
        if deed == "gap":
            rows = [line for line in rows if ";law enforcement;" not in line]
        words = {"all": ["Invited"] * 99, "none": [""] * 99, "some": ["Invited", "Registered"] * 50}[status]
        lines = [f"{head};Status", *(f"{line};{word}" for line, word in zip(rows, words, strict=False))]
        self._file("participants.csv", "\n".join(lines if status != "none" else [head, *rows]))
        self._did("seats", *(("good", "20 people") if deed == "good" else ("poor", "law enforcers short")))
        if status == "none":
            return "absent", "the list doesn't say who is invited"
        return ("good", "invited") if status == "all" else ("poor", f"of {len(rows)} invited")

    def _agenda(self) -> None:
        country = self.id.partition("-")[0]
        deed = self._one_of("good", "absent", "another's", "broken", "rule")
        if deed == "good" and (country in _NO_GOOD_AGENDA or self.id in ("pilot", "tot")):
            deed = "absent"
        has_one = country not in _NO_GOOD_AGENDA and self.id not in ("pilot", "tot")
        text = agenda(country if has_one else "al").replace(f"training: {country}-1", f"training: {self.id}")
        if deed == "another's":
            self._file("agenda.yaml", agenda().replace("al-1", "al-2" if self.id == "al-1" else "al-1"))
            return self._did("agenda", "poor", "an agenda of another training")
        if deed == "broken":
            self._file("agenda.yaml", "training: [")
            return self._did("agenda", "poor", "can't be read as an agenda (yaml.")
        if deed == "rule" and country not in _NO_GOOD_AGENDA and self.id not in ("pilot", "tot"):
            self._file("agenda.yaml", re.sub(r"@ (\S+) \+ \S+", r"@ \1", text))
            return self._did("agenda", "poor", "broken")
        if deed == "good":
            self._file("agenda.yaml", text)
            return self._did("agenda", "good", "keeps the rules")
        return self._did("agenda", "absent", "no agenda")

    def _signed(self, how: str, _says: str) -> bool:
        """The signed sheets; whoever signed was invited, whatever the list says of it."""
        signed = self._attendance()
        if signed and how == "poor":
            self._did("invitations", "good", "20 of 20 invited")
        return signed

    def _attendance(self) -> bool:
        """The signed sheets; whether twenty people signed."""
        deed = self._one_of("good", "absent", "unticked", "damaged")
        head, *rows = people(self.id)
        tick = {"good": "x", "unticked": ""}.get(deed)
        if tick is not None:
            lines = [f"{head};Day 1 AM;Day 1 PM", *(f"{line};{tick};{tick}" for line in rows)]
            self._file("attendance.csv", "\n".join(lines))
        if deed == "damaged":
            self._file("attendance.xlsx", b"PK\x03\x04 cut off in the post")
        how = {"good": ("good", "20 came, 2 half-days"), "absent": ("absent", "no signed sheets")}
        poor = {"unticked": "nobody is ticked off", "damaged": "can't be read as an attendance list"}
        self._did("attendance", *(how[deed] if deed in how else ("poor", poor[deed])))
        return deed == "good"

    def _decisions(self) -> None:
        """The minutes of a meeting, which also tell who was there where no signed sheets do."""
        own = random.Random(f"{self.id} {self.draw.getstate()[1][0]}")  # so that the other steps stay as they are drawn
        deed = own.choice(("good", "absent", "asked", "damaged"))
        read, _ = read_programme(self.made.folder)
        meeting = meeting_in_folder(read, self.made.folder / "programme.yaml", read.training(self.id))
        partners = meeting.partners or ("Ministry",)
        said = {"good": "1 decision", "absent": "no decisions", "asked": "1 question", "damaged": "can't be read as a"}
        if deed in ("good", "asked"):
            rows = [(f"P{at}", name, "yes") for at, name in enumerate(partners)]
            status = "done" if deed == "good" else "perhaps"
            decision = ("1", "Print the manual", partners[0], "2006-12-01", status, "all")
            self._file("decisions.xlsx", minutes_workbook(rows, [decision]))
        if deed == "damaged":
            self._file("decisions.xlsx", b"PK\x03\x04 cut off in the post")
        if self.made.deeds[self.id, "attendance"].how == "absent":
            there = ("good", "came") if deed in ("good", "asked") else ("absent", "nobody is ticked off")
            self._did("attendance", *there)
        early = deed == "asked" and self.start is not None and self.start > ON  # prepared, and nothing to be asked yet
        how = "absent" if early else {"good": "good", "absent": "absent"}.get(deed, "poor")
        self._did("decisions", how, said[deed])

    def _certificates(self, *, signed: bool) -> None:
        deed = self._one_of("good", "absent", "damaged")
        if deed == "absent":
            return self._did("certificates", "absent", "none")
        head, *rows = people(self.id)
        self._file("certificates.csv", "\n".join([head, *rows, ""]) if deed == "good" else "")
        if deed == "damaged":
            return self._did("certificates", "poor", "can't be read as a list of certificates")
        if not signed:
            return self._did("certificates", "poor", "20 issued, nobody signed")
        return self._did("certificates", "good", "20 of 20")

    def _answers(self, step: str, stem: str, day: date | None) -> None:
        listed = 20 if "participants.csv" not in self._names() or self.made.deeds[self.id, "seats"].how == "good" else 0
        deed = self._one_of("good", "absent", "few", "when", "list", "cut")
        if day is None or day > ON or (deed in ("good", "few") and not listed):
            deed = "absent"  # nobody sends answers from a day that hasn't come
        wrong = {"pre": self.end and self.end + 9 * DAY}.get(stem, self.start and self.start - 9 * DAY)
        if deed == "absent":
            return self._did(step, "absent", "no answers")
        assert day is not None
        assert wrong is not None
        text = {
            "good": lambda: answers(f"{self.id} {stem}", day, 18),
            "few": lambda: answers(f"{self.id} {stem}", day, 7),
            "when": lambda: answers(f"{self.id} {stem}", wrong, 18),
            "list": lambda: "\n".join(people(self.id)) + f"\n{stem}",
            "cut": lambda: "",
        }[deed]()
        self._file(f"{stem}.csv", text)
        if deed == "good":
            return self._did(step, "good", "18 of 20")
        said = {
            "few": "7 of 20",
            "when": "its answers were sent",
            "list": "can't be read as answers",
            "cut": "csv.empty",
        }
        return self._did(step, "poor", said[deed])

    def _report(self) -> None:
        there = [self.folder / f"{stem}.csv" for stem in ("pre", "post")]
        deed = self._one_of("good", "absent", "old", "paper")
        if deed == "good" and not all(path.exists() for path in there):
            deed = "absent"
        if deed == "absent":
            return self._did("report", "absent", "no report")
        if deed == "paper":
            self._file("reports/effect.docx", b"a report")
            return self._did("report", "poor", "none of which says what it was made from")
        digests = [hashlib.sha256(path.read_bytes() if deed == "good" else b"old").hexdigest() for path in there]
        inputs = [{"file": path.name, "sha256": digest} for path, digest in zip(there, digests, strict=True)]
        self._file("reports/effect.json", json.dumps({"schema": "ecpat-effect/3", "provenance": {"inputs": inputs}}))
        return self._did("report", *(("good", "") if deed == "good" else ("poor", "made from other answers")))

    def _commitments(self) -> None:
        """Twenty people's statements, and what became of them in files of their own or in columns."""
        deed = self._one_of("good", "absent", "doubtful", "damaged", "nobody")
        months = {at: self._one_of("good", "absent", "few") for at in (3, 6, 12)}
        codes = [f"{self.id.upper()}-{at}" for at in range(1, 21)]
        if deed == "good":
            self._file("commitments.csv", "\n".join(["Code;I will 1;I will 2", *(f"{code};a;b" for code in codes)]))
        elif deed == "doubtful":
            rows = [f"{code};a;{'halfway' if code == codes[3] else ''}" for code in codes]
            self._file("commitments.csv", "\n".join(["Code;I will 1;Status at 3 months 1", *rows]))
        elif deed == "damaged":
            self._file("commitments.csv", "\n".join(people(self.id)))
        elif deed == "nobody":
            self._file("commitments.csv", "Code;I will 1\n" + "\n".join(f"{code};" for code in codes))
        says = {
            "good": "",
            "absent": "no forms typed",
            "doubtful": "20 people committed; 1 question",
            "damaged": "can't be read as commitments (commitments.columns)",
            "nobody": "0 people committed",
        }
        self._did("commitments", {"good": "good", "absent": "absent"}.get(deed, "poor"), says[deed])
        for at, how in months.items():
            answered = {"good": 16, "few": 15, "absent": 0}[how] if deed == "good" else 0
            if deed == "good" and how != "absent":
                rows = [f"{code};done;{'no longer relevant' if k < answered else ''}" for k, code in enumerate(codes)]
                self._file(f"commitments-{at}-months.csv", "\n".join(["Code;Status 1;Status 2", *rows]))
            self._did(f"commitments-{at}", {"few": "poor"}.get(how, how), f"{at} months: {answered} of 20")

    def _debrief(self) -> None:
        deed = self._one_of("good", "absent", "empty", "damaged")
        if deed == "good":
            self._file("debrief.txt", "We learnt that prosecutors stay if they lead a session of their own. " * 4)
        if deed == "empty":
            self._file("debrief.txt", "Debrief of the trainers\n")
        if deed == "damaged":
            self._file("debrief.docx", b"PK\x03\x04")
        says = {
            "good": "written",
            "absent": "none",
            "empty": "hardly anything",
            "damaged": "can't be read as a debrief",
        }
        self._did("debrief", {"good": "good", "absent": "absent"}.get(deed, "poor"), says[deed])

    def _names(self) -> list[str]:
        return [path.name for path in self.folder.iterdir()] if self.folder.is_dir() else []


def _copied_list(made: Made, draw: random.Random) -> None:
    """One training's good list is put into another one's folder as well: both are doubtful then."""
    good = [id_ for (id_, step), deed in made.deeds.items() if step == "seats" and deed.how == "good"]
    good = [id_ for id_ in good if made.trainings[id_].kind == "training"]
    one, other = draw.sample(good, 2)
    data = (made.folder / "trainings" / one / "participants.csv").read_bytes()
    write(made.folder / "trainings" / other / "participants.csv", data)
    made.deeds[other, "invitations"] = made.deeds[one, "invitations"]
    for id_, of in ((one, other), (other, one)):
        made.deeds[id_, "seats"] = Deed("poor", f"the very same file as participants of {of}")
