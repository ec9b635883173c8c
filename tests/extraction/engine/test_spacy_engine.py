"""The door for spaCy: its words and trees, our attributions and marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.extraction.engine import load_engine
from counterclaim.model.errors import EngineError

spacy = pytest.importorskip("spacy", reason="spaCy is an extra")


def test_a_pipeline_gives_words_and_sentences_and_ours_the_rest(tmp_path: Path) -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline.to_disk(tmp_path / "plain")
    text = "Shells hit Varn.\n\nTwo dockers died, the governor said. He blamed the north."
    analysis = load_engine(f"spacy:{tmp_path / 'plain'}").read(text)
    assert [word.text for word in analysis.words] == [token.text for token in pipeline(text) if not token.is_space]
    assert [analysis.words[last - 1].text for _, last in analysis.sentences] == [".", ".", "."]
    assert len(analysis.marks["toll"]) == len(analysis.words)
    assert [analysis.words[spans.cue[0]].text for spans in analysis.spoken if spans.cue][:1] == ["said"]


def test_a_pipeline_that_is_not_installed_is_named_in_the_error() -> None:
    with pytest.raises(EngineError, match="no_such_pipeline"):
        load_engine("spacy:no_such_pipeline")
