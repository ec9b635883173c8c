"""Label sequences, spans and shapes."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from counterclaim.extraction.engine import load_engine
from counterclaim.extraction.engine.heads import best_labels, bio_spans, bio_start, bio_transitions
from counterclaim.extraction.engine.lemmas import Lemmas
from counterclaim.extraction.engine.shapes import SHAPES, shapes
from counterclaim.extraction.engine.words import cut_words


@pytest.mark.parametrize("seed", range(20))
def test_the_best_sequence_scores_highest_of_all(seed: int) -> None:
    draw = np.random.default_rng(seed)
    scores, moves = draw.normal(size=(5, 3)).astype(np.float32), draw.normal(size=(3, 3)).astype(np.float32)
    start = draw.normal(size=3).astype(np.float32)

    def total(labels: tuple[int, ...]) -> float:
        steps = sum(moves[a, b] for a, b in pairwise(labels))
        return float(start[labels[0]] + steps + sum(scores[word, label] for word, label in enumerate(labels)))

    best = max(product(range(3), repeat=5), key=total)
    assert tuple(best_labels(scores, moves, start, [(0, 5)]).tolist()) == best


def test_sequences_walked_together_are_labelled_as_if_alone() -> None:
    scores = np.random.default_rng(3).normal(size=(12, 7)).astype(np.float32)
    moves, start = bio_transitions(7), bio_start(7)
    together = best_labels(scores, moves, start, [(0, 2), (2, 9), (9, 12)])
    alone = [best_labels(scores[a:b], moves, start, [(0, b - a)]) for a, b in ((0, 2), (2, 9), (9, 12))]
    assert together.tolist() == np.concatenate(alone).tolist()


def test_a_span_begins_at_b_and_goes_on_with_its_own_i() -> None:
    assert bio_spans(np.array([0, 1, 2, 2, 1, 0, 3, 4, 0])) == [(0, 1, 4), (0, 4, 5), (1, 6, 8)]


def test_shapes_tell_case_digits_and_the_side_of_a_quotation_mark() -> None:
    text = 'Ostrum said: "no 1,200 UN aid" — B. Sund'
    found = [SHAPES[number] for number in shapes(text, list(cut_words(text)))]
    assert found == [
        "title", "lower", "comma", "opening quote", "lower", "digits", "upper", "lower", "closing quote", "dash",
        "initial", "title",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [("fled", "VBD", "flee"), ("stopped", "VBD", "stop"), ("shelling", "VBG", "shell"), ("bodies", "NNS", "body"),
     ("denies", "VBZ", "deny"), ("besieged", "VBN", "besiege"), ("said", "VBD", "say"), ("lives", "NNS", "life")],
)  # fmt: skip
def test_lemmas_follow_rules_vocabulary_and_irregular_verbs(word: str, tag: str, lemma: str) -> None:
    vocabulary = {"stop", "shell", "body", "deny", "life"}
    assert Lemmas({}, vocabulary).lemma(word, "", tag) == lemma


@pytest.mark.parametrize(
    ("word", "tag", "right"),
    [("says", "VBD", "VBZ"), ("says", "VBP", "VBZ"), ("said", "VBZ", "VBD"), ("denied", "VBP", "VBD"),
     ("denied", "VBN", "VBN"), ("counting", "VBD", "VBG"), ("focus", "VB", "VB"), ("discuss", "VB", "VB")],
)  # fmt: skip
def test_the_form_of_a_verb_outranks_a_tag_that_denies_it(word: str, tag: str, right: str) -> None:
    assert Lemmas({}, {"say", "deny", "count"}).fine_tag(word, "VERB", tag) == right


def test_words_with_letters_are_never_tagged_as_marks() -> None:
    text = 'The convoy of 22 lorries - all white - reached S-17 , said U.N. aides , "unharmed" .'
    read = load_engine().read(text)
    spelt = [word for word in read.words if any(map(str.isalnum, word.text))]
    assert {"PUNCT"}.isdisjoint(word.upos for word in spelt)
    assert {"punct"}.isdisjoint(word.dep for word in spelt)


def test_names_keep_their_form_but_for_the_plural() -> None:
    lemmas = Lemmas({}, set())
    assert lemmas.lemma("Ostrums", "PROPN", "NNP") == "Ostrums"
    assert lemmas.lemma("Sundlanders", "PROPN", "NNPS") == "Sundlander"
