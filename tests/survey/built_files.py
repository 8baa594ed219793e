"""Files built for platforms, read as their platform reads them: small readers of our own, after the importers."""

import json
import re
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from ecpat_training.documents.document import Document
from ecpat_training.documents.outputs import render
from ecpat_training.files.word.gate import open_word
from ecpat_training.files.word.text import main_part, word_text
from ecpat_training.survey.questionnaire.apps_script import AFTER, BEFORE

MOST = 10_000_000  # bytes of a text


@dataclass
class Asked:
    """A question as a platform understood it: its name there, its type, words, answers with their share of the points
    or, where there is none, None, and its points."""

    name: str
    type: str
    words: str
    answers: list[tuple[str, float | None]] = field(default_factory=list)
    points: float = 1
    required: bool = False

    @property
    def right(self) -> list[str]:
        """The answers that have all points."""
        return [words for words, share in self.answers if share == 100]


_MARK = re.compile(r"\\([\\~=#{}:])")
_HELD = {character: chr(0xE000 + number) for number, character in enumerate("\\~=#{}:")}
_FREED = {held: character for character, held in _HELD.items()}
_GIFT = re.compile(r"::(?P<name>.*?)::(?:\[plain\])?(?P<words>[^{]*)(?:\{(?P<answers>[^}]*)\})?", re.DOTALL)


def gift(text: str) -> list[Asked]:
    """The questions of a GIFT file, an empty line between each, as Moodle's importer takes them apart: first what has a
    backslash is held aside, then the signs are looked for, then what was held is put back."""
    asked = []
    for block in re.split(r"\n\s*\n", text.strip()):
        held = _MARK.sub(lambda match: _HELD[match.group(1)], block).strip()
        if held.startswith("$CATEGORY:"):
            asked.append(Asked(_freed(held.removeprefix("$CATEGORY:")), "category", ""))
            continue
        match = _GIFT.fullmatch(held)
        assert match, block
        one = Asked(_freed(match["name"]), "description", _freed(match["words"]))
        if match["answers"] is not None:
            one.type = "multichoice" if "~" in match["answers"] else "shortanswer"
            one.answers = [_gift_answer(part) for part in re.findall(r"[~=][^~=]*", match["answers"])]
        asked.append(one)
    return asked


def _gift_answer(part: str) -> tuple[str, float]:
    sign, rest = part[0], part[1:].strip()
    weight = re.match(r"%(-?[0-9]{1,3})%", rest) if sign == "~" else None
    words = rest[weight.end() :] if weight else rest
    assert "#" not in words, "feedback"
    share = 100.0 if sign == "=" else float(weight[1]) if weight else 0.0
    return _freed(words.removeprefix("[plain]")), share


def _freed(text: str) -> str:
    return "".join(_FREED.get(character, character) for character in text).strip()


def moodle_xml(data: bytes) -> list[Asked]:
    """The questions of a Moodle XML file."""
    asked = []
    for node in ElementTree.fromstring(data):
        if node.get("type") == "category":
            asked.append(Asked(node.findtext("category/text", ""), "category", ""))
            continue
        answers = [(_html(one.findtext("text", "")), float(one.get("fraction", ""))) for one in node.iter("answer")]
        name, words = node.findtext("name/text", ""), _html(node.findtext("questiontext/text", ""))
        points = float(node.findtext("defaultgrade", ""))
        asked.append(Asked(name, node.get("type", ""), words, list(answers), points))
    return asked


def moodle_feedback(data: bytes) -> list[Asked]:
    """The items of a file of Moodle's Feedback."""
    assert re.match(rb'<\?xml.+(encoding="([a-z0-9-]*)").+\?>', data, re.I | re.S), "Moodle wants this beginning"
    asked = []
    for item in ElementTree.fromstring(data).iter("ITEM"):
        kind, presentation = item.get("TYPE", ""), item.findtext("PRESENTATION", "")
        one = Asked(item.findtext("ITEMLABEL", ""), kind, _html(item.findtext("ITEMTEXT", "")))
        one.required = item.get("REQUIRED") == "1"
        if kind == "multichoice":
            subtype, _, rest = presentation.partition(">>>>>")
            one.type = {"r": "one", "c": "several"}[subtype]
            one.answers = [(_html(words), None) for words in rest.partition("<<<<<")[0].split("|")]
        elif kind == "label":
            one.words = _html(presentation)
        asked.append(one)
    return asked


def _html(text: str) -> str:
    assert not re.search(r"<(?!/?p>)", text), f"markup: {text}"
    return unescape(re.sub(r"</?p>", " ", text)).strip()


def apps_script(text: str) -> dict[str, Any]:
    """What the script says of its form."""
    literal = text[text.index(BEFORE) + len(BEFORE) :]
    said = json.loads(literal[: literal.index(f"\n}}{AFTER}") + 2])
    assert isinstance(said, dict)
    return said


def word_lines(document: Document) -> list[str]:
    """The paragraphs of a document in Word."""
    archive = open_word(render(document, Path("form.docx")), "form.docx")
    blocks = word_text(archive.read_part(main_part(archive), MOST)).blocks
    assert all(isinstance(block, str) for block in blocks), "tables aren't imported"
    return [block for block in blocks if isinstance(block, str)]


def microsoft_forms(document: Document) -> list[Asked]:
    """The questions of a Word file, as Quick import is said to read it."""
    asked: list[Asked] = []
    for block in "\n".join(word_lines(document)).split("\n\n"):
        first, *lines = block.strip().split("\n")
        match = re.fullmatch(r"([0-9]+)\. (.*)", first)
        if match is None:
            continue
        one = Asked(match[1], "text", match[2])
        letters = [re.fullmatch(r"([A-Z])\. (.*)", line) for line in lines]
        one.answers = [(letter[2], None) for letter in letters if letter]
        marked = [line.removeprefix("ANSWER: ") for line in lines if line.startswith("ANSWER: ")]
        for letter in marked:
            at = ord(letter) - ord("A")
            one.answers[at] = (one.answers[at][0], 100)
        one.type = "choice" if one.answers else "text"
        one.points = float("POINT: 1" in lines)
        asked.append(one)
    return asked
