"""Who trains in an agenda in the making."""

from functools import cached_property

from ecpat_training.agenda.planner.moments import ClockVariables
from ecpat_training.agenda.rule_parts.draft import Literal01, Piece, Steps
from ecpat_training.programme.model.trainer import Trainer


class TeamDraft(ClockVariables):
    """What `agenda.rule_parts.draft.Draft` says of trainers. A piece has a lead and a co-trainer, or posts that stay
    vacant."""

    def _place_trainers(self) -> None:
        self._leads: dict[tuple[str, str], Literal01] = {}
        self._is_co_trainer: dict[tuple[str, str], Literal01] = {}
        if not self.trainers:
            return
        for piece in self.pieces:
            for trainer in self.trainers:
                self._leads[piece.key, trainer.id] = self.flag(f"{trainer.id} leads {piece.key}")
                self._is_co_trainer[piece.key, trainer.id] = self.flag(f"{trainer.id} seconds {piece.key}")
                self.add(self.trains(piece, trainer) <= self.is_held(piece))
            lead_count, co_trainer_count = self._filled_posts(piece)
            if piece.session.people:
                self._place_besides_speakers(piece)
            elif self.vacancies:
                self.add(lead_count <= self.is_held(piece))
                self.add(co_trainer_count <= lead_count)
            else:
                self.add(lead_count == self.is_held(piece))
                self.add(co_trainer_count == self.is_held(piece))

    def _place_besides_speakers(self, piece: Piece) -> None:
        """Whom the session names is there anyway, and needs no post; it may have fewer posts than others."""
        filled_posts, posts = self._filled_posts(piece), piece.session.posts
        for post_index, post_filled in enumerate(filled_posts):
            if post_index < posts and not self.vacancies:
                self.add(post_filled == self.is_held(piece))
            else:
                self.add(
                    post_filled
                    <= (0 if post_index >= posts else filled_posts[0] if post_index else self.is_held(piece))
                )
        for trainer in self.trainers:
            if trainer.id in piece.session.named_trainers:
                self.add(self.trains(piece, trainer) <= 0)

    def leads(self, piece: Piece, trainer: Trainer) -> Literal01:
        """Whether the trainer leads the piece."""
        return self._leads[piece.key, trainer.id]

    def is_co_trainer(self, piece: Piece, trainer: Trainer) -> Literal01:
        """Whether the trainer is the co-trainer of the piece."""
        return self._is_co_trainer[piece.key, trainer.id]

    def trains(self, piece: Piece, trainer: Trainer) -> Literal01:
        """Whether the trainer is lead or co-trainer of the piece."""
        return self.leads(piece, trainer) + self.is_co_trainer(piece, trainer)

    def is_there(self, piece: Piece, trainer: Trainer) -> Literal01:
        """Whether the trainer is there: trains the piece, or speaks in it or moderates it."""
        if trainer.id in piece.session.named_trainers:
            return self.is_held(piece)
        return self.trains(piece, trainer)

    def vacant_posts(self, piece: Piece) -> Steps:
        """How many of the piece's posts, most often two, nobody fills, 0 if it isn't held."""
        posts = piece.session.posts
        if not posts or not (self.vacancies or not self.trainers):
            return 0
        return posts * self.is_held(piece) - sum(self._filled_posts(piece))

    def has_two_trainers(self, piece: Piece) -> Literal01:
        """Whether the piece has a lead and a co-trainer."""
        return self._filled_posts(piece)[1]

    def staffed(self) -> Literal01:
        """Whether any piece has a trainer."""
        return self._staffed

    @cached_property
    def _staffed(self) -> Literal01:
        always_staffed = self.trainers and not self.vacancies
        led_pieces = [piece for piece in self.pieces if piece.session.posts]
        lead_flags = [self.is_held(piece) if always_staffed else self._filled_posts(piece)[0] for piece in led_pieces]
        is_staffed = self.flag("somebody trains")
        # Bounded from both sides, so that the flag is exact whichever way a rule uses it.
        for lead_flag in lead_flags:
            self.add(lead_flag <= is_staffed)
        self.add(sum(lead_flags) >= is_staffed)
        return is_staffed

    def attends(self, trainer: Trainer) -> Literal01:
        """Whether the trainer has any piece."""
        return self._attends[trainer.id]

    @cached_property
    def _attends(self) -> dict[str, Literal01]:
        attendance_flags = {trainer.id: self.flag(f"{trainer.id} comes") for trainer in self.trainers}
        for trainer in self.trainers:
            for piece in self.pieces:
                self.add(self.trains(piece, trainer) <= attendance_flags[trainer.id])
            self.add(sum(self.trains(piece, trainer) for piece in self.pieces) >= attendance_flags[trainer.id])
        return attendance_flags

    def training_time(self, trainer: Trainer, day: int) -> Steps:
        """What the trainer trains on that day."""
        pieces = [piece for piece in self.pieces if piece.day in (None, day)]
        return sum(self._training_time[piece.key, trainer.id, day] for piece in pieces)

    @cached_property
    def _training_time(self) -> dict[tuple[str, str, int], Steps]:
        """What a trainer trains in one piece on one day. Those of its posts, most often two, or whoever stands for a
        vacant one, share each piece and none can have more than it lasts, so each has exactly what it lasts."""
        steps_worked: dict[tuple[str, str, int], Steps] = {}
        for piece in self.pieces:
            longest_length = self.longest(piece)
            for day in (piece.day,) if piece.day else range(1, self.context.training.days + 1):
                length_that_day = sum(self.length_in(piece, block) for block in self.blocks if block.day == day)
                if isinstance(length_that_day, int):  # it has no place on that day
                    steps_worked |= {(piece.key, trainer.id, day): 0 for trainer in self.trainers}
                    continue
                for trainer in self.trainers:
                    trained_steps = self.steps(f"{trainer.id} trains {piece.key} on day {day}", longest_length)
                    self.add(trained_steps <= length_that_day)
                    # `lasts` times a flag is no linear relation: these bounds and the sum below say it without a
                    # product.
                    self.add(trained_steps <= longest_length * self.trains(piece, trainer))
                    steps_worked[piece.key, trainer.id, day] = trained_steps
                trained_time = sum(steps_worked[piece.key, trainer.id, day] for trainer in self.trainers)
                for is_filled in self._filled_posts(piece)[: piece.session.posts] if self.vacancies else ():
                    vacant_time = self.steps(f"nobody trains {piece.key} on day {day}", longest_length)
                    self.add(vacant_time <= length_that_day)
                    self.add(vacant_time <= longest_length * (self.is_held(piece) - is_filled))
                    trained_time += vacant_time
                self.add(trained_time == piece.session.posts * length_that_day)
        return steps_worked

    def _filled_posts(self, piece: Piece) -> tuple[Literal01, Literal01]:
        """How many lead the piece, and how many are its co-trainers: one or nobody."""
        lead_count = sum(self.leads(piece, trainer) for trainer in self.trainers)
        return lead_count, sum(self.is_co_trainer(piece, trainer) for trainer in self.trainers)
