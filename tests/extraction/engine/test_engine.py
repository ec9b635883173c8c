"""What the shipped engine yields of whole reports, by its contract and not by its accuracy."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from counterclaim.extraction.analysis import Analysis
from counterclaim.extraction.engine import Engine, load_engine
from counterclaim.model.errors import EngineError

REPORT = """Harbour town counts its dead

At least 14 dockers were killed when two shells hit the port of Varn on Tuesday, the governor's office said.

"We did not fire," a spokesman for the northern command, Col. Ilmar Tesk, told reporters, adding that nobody \
believed the figure. He denied that 30 soldiers had been captured.

According to the harbour union, 2,300 people have fled since May 3."""


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine()


def same(one: Analysis, other: Analysis) -> bool:
    """Whether two analyses agree to the last bit."""
    return (
        (one.words, one.sentences, one.names, one.spoken, one.pointers)
        == (other.words, other.sentences, other.names, other.spoken, other.pointers)
    ) and all(np.array_equal(one.marks[head], other.marks[head]) for head in one.marks)


def check(analysis: Analysis) -> None:
    """Asserts all that every analysis promises."""
    words = analysis.words
    assert all(analysis.text[word.begin : word.end] == word.text for word in words)
    for ranges in (analysis.sentences, analysis.paragraphs):
        assert [place for first, last in ranges for place in range(first, last)] == list(range(len(words)))
    for first, last in analysis.sentences:
        assert sum(words[place].head == place for place in range(first, last)) == 1
        assert all(first <= words[place].head < last for place in range(first, last))
    for spans in analysis.spoken:
        parts = sorted([*spans.source, *spans.content, *([spans.cue] if spans.cue else [])])
        assert spans.content
        assert all(first < last <= len(words) for first, last in parts)
        assert all(before[1] <= after[0] for before, after in pairwise(parts))
        assert 0 <= spans.confidence <= 1
    for head, chances in analysis.marks.items():
        assert chances.shape == (len(words), len(analysis.mark_labels[head]))
        assert chances.dtype == np.float32
        assert np.allclose(chances.sum(1), 1, atol=1e-4)
    assert all(len(pointed) == len(words) for pointed in analysis.pointers.values())
    for word, chance in (one for rows in analysis.pointers.values() for row in rows for one in row):
        assert 0 <= word < len(words) and 0 <= chance <= 1.0001


def test_a_report_is_read_as_the_contract_says(engine: Engine) -> None:
    analysis = engine.read(REPORT)
    check(analysis)
    text = [" ".join(word.text for word in analysis.words[slice(*spans.cue)]) for spans in analysis.spoken if spans.cue]
    assert {"said", "told"} <= set(text)
    assert {word.lemma for word in analysis.words} >= {"kill", "shell"}


def test_a_report_reads_alone_as_among_many(engine: Engine) -> None:
    alone = load_engine().read(REPORT)
    for other in ("", "Nine hurt.", REPORT[::-1], REPORT * 3):
        engine.read(other)
    assert same(alone, engine.read(REPORT))


@pytest.mark.parametrize(
    "text",
    [
     "", " \n\n ", "\u200b", ".", '"', "“ ‘ ” ’ \" '", "😀 👩‍👩‍👧 ☠", "\ud800 lone", "a\u0301\u0301b",
     "Ｆｕｌｌ　ｗｉｄｔｈ",
     "\x00\x01\x02",
     "مقتل 14 جنديا", "十四人死亡", "-" * 500, "a\nb\nc\nd", "word" * 2000, "\r\n\t\u2029x"],
)  # fmt: skip
def test_odd_text_never_breaks_the_engine(engine: Engine, text: str) -> None:
    check(engine.read(text))


def test_a_very_long_line_is_read(engine: Engine) -> None:
    line = "The governor said that 14 dockers were hurt in the port , and " * 700
    check(engine.read(line))


def test_marks_name_their_columns(engine: Engine) -> None:
    analysis = engine.read(REPORT)
    assert set(analysis.marks) == set(analysis.mark_labels)
    assert analysis.mark_labels["toll"][0] == "O"


def test_the_version_is_that_of_the_files(engine: Engine) -> None:
    assert engine.version == load_engine().version
    assert engine.version.startswith("shipped-")


@pytest.mark.parametrize("name", ["", "shiped", "spacy", "spacy:"])
def test_an_unknown_engine_is_named_in_the_error(name: str) -> None:
    with pytest.raises(EngineError, match="unknown engine"):
        load_engine(name)
