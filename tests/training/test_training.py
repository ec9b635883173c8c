"""Two steps of training on made-up corpora, and the engine over what they export."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs the train extra")
pytest.importorskip("spacy", reason="training needs the train extra")
pytest.importorskip("onnx", reason="training needs the train extra")

import spacy
import torch
from spacy.tokens import Doc, DocBin, Span

from counterclaim.extraction.engine.engine import ShippedEngine
from counterclaim.extraction.engine.pieces import Pieces
from counterclaim.extraction.engine.shipped import ModelFiles
from counterclaim.training.__main__ import labels_of, sources
from counterclaim.training.claims import claim_labels
from counterclaim.training.encoder import EncoderSize
from counterclaim.training.evaluate import claim_scores
from counterclaim.training.export import export
from counterclaim.training.loop import train
from counterclaim.training.network import Network, NetworkSize
from counterclaim.training.settings import Settings, load_settings
from counterclaim.training.sources.gold import read_gold
from counterclaim.training.sources.treebank import read_treebank
from counterclaim.training.tables import counted

WORDS = "Two men died in Varn .".split()
TEXT = "Two men died in Varn, the mayor said."


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """One sentence of each corpus, where the settings look for it."""
    settings = load_settings().corpora
    pipeline = spacy.blank("en")
    tree = Doc(
        pipeline.vocab, words=WORDS,
        tags=["CD", "NNS", "VBD", "IN", "NNP", "."], lemmas=[word.lower() for word in WORDS],
        pos=["NUM", "NOUN", "VERB", "ADP", "PROPN", "PUNCT"], heads=[1, 2, 2, 4, 2, 2],
        deps=["nummod", "nsubj", "ROOT", "case", "obl", "punct"], sent_starts=[True] + [False] * 5,
    )  # fmt: skip
    named = Doc(pipeline.vocab, words=WORDS)
    named.ents = [Span(named, 4, 5, label="LOC")]
    for path, doc in ((settings.trees, tree), (settings.names, named)):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        DocBin(attrs=["TAG", "POS", "LEMMA", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"], docs=[doc]).to_disk(
            tmp_path / path
        )
    _write(tmp_path / settings.polnear / "text/a.txt", TEXT)
    events = "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"
    standoff = "T1\tSource 22 31\tthe mayor\nT2\tCue 32 36\tsaid\nT3\tContent 0 20\tTwo men died in Varn\n"
    _write(
        tmp_path / settings.polnear / "attributions/a_b.ann",
        standoff + events,
    )
    _write(tmp_path / settings.gold / "01.txt", TEXT)
    _write(tmp_path / settings.gold / "01.gold.json", json.dumps(GOLD))
    return tmp_path


GOLD = {
    "tolls": [{"begin": 0, "end": 3, "outcome": "killed", "object": "persons", "victim_side": "Varn",
               "victim_type": "any",
               "measure": "new", "disclosed": True, "denied": False}],
    "attributions": [{"source_begin": 22, "source_end": 31, "cue_begin": 32, "cue_end": 36, "content_begin": 0,
                      "content_end": 20, "nested_in": None}],
    "events": [{"begin": 8, "end": 12, "type": "ASSAULT", "mode": "shelling", "status": "happened"}],
    "positions": [], "control": [],
}  # fmt: skip


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _short(settings: Settings) -> Settings:
    return replace(settings, schedule=replace(settings.schedule, steps=6, warmup=1))


def test_a_few_steps_make_a_model_that_the_engine_reads(corpora: Path, tmp_path: Path) -> None:
    torch.set_num_threads(1)
    settings = _short(load_settings())
    tokenizer = ModelFiles.shipped().tokenizer
    pieces = Pieces(tokenizer)
    labels = labels_of(corpora, settings, from_treebank=True)
    size = NetworkSize(
        EncoderSize(width=32, layers=1, heads=2, inner=32), mix=8, arc=8, relation=8, link=8, spoken=8, claim=8
    )
    network = Network(labels, tuple(claim_labels()), size)
    before = {name: value.clone() for name, value in network.state_dict().items()}
    tasks = sources(corpora, settings, ("trees", "names", "polnear", "gold"), pieces, network)
    train(network, tasks, settings.schedule, pieces.mask, tmp_path / "checkpoint.pt")
    changed = {
        name.split(".")[0] for name, value in network.state_dict().items() if not torch.equal(value, before[name])
    }
    assert {"encoder", "arc", "names", "spoken", "claim", "side"} <= changed
    assert (tmp_path / "checkpoint.pt").exists()

    tables = counted(list(read_treebank(corpora / settings.corpora.trees)), labels, pieces.vocabulary())
    export(network.eval(), labels, tables, tokenizer, tmp_path / "model")
    engine = ShippedEngine(ModelFiles.at(tmp_path / "model"))
    analysis = engine.read(TEXT)
    assert len(analysis.words) == 10
    assert set(analysis.marks) == set(claim_labels())
    scores = claim_scores(engine, read_gold(corpora / settings.corpora.gold))
    assert scores["toll"].gold == scores["relation"].gold == 1


def test_settings_with_an_unknown_key_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('[corpora]\nbooks = "x"\nclosed = []\n[start]\n[schedule]\n', encoding="utf-8")
    with pytest.raises(TypeError, match="books"):
        load_settings(path)
