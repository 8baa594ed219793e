"""Which orders the calendar can hold: whether there is a series that keeps every rule in which the first trainings of a
wave's countries all start before those of the next wave.

No solver is asked. An order is held where a series was found by putting one training after the other on its earliest
day; where that finds none, a short search either finds one, or proves that there is none, or gives up. All rules that
must hold are kept exactly (`clauses.py`), so that both verdicts are certain; the orders on which the search gave up
are counted apart, and never drawn.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import Literal, NamedTuple

from ecpat_training.series.randomising.clauses import CalendarClauses
from ecpat_training.series.randomising.matching import can_all_be_matched

Waves = Sequence[Sequence[int]]
Verdict = Literal["held", "not held", "open"]
_NEVER = 1 << 30
WORK, ALL_WORK, BEGUN_WORK = 200, 1_500_000, 20
"""So many steps a search makes at most: for one order, for all of them together, for those that begin alike."""


class _SearchState(NamedTuple):
    """What is still possible once some trainings have a date, and how much is left of each clause."""

    allowed_bits: int
    counts_left: tuple[int, ...]


class _SearchPrefix(NamedTuple):
    """A series in which the first trainings of some waves have a date (state None: none was found), the date of the
    last of them, and each country's first date."""

    state: _SearchState | None
    last_day: int
    starts: tuple[tuple[int, int], ...]


class _StepsUsedUp(Exception):  # noqa: N818 -- an answer, not an error
    """A search has made all its steps."""


class Calendar:
    """The dates that are possible, asked about one order after the other. Countries are numbered in the programme's
    order."""

    def __init__(self, clauses: CalendarClauses, weekly: int | None) -> None:
        """Args:
        clauses: what the rules ask.
        weekly: so many trainings may start in a week; None: any number.
        """
        context = clauses.context
        ids = [training.id for training in context.trainings]
        self._of = [[ids.index(training.id) for training in trainings] for trainings in context.by_country.values()]
        self._places = [clauses.places[id_] for id_ in ids]
        self._dates = [[day.toordinal() for day in place.dates] for place in self._places]
        self._against = clauses.excluded_bits
        self._most = clauses.clause_limits
        self._among: list[list[int]] = [[] for _ in clauses.excluded_bits]
        for index, (bits, _) in enumerate(clauses.clause_limits):
            while bits:
                # The lowest bit that is set, in two's complement; taking it away walks over the set bits alone.
                lowest_bit = bits & -bits
                self._among[lowest_bit.bit_length() - 1].append(index)
                bits ^= lowest_bit
        self._start = _SearchState(clauses.allowed, tuple(limit for _, limit in clauses.clause_limits))
        self._weekly = weekly
        self._work = 0

    def verdicts(self, orders: Sequence[Waves]) -> list[Verdict]:
        """Says of each order whether the calendar holds it.

        Orders that begin alike should stand together: what they share is looked at once. Where many need a search, each
        gets the same smaller number of steps.
        """
        verdicts = [*self._quick_verdicts(orders)]
        open_indexes = [index for index, verdict in enumerate(verdicts) if verdict == "open"]
        # Steps, not seconds: the same orders are held on every machine, so the draw can be repeated.
        work = min(WORK, ALL_WORK // max(1, len(open_indexes)))
        for position in open_indexes:
            is_possible = self._search(orders[position], work)
            verdicts[position] = "open" if is_possible is None else "held" if is_possible else "not held"
        return verdicts

    def _quick_verdicts(self, orders: Iterable[Waves]) -> Iterator[Verdict]:
        """What is found without a search for each."""
        path: list[tuple[Sequence[int], _SearchPrefix | None]] = []  # None: no order that begins like this is held
        for waves in orders:
            shared_waves = 0
            while shared_waves < len(path) and path[shared_waves][0] == waves[shared_waves]:
                shared_waves += 1
            del path[shared_waves:]
            for wave in waves[shared_waves:]:
                begun_search = path[-1][1] if path else _SearchPrefix(self._start, 0, ())
                path.append((wave, begun_search and self._extend_prefix(begun_search, wave, waves[: len(path) + 1])))
            yield self._judge_order(path[-1][1], waves)

    def _extend_prefix(self, prefix: _SearchPrefix, wave: Sequence[int], waves: Waves) -> _SearchPrefix | None:
        """One wave more."""
        if prefix.state is None:
            return prefix
        search_state: _SearchState | None = prefix.state
        last_day, starts = prefix.last_day, prefix.starts
        firsts = [self._of[country][0] for country in wave]
        for training in sorted(
            firsts, key=lambda candidate: self._earliest_day(prefix.state, candidate, prefix.last_day)
        ):
            # Strictly after the last start of the wave before: waves may not overlap, which is what the draw is about.
            placed_state = search_state and self._put(search_state, training, prefix.last_day + 1)
            if not placed_state:
                return None if self._search(waves, BEGUN_WORK) is False else _SearchPrefix(None, last_day, starts)
            search_state, day = placed_state
            last_day, starts = max(last_day, day), (*starts, (training, day))
        return _SearchPrefix(search_state, last_day, starts)

    def _judge_order(self, prefix: _SearchPrefix | None, waves: Waves) -> Verdict:
        """The verdict on an order whose first trainings were put on their days, or not."""
        if prefix is None:
            return "not held"
        if prefix.state and self._place_rest(prefix.state, prefix.starts):
            return "held"
        if self._day_by_day(waves, pressing=True) or self._day_by_day(waves, pressing=False):
            return "held"
        return "open"

    def _place_rest(self, search_state: _SearchState, starts: Iterable[tuple[int, int]]) -> _SearchState | None:
        """The later trainings of countries, those first whose first one was first."""
        later = {country_trainings[0]: country_trainings[1:] for country_trainings in self._of}
        for first_training, day in sorted(starts, key=lambda pair: pair[1]):
            before = day
            for training in later[first_training]:
                placed_state = self._put(search_state, training, before + 1)
                if not placed_state:
                    return None
                search_state, before = placed_state
        return search_state

    def _day_by_day(self, waves: Waves, *, pressing: bool) -> bool:
        """Whether a series is found by giving each week to one of the trainings that may be in it: to the one whose
        days are over first, where `pressing`, else to a first training."""
        search_state: _SearchState = self._start
        later = {country_trainings[0]: country_trainings[1:] for country_trainings in self._of}
        wave, last_day, edge = 0, 0, 0
        firsts = [self._of[country][0] for country in waves[0]]
        seconds: list[tuple[int, int, tuple[int, ...]]] = []  # a training, the day before it, those after it
        while firsts or seconds:
            candidates = [(first_training, edge, ()) for first_training in firsts] + seconds
            ranked_entries = []
            for entry in candidates:
                day = self._earliest_day(search_state, entry[0], entry[1])
                free_bit_length = self._free_date_bits(search_state.allowed_bits, entry[0]).bit_length()
                if not free_bit_length or day >= _NEVER:
                    return False
                rank = self._dates[entry[0]][free_bit_length - 1] if pressing else int(entry[0] not in firsts)
                ranked_entries.append(((day - 1) // 7, rank, day, entry))
            _, _, _, entry = min(ranked_entries)
            placed_state = self._put(search_state, entry[0], entry[1] + 1)
            if not placed_state:
                return False
            search_state, day = placed_state
            if entry[0] in firsts:
                firsts.remove(entry[0])
                last_day = max(last_day, day)
                next_trainings = tuple(later[entry[0]])
                if not firsts and wave + 1 < len(waves):
                    wave, edge = wave + 1, last_day
                    firsts = [self._of[country][0] for country in waves[wave]]
            else:
                seconds.remove(entry)
                next_trainings = entry[2]
            if next_trainings:
                seconds.append((next_trainings[0], day, next_trainings[1:]))
        return True

    def _earliest_day(self, search_state: _SearchState | None, training: int, after: int) -> int:
        place, dates = self._places[training], self._dates[training]
        date_index = bisect_right(dates, after)
        free_dates = ((search_state.allowed_bits if search_state else 0) >> place.first & place.all_bits) >> date_index
        return dates[date_index + (free_dates & -free_dates).bit_length() - 1] if free_dates else _NEVER

    def _put(self, search_state: _SearchState, training: int, earliest_day: int) -> tuple[_SearchState, int] | None:
        """A training on its earliest day from a date on, with the trainers who came to the fewest so far."""
        place, dates = self._places[training], self._dates[training]
        date_index = bisect_left(dates, earliest_day)
        free_dates = (search_state.allowed_bits >> place.first & place.all_bits) >> date_index
        while free_dates:
            step = (free_dates & -free_dates).bit_length()
            date_index += step
            free_dates >>= step
            for held_state in self._states_on_date(search_state, training, date_index - 1):
                return held_state, dates[date_index - 1]
        return None

    def _states_on_date(self, search_state: _SearchState, training: int, date_index: int) -> Iterator[_SearchState]:
        """A training on one of its dates, with each team that can come, those first who have the most left."""
        place = self._places[training]
        begun_state = self._take(search_state, place.first + date_index)
        if not place.posts:
            yield begun_state
            return
        choices = []
        for post in place.posts:
            free_bits = [bit + date_index for bit in post.first if begun_state.allowed_bits >> bit + date_index & 1]
            # Those who may still come most often first: teams that leave room for later trainings are tried first.
            free_bits.sort(key=lambda bit: -sum(search_state.counts_left[clause] for clause in self._among[bit]))
            choices.append(tuple(combinations(free_bits, post.number)))
        for team in product(*choices):
            after: _SearchState | None = begun_state
            for bit in (bit for group in team for bit in group):
                after = self._take(after, bit) if after and after.allowed_bits >> bit & 1 else None
            if after:
                yield after

    def _take(self, state: _SearchState, bit: int) -> _SearchState:
        allowed_bits, counts_left = state.allowed_bits & ~self._against[bit], state.counts_left
        if limited_clauses := self._among[bit]:
            counts = [*counts_left]
            for clause in limited_clauses:
                counts[clause] -= 1
                # The last of so many is taken: all others of this clause are impossible from here on.
                if not counts[clause]:
                    allowed_bits &= ~self._most[clause][0]
            counts_left = tuple(counts)
        return _SearchState(allowed_bits, counts_left)

    def _search(self, waves: Waves, work: int) -> bool | None:
        """Whether there is a series for these waves' countries alone; None where the search gave up."""
        wave_by_training = {
            self._of[country][0]: wave_number for wave_number, wave in enumerate(waves) for country in wave
        }
        trainings = [training for wave in waves for country in wave for training in self._of[country]]
        allowed_bits = self._restrict_to_waves(self._start.allowed_bits, waves)
        if not all(self._free_date_bits(allowed_bits, training) for training in trainings):
            return False
        if self._weekly is not None and not can_all_be_matched(
            [{(day - 1) // 7 for day in self._days(allowed_bits, training)} for training in trainings], self._weekly
        ):
            return False
        self._work = work
        try:
            return self._deeper(self._start._replace(allowed_bits=allowed_bits), trainings, wave_by_training)
        except _StepsUsedUp:
            return None

    def _deeper(
        self, state: _SearchState, remaining_trainings: Sequence[int], wave_by_training: dict[int, int]
    ) -> bool:
        if not remaining_trainings:
            return True
        # The one with the fewest dates first (fail first): a dead end shows after few steps.
        training = min(
            remaining_trainings, key=lambda candidate: self._free_date_bits(state.allowed_bits, candidate).bit_count()
        )
        unplaced = [candidate for candidate in remaining_trainings if candidate != training]
        free_dates = self._free_date_bits(state.allowed_bits, training)
        for date_index, day in enumerate(self._dates[training]):
            if not free_dates >> date_index & 1:
                continue
            for after in self._states_on_date(state, training, date_index):
                self._work -= 1
                if self._work < 0:
                    raise _StepsUsedUp
                allowed_bits = after.allowed_bits
                for waiting_training in unplaced if training in wave_by_training else ():
                    if (
                        waiting_training in wave_by_training
                        and wave_by_training[waiting_training] != wave_by_training[training]
                    ):
                        allowed_bits &= ~self._bits_outside(
                            waiting_training,
                            day,
                            before=wave_by_training[waiting_training] < wave_by_training[training],
                        )
                if all(self._free_date_bits(allowed_bits, candidate) for candidate in unplaced) and self._deeper(
                    after._replace(allowed_bits=allowed_bits), unplaced, wave_by_training
                ):
                    return True
        return False

    def _restrict_to_waves(self, allowed_bits: int, waves: Waves) -> int:
        """What is possible as far as each wave waits for those before it, and leaves room for those after it."""
        for ordered_waves, before in ((waves, False), ([*reversed(waves)], True)):
            edge: int | None = None
            for wave in ordered_waves:
                firsts = [self._of[country][0] for country in wave]
                for first_training in firsts if edge is not None else ():
                    allowed_bits &= ~self._bits_outside(first_training, edge or 0, before=before)
                wave_ends = [
                    days[-1] if before else days[0]
                    for candidate in firsts
                    if (days := self._days(allowed_bits, candidate))
                ]
                if wave_ends:
                    edge = min(wave_ends) if before else max(wave_ends)
        return allowed_bits

    def _bits_outside(self, training: int, day: int, *, before: bool) -> int:
        """The bits of a training's dates that aren't before a day, or after it."""
        dates, place = self._dates[training], self._places[training]
        date_index = bisect_left(dates, day) if before else bisect_right(dates, day)
        earlier_bits = (1 << date_index) - 1
        return (place.all_bits & ~earlier_bits if before else earlier_bits) << place.first

    def _free_date_bits(self, allowed_bits: int, training: int) -> int:
        place = self._places[training]
        return allowed_bits >> place.first & place.all_bits

    def _days(self, allowed_bits: int, training: int) -> list[int]:
        free_dates = self._free_date_bits(allowed_bits, training)
        return [day for date_index, day in enumerate(self._dates[training]) if free_dates >> date_index & 1]
