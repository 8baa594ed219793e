"""A statement's bytes are its own and no other's, its signed text is accepted as it stands and in no other form."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.documents.qr import LEAST_MM, qr_modules
from ecpat_training.event.certificates.checking import verify_text
from ecpat_training.event.certificates.model.statement import Statement, fit, statement_bytes, statement_of
from ecpat_training.event.certificates.signing.names import fingerprint, secret_words
from ecpat_training.event.certificates.signing.signature import PREFIX, UnknownKeyError, read_signed, sign_statement
from tests.draws import draws
from tests.event.certificates.material import OTHER, PRIVATE, STATEMENT, ring
from tests.event.certificates.mutations import mutations

TEXT = sign_statement(STATEMENT, PRIVATE)
KEYS = [one.data for one in ring(PRIVATE, OTHER).keys]
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    held = draw(st.integers(1, 20))
    required = draw(st.integers(1, held))
    kind = draw(st.sampled_from(("attendance", "completion")))
    attended = draw(st.integers(required if kind == "completion" else 1, held))
    days = sorted(draw(st.tuples(DAYS, DAYS))) if draw(st.booleans()) else (None, None)
    named = draw(st.booleans())
    return Statement(
        kind, "children-first", "al-1", fit(draw(st.text(max_size=120))), *days,
        attended, held, required, draw(st.integers(0, 6000)), "AL-1-ABCDEFGH", draw(DAYS),
        name=fit("N" + draw(st.text(max_size=120))) if named else "", fingerprint="" if named else "0a" * 16,
    )  # fmt: skip


@settings(max_examples=draws(150, 30), deadline=None)
@given(statements())
def test_a_statement_is_read_as_it_was_written(statement: Statement) -> None:
    assert statement_of(statement_bytes(statement)) == statement
    assert read_signed(sign_statement(statement, PRIVATE), KEYS).statement == statement


@settings(max_examples=draws(200, 40), deadline=None)
@given(st.binary(max_size=300))
def test_other_bytes_are_no_statement(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        statement_of(data)


@pytest.mark.parametrize(
    "impossible",
    [
        replace(STATEMENT, attended=0),
        replace(STATEMENT, attended=5),
        replace(STATEMENT, attended=3),
        replace(STATEMENT, required=0),
        replace(STATEMENT, title="two\nlines"),
        replace(STATEMENT, first=date(2005, 9, 7)),
        replace(STATEMENT, number="no number"),
    ],
)
def test_what_cannot_be_is_not_signed(impossible: Statement) -> None:
    """Nobody has completed what he or she didn't attend, nor attended without a signature."""
    with pytest.raises(ValueError, match=r"stated|no statement"):
        sign_statement(impossible, PRIVATE)


@pytest.mark.attack("certificates")
def test_no_changed_text_is_accepted() -> None:
    """Bits, bytes, letters, what is cut off or put in, another's signature; 10,000 of them by `make forgeries`."""
    tried = 0
    for text in mutations(seed=1, number=400):
        verdict = verify_text(text, ring(PRIVATE, OTHER))
        assert not verdict.accepted, text
        assert verdict.statement is None
        tried += 1
    assert tried == 400


def test_blanks_and_ends_of_lines_of_a_mail_do_not_count() -> None:
    wrapped = "\n> ".join([TEXT[:70], TEXT[70:140]])
    assert not verify_text(wrapped, ring(PRIVATE)).accepted  # a mark of quotation is no blank
    broken = "\r\n".join(TEXT[at : at + 60] for at in range(0, len(TEXT), 60))
    assert verify_text(f"  {broken}\n", ring(PRIVATE)).accepted


def test_a_key_that_is_not_the_programmes_signs_nothing() -> None:
    with pytest.raises(UnknownKeyError):
        read_signed(sign_statement(STATEMENT, OTHER), KEYS[:1])


def test_the_code_scans_from_paper() -> None:
    """A usual statement on 3.5 cm, one with the longest names in another alphabet on 5.5 cm."""
    assert 35 / qr_modules(TEXT) >= LEAST_MM
    long = replace(STATEMENT, title="Ж" * 80, name="Щ" * 80, fingerprint="")
    assert 55 / qr_modules(sign_statement(long, PRIVATE)) >= LEAST_MM


def test_the_text_is_letters_of_a_qr_codes_short_mode() -> None:
    assert TEXT.startswith(PREFIX)
    assert set(TEXT) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:")


def test_a_name_is_proved_by_the_words_on_the_paper_alone() -> None:
    words = secret_words(b"seed", "al-1", "K1", "Ana Petrova")
    mark = fingerprint("Ana Petrova", words)
    assert fingerprint("ANA  petrova", words.lower().replace("-", " ")) == mark
    assert fingerprint("Ana Petrov", words) != mark
    assert fingerprint("Ana Petrova", secret_words(b"seed", "al-1", "K2", "Ana Petrova")) != mark
    said = replace(STATEMENT, fingerprint=mark)
    text = sign_statement(said, PRIVATE)
    assert verify_text(text, ring(PRIVATE), "Ana Petrova", words).name_proved
    assert verify_text(text, ring(PRIVATE), "Ana Petrov", words).code == "certificate.other-name"
    assert verify_text(text, ring(PRIVATE), "Ana Petrova", "").code == "certificate.other-name"


def test_a_number_taken_back_and_a_stolen_key_are_not_accepted() -> None:
    revoked = ring(PRIVATE)._replace(revoked={"AL-1-KUT53FSB": "handed to the wrong person"})
    verdict = verify_text(TEXT, revoked)
    assert (verdict.code, verdict.accepted) == ("certificate.revoked", False)
    assert verdict.statement == STATEMENT
    stolen = ring(PRIVATE)
    stolen = stolen._replace(keys=(stolen.keys[0]._replace(state="stolen"),))
    assert verify_text(TEXT, stolen).code == "certificate.stolen-key"
    assert verify_text(TEXT, stolen).statement is None
    retired = stolen._replace(keys=(stolen.keys[0]._replace(state="no longer used"),))
    assert verify_text(TEXT, retired).accepted
