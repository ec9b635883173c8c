"""Accuracy of an exported model: trees and tags, names, attributions, claim heads, speed.

`python -m counterclaim.training.evaluate --data DIR [--model FOLDER] [--spans FILE]`; `--spans` writes the outermost
attributions of PolNeAR's development texts, one JSON object a line, for its own scorer.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from counterclaim.extraction.analysis import Analysis, Pointed, SpokenSpans
from counterclaim.extraction.engine import parse as parser
from counterclaim.extraction.engine.engine import ShippedEngine
from counterclaim.extraction.engine.heads import bio_spans
from counterclaim.extraction.engine.pieces import Pieces
from counterclaim.extraction.engine.shipped import ModelFiles
from counterclaim.extraction.engine.windows import Window
from counterclaim.extraction.engine.words import Span
from counterclaim.training.claims import IGNORED, claim_labels, claim_targets
from counterclaim.training.examples import Example, Targets, name_examples, tree_examples
from counterclaim.training.pointing import pointer_targets
from counterclaim.training.scores import Counts, relation_counts, span_counts
from counterclaim.training.sources.gold import GoldReport, read_gold
from counterclaim.training.sources.newswire import read_names
from counterclaim.training.sources.polnear import AttributedText, read_polnear
from counterclaim.training.sources.treebank import read_treebank


def tree_scores(engine: ShippedEngine, examples: Iterable[Example]) -> dict[str, float]:
    """Share of the words with the right governor, governor and relation, and tags, in given sentences."""
    right: dict[str, int] = dict.fromkeys(("UAS", "LAS", "UPOS", "XPOS", "sentence"), 0)
    count = 0
    for example in examples:
        projected = engine.project([window_of(example)], example.shapes)
        read = engine.parse(projected, _sentences(example.columns["sentence"]), example.shapes[1:-1])
        arcs = read.governors == example.columns["governors"]
        hits = {
            "UAS": arcs,
            "LAS": arcs & (read.relations == example.columns["relations"]),
            "UPOS": read.upos == example.columns["upos"],
            "XPOS": read.xpos == example.columns["xpos"],
            "sentence": projected["sentence"].argmax(1) == example.columns["sentence"],
        }
        right = {name: right[name] + int(hit.sum()) for name, hit in hits.items()}
        count += len(arcs)
    return {name: hits / count for name, hits in right.items()}


def name_scores(engine: ShippedEngine, examples: Iterable[Example]) -> Counts:
    """Names with the right words and label."""
    counts = Counts()
    for example in examples:
        projected = engine.project([window_of(example)], example.shapes)
        found = parser.find_names(projected, [(0, len(example.firsts))])
        counts += Counts.of(set(bio_spans(example.columns["names"])), set(found))
    return counts


def window_of(example: Example) -> Window:
    """The window that an example was made from."""
    return Window(example.pieces, example.firsts, (0, len(example.firsts)))


def claim_scores(engine: ShippedEngine, reports: Iterable[GoldReport]) -> dict[str, Counts]:
    """For each span head its labelled spans (overlapping), for each choice head its words; attributions; sides."""
    totals: dict[str, Counts] = {}
    for report in reports:
        analysis = engine.read(report.text)
        words = [(word.begin, word.end) for word in analysis.words]
        found = _claim_counts(analysis, claim_targets(report, words))
        found |= relation_counts(report, analysis)
        for name, targets in pointer_targets(report, words).items():
            found[name] = _pointer_counts(analysis.pointers.get(name, ()), targets)
        totals = {name: totals.get(name, Counts()) + counts for name, counts in found.items()}
    return totals


def _claim_counts(analysis: Analysis, targets: Mapping[str, Targets]) -> dict[str, Counts]:
    counts: dict[str, Counts] = {}
    for head in set(claim_labels()) & set(analysis.marks):
        guessed = analysis.marks[head].argmax(1)
        if analysis.mark_labels[head][0] == "O":
            counts[head] = span_counts(bio_spans(targets[head]), bio_spans(guessed))
            counts[f"{head} (any)"] = span_counts(_unlabelled(targets[head]), _unlabelled(guessed))
        else:
            known = targets[head] != IGNORED
            hits = int((guessed[known] == targets[head][known]).sum())
            counts[head] = Counts(hits, int(known.sum()), int(known.sum()))
    return counts


def _unlabelled(tags: Targets) -> list[tuple[int, int, int]]:
    return [(0, first, last) for _, first, last in bio_spans(tags)]


def _pointer_counts(pointers: Sequence[Pointed], targets: Mapping[int, Sequence[int]]) -> Counts:
    if not pointers:
        return Counts()
    hits = sum(pointers[word][0][0] in right for word, right in targets.items())
    return Counts(hits, len(targets), len(targets))


def polnear_lines(engine: ShippedEngine, texts: Iterable[AttributedText]) -> Iterator[str]:
    """Outermost attributions as PolNeAR's scorer takes them."""
    for text in texts:
        analysis = engine.read(text.text)
        for spans in analysis.spoken:
            if spans.layer == 0:
                yield json.dumps({"doc": text.name, **_characters(analysis, spans)})


def _characters(analysis: Analysis, spans: SpokenSpans) -> dict[str, list[Span] | None]:
    def characters(ranges: Sequence[Span]) -> list[Span] | None:
        return [(analysis.words[first].begin, analysis.words[last - 1].end) for first, last in ranges] or None

    return {
        "source": characters(spans.source),
        "cue": characters([spans.cue] if spans.cue else []),
        "content": characters(spans.content),
    }


def words_a_second(engine: ShippedEngine, texts: Sequence[str]) -> float:
    """Words read in a second of processor time."""
    begun = time.process_time()
    count = sum(len(engine.read(text).words) for text in texts)
    return count / (time.process_time() - begun)


def _sentences(starts: Targets) -> list[Span]:
    places = [*np.flatnonzero(starts).tolist(), len(starts)]
    return list(pairwise(places))


def main() -> int:
    """Prints every figure of one model."""
    arguments = _arguments()
    files = ModelFiles.at(arguments.model) if arguments.model else ModelFiles.shipped()
    engine, pieces = ShippedEngine(files), Pieces(files.tokenizer)
    data = arguments.data
    if arguments.gold:
        reports = list(read_gold(data / arguments.gold))
        if arguments.every:
            reports = reports[:: arguments.every]
        for name, counts in sorted(claim_scores(engine, reports).items()):
            print(f"{name:24s} {counts}")
    if arguments.spans:
        arguments.spans.write_text(
            "\n".join(polnear_lines(engine, read_polnear(data / "data/polnear/dev"))), encoding="utf-8"
        )
    if arguments.trees:
        for name in ("ewt-dev", "gum-dev"):
            examples = tree_examples(read_treebank(data / f"engine/data/ud/{name}.spacy"), pieces, engine.labels)
            print(name, {figure: round(100 * share, 2) for figure, share in tree_scores(engine, examples).items()})
        print("names", name_scores(engine, name_examples(read_names(data / "engine/data/ner/ww-dev.spacy"), pieces)))
        texts = [report.text for report in read_gold(data / "gold/train")]
        print(f"{words_a_second(engine, texts):.0f} words a second")
    return 0


def _arguments() -> argparse.Namespace:
    parser_ = argparse.ArgumentParser(prog="python -m counterclaim.training.evaluate", description=__doc__)
    parser_.add_argument("--data", type=Path, required=True)
    parser_.add_argument("--model", type=Path, help="folder of an exported model; the shipped one if not given")
    parser_.add_argument("--gold", help="gold set to read, such as gold/dev")
    parser_.add_argument("--every", type=int, help="read every so-manieth gold report only: the held-out ones of a run")
    parser_.add_argument("--spans", type=Path)
    parser_.add_argument("--trees", action="store_true", help="also trees, tags, names and speed")
    return parser_.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
