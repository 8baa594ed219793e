"""What the cells of an agenda mean by the names of a programme: sessions in each language of their titles, breaks,
trainers' codes, ids in other capitals."""

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from ecpat_training.agenda.reading.grid import ProgrammeTitles
from ecpat_training.agenda.reading.row_speakers import SpeakerNames
from ecpat_training.core.text import closest_name, fold, listing, squeeze, visible
from ecpat_training.documents.row_ids import bookmark_id
from ecpat_training.programme.model.chapter import Session, TrainingKind
from ecpat_training.programme.model.programme import Programme
from ecpat_training.values.kinds import ItemKind
from ecpat_training.words.catalogue.message import Message, phrase
from ecpat_training.words.lists.break_words import break_kind_of
from ecpat_training.words.lists.methods import METHOD_OF
from ecpat_training.words.lists.names import OPEN_PLACES
from ecpat_training.words.matching import letters_key, title_key
from ecpat_training.words.person_name import loose_key

_LONGEST_CODE = 60
MIN_TITLE_SIMILARITY = 0.84  # as alike as a slip of the pen makes two titles; below it, they are two titles
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_NUMBERING_PATTERN = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]|[•▪◦*–-])\s+")
_TITLE_SEPARATORS = re.compile(r"[/|\n]")
_QUOTES = "\"'“”„«»‹›‘’‚"
_NAME_SEPARATORS = re.compile(r"[+,;&/|\n]|\s(?:and|und|et|și|si|en|og|e|i|dhe|и|і|й|та|a|ja)\s")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NARROW_BY_WIDE_MARK = {
    0xFEE0 + mark: mark for mark in range(0x21, 0x7F)
}  # full-width marks, such as of a Chinese keyboard
BREAK_KINDS: tuple[ItemKind, ...] = ("break", "lunch")
MARK = " *"
"""What stands behind the title of a sensitive session."""


@dataclass(frozen=True, slots=True)
class TitleMeaning:
    """What a title means: a session of the programme, a break, or neither; then `alike` is the title that comes
    nearest, and `is_slip` says that it is all but the same."""

    session: Session | None = None
    kind: ItemKind | None = None
    alike: str | None = None
    is_slip: bool = False


class RowNamesOfTraining:
    """The names of a programme, as the agenda of one training means them."""

    def __init__(self, programme: Programme, training: str | None = None) -> None:
        self.sessions = {session.id: session for session in programme.sessions()}
        self.codes = sorted(trainer.id for trainer in programme.trainers)
        self.tracks, self.track_called = programme.tracks, programme.find_track
        self.titles = SessionTitles(programme, training)
        method_names = (*programme.methods, *(session.method for session in programme.sessions()))
        self.methods = {**{letters_key(name): name for name in method_names}, **METHOD_OF}
        self._ids = map_ids_by_folded_name(self.sessions)
        self._evenings = evening_titles(programme, training)
        found_training = programme.find(training)
        self._hours = found_training.hours if found_training else None
        self._codes = map_codes_by_letters(self.codes)
        self._people = _people(programme)
        self.near_trainer = partial(find_similar_trainer, programme)
        self.speakers = SpeakerNames(programme)
        self._row_ids = _map_unique_names({bookmark_id: [*self.sessions], str: [*self.sessions]})

    def find_meaning(self, title: str, preferred_session: Session | None = None) -> TitleMeaning:
        """What a title means; of several sessions that have it, the `preferred_session` one.

        Raises:
            ValueError: several sessions have it.
        """
        for wording in _wordings(title):
            if session := self._session(wording, preferred_session):
                return TitleMeaning(session=session)
        if session := self._find_bilingual_title(title):
            return TitleMeaning(session=session)
        for wording in _wordings(title):
            if break_kind := self.break_of(wording):
                return TitleMeaning(kind=break_kind)
            if fold(wording) in self._evenings:
                return TitleMeaning(kind="break")
        titles = [session.title for session in self.sessions.values()]
        wording = strip_sensitive_mark(title)
        likely_title = closest_name(wording, [*titles, *self.sessions])
        ratio = difflib.SequenceMatcher(None, fold(wording), fold(likely_title)).ratio() if likely_title else 0
        return TitleMeaning(alike=likely_title, is_slip=ratio >= MIN_TITLE_SIMILARITY)

    def has_words_after_title(self, title: str, session: Session) -> bool:
        """Whether words that aren't its title stand behind that of a session, in a line or a part of their own."""
        title_parts = [title_part for title_part in _TITLE_SEPARATORS.split(title) if squeeze(title_part)]
        are_sessions = [
            any(session in self.titles.find_sessions(wording) for wording in _wordings(title_part))
            for title_part in title_parts
        ]
        return True in are_sessions and not all(are_sessions[are_sessions.index(True) :])

    def _session(self, name: str, preferred_session: Session | None) -> Session | None:
        if name in self.sessions:
            return self.sessions[name]
        matches = self.titles.find_sessions(name)
        title_text, _, id_ = name.removesuffix(")").rpartition(" (")
        if any(
            session.id == id_ for session in self.titles.find_sessions(title_text)
        ):  # as written where titles are shared
            return self.sessions[id_]
        if len(matches) > 1 and preferred_session not in matches:
            raise ambiguous_title(matches)
        if len(matches) > 1:
            return preferred_session
        return matches[0] if matches else self.sessions.get(self._ids.get(fold(name), ""))

    def _find_bilingual_title(self, title: str) -> Session | None:
        """The session that one part of a title names, the others none: `Deschidere / Opening`."""
        wordings = [wording for title_part in _TITLE_SEPARATORS.split(title) for wording in _wordings(title_part)]
        matches = {
            session.id: session for title_wording in wordings for session in self.titles.find_sessions(title_wording)
        }
        return next(iter(matches.values())) if len(matches) == 1 else None

    @staticmethod
    def break_of(text: str) -> ItemKind | None:
        """The kind of break that a text says, in any of the programme's languages: `Lunch`, `Pauză / Break`."""
        break_kinds = {break_kind_of(text_part) for text_part in _TITLE_SEPARATORS.split(text) if text_part.strip()}
        return break_kinds.pop() if len(break_kinds) == 1 else None

    def is_evening(self, title: str, start: int, day: int) -> bool:
        """Whether what starts then is no part of a day, counted from 1: it is fixed for an evening, or the day's hours
        are over."""
        is_after_hours = self._hours is not None and start > self._hours.hours_on(day).end
        return is_after_hours or any(fold(wording) in self._evenings for wording in _wordings(title))

    def row_id(self, session: Session | None, item_kind: ItemKind) -> str:
        """What the hidden id of a row says: the session's id, or the kind of a break; nothing of what no programme
        knows."""
        id_ = session.id if session else item_kind
        return id_ if (session is None) != (id_ in self.sessions) and id_ != "session" else ""

    def of_row_id(self, id_: str) -> Session | ItemKind | None:
        """What the hidden id of a row means, be it the text of a cell or the name of a bookmark."""
        if session := self.sessions.get(self._row_ids.get(squeeze(id_), "")):
            return session
        return next((break_kind for break_kind in BREAK_KINDS if break_kind == id_), None)

    def code(self, token: str) -> str | None:
        """The trainer's code that is written as `nl-1`, `NL 1`, `NL1`, or with a hyphen of another kind; that of a
        trainer whom papers call by name, by that name."""
        return spelled_code(token, self._codes) or self._people.get(fold(token))

    def replace_names_by_codes(self, text: str) -> str:
        """A cell of trainers in which those whom papers call by name stand by their codes: a name may hold what parts
        names elsewhere, as `Ortega y Gasset`, `Maria e Silva` and `Berg, Jan van den` do."""
        for name, code in self._people.items():
            words = r"\s+".join(map(re.escape, name.split()))
            text = re.sub(rf"(?<!\w){words}(?!\w)", code, text, flags=re.IGNORECASE)
        return text

    def is_like_a_code(self, token: str) -> bool:
        """Whether a token may be a trainer's code, if a wrong one: anything else may be a person's name, and is never
        repeated."""
        if " " in token or len(token) > _LONGEST_CODE:
            return False
        return any(map(str.isdigit, token)) or token in self.codes or closest_name(token, self.codes) is not None


def strip_sensitive_mark(title: str) -> str:
    """A title without the mark of a sensitive session."""
    return title.removesuffix(MARK).rstrip()


def strip_brackets(title: str) -> str:
    """A title without what it says in brackets: `Feedback (incl. a break)` is no break."""
    return squeeze(_BRACKETS.sub(" ", title))


def is_marked(title: str) -> bool:
    """Whether a title carries the mark of a sensitive session."""
    return title.endswith(MARK)


def _wordings(title: str) -> Iterator[str]:
    """A title as written, then without what people add to it: the mark, a number, quotes, a remark in brackets."""
    title = squeeze(unicodedata.normalize("NFKC", title))
    yield title
    bare_title = title.rstrip("* ").strip()
    yield bare_title
    bare_title = _NUMBERING_PATTERN.sub("", bare_title).strip(_QUOTES + " .")
    yield bare_title
    yield _IN_BRACKETS.sub("", bare_title).strip(_QUOTES + " .:")


def has_remark(text: str) -> bool:
    """Whether a cell of trainers says more in brackets than that a place is open."""
    return any(letters_key(remark) and letters_key(remark) not in OPEN_PLACES for remark in _BRACKETS.findall(text))


def split_trainer_names(text: str) -> Iterator[str]:
    """The codes in a cell, as people join them: `AL-1 + BE-2`, `AL-1 and BE-2 (to be confirmed)`, `Lead: AL-1`.
    Words for an open place are passed over."""
    for name_part in _NAME_SEPARATORS.split(_BRACKETS.sub(" ", text.translate(_NARROW_BY_WIDE_MARK))):
        token = squeeze(name_part.rpartition(":")[2]).strip(" .*")
        if token and token not in ("-", "–", "—") and letters_key(token) not in OPEN_PLACES:
            words = token.split(" ")
            yield from words if all(any(map(str.isdigit, word)) for word in words) else [token]


def evening_titles(programme: Programme, training: str | None = None) -> frozenset[str]:
    """What is fixed for evenings of a training, by its id, or of any: titles, folded. In agendas these are breaks."""
    trainings = programme.list_trainings() if training is None else [programme.find(training)]
    return frozenset(fold(item.title) for candidate in trainings if candidate for item in candidate.evening)


class SessionTitles:
    """The sessions by their titles, in any language of the programme; several may share one. Of these, a training (by
    its id) means those that it can hold, if it can hold any: a trainers' course may end its days as every training
    does."""

    def __init__(self, programme: Programme, training: str | None = None) -> None:
        found_training = programme.find(training)
        training_kind = found_training.kind if found_training else None
        titles = _map_sessions_by_title(programme)
        self._exact = {
            title: _sessions_of_kind(sessions, programme, training_kind) for title, sessions in titles.items()
        }
        self._by_words: dict[str, list[Session]] = {}
        for title, sessions in self._exact.items():
            if words := title_key(title):
                word_sessions = self._by_words.setdefault(words, [])
                word_sessions += [session for session in sessions if session not in word_sessions]

    def find_sessions(self, title: str) -> list[Session]:
        """The sessions of a title: of just that, else of the same words, whatever marks and spaces are between them."""
        return self._exact.get(fold(title)) or self._by_words.get(title_key(title), [])

    def title_similarity(self, title: str, session: Session) -> float:
        """How alike a title and a session's title are, from 0 to 1, in the programme's language that is nearest."""
        words = title_key(title)
        wordings = [wording for wording, sessions in self._by_words.items() if session in sessions]
        return max((difflib.SequenceMatcher(None, words, wording).ratio() for wording in wordings), default=0.0)


def collect_programme_titles(programme: Programme) -> ProgrammeTitles:
    """What a programme calls its sessions, in any language, and its rooms and tracks."""
    titles = frozenset(filter(None, map(title_key, _map_sessions_by_title(programme))))
    rooms = (room for training in programme.list_trainings() for room in training.room_names)
    return ProgrammeTitles(titles, frozenset(letters_key(name) for name in (*rooms, *programme.tracks)))


def ambiguous_title(matches: Sequence[Session]) -> ValueError:
    """What is to be said where several sessions have a title."""
    ids = listing([f"`{session.id}`" for session in matches])
    return ValueError(phrase("several sessions have this title; write the id of the one that is meant: {ids}", ids=ids))


def read_as_break(title: str, break_kind: ItemKind) -> Message:
    """What is to be said where the words of a title made it lunch or another break."""
    if break_kind == "lunch":
        return phrase("`{title}` was read as lunch.", title=title)
    return phrase("`{title}` was read as a break.", title=title)


def _sessions_of_kind(
    sessions: list[Session], programme: Programme, training_kind: TrainingKind | None
) -> list[Session]:
    if training_kind is None or len(sessions) == 1:
        return sessions
    held_ids = {session.id for session in programme.sessions(training_kind)}
    return [session for session in sessions if session.id in held_ids] or sessions


def _map_sessions_by_title(programme: Programme) -> dict[str, list[Session]]:
    titles: dict[str, list[Session]] = {}
    for session in programme.sessions():
        texts = [translation.sessions.get(session.id) for translation in programme.translations.values()]
        written_titles = [title for title in (session.title, *(text.title for text in texts if text)) if title]
        # documents show what hides between letters, such as <U+200C>
        for title in {fold(title_variant) for text in written_titles for title_variant in (text, visible(text))}:
            titles.setdefault(title, []).append(session)
    return titles


def map_codes_by_letters(codes: Iterable[str]) -> dict[str, str]:
    """Returns trainers' codes by how people write them: by the code itself, and by its letters and figures alone, where
    no other code has the same ones."""
    known_codes = list(codes)
    return _map_unique_names({letters_key: known_codes}) | {code: code for code in known_codes}


def _people(programme: Programme) -> dict[str, str]:
    """The codes of those trainers who agree to be named, by the names on papers, the longest first; without names that
    several have."""
    names_and_codes = [(fold(trainer.called), trainer.id) for trainer in programme.trainers if trainer.names]
    times = Counter(name for name, _ in names_and_codes)
    return {name: code for name, code in sorted(names_and_codes, key=lambda pair: -len(pair[0])) if times[name] == 1}


def find_similar_trainer(programme: Programme, token: str) -> str | None:
    """The code of the trainer who may be meant: by a name on papers that is written in another way or with initials,
    by an organisation that one trainer alone comes from, or by a code that is nearly so."""
    words = loose_key(token)
    likely_codes = [
        trainer.id
        for trainer in programme.trainers
        if trainer.names and _can_be_same_name(words, loose_key(trainer.called))
    ]
    if not likely_codes:
        bodies = [(trainer.id, trainer.organisation) for trainer in programme.trainers if trainer.organisation]
        likely_codes = [code for code, organisation in bodies if letters_key(organisation) == letters_key(token)]
    if not likely_codes and any(map(str.isdigit, token)):
        likely_codes = [*filter(None, [closest_name(token, [trainer.id for trainer in programme.trainers])])]
    return likely_codes[0] if len(likely_codes) == 1 else None


def _can_be_same_name(words: Sequence[str], candidate_words: Sequence[str]) -> bool:
    """Whether each word of a name is nearly one of another name or begins it, and one at least is nearly one."""
    near_flags = [bool(difflib.get_close_matches(word, candidate_words, 1, MIN_TITLE_SIMILARITY)) for word in words]
    prefix_flags = [any(name.startswith(word) for name in candidate_words) for word in words]
    return any(near_flags) and all(
        is_near_name or is_prefix for is_near_name, is_prefix in zip(near_flags, prefix_flags, strict=True)
    )


def spelled_code(token: str, codes: Mapping[str, str]) -> str | None:
    """The code of `by_letters` that a token spells; a small raised figure is a footnote's, never part of one."""
    if token in codes:
        return codes[token]
    has_raised_digit = any(character.isdigit() and not character.isdecimal() for character in token)
    return None if has_raised_digit else codes.get(letters_key(token))


def _map_unique_names(names: Mapping[Callable[[str], str], Sequence[str]]) -> dict[str, str]:
    """Names by what is left of them; those that are left alike are left out."""
    name_by_key: dict[str, str] = {}
    for reduce_name, full_names in names.items():
        times = Counter(map(reduce_name, full_names))
        # A name that is left alike with another is never guessed: asking is better than the wrong trainer.
        name_by_key |= {reduce_name(name): name for name in full_names if times[reduce_name(name)] == 1}
    return name_by_key


def map_ids_by_folded_name(spellings: Iterable[str]) -> dict[str, str]:
    """Returns ids by their spelling without capitals; ids that differ in capitals only are left out, and have to be
    asked for."""
    ids = list(spellings)
    times = Counter(map(fold, ids))
    return {fold(id_): id_ for id_ in ids if times[fold(id_)] == 1}
