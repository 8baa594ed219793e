"""The shipped programme says what it was, its trainings can be staffed, and its questionnaire can be scored."""

from itertools import permutations
from pathlib import Path

import pytest

from ecpat_training.agenda.planner.rules_in_force import agenda_rules
from ecpat_training.core.finding import errors
from ecpat_training.programme.model.chapter import Needs, Session
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.programme.rules.book import parse
from ecpat_training.roster import rules as roster_rules
from ecpat_training.survey.instrument.instrument import WAVES, Instrument, KeyedScale, LikertScale, Wave
from ecpat_training.survey.questionnaire.questionnaire import questionnaire
from ecpat_training.survey.reading.instrument import read_instrument

PROGRAMMES = Path(__file__).resolve().parents[2] / "programmes"
SHIPPED = PROGRAMMES / "multi-stakeholder-2005.yaml"
PROGRAMME, SOURCE = read_programme(SHIPPED)
KINDS = sorted({training.kind for training in PROGRAMME.list_trainings()})


@pytest.mark.parametrize("path", sorted(PROGRAMMES.glob("*.yaml")), ids=lambda path: path.name)
def test_every_shipped_programme_is_read_without_a_remark(path: Path) -> None:
    programme, source = read_programme(path)
    assert isinstance(programme, Programme)
    assert source.findings == ()


@pytest.mark.parametrize("path", sorted(PROGRAMMES.glob("instruments/*.yaml")), ids=lambda path: path.name)
def test_every_shipped_instrument_is_read_without_a_remark(path: Path) -> None:
    instrument, source = read_instrument(path)
    assert isinstance(instrument, Instrument)
    assert source.findings == ()


def test_every_rule_of_the_shipped_programme_is_known() -> None:
    _, agenda_findings = agenda_rules(PROGRAMME.rules, lambda *_: None)
    _, roster_findings = parse(PROGRAMME.rules.roster, roster_rules, lambda _: None)
    assert errors([*agenda_findings, *roster_findings]) == []


class TestFacts:
    """What the programme's own account says; see the mission."""

    def test_ten_pairs_in_the_order_of_the_source(self) -> None:
        pairs = [f"{partner.country}-{partner.twin}" for partner in PROGRAMME.partners]
        assert pairs == ["AL-BE", "BY-DE", "BG-NL", "CZ-AT", "EE-DK", "MD-IT", "RO-FR", "RU-NO", "RS-GB", "UA-NL"]

    def test_two_trainings_of_two_days_for_twenty_in_each_country(self) -> None:
        series = [training for training in PROGRAMME.list_trainings() if training.kind == "training"]
        assert len(series) == 20
        assert {(training.days, training.participants) for training in series} == {(2, 20)}
        assert [training.id for training in series[:4]] == ["al-1", "al-2", "by-1", "by-2"]
        assert all(training.country != training.twin for training in series)

    def test_one_pilot_before_the_series(self) -> None:
        pilots = [training for training in PROGRAMME.events if training.kind == "pilot"]
        assert len(pilots) == 1
        assert pilots[0].start is not None
        assert pilots[0].start.year == 2005

    def test_a_course_for_trainers_and_expert_meetings(self) -> None:
        kinds = [training.kind for training in PROGRAMME.events]
        assert kinds.count("train the trainers") == 1
        assert kinds.count("expert meeting") >= 1

    def test_nine_chapters_in_the_order_of_the_manual(self) -> None:
        chapters = [chapter.chapter for chapter in PROGRAMME.manual if chapter.used_in == ("training", "pilot")]
        assert chapters == [
            "Frame of the training",
            "Background of child trafficking",
            "Attitudes",
            "Identification",
            "Consequences",
            "Relevant legislation",
            "Care and protection",
            "Investigation",
            "Interviewing",
            "Stakeholders and their roles",
        ]

    def test_three_funders(self) -> None:
        assert [funder.split()[0] for funder in PROGRAMME.funders] == ["AGIS", "OAK", "Body"]

    def test_every_event_lies_in_the_period(self) -> None:
        first, last = PROGRAMME.period.split(" to ")
        starts = [training.start.isoformat()[:7] for training in PROGRAMME.events if training.start]
        assert all(first <= start <= last for start in starts)

    def test_trainers_are_places_with_codes_and_each_partner_country_has_one_of_each_side(self) -> None:
        for partner in PROGRAMME.partners:
            for country in (partner.country, partner.twin):
                places = [trainer for trainer in PROGRAMME.trainers if trainer.id.startswith(f"{country}-")]
                assert sorted(trainer.role for trainer in places) == ["care", "law enforcement"], country


class TestSessions:
    """What an experienced trainer looks for."""

    @pytest.mark.parametrize("session", PROGRAMME.sessions(), ids=lambda session: session.id)
    def test_a_session_can_be_led_from_its_page(self, session: Session) -> None:
        assert session.goal
        assert 3 <= len(session.steps) <= 6
        assert all(step.endswith((".", "!", "?")) for step in session.steps), "a step that a comma cut in two"

    @pytest.mark.parametrize("kind", KINDS)
    def test_what_weighs_on_people_is_followed_by_what_lifts_it(self, kind: str) -> None:
        sessions = [session for session in PROGRAMME.sessions() if session in _used(kind)]
        heavy = [session for session in sessions if session.care == "sensitive"]
        lifting = [session for session in sessions if session.care in ("debrief", "restoring")]
        assert len(lifting) >= len(heavy)
        assert all(any(session.id in other.after for other in lifting) for session in heavy)

    @pytest.mark.parametrize("training", PROGRAMME.events, ids=lambda training: training.id)
    def test_sessions_fit_into_the_day_at_their_shortest_and_practice_is_half(self, training: Training) -> None:
        shortest, ideal, practice = 0.0, 0.0, 0.0
        for session in _used(training.kind):
            daily = session.place in ("start of each later day", "end of each earlier day")
            times = training.days - 1 if daily else 1
            shortest += times * (session.minutes.low or 0)
            ideal += times * session.ideal_minutes
            practice += times * session.ideal_minutes * session.practice
        breaks = 60 + 2 * 20
        room = training.days * (training.hours.end - training.hours.start - breaks)
        assert shortest <= 0.9 * room, "nothing could give way"
        assert ideal <= 1.1 * room
        assert practice / ideal >= 0.5


@pytest.mark.parametrize("training", PROGRAMME.list_trainings(), ids=lambda training: training.id)
def test_every_session_of_every_training_has_two_mixed_pairs_to_choose_from(training: Training) -> None:
    pool = PROGRAMME.pool(training)
    for session in _used(training.kind):
        pairs = [pair for pair in permutations(pool, 2) if _able(pair, session)]
        assert len({frozenset(one.id for one in pair) for pair in pairs}) >= 2, session.id


class TestInstrument:
    """The questionnaire along the nine chapters."""

    instrument, _ = read_instrument(PROGRAMMES / "instruments" / "nine-chapters.yaml")

    def test_four_scales(self) -> None:
        assert [scale.id for scale in self.instrument.scales] == [
            "knowledge",
            "self-efficacy",
            "attitudes",
            "cooperation",
        ]

    def test_questions_have_four_answers_and_a_way_to_say_that_one_does_not_know(self) -> None:
        knowledge = self.instrument.scales[0]
        assert isinstance(knowledge, KeyedScale)
        assert all(list(item.options) == ["a", "b", "c", "d", "dk"] for item in knowledge.items)
        keys = [item.key for item in knowledge.items]
        assert all(keys.count(letter) == 3 for letter in "abcd"), "the key must not be guessable from its place"

    def test_statements_are_labelled_in_two_languages_and_some_are_reversed(self) -> None:
        likert = [scale for scale in self.instrument.scales if isinstance(scale, LikertScale)]
        for scale in likert:
            assert sorted(scale.labels.values()) == sorted([1, 2, 3, 4, 5] * 2)
            assert all(len(item.texts()) == 2 for item in scale.items)
            assert any(item.reversed for item in scale.items)

    def test_ids_can_be_carried_by_every_platform(self) -> None:
        ids = [item.id for scale in self.instrument.scales for item in scale.items]
        assert all(id_.isalnum() and id_.islower() and len(id_) == 3 for id_ in ids)

    def test_no_wording_stands_twice(self) -> None:
        texts = [text for scale in self.instrument.scales for item in scale.items for text in item.texts()]
        assert len(set(texts)) == len(texts)


def _used(kind: str) -> list[Session]:
    return [session for chapter in PROGRAMME.manual if kind in chapter.used_in for session in chapter.sessions]


def _able(pair: tuple[Trainer, ...], session: Session) -> bool:
    lead, second = pair
    needs = session.needs or Needs()
    return lead.role != second.role and lead.competent(needs.lead) and second.competent(needs.second)


def test_an_event_stands_for_the_training_of_the_series_that_has_its_id() -> None:
    own = Training.model_validate(
        {"id": "al-1", "title": "Tirana", "country": "AL", "days": 2, "start": "2005-06-16", "participants": 20}
    )
    programme = PROGRAMME.model_copy(update={"events": (*PROGRAMME.events, own)})
    (found,) = (training for training in programme.list_trainings() if training.id == "al-1")
    assert str(found.start) == "2005-06-16"
    assert len(programme.list_trainings()) == len(PROGRAMME.list_trainings())


def test_a_training_in_a_partner_country_is_its_twins_too() -> None:
    own = Training(id="ge-1", title="Training", country="AL", days=2, participants=20)
    programme = PROGRAMME.model_copy(update={"events": (own,)})
    assert programme.training("ge-1").twin == "BE"
    assert {trainer.country for trainer in programme.pool(programme.training("ge-1"))} >= {"AL", "BE"}


class TestTwoForms:
    """The long questionnaire: two forms of the test that can stand for each other, and all that one wave asks."""

    instrument, _ = read_instrument(PROGRAMMES / "instruments" / "nine-chapters-two-forms.yaml")
    short, _ = read_instrument(PROGRAMMES / "instruments" / "nine-chapters.yaml")

    def test_levels_and_waves(self) -> None:
        assert {scale.id: (scale.level, scale.asked) for scale in self.instrument.scales} == {
            "knowledge": ("learning", ("pre", "post", "follow-up")),
            "self-efficacy": ("learning", ("pre", "post", "follow-up")),
            "attitudes": ("learning", ("pre", "post", "follow-up")),
            "cooperation": ("learning", ("pre", "post", "follow-up")),
            "reaction": ("reaction", ("post",)),
            "practice": ("behaviour", ("follow-up",)),
        }

    @pytest.mark.parametrize("form", ["A", "B"])
    def test_each_form_asks_about_each_chapter_and_its_key_is_not_guessable(self, form: str) -> None:
        items = self.instrument.scales[0].of_form(form)
        taught = [item for item in items if not item.untaught]
        chapters = {chapter.chapter for chapter in PROGRAMME.manual if chapter.used_in == ("training", "pilot")}
        assert {item.chapter for item in taught} == chapters - {"Frame of the training"}
        keys = [item.key for item in taught]
        assert all(keys.count(letter) == 3 for letter in "abcd")
        assert len(items) - len(taught) == 2

    def test_the_short_questionnaire_has_the_same_questions(self) -> None:
        long = {item.id: item for scale in self.instrument.scales for item in scale.items}
        for scale in self.short.scales:
            for item in scale.items:
                assert (long[item.id].text, long[item.id].options) == (item.text, item.options), item.id

    def test_no_wording_stands_twice_and_every_scale_says_whose_it_is_and_how_it_is_scored(self) -> None:
        texts = [text for scale in self.instrument.scales for item in scale.items for text in item.texts()]
        assert len(set(texts)) == len(texts)
        assert all(scale.source and scale.scoring for scale in self.instrument.scales)

    @pytest.mark.parametrize("wave", WAVES)
    def test_a_wave_is_asked_in_two_languages_in_twenty_minutes(self, wave: Wave) -> None:
        form, missing = questionnaire(self.instrument, wave)
        assert missing == []
        assert form.languages == ("en", "fr")
        assert 10 <= form.minutes <= 20

    def test_a_plan_is_declared_with_the_smallest_changes_that_matter(self) -> None:
        plan = self.instrument.plan
        assert plan is not None
        assert plan.primary == "knowledge"
        outcomes = {plan.primary, *plan.secondary}
        assert all(scale.smallest_change for scale in self.instrument.scales if scale.id in outcomes)
