"""What values mean: exactly by a table, or asked. A wrong guess would be a wrong mix."""

import pytest

from ecpat_training.roster.reading import values
from ecpat_training.roster.reading.countries import country
from ecpat_training.values.participant import Gender, Role, StakeholderType
from ecpat_training.values.profession import Profession
from tests.roster.lists import traps


@pytest.mark.parametrize(
    ("written", "meaning"),
    {
        "GO": "GO", " go": "GO", "N.G.O.": "NGO", "ngo ": "NGO", "NGOs": "NGO", "ONG": "NGO", "НПО": "NGO",
        "НВО": "NGO", "nevladina organizacija": "NGO", "Non-Governmental Organisation": "NGO", "INGO": "NGO",
        "CSO": "NGO",
        "NGO (local)": "NGO", "NGO / CSO": "NGO", "MTÜ": "NGO", "OJF": "NGO", "NRO": "NGO",
        "Громадська організація": "NGO",
        "Government": "GO", "governmental": "GO", "Staatlich": "GO", "državna institucija": "GO", "IGO": "IGO",
        "organizație interguvernamentală": "IGO", "Inter-governmental organisation": "IGO",
        "ГО": None, "международна": None, "international": None, "NGO?": None, "GO (?)": None, "ONG？": None,
        "GO/NGO": None, "Ministry of Interior": None, "UNICEF": None, "NG": None, "G": None, "": None, "-": None,
    }.items(),
)  # fmt: skip
def test_stakeholder_types(written: str, meaning: str | None) -> None:
    assert values.stakeholder(written) == meaning


@pytest.mark.parametrize(
    ("written", "meaning"),
    {
        "F": "female", "female": "female", "  FEMALE  ": "female", "fEmAlE": "female", "Frau": "female", "ж": "female",
        "Ž": "female", "w": "female", "woman": "female", "M": "male", "MALE    ": "male", "H": "male", "м": "male",
        "ч": "male", "bărbat": "male", "divers": "other", "non-binary": "other",
        "prefer not to say": "prefers not to say", "F?": None, "N": None, "B": None, "femal": None, "x": None,
    }.items(),
)  # fmt: skip
def test_genders(written: str, meaning: str | None) -> None:
    assert values.gender(written) == meaning


@pytest.mark.parametrize(
    ("written", "as_gender", "as_form"),
    [
        ("Z.", None, "male"), ("z", None, "male"), ("Znj.", "female", "female"), ("Ž", "female", "female"),
        ("Pr", None, None), ("Sr.", None, None), ("sra", "female", "female"),
    ],
)  # fmt: skip
def test_what_is_a_mister_in_one_language_and_a_woman_in_another_is_asked(
    written: str, as_gender: str | None, as_form: str | None
) -> None:
    assert (values.gender(written), values.form_of_address(written)) == (as_gender, as_form)
    assert not values.says_no_gender(written), "or it wouldn't be asked"


@pytest.mark.parametrize(
    ("written", "said", "fits_everybody"),
    [
        ("Frau Dr.", "female", False), ("Herr Prof. Dr.", "male", False), ("H.E. Ms.", "female", False),
        ("Prof. (Mrs)", "female", False), ("paní Mgr.", "female", False), ("Dr. Dr.", None, True),
        ("H.E. Dr.", None, True), ("Mr & Mrs", None, False), ("Mr. Ms.", None, False), ("M. Dr.", None, False),
        ("Ms. Novak", None, False), ("", None, False), ("Ms Dr?", None, False),
    ],
)  # fmt: skip
def test_several_forms_of_address_say_the_gender_where_all_are_known_and_one_says_it(
    written: str, said: str | None, fits_everybody: bool
) -> None:
    assert values.form_of_address(written) == said
    assert values.says_no_gender(written) == fits_everybody


def test_forms_of_address_say_the_gender_or_nothing() -> None:
    assert values.form_of_address("Mme") is Gender.FEMALE
    assert values.form_of_address("M.") is Gender.MALE
    assert values.form_of_address("Dr.") is None
    assert values.says_no_gender("Prof. Dr.")
    assert not values.says_no_gender("Inspector")


@pytest.mark.parametrize(
    ("written", "profession", "side"),
    [
        ("police officer", Profession.POLICE, Role.LAW_ENFORCEMENT),
        ("Senior Police Inspector (Sofia)", Profession.POLICE, Role.LAW_ENFORCEMENT),
        ("Polizistin", Profession.POLICE, Role.LAW_ENFORCEMENT),
        ("Detective", Profession.POLICE, Role.LAW_ENFORCEMENT),
        ("LEA", None, Role.LAW_ENFORCEMENT),
        ("law-enforcement", None, Role.LAW_ENFORCEMENT),
        ("заместитель прокурора", Profession.PROSECUTOR, Role.LAW_ENFORCEMENT),
        ("Staatsanwältin", Profession.PROSECUTOR, Role.LAW_ENFORCEMENT),
        ("border guard", Profession.BORDER_GUARD, Role.LAW_ENFORCEMENT),
        ("social worker", Profession.SOCIAL_WORKER, Role.CARE),
        ("asistentă socială", Profession.SOCIAL_WORKER, Role.CARE),
        ("psycholog", Profession.PSYCHOLOGIST, Role.CARE),
        ("Psychologist, shelter staff", Profession.PSYCHOLOGIST, Role.CARE),
        ("teacher", Profession.TEACHER, Role.CARE),
        ("judge", Profession.JUDGE, Role.OTHER),
    ],
)
def test_professions_and_their_sides(written: str, profession: Profession | None, side: Role) -> None:
    assert values.occupation(written) == values.Occupation(profession, side)


@pytest.mark.parametrize(
    "written",
    [
        "officer",
        "police officer / social worker",
        "head of unit",
        "polic officer",
        "care coordinator",
        "chief",
        "care?",
    ],
)
def test_what_no_table_knows_is_no_profession(written: str) -> None:
    assert values.occupation(written) is None
    assert "Please write law enforcement, care or other" in values.ask_occupation(written)


def test_a_proposal_is_a_question() -> None:
    assert values.ask_stakeholder("Ministry of Interior").endswith("(If this is a GO, write GO.)")
    assert values.ask_stakeholder("Stan") == "Please write GO, IGO or NGO."
    assert values.ask_stakeholder("Police Foundation") == "Please write GO, IGO or NGO.", "two proposals are none"


RIGHT = {
    "gender": {"male": "male", "female": "female"},
    "sector": {"NGO": "NGO", "IGO": "IGO", "GO": "GO"},
    "profession": {"law enforcer": "law enforcement", "caregiver": "care"},
}


@pytest.mark.parametrize("trap", traps(*RIGHT), ids=lambda trap: f"{trap['kind']} {trap['raw']}")
def test_values_that_nearness_misreads_come_out_right_or_as_a_question(trap: dict[str, str]) -> None:
    text = trap["raw"]
    found: object = {
        "gender": values.gender(text) or values.form_of_address(text),
        "sector": values.stakeholder(text),
        "profession": values.occupation(text),
    }[trap["kind"]]
    if isinstance(found, values.Occupation):
        found = found.side
    wanted = next(value for word, value in RIGHT[trap["kind"]].items() if trap["should_be"].startswith(word))
    assert found in (wanted, None)


@pytest.mark.parametrize(
    "text",
    ["p01@example.org", "o'brien@example.co.uk", "e.ivanova+training@мвр.бг", "x@a-b.example", "a_b@example.museum"],
)
def test_addresses(text: str) -> None:
    assert values.is_email(text)


@pytest.mark.parametrize(
    "text",
    [
        "a@example.org Bcc: x@evil.invalid", "a@example.org\nBcc: x@evil.invalid", "javascript:alert(1)", "a@b@c",
        '"><script>@x.org', "a@example.org?bcc=x@evil.invalid", "mailto:a@example.org", "a@example.org; b@example.org",
        "Elena <e@example.org>", "a@example", "@example.org", "a@", "a..b@example.org", ".a@example.org", "a@-x.org",
        f"{'a' * 250}@example.org", "a@example.org,", "",
    ],
)  # fmt: skip
def test_what_is_no_address(text: str) -> None:
    assert not values.is_email(text)


@pytest.mark.parametrize(
    ("written", "code"),
    {"NA": "NA", "NO": "NO", "no": "NO", "Norway": "NO", "България": "BG", "Pays-Bas": "NL", "UK": "GB", "n/a": None,
     "": None, "Utopia": None}.items(),
)  # fmt: skip
def test_countries(written: str, code: str | None) -> None:
    assert country(written) == code


def test_no_word_means_two_things() -> None:
    from ecpat_training.words.matching import index

    with pytest.raises(ValueError, match="means both GO and NGO"):
        index({StakeholderType.GO: {"en": "x; body"}, StakeholderType.NGO: {"de": "Body."}})


@pytest.mark.parametrize("word", ["International", "internationale", "Međunarodna", "Міжнародна"])
def test_a_body_from_abroad_may_be_of_any_type_and_none_is_proposed(word: str) -> None:
    assert values.near_stakeholders(word) == []
