"""Learning what the hints of grammar are worth: weights of `extraction/lexicon/choices.toml`.

    python -m counterclaim.training.choices --data DIR [--model DIR --every 5] [--out FILE]

Every choice is a conditional logit (see `counterclaim.extraction.choosing`), fitted by penalised likelihood on the
gold reports of `DIR/gold/train`. The engine's marks count as hints too, but only in the reports that the engine did
not learn from: every `--every`-th, as its own training left them out. What a count takes from the one before it is
what was read, not what is right, so run it twice: the second run learns from the mistakes of the first.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from pathlib import Path

import torch

from counterclaim.extraction.choosing import Hints
from counterclaim.extraction.context import Context
from counterclaim.extraction.engine import Engine, load_engine
from counterclaim.extraction.engine.engine import ShippedEngine
from counterclaim.extraction.engine.shipped import ModelFiles
from counterclaim.extraction.extractor import Extractor
from counterclaim.extraction.tolls.accepting import Accepted, acceptance_options, leading
from counterclaim.extraction.tolls.candidates import find_candidates
from counterclaim.extraction.tolls.marks import marked
from counterclaim.extraction.tolls.measures import measure_options
from counterclaim.extraction.tolls.outcomes import told_outcome
from counterclaim.extraction.tolls.reading import Before, carried_toll, toll_of
from counterclaim.extraction.tolls.sides import Loss, side_options
from counterclaim.extraction.tolls.sources import speaker_of
from counterclaim.extraction.tolls.types import type_options
from counterclaim.extraction.tolls.voices import Placed, voice_options
from counterclaim.model.claim import MIXED_SIDE, REPORT_VOICE, Object, Outcome
from counterclaim.model.dates import parse_date
from counterclaim.model.report import Report
from counterclaim.training.sources.gold import GoldReport, Record, read_gold
from counterclaim.world.loading import choose_conflict
from counterclaim.world.names import Names

PENALTY = 2.0
"""Weight of the squared weights in the likelihood; chosen by five-fold cross-validation on gold/train."""
TRUST = 6.0
"""How many times as firmly a weight is held to what the guide lets expect of it."""
RAREST = 3
"""Hints seen in fewer examples, and of which nothing is expected, are left out."""
NEGLIGIBLE = 0.02
"""Smaller weights are not kept."""


@dataclass(frozen=True, slots=True)
class Example:
    """One choice made by the annotators: every option's hints, and which options are right."""

    choice: str
    report: str
    hints: tuple[Hints, ...]
    right: tuple[bool, ...]


def examples_of(context: Context, gold: GoldReport, *, marks: bool) -> Iterator[Example]:
    """Every choice that reading the tolls of one report takes.

    Args:
        context: the report as read.
        gold: its annotation.
        marks: whether the engine's marks count as hints.
    """
    seen = context if marks else replace(context, analysis=replace(context.analysis, marks={}, side_pointers=()))
    candidates = find_candidates(context)
    before = Before()
    found: list[Accepted] = []
    for candidate in candidates:
        record = _gold_at(gold.tolls, candidate.span.begin, candidate.span.end)
        told = told_outcome(context.grammar, candidate, candidates)
        mark = marked(seen.analysis, candidate.words)
        leaning = leading(context, candidate, told, found)
        options = acceptance_options(context, candidate, told, mark, leaning)
        yield _example("toll", gold, options, [option == (record is not None) for option, _ in options])
        if record is None:
            continue
        one = Accepted(candidate, told, Outcome(str(record["outcome"])), Object(str(record["object"])), 1.0, mark)
        yield from _attributes(seen, gold, one, record, before)
        before = Before(toll_of(seen, one, before), one)
        found.append(one)


def _attributes(context: Context, gold: GoldReport, one: Accepted, record: Record, before: Before) -> Iterator[Example]:
    carried, same = carried_toll(context, one, before)
    candidate = one.candidate
    names = context.mentions.names
    source = str(record["source"])
    voices = voice_options(
        context, Placed(candidate.span, candidate.anchor, carried, same, candidate.noun == candidate.anchor)
    )
    yield _example("source", gold, voices, [same_party(name, source, names) for name, _ in voices])
    read = toll_of(context, one, before)
    if one.object is Object.PERSONS:
        types = type_options(context, one, read.source, carried, same)
        yield _example("victim_type", gold, types, [kind == record["victim_type"] for kind, _ in types])
    speaker = speaker_of(context, read.source)
    loss = Loss(candidate, one.told, speaker, one.object, read.victim_type, carried, same, before.toll, one.mark)
    sides = side_options(context, loss)
    yield _example("victim_side", gold, sides, [same_party(s, str(record["victim_side"]), names) for s, _ in sides])
    measures = measure_options(context, loss)
    yield _example("measure", gold, measures, [measure == record["measure"] for measure, _ in measures])


def _example(choice: str, gold: GoldReport, options: Sequence[tuple[object, Hints]], right: Sequence[bool]) -> Example:
    return Example(choice, gold.name, tuple(dict(hints) for _, hints in options), tuple(right))


def _gold_at(tolls: Iterable[Record], begin: int, end: int) -> Record | None:
    """The disclosed gold toll that a span overlaps."""
    return next(
        (t for t in tolls if t.get("disclosed") and int(str(t["begin"])) < end and begin < int(str(t["end"]))), None
    )


def same_party(one: str, other: str, names: Names) -> bool:
    """Whether two names may stand for one party or person: one side, or a telling word in common."""
    if one == other:
        return True
    if MIXED_SIDE in (one, other) or REPORT_VOICE in (one, other):
        return False
    sides = {names.side_of(one), names.side_of(other)}
    return bool(_stems(one) & _stems(other)) or (len(sides) == 1 and None not in sides)


_COMMON = frozenset(
    "the a of and in for its their official officials government authorities army armed force forces troops military "
    "ministry minister defence defense foreign prime president spokesman spokeswoman side people local sources".split()
)


def _stems(name: str) -> set[str]:
    words = "".join(c if c.isalpha() else " " for c in name.lower()).split()
    return {word[:5] for word in words if word not in _COMMON} or set(words)


def gold_examples(folder: Path, engine: Engine, every: int) -> list[Example]:
    """Every choice in the gold reports of a folder; marks count in every `every`-th report only (0: in none)."""
    found: list[Example] = []
    for place, gold in enumerate(read_gold(folder)):
        report = Report(gold.name, gold.text, _published(folder / f"{gold.name}.meta.json", gold.text))
        context = Extractor(engine, choose_conflict(report.text, report.published)).context(report)
        found += examples_of(context, gold, marks=every > 0 and place % every == 0)
    return found


def _published(meta: Path, text: str) -> date | None:
    header = text.split("date ", 1)
    for value in (header[1][:10] if len(header) > 1 and not header[0].strip() else "", _stated(meta)):
        if len(value) == len("2020-10-22"):
            return parse_date(value).first
    return None


def _stated(meta: Path) -> str:
    return str(json.loads(meta.read_text("utf-8")).get("published") or "") if meta.exists() else ""


def expectations(choice: str) -> dict[str, float]:
    """Hint name to the mean of its weight's prior, of one choice."""
    text = files("counterclaim.training").joinpath("expectations.toml").read_text("utf-8")
    return {name: float(weight) for name, weight in tomllib.loads(text)[choice].items()}


def fit(examples: Sequence[Example], penalty: float = PENALTY) -> dict[str, float]:
    """Weights of one choice: the maximum of the penalised likelihood that a right option is chosen."""
    expected = expectations(examples[0].choice)
    names, rows = _numbered(examples, expected)
    means = torch.tensor([expected.get(name, 0.0) for name in names])
    firmness = torch.tensor([penalty * (TRUST if name in expected else 1.0) for name in names])
    options = sum(len(e.hints) for e in examples)
    at = torch.tensor([row[:2] for row in rows]).reshape(-1, 2).T
    design = torch.sparse_coo_tensor(at, torch.tensor([row[2] for row in rows]), (options, len(names)))
    groups = torch.tensor([n for n, e in enumerate(examples) for _ in e.hints])
    right = torch.tensor([flag for e in examples for flag in e.right])

    def lost(weights: torch.Tensor) -> torch.Tensor:
        scores = (design @ weights[:, None])[:, 0]
        return _surprise(scores, groups, right) + 0.5 * (firmness * (weights - means).square()).sum()

    learnt = dict(zip(names, _least(lost, means), strict=True))
    return {name: round(w, 3) for name, w in {**expected, **learnt}.items() if abs(w) >= NEGLIGIBLE}


def _least(lost: Callable[[torch.Tensor], torch.Tensor], start: torch.Tensor) -> list[float]:
    """The weights at which the loss is least."""
    weights = start.clone().requires_grad_()
    optimiser = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def step() -> torch.Tensor:
        optimiser.zero_grad()
        total = lost(weights)
        total.backward()
        return total

    optimiser.step(step)
    return [float(weight) for weight in weights.detach()]


def _surprise(scores: torch.Tensor, groups: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """Negative log-likelihood that in every group of options a right one is chosen."""
    count = int(groups[-1]) + 1
    rights = scores.masked_fill(~right, -1e4)
    return (_group_log_sums(scores, groups, count) - _group_log_sums(rights, groups, count)).sum()


def _group_log_sums(scores: torch.Tensor, groups: torch.Tensor, count: int) -> torch.Tensor:
    """Logarithm of the sum of the exponentials of each group's scores."""
    highest = torch.full((count,), -1e9).scatter_reduce(0, groups, scores.detach(), "amax")
    sums = torch.zeros(count).index_add(0, groups, (scores - highest[groups]).exp())
    return highest + (sums + 1e-30).log()


def _numbered(
    examples: Sequence[Example], expected: Mapping[str, float]
) -> tuple[list[str], list[tuple[int, int, float]]]:
    """Names of the hints that are kept, and (option, hint, value) triples over all options."""
    seen: dict[str, set[int]] = defaultdict(set)
    for n, example in enumerate(examples):
        for hints in example.hints:
            for name in hints:
                seen[name].add(n)
    names = sorted(name for name, where in seen.items() if len(where) >= RAREST or name in expected)
    number = {name: n for n, name in enumerate(names)}
    rows, option = [], 0
    for example in examples:
        for hints in example.hints:
            rows += [(option, number[name], float(value)) for name, value in hints.items() if name in number]
            option += 1
    return names, rows


def share_right(examples: Sequence[Example], weights: Mapping[str, float]) -> float:
    """Share of the choices in which the likeliest option is a right one."""
    hits = 0
    for example in examples:
        scores = [sum(weights.get(name, 0.0) * v for name, v in hints.items()) for hints in example.hints]
        hits += example.right[scores.index(max(scores))]
    return hits / max(1, len(examples))


def main() -> int:
    """Fit every choice, print what cross-validation says of it, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds gold/train")
    parser.add_argument("--model", type=Path, help="folder of an exported model; without it the shipped one")
    parser.add_argument("--every", type=int, default=0, help="the model left every so-manieth report out; 0: none")
    parser.add_argument("--penalty", type=float, default=PENALTY)
    parser.add_argument("--out", type=Path, help="file to write; without it, figures only")
    arguments = parser.parse_args()
    engine = ShippedEngine(ModelFiles.at(arguments.model)) if arguments.model else load_engine()
    examples = gold_examples(arguments.data / "gold" / "train", engine, arguments.every)
    tables = []
    for choice in sorted({e.choice for e in examples}):
        own = [e for e in examples if e.choice == choice]
        print(
            f"{choice:12s} {len(own)} examples, {_cross_validated(own, arguments.penalty):.3f} right on folds left out"
        )
        usable = [e for e in own if any(e.right)]
        tables.append(_table(choice, fit(usable, arguments.penalty)))
    if arguments.out:
        arguments.out.write_text(_HEADER + "\n".join(tables), encoding="utf-8")
    return 0


def _cross_validated(examples: Sequence[Example], penalty: float) -> float:
    """Share of right choices over five folds of reports, unanswerable ones counted as wrong."""
    reports = sorted({e.report for e in examples})
    fold = {report: n % 5 for n, report in enumerate(reports)}
    hits = 0.0
    for k in range(5):
        train = [e for e in examples if fold[e.report] != k and any(e.right)]
        test = [e for e in examples if fold[e.report] == k]
        hits += share_right(test, fit(train, penalty)) * len(test)
    return hits / len(examples)


_HEADER = "# Weights of hints, learnt from annotated reports by `python -m counterclaim.training.choices`.\n\n"


def _table(choice: str, weights: Mapping[str, float]) -> str:
    rows = "".join(f'"{name}" = {weight}\n' for name, weight in sorted(weights.items()))
    return f"[{choice}]\n{rows}"


if __name__ == "__main__":
    raise SystemExit(main())
