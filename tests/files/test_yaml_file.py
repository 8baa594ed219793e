"""YAML: scalars are text as written, every problem has its place, nothing runs and nothing explodes."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.core.errors import ContentError, EcpatError, InputError, RefusedError
from ecpat_training.core.finding import Severity
from ecpat_training.files.yaml.events import compose
from ecpat_training.files.yaml.file import Source, read_yaml

PIECES = (
    "a: b\n", "- x\n", "  ", " ", "\n", "key:", "?", "!", "&a", "*a", "%", "%YAML 1.1\n", "---", "...\n", "[", "]", "{",
    "}", ",", "|", "|0\n", ">9x\n", "'", '"', "\\", "\\x", "\\uD800", "\\q", "@", "`", "#c", "\t", "!e!x ", "&", "*",
    "- - ", "? a\n", ": ",
)  # fmt: skip
"""What YAML files are written of, to be joined in any order."""


def source(folder: Path, content: str | bytes) -> Source:
    path = folder / "programme.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_yaml(path)


def refusal(folder: Path, content: str | bytes, kind: type[EcpatError]) -> list[str]:
    """What is said of a file that must not be read, without the folder's name."""
    with pytest.raises(EcpatError) as caught:
        source(folder, content)
    assert type(caught.value) is kind
    return [str(finding).replace(f"{folder}/", "") for finding in caught.value.findings]


@pytest.mark.parametrize(
    "written",
    ["NO", "no", "On", "off", "Yes", "09:00", "10:30", "13:30:00", "01067", "010", "0x1F", "12.10", "1e3", "4_0", "=",
     "2005-05-12", "2005-02-30", "-5", "true", "NaN", ".inf"],
)  # fmt: skip
def test_a_scalar_stays_the_text_that_was_written(tmp_path: Path, written: str) -> None:
    assert source(tmp_path, f"venue: {written}\n").data == {"venue": written}


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_nothing_written_is_none_but_quoted_words_are_text(tmp_path: Path, written: str) -> None:
    assert source(tmp_path, f"a: {written}\nb: '{written}'\n").data == {"a": None, "b": written}


def test_every_part_knows_its_line_and_column(tmp_path: Path) -> None:
    read = source(
        tmp_path, "manual:\n  - chapter: Identification\n    sessions:\n      - {id: first-contact, minutes: 75}\n"
    )
    assert str(read.location_of(("manual", 0, "sessions", 0, "minutes"))).endswith("programme.yaml:4:38")
    assert str(read.location_of(("manual", 0, "sessions"))).endswith(":3:5")


def test_the_place_of_what_is_missing_is_where_it_should_stand(tmp_path: Path) -> None:
    read = source(tmp_path, "trainings:\n  per country: 2\n")
    assert read.location_of(("trainings", "per_country")).line == 2
    assert read.location_of(("trainings", "days")).line == 1


@pytest.mark.parametrize(
    "written",
    ['!!python/object/apply:os.system ["touch pwned"]', "!include /etc/hostname", "!<tag:x.invalid,2005:y> z"],
)
def test_a_tag_is_refused_by_name_and_line(tmp_path: Path, written: str) -> None:
    (said,) = refusal(tmp_path, f"id: x\ntitle: {written}\n", RefusedError)
    assert "programme.yaml:2:8" in said
    assert "line 2" in said
    assert written.split()[0].lstrip("!<").rstrip(">") in said


def test_yaml_s_own_tags_are_a_matter_of_content(tmp_path: Path) -> None:
    said = refusal(tmp_path, "a: !!set {x, y}\nb: !!binary aGVsbG8=\n", ContentError)
    assert len(said) == 2
    assert all("text expected" in line for line in said)


def test_anchors_and_aliases_are_refused_before_they_can_explode(tmp_path: Path) -> None:
    laughs = "a: &a [x, x, x]\n" + "".join(
        f"{b}: &{b} [{', '.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    said = refusal(tmp_path, laughs, RefusedError)
    assert "anchor `&a` on line 1" in said[0]
    assert any("alias `*a` on line 2" in line for line in said)


def test_a_list_that_contains_itself_is_refused(tmp_path: Path) -> None:
    assert any("alias" in line for line in refusal(tmp_path, "notes: &n [first, *n]\n", RefusedError))


@pytest.mark.parametrize(
    "content", ["a: " + "[" * 500 + "]" * 500, "[" * 100_000, "\n".join("  " * n + "k:" for n in range(600))]
)
def test_depth_is_one_short_error_with_its_line(tmp_path: Path, content: str) -> None:
    (said,) = refusal(tmp_path, content, ContentError)
    assert "deeper than 20 levels" in said
    assert len(said) < 300


def test_twenty_levels_are_enough_for_any_programme(tmp_path: Path) -> None:
    assert source(tmp_path, "[" * 20 + "x" + "]" * 20).data


def test_too_many_entries_and_too_many_bytes_are_told(tmp_path: Path) -> None:
    assert "more than 20,000 entries" in refusal(tmp_path, "- x\n" * 20_001, ContentError)[0]
    assert "larger than 1 MB" in refusal(tmp_path, "# " + "x" * (1 << 20), RefusedError)[0]


def test_a_repeated_key_is_told_with_both_lines(tmp_path: Path) -> None:
    (said,) = refusal(tmp_path, "id: a\nstart: '09:00'\ntitle: t\nstart: '10:00'\n", ContentError)
    assert "programme.yaml:4:1" in said
    assert "`start` occurs twice, on line 2 and on line 4" in said


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    said = refusal(tmp_path, 'a: 1\na: 2\nb: +359\nc: !x y\nd: "\\e"\n', RefusedError)
    assert [line.rsplit("[", 1)[1] for line in said] == [
        "yaml.duplicate-key]", "yaml.signed-number]", "yaml.tag]", "text.control]",
    ]  # fmt: skip


def test_a_tab_in_the_indentation_is_called_a_tab(tmp_path: Path) -> None:
    (said,) = refusal(tmp_path, "programme:\n  id: x\n\ttitle: y\n", ContentError)
    assert "programme.yaml:3:1" in said
    assert "tab" in said


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        ("title: Day one: opening\n", "quotes"),
        ("title: 'open\n", "never closed"),
        ("a: [x, y\nb: z\n", "bracket"),
        ("a: b\n c: d\n", "indentation"),
        ("list: [a, }]\n", "brackets and commas"),
        ("about: |x\n", "begins on the next line"),
        ("about: > 20 people\n", "begins on the next line"),
        ("share: &\n", "text begins with `&`"),
        ("  id: a\nabout: b\n", "begins at the same column as the first line"),
        ('about: "C:\\xyz"\n', "a backslash in double quotes"),
    ],
)
def test_broken_syntax_is_told_in_words_that_help(tmp_path: Path, content: str, hint: str) -> None:
    (said,) = refusal(tmp_path, content, ContentError)
    assert hint in said


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join))
def test_no_broken_syntax_is_told_in_the_parser_s_words(text: str) -> None:
    """`did not find expected node content` tells a secretary nothing."""
    try:
        compose(text, "f")
    except EcpatError as error:
        told = " ".join(finding.message for finding in error.findings)
        assert not re.search(r"did not find|could not find|: found |\bare not allowed\b|\bnode\b|<", told)


@pytest.mark.parametrize(
    ("content", "place", "said"),
    [
        ('id: a\nabout: "open\nmanual:\n  - x\n', "2:8", "a quote that opens here is never closed"),
        ("id: a\nabout: 'open\nmanual:\n", "2:8", "a quote that opens here is never closed"),
        ('id: a\nabout: "open\ntitle: "closed"\n', "2:8", "closed by the next quote only, on line 3"),
        ("list:\n  - {a: 'open, b: x}\n  - {a: 'z', b: y}\n", "2:9", "closed by the next quote only, on line 3"),
        ("about: 'it's here'\nid: a\n", "1:11", "An apostrophe in a text in single quotes is written twice"),
        ("list:\n  - {id: a, b: c\n  - {id: d}\n", "2:5", "a bracket `{` that opens here is never closed"),
    ],
)
def test_what_is_never_closed_is_told_where_it_opens(tmp_path: Path, content: str, place: str, said: str) -> None:
    (told,) = refusal(tmp_path, content, ContentError)
    assert f"programme.yaml:{place}: " in told
    assert said in told


@pytest.mark.parametrize(
    ("content", "place", "said"),
    [
        ("list:\n  - A\n  B\nid: d\n", "3:3", "lacks its `- `"),
        ("list:\n  - {id: a}\n  {id: b}\n  - {id: c}\n", "3:3", "lacks its `- `"),
        ("list:\n  - id: a\n  id: b\nc: 3\n", "3:3", "lacks its `- `"),
        ("list:\n  - a\n  -b\n  - c\n", "3:3", "`-` without a space"),
        ("id: a\ntitle:b\nc: 3\n", "2:1", "`:` without a space"),
        ("id: a\ntitle\n\n\nc: 3\n", "2:1", "a key without its `:`"),
        ("title\nid: a\n", "1:1", "a key without its `:`"),
        ("list:\n  - a: 1\n    s:\n      - {x: 1}\n     - {x: 2}\n", "5:6", "this line begins at column 6"),
        ("list:\n  - {x: 1}\n   - {x: 2}\n", "3:4", "the entries of its list (from line 2 on) begin at column 3"),
        ("rules:\n  a: x\n   b: 2\nc: 3\n", "3:4", "indented further than the one it follows, line 2"),
        ("rules:\n    a: x\n  b: 2\nc: 3\n", "3:3", "this line begins at column 3"),
    ],
)
def test_a_slip_is_told_on_the_line_where_it_is_mended(tmp_path: Path, content: str, place: str, said: str) -> None:
    (told,) = refusal(tmp_path, content, ContentError)
    assert f"programme.yaml:{place}: " in told
    assert said in told


@pytest.mark.parametrize("content", ["", "# only a comment\n", "---\n...\n", "~\n"])
def test_an_empty_file_is_called_empty(tmp_path: Path, content: str) -> None:
    assert "empty" in refusal(tmp_path, content, ContentError)[0]


def test_a_second_document_is_told_with_its_line(tmp_path: Path) -> None:
    assert "line 2" in refusal(tmp_path, "id: a\n---\nid: b\n", ContentError)[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_by_its_byte_order_mark(tmp_path: Path, encoding: str) -> None:
    assert source(tmp_path, "title: Защита на децата\n".encode(encoding)).data == {"title": "Защита на децата"}


def test_another_encoding_is_told_with_its_line_and_never_guessed(tmp_path: Path) -> None:
    (said,) = refusal(tmp_path, "id: a\ntitle: Защита\n".encode("cp1251"), InputError)
    assert "programme.yaml:2" in said
    assert "save as UTF-8" in said


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a: b\n".encode("utf-16-le")])
def test_what_is_not_text_is_told(tmp_path: Path, content: bytes) -> None:
    assert "isn't text" in refusal(tmp_path, content, InputError)[0]


@pytest.mark.parametrize("content", ["title: a\x1b[2Jb\n", 'title: "a\\x1b[2Jb"\n'])
def test_control_characters_are_errors_however_they_are_written(tmp_path: Path, content: str) -> None:
    (said,) = refusal(tmp_path, content, ContentError)
    assert "U+001B" in said
    assert "programme.yaml:1:" in said


def test_letters_that_hide_or_reorder_are_warned_of_by_code_point(tmp_path: Path) -> None:
    read = source(tmp_path, "title: safe \u202etxet\nnote: zero\u200bwidth\n")
    assert [finding.severity for finding in read.findings] == [Severity.WARNING] * 2
    assert "U+202E" in read.findings[0].message
    assert read.findings[0].where is not None
    assert (read.findings[0].where.line, read.findings[0].where.column) == (1, 8)


def test_a_number_with_a_plus_must_be_quoted_because_other_programs_drop_the_plus(tmp_path: Path) -> None:
    (said,) = refusal(tmp_path, "phone: +35921234567\n", ContentError)
    assert "quote" in said
    assert source(tmp_path, "phone: '+35921234567'\n").data == {"phone": "+35921234567"}


def test_a_huge_text_is_never_repeated_in_a_message(tmp_path: Path) -> None:
    assert len(refusal(tmp_path, "id: " + "9" * 30_000, ContentError)[0]) < 300
    assert len(refusal(tmp_path, f"{'k' * 5000}: a\n{'k' * 5000}: b\n", ContentError)[0]) < 400


def test_a_missing_file_is_told_with_similar_names(tmp_path: Path) -> None:
    (tmp_path / "programme.yaml").write_text("a: b")
    with pytest.raises(InputError, match=r"Did you mean programme\.yaml\?"):
        read_yaml(tmp_path / "program.yaml")
    with pytest.raises(InputError, match="folder"):
        read_yaml(tmp_path)
