"""A file of one wave becomes a network: what can't be read is asked, what contradicts itself is nobody's answer, and
nothing is counted as a no that nobody said."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold, listing, visible
from ecpat_training.files.not_used import UnusedRow
from ecpat_training.files.table import CellTable
from ecpat_training.files.table_file import read_tables
from ecpat_training.network.model.network import Actor, WaveNetwork
from ecpat_training.network.model.questions import Question
from ecpat_training.network.reading.answers import answer_of
from ecpat_training.network.reading.codes import KnownCodes
from ecpat_training.network.reading.layouts import long, matrix, repeats, wide
from ecpat_training.network.reading.people import PeopleAsked
from ecpat_training.network.reading.places import NetworkPlace
from ecpat_training.network.reading.raw_answers import RawAnswer, RawNetwork
from ecpat_training.words.catalogue.message import phrase

_LAYOUTS = (long, matrix, wide)
_HINT = "Give it columns From, To and Contact; or a square of codes with those who answer at the left."
_AFTER_NO: tuple[Question, ...] = ("contact", "first", "level")
_LONGEST_WORD = 40
_NO_DIRECTION = "it doesn't say who names whom"


@dataclass
class _NetworkReader:
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
    not_used: list[UnusedRow] = field(default_factory=list)

    def code(self, text: str, location: Location) -> str | None:
        """The code that a cell names, which may be nobody's; a text that may be a name isn't kept."""
        code = self.codes.of(text)
        if code is None:
            self.not_codes.append(location)
            self.not_used.append(UnusedRow(location, "what stands there isn't a code"))
            return None
        if not self.codes.on_list(code):
            self.strangers.setdefault(code, []).append(location)
            self.not_used.append(UnusedRow(location, f"{code} isn't on the list"))
            return None
        return self.seen.setdefault(fold(code), self.listed.get(fold(code), code))

    def take(self, raw_answer: RawAnswer) -> None:
        """Judges a filled cell."""
        giver_code = self.code(raw_answer.giver, raw_answer.where)
        named_code = self.code(raw_answer.named, raw_answer.where) if giver_code is not None else None
        if giver_code is None:
            return
        answer = answer_of(raw_answer.question, raw_answer.text)
        if answer is None:
            self.words.setdefault((raw_answer.question, visible(raw_answer.text)[:_LONGEST_WORD]), []).append(
                raw_answer.where
            )
            self.answered.add(giver_code)
            if named_code is not None:
                self.doubtful.add((raw_answer.question, giver_code, named_code))
            return
        if answer == "not asked":
            return
        self.answered.add(giver_code)
        if named_code is None:
            return
        if giver_code == named_code:
            if answer:
                self.selves.append(raw_answer.where)
                self.not_used.append(UnusedRow(raw_answer.where, "it names the person who answers"))
            return
        answers = self.answers.setdefault(raw_answer.question, {})
        earlier_answer = answers.get((giver_code, named_code))
        answers.setdefault((giver_code, named_code), answer)
        if earlier_answer == answer:
            self.not_used.append(UnusedRow(raw_answer.where, "it says the same again"))
        elif earlier_answer is not None:
            self.doubtful.add((raw_answer.question, giver_code, named_code))
            self.clashes.setdefault((giver_code, named_code), raw_answer.where)


def read_network(place: NetworkPlace, people: PeopleAsked | None = None, *, encoding: str | None = None) -> WaveNetwork:
    """The network that a file holds. With a list of the people `people`, codes are compared with it, and it says who
    didn't answer; without one only those are known whom the file names.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: the file holds no table of who knows whom.
    """
    codes = KnownCodes([actor.code for actor in people.actors]) if people else KnownCodes()
    raw_network, findings, file = _raw(place, codes, encoding)
    reader = _NetworkReader(codes, {fold(actor.code): actor.code for actor in people.actors} if people else {})
    reader.not_used += [
        *raw_network.not_used,
        *(UnusedRow(tie_location, _NO_DIRECTION) for tie_location in raw_network.undirected),
    ]
    for raw_answer in raw_network.said:
        reader.take(raw_answer)
    for text, location in raw_network.alone:
        if (code := reader.code(text, location)) is not None:
            reader.answered.add(code)
    for question, giver_code, named_code in sorted(reader.doubtful):
        reader.answers.get(question, {}).pop((giver_code, named_code), None)
    questions_with_zeros = {question for question, answers in reader.answers.items() if 0 in answers.values()}
    questions_with_zeros |= {question for question, _, _ in reader.doubtful}
    _nothing_after_no(reader, raw_network.asked)
    actors = people.actors if people else tuple(Actor(code) for _, code in sorted(reader.seen.items()))
    return WaveNetwork(
        place.training,
        place.wave,
        file,
        raw_network.layout,
        actors,
        people is not None,
        frozenset(reader.answered),
        {question: reader.answers.get(question, {}) for question in raw_network.asked},
        frozenset(questions_with_zeros),
        tuple(reader.not_used),
        (
            *findings,
            *raw_network.findings,
            *_not_read(raw_network),
            *_undirected(raw_network),
            *_remarks(reader, Location(file)),
        ),
    )


def _raw(place: NetworkPlace, codes: KnownCodes, encoding: str | None) -> tuple[RawNetwork, list[Finding], str]:
    """What all sheets say that hold a table of who knows whom."""
    tables, findings = read_tables(place.path, encoding=encoding)
    joined_answers = repeats.read(tables) if len(tables) > 1 else None
    raw_tables = (
        [joined_answers]
        if joined_answers
        else [raw_network for table in tables if (raw_network := _read_by_layout(table, codes)) is not None]
    )
    if not raw_tables:
        message = "no row names who answers and of whom, and no square of codes is there."
        location = Location(tables[0].file, sheet=tables[0].sheet)
        raise ContentError(
            [*findings, *tables[0].findings, Finding("network.columns", Severity.ERROR, message, location, _HINT)]
        )
    merged_answers = raw_tables[0]
    for addition in raw_tables[1:]:
        merged_answers.add(addition)
    return merged_answers, [*findings, *(finding for table in tables for finding in table.findings)], tables[0].file


def _not_read(raw_network: RawNetwork) -> Iterable[Finding]:
    """The columns of what looks like answers, of which nobody knows the question."""
    for header, location in raw_network.unknown:
        tie_warning = " Each row counts as a tie, whatever it says." if raw_network.asked == {"tie"} else ""
        message = phrase(
            "which question the column `{header}` answers isn't known; it isn't read.{warning}",
            header=visible(header)[:_LONGEST_WORD],
            warning=tie_warning,
        )
        hint = "Please call it Know, Contact, Would call first or Level of cooperation, if it is one of these."
        yield Finding("network.column", Severity.WARNING, message, location, hint)


def _undirected(raw_network: RawNetwork) -> Iterable[Finding]:
    if raw_network.undirected:
        message = phrase(
            "{ties:,} {ties:tie|ties} without a direction (undirected, or only one half of the square is filled in):"
            " who names whom isn't known; not used.",
            ties=len(raw_network.undirected),
        )
        hint = "Please give a row for each direction, or fill in both halves; whoever answers stands at the left."
        yield Finding("network.direction", Severity.WARNING, message, raw_network.undirected[0], hint)


def _read_by_layout(table: CellTable, codes: KnownCodes) -> RawNetwork | None:
    return next((raw_network for layout in _LAYOUTS if (raw_network := layout.read(table, codes)) is not None), None)


def _nothing_after_no(reader: _NetworkReader, questions: Iterable[Question]) -> None:
    """Whoever doesn't know somebody wasn't asked the rest, as in forms that pass over it: no contact, no level."""
    strangers = [pair for pair, answer in reader.answers.get("know", {}).items() if answer == 0]
    for question in _AFTER_NO:
        if question in questions:
            answers = reader.answers.setdefault(question, {})
            for pair in strangers:
                if (question, *pair) not in reader.doubtful:
                    answers.setdefault(pair, 0)


def _remarks(reader: _NetworkReader, file: Location) -> Iterable[Finding]:
    """Everything that is doubtful, a finding for each kind and code."""
    yield from _about_codes(reader)
    yield from _about_answers(reader, file)


def _warning(code: str, sentence: str, location: Location, hint: str) -> Finding:
    return Finding(code, Severity.WARNING, sentence, location, hint)


def _about_codes(reader: _NetworkReader) -> Iterable[Finding]:
    """What is doubtful of who answers and who is named."""
    for code, places in reader.strangers.items():
        message = phrase(
            "{code} is not on the list of participants; what {cells:,} {cells:cell of it says|cells of it say} isn't "
            "used.",
            code=code,
            cells=len(places),
        )
        yield _warning(
            "network.unknown-code", message, places[0], "Please correct the code, or add the person to the list."
        )
    if reader.not_codes:
        message = phrase(
            "no code stands in {cells:,} {cells:cell|cells} where one belongs; not shown, it may be a name.",
            cells=len(reader.not_codes),
        )
        yield _warning("network.code", message, reader.not_codes[0], "Please write the codes of the list, never names.")
    if reader.selves:
        message = phrase(
            "the very person who answers is named in {answers:,} {answers:answer|answers}; not used.",
            answers=len(reader.selves),
        )
        hint = "Please check the own code on that form: somebody may have chosen another's."
        yield _warning("network.self", message, reader.selves[0], hint)


def _about_answers(reader: _NetworkReader, file: Location) -> Iterable[Finding]:
    """What is doubtful of what people say of each other."""
    for giver_code, clashing_pairs in groupby(sorted(reader.clashes), key=lambda pair: pair[0]):
        pairs = [*clashing_pairs]
        message = phrase(
            "{giver} says two different things of {people:,} {people:person|people}; neither counts, it is taken as not"
            " known.",
            giver=giver_code,
            people=len(pairs),
        )
        hint = "Please keep what is right. Did two people use one code, or one person answer twice?"
        yield _warning("network.contradiction", message, reader.clashes[pairs[0]], hint)
    for (question, word), places in reader.words.items():
        message = phrase(
            "`{word}` is no answer to `{question}`, in {cells:,} {cells:cell|cells}; it is taken as not known.",
            word=word,
            question=question,
            cells=len(places),
        )
        yield _warning(
            "network.answer", message, places[0], "Please write 0 or 1; for contact 0, 1 or 2; for level 0 to 5."
        )
    odd_pairs = [
        pair
        for pair, answer in reader.answers.get("know", {}).items()
        if answer == 0 and any(reader.answers.get(question, {}).get(pair) for question in _AFTER_NO)
    ]
    if odd_pairs:
        pair_text = listing([f"{giver_code} of {named_code}" for giver_code, named_code in odd_pairs], 5)
        message = phrase(
            "{answers:,} {answers:answer|answers} say `not known` and a contact, a call or a level all the same:"
            " {shown}.",
            answers=len(odd_pairs),
            shown=pair_text,
        )
        yield _warning("network.not-known", message, file, "Please check them; each answer counts as it stands.")
