"""A file of one wave becomes a network: what can't be read is asked, what contradicts itself is nobody's answer, and
nothing is counted as a no that nobody said."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, fold, listing, visible
from ecpat_training.files.not_used import NotUsed
from ecpat_training.files.table import CellTable
from ecpat_training.files.table_file import read_tables
from ecpat_training.network.model.network import Actor, WaveNetwork
from ecpat_training.network.model.questions import Question
from ecpat_training.network.reading.answers import answer_of
from ecpat_training.network.reading.codes import KnownCodes
from ecpat_training.network.reading.layouts import long, matrix, repeats, wide
from ecpat_training.network.reading.people import PeopleAsked
from ecpat_training.network.reading.places import NetworkPlace
from ecpat_training.network.reading.said import RawNetwork, SaidOfSomebody

_LAYOUTS = (long, matrix, wide)
_HINT = "Give it columns From, To and Contact; or a square of codes with those who answer at the left."
_AFTER_NO: tuple[Question, ...] = ("contact", "first", "level")
_LONGEST_WORD = 40
_NO_DIRECTION = "it doesn't say who names whom"


@dataclass
class _Reader:
    """What a file says, while it is judged cell by cell."""

    codes: KnownCodes
    listed: dict[str, str] = field(default_factory=dict)  # as the list writes a code, by the code folded
    seen: dict[str, str] = field(default_factory=dict)  # every code that counts, in the order of the file
    answered: set[str] = field(default_factory=set)
    answers: dict[Question, dict[tuple[str, str], int]] = field(default_factory=dict)
    doubtful: set[tuple[Question, str, str]] = field(default_factory=set)
    strangers: dict[str, list[Location]] = field(default_factory=dict)
    selves: list[Location] = field(default_factory=list)
    clashes: dict[tuple[str, str], Location] = field(default_factory=dict)
    not_codes: list[Location] = field(default_factory=list)
    words: dict[tuple[Question, str], list[Location]] = field(default_factory=dict)
    not_used: list[NotUsed] = field(default_factory=list)

    def code(self, text: str, where: Location) -> str | None:
        """The code that a cell names, which may be nobody's; a text that may be a name isn't kept."""
        code = self.codes.of(text)
        if code is None:
            self.not_codes.append(where)
            self.not_used.append(NotUsed(where, "what stands there isn't a code"))
            return None
        if not self.codes.on_list(code):
            self.strangers.setdefault(code, []).append(where)
            self.not_used.append(NotUsed(where, f"{code} isn't on the list"))
            return None
        return self.seen.setdefault(fold(code), self.listed.get(fold(code), code))

    def take(self, one: SaidOfSomebody) -> None:
        """Judges a filled cell."""
        giver = self.code(one.giver, one.where)
        named = self.code(one.named, one.where) if giver is not None else None
        if giver is None:
            return
        answer = answer_of(one.question, one.text)
        if answer is None:
            self.words.setdefault((one.question, visible(one.text)[:_LONGEST_WORD]), []).append(one.where)
            self.answered.add(giver)
            if named is not None:
                self.doubtful.add((one.question, giver, named))
            return
        if answer == "not asked":
            return
        self.answered.add(giver)
        if named is None:
            return
        if giver == named:
            if answer:
                self.selves.append(one.where)
                self.not_used.append(NotUsed(one.where, "it names the person who answers"))
            return
        said = self.answers.setdefault(one.question, {})
        held = said.get((giver, named))
        said.setdefault((giver, named), answer)
        if held == answer:
            self.not_used.append(NotUsed(one.where, "it says the same again"))
        elif held is not None:
            self.doubtful.add((one.question, giver, named))
            self.clashes.setdefault((giver, named), one.where)


def read_network(place: NetworkPlace, asked: PeopleAsked | None = None, *, encoding: str | None = None) -> WaveNetwork:
    """The network that a file holds. With a list of the people `asked`, codes are compared with it, and it says who
    didn't answer; without one only those are known whom the file names.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: the file holds no table of who knows whom.
    """
    codes = KnownCodes(actor.code for actor in asked.actors) if asked else KnownCodes()
    raw, findings, file = _raw(place, codes, encoding)
    reader = _Reader(codes, {fold(one.code): one.code for one in asked.actors} if asked else {})
    reader.not_used += [*raw.not_used, *(NotUsed(where, _NO_DIRECTION) for where in raw.undirected)]
    for one in raw.said:
        reader.take(one)
    for text, where in raw.alone:
        if (code := reader.code(text, where)) is not None:
            reader.answered.add(code)
    for question, giver, named in sorted(reader.doubtful):
        reader.answers.get(question, {}).pop((giver, named), None)
    zeros = {question for question, said in reader.answers.items() if 0 in said.values()}
    zeros |= {question for question, _, _ in reader.doubtful}
    _nothing_after_no(reader, raw.asked)
    actors = asked.actors if asked else tuple(Actor(code) for _, code in sorted(reader.seen.items()))
    return WaveNetwork(
        place.training,
        place.wave,
        file,
        raw.layout,
        actors,
        asked is not None,
        frozenset(reader.answered),
        {question: reader.answers.get(question, {}) for question in raw.asked},
        frozenset(zeros),
        tuple(reader.not_used),
        (*findings, *raw.findings, *_not_read(raw), *_undirected(raw), *_remarks(reader, Location(file))),
    )


def _raw(place: NetworkPlace, codes: KnownCodes, encoding: str | None) -> tuple[RawNetwork, list[Finding], str]:
    """What all sheets say that hold a table of who knows whom."""
    tables, said = read_tables(place.path, encoding=encoding)
    joined = repeats.read(tables) if len(tables) > 1 else None
    read = [joined] if joined else [raw for table in tables if (raw := _of(table, codes)) is not None]
    if not read:
        what = "no row names who answers and of whom, and no square of codes is there."
        where = Location(tables[0].file, sheet=tables[0].sheet)
        raise ContentError([*said, *tables[0].findings, Finding("network.columns", Severity.ERROR, what, where, _HINT)])
    whole = read[0]
    for more in read[1:]:
        whole.add(more)
    return whole, [*said, *(one for table in tables for one in table.findings)], tables[0].file


def _not_read(raw: RawNetwork) -> Iterable[Finding]:
    """The columns of what looks like answers, of which nobody knows the question."""
    for header, where in raw.unknown:
        ties = " Each row counts as a tie, whatever it says." if raw.asked == {"tie"} else ""
        what = (
            f"which question the column `{visible(header)[:_LONGEST_WORD]}` answers isn't known; it isn't read.{ties}"
        )
        hint = "Please call it Know, Contact, Would call first or Level of cooperation, if it is one of these."
        yield Finding("network.column", Severity.WARNING, what, where, hint)


def _undirected(raw: RawNetwork) -> Iterable[Finding]:
    if raw.undirected:
        what = (
            f"{count(len(raw.undirected), 'tie')} without a direction (undirected, or only one half of the square is "
            "filled in): who names whom isn't known; not used."
        )
        hint = "Please give a row for each direction, or fill in both halves; whoever answers stands at the left."
        yield Finding("network.direction", Severity.WARNING, what, raw.undirected[0], hint)


def _of(table: CellTable, codes: KnownCodes) -> RawNetwork | None:
    return next((raw for layout in _LAYOUTS if (raw := layout.read(table, codes)) is not None), None)


def _nothing_after_no(reader: _Reader, asked: Iterable[Question]) -> None:
    """Whoever doesn't know somebody wasn't asked the rest, as in forms that pass over it: no contact, no level."""
    unknown = [pair for pair, answer in reader.answers.get("know", {}).items() if answer == 0]
    for question in _AFTER_NO:
        if question in asked:
            said = reader.answers.setdefault(question, {})
            for pair in unknown:
                if (question, *pair) not in reader.doubtful:
                    said.setdefault(pair, 0)


def _remarks(reader: _Reader, file: Location) -> Iterable[Finding]:
    """Everything that is doubtful, a finding for each kind and code."""

    def asked(code: str, what: str, where: Location, hint: str) -> Finding:
        return Finding(code, Severity.WARNING, what, where, hint)

    for code, places in reader.strangers.items():
        what = f"{code} is not on the list of participants; what {count(len(places), 'cell')} of it say isn't used."
        yield asked("network.unknown-code", what, places[0], "Please correct the code, or add the person to the list.")
    if reader.not_codes:
        cells = count(len(reader.not_codes), "cell")
        what = f"no code stands in {cells} where one belongs; not shown, it may be a name."
        yield asked("network.code", what, reader.not_codes[0], "Please write the codes of the list, never names.")
    if reader.selves:
        what = f"the very person who answers is named in {count(len(reader.selves), 'answer')}; not used."
        hint = "Please check the own code on that form: somebody may have chosen another's."
        yield asked("network.self", what, reader.selves[0], hint)
    for giver, clashes in groupby(sorted(reader.clashes), key=lambda pair: pair[0]):
        pairs = [*clashes]
        what = (
            f"{giver} says two different things of {count(len(pairs), 'person', 'people')}; neither counts, it is "
            "taken as not known."
        )
        hint = "Please keep what is right. Did two people use one code, or one person answer twice?"
        yield asked("network.contradiction", what, reader.clashes[pairs[0]], hint)
    for (question, word), places in reader.words.items():
        what = f"`{word}` is no answer to `{question}`, in {count(len(places), 'cell')}; it is taken as not known."
        yield asked("network.answer", what, places[0], "Please write 0 or 1; for contact 0, 1 or 2; for level 0 to 5.")
    odd = [
        pair
        for pair, answer in reader.answers.get("know", {}).items()
        if answer == 0 and any(reader.answers.get(question, {}).get(pair) for question in _AFTER_NO)
    ]
    if odd:
        shown = listing([f"{giver} of {named}" for giver, named in odd], 5)
        what = f"{count(len(odd), 'answer')} say `not known` and a contact, a call or a level all the same: {shown}."
        yield asked("network.not-known", what, file, "Please check them; each answer counts as it stands.")
