"""How the claims of a report were read: the rule or model, the words, the reasons, and what stayed open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.model.choice import Choice
from counterclaim.model.claim import MIXED_SIDE, UNSPECIFIED, Claim, Control, Event, Position, Toll
from counterclaim.model.extraction import Extraction
from counterclaim.model.report import Report
from counterclaim.views.passage import passage_of
from counterclaim.views.plain import clipped, printable
from counterclaim.views.words import claim_words

DOUBTFUL = 0.6
"""Probability below which a choice is named as doubtful."""
_LEAD = 90
"""Characters of the sentence that are shown before the words, and behind them, at most."""
_LABEL = 12
_QUESTIONS = {"toll": "a loss", "victim_type": "victims", "victim_side": "whose"}
"""Questions whose label is not their own name."""


def explanation_lines(report: Report, extraction: Extraction, choices: Sequence[Choice]) -> Iterator[str]:
    """A block of lines for each claim, in text order, under the name of the report."""
    yield f"# {printable(report.name)}"
    for claim in sorted(extraction.claims, key=_place):
        yield ""
        yield printable(claim_words(claim))
        yield from (f"  {label:{_LABEL}}{printable(told)}" for label, told in _told(report, claim, choices))


def _place(claim: Claim) -> int:
    return claim.span.begin if claim.span is not None else 0


def _told(report: Report, claim: Claim, choices: Sequence[Choice]) -> Iterator[tuple[str, str]]:
    """(label, explanation) pairs of one claim."""
    if claim.span is not None:
        yield "words", _sentence(report, claim)
    yield "read by", f"{claim.extractor.replace(':', ' ', 1)}, confidence {claim.confidence:.2f}"
    own = {choice.question: choice for choice in choices if choice.span == claim.span}
    if isinstance(claim, Toll):
        for question, choice in own.items():
            yield _QUESTIONS.get(question, question), _reasons(choice)
    else:
        yield "source", claim.source
    left = [*_open(claim), *(_doubt(choice) for choice in own.values() if choice.probability < DOUBTFUL)]
    if left:
        yield "left open", "; ".join(left)


def _sentence(report: Report, claim: Claim) -> str:
    """The words of a claim in brackets, within their sentence."""
    assert claim.span is not None
    passage = passage_of(report.text, claim.span)
    lead, tail = printable(passage.lead), printable(passage.tail)
    before = f"…{lead[-_LEAD:]}" if len(lead) > _LEAD else lead
    return f"{before}[{printable(passage.words)}]{clipped(tail, _LEAD)}"


def _reasons(choice: Choice) -> str:
    """The option taken, its rival, and the hints that spoke for it."""
    rival = f", else {choice.rival} {choice.rival_probability:.2f}" if choice.rival is not None else ""
    hints = ", ".join(f"{name.replace('.', ' ')} +{worth:.1f}" for name, worth in choice.hints)
    return f"{_answer(choice.option)} {choice.probability:.2f}{_answer(rival)}{f'  by {hints}' if hints else ''}"


def _answer(option: str) -> str:
    """Yes and no in the words of a reader."""
    return option.replace("True", "yes").replace("False", "no")


def _doubt(choice: Choice) -> str:
    label = _QUESTIONS.get(choice.question, choice.question)
    return f"{label} is doubtful ({choice.probability:.2f})"


def _open(claim: Claim) -> Iterator[str]:
    """What the text did not tell, or was not found in it."""
    if claim.source == UNSPECIFIED:
        yield "who says so"
    match claim:
        case Toll():
            if claim.victim_side == MIXED_SIDE:
                yield "whose losses"
            if claim.place is None:
                yield "where"
        case Event():
            missing = {"who acted": claim.actors, "where": claim.places, "when": claim.occurred}
            yield from (question for question, answer in missing.items() if not answer)
        case Position():
            if claim.toward is None:
                yield "toward whom"
        case Control():
            if claim.since is None:
                yield "since when"
