"""Learning what the hints of grammar are worth: weights of `extraction/lexicon/choices.toml`.

    python -m counterclaim.training.choices --data DIR [--model DIR --every 5] [--halves DIR DIR] [--out FILE]

Every choice is a conditional logit (see `counterclaim.extraction.choosing`), fitted by penalised likelihood on the
gold reports of `DIR/gold/train` and on the dispatches of our own. The engine's marks count as hints too, but only in
reports that the engine did not learn from: in every `--every`-th gold report, as the training of `--model` left them
out, and in all dispatches, the even ones read by the first of `--halves` and the odd ones by the second, which were
trained `--without 0` and `--without 1`. What a count takes from the one before it is what was read, not what is right,
so run it twice: the second run learns from the mistakes of the first.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from counterclaim.extraction.choosing import Hints
from counterclaim.extraction.context import Context
from counterclaim.extraction.engine import Engine, load_engine
from counterclaim.extraction.engine.engine import ShippedEngine
from counterclaim.extraction.engine.shipped import ModelFiles
from counterclaim.extraction.extractor import Extractor
from counterclaim.extraction.tolls.accepting import (
    Accepted,
    Untold,
    acceptance_options,
    leading,
    object_options,
    outcome_options,
)
from counterclaim.extraction.tolls.candidates import find_candidates
from counterclaim.extraction.tolls.losses import Loss
from counterclaim.extraction.tolls.marks import marked
from counterclaim.extraction.tolls.measures import measure_options
from counterclaim.extraction.tolls.outcomes import told_outcome
from counterclaim.extraction.tolls.reading import Before, carried_toll, placed, toll_of, whole_of
from counterclaim.extraction.tolls.sides import side_options
from counterclaim.extraction.tolls.sources import speaker_of
from counterclaim.extraction.tolls.twins import twins_of
from counterclaim.extraction.tolls.types import Victims, type_options
from counterclaim.extraction.tolls.voices import voice_options
from counterclaim.model.claim import MIXED_SIDE, REPORT_VOICE, Object, Outcome
from counterclaim.model.dates import parse_date
from counterclaim.model.report import Report
from counterclaim.training.fitting import PENALTY, Example, cross_validated, fit
from counterclaim.training.sources.gold import ANNOTATED, GoldReport, Record, read_gold
from counterclaim.world.loading import choose_conflict
from counterclaim.world.names import Names


def examples_of(context: Context, gold: GoldReport, *, marks: bool) -> Iterator[Example]:
    """Every choice that reading the tolls of one report takes.

    Args:
        context: the report as read.
        gold: its annotation.
        marks: whether the engine's marks count as hints.
    """
    seen = context if marks else replace(context, analysis=replace(context.analysis, marks={}, pointers={}))
    counted = []
    for one, record, found in _accepted(seen, gold):
        yield from found
        if one is not None and record is not None:
            counted.append((one, record))
    accepted = tuple(one for one, _ in counted)
    before = Before()
    for one, record in counted:
        yield from _attributes(seen, gold, one, record, before, accepted)
        before = Before(toll_of(seen, one, before, accepted), one, whole_of(seen, one, before))


def _accepted(context: Context, gold: GoldReport) -> Iterator[tuple[Accepted | None, Record | None, list[Example]]]:
    """Every candidate as the annotators took it, None where it is no toll, with the choices that this takes."""
    candidates = find_candidates(context)
    found: list[Accepted] = []
    for candidate in candidates:
        record = _gold_at(gold.tolls, candidate.span.begin, candidate.span.end)
        told = told_outcome(context.grammar, candidate, candidates)
        mark = marked(context.analysis, candidate.words)
        leaning = leading(context, candidate, told, found)
        options = acceptance_options(context, candidate, told, mark, leaning)
        choices = [_example("toll", gold, options, [option == (record is not None) for option, _ in options])]
        if record is None:
            yield None, None, choices
            continue
        object_, outcome = Object(str(record["object"])), Outcome(str(record["outcome"]))
        objects = object_options(context, candidate, mark, leaning)
        choices.append(_example("object", gold, objects, [option is object_ for option, _ in objects]))
        count = Untold(candidate, object_, told, mark, leaning, found[-1] if found else None)
        outcomes = outcome_options(context, count)
        choices.append(_example("outcome", gold, outcomes, [option is outcome for option, _ in outcomes]))
        one = Accepted(candidate, told, outcome, object_, 1.0, mark)
        found.append(one)
        yield one, record, choices


def _attributes(
    context: Context,
    gold: GoldReport,
    one: Accepted,
    record: Record,
    before: Before,
    accepted: tuple[Accepted, ...],
) -> Iterator[Example]:
    carried, link = carried_toll(context, one, before)
    twins = twins_of(one, accepted)
    names = context.mentions.names
    source = str(record["source"])
    voices = voice_options(context, placed(one, carried, twins, link))
    yield _example("source", gold, voices, [same_party(name, source, names) for name, _ in voices])
    read = toll_of(context, one, before, accepted)
    if one.object is Object.PERSONS:
        types = type_options(context, Victims(one, read.source, carried, link, twins))
        yield _example("victim_type", gold, types, [kind == record["victim_type"] for kind, _ in types])
    speaker = speaker_of(context, read.source)
    loss = Loss(one, speaker, read.victim_type, carried, link, before.toll, twins, accepted)
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
    return [
        example
        for place, gold in enumerate(read_gold(folder))
        for example in _of_report(folder, gold, engine, marks=every > 0 and place % every == 0)
    ]


def dispatch_examples(halves: Sequence[Engine]) -> list[Example]:
    """Every choice in our own dispatches, marked by engines of which each has not learnt from its share of them."""
    return [
        example
        for place, gold in enumerate(read_gold(ANNOTATED))
        for example in _of_report(ANNOTATED, gold, halves[place % len(halves)], marks=True)
    ]


def _of_report(folder: Path, gold: GoldReport, engine: Engine, *, marks: bool) -> Iterator[Example]:
    report = Report(gold.name, gold.text, _published(folder / f"{gold.name}.meta.json", gold.text))
    context = Extractor(engine, choose_conflict(report.text, report.published)).context(report)
    return examples_of(context, gold, marks=marks)


def _published(meta: Path, text: str) -> date | None:
    header = text.split("date ", 1)
    for value in (header[1][:10] if len(header) > 1 and not header[0].strip() else "", _stated(meta)):
        if len(value) == len("2020-10-22"):
            return parse_date(value).first
    return None


def _stated(meta: Path) -> str:
    return str(json.loads(meta.read_text("utf-8")).get("published") or "") if meta.exists() else ""


def main() -> int:
    """Fit every choice, print what cross-validation says of it, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds gold/train")
    parser.add_argument("--model", type=Path, help="folder of an exported model; without it the shipped one")
    parser.add_argument("--every", type=int, default=0, help="the model left every so-manieth report out; 0: none")
    parser.add_argument("--halves", type=Path, nargs=2, help="folders of models that left out half of the dispatches")
    parser.add_argument("--penalty", type=float, default=PENALTY)
    parser.add_argument("--out", type=Path, help="file to write; without it, figures only")
    arguments = parser.parse_args()
    engine = ShippedEngine(ModelFiles.at(arguments.model)) if arguments.model else load_engine()
    examples = gold_examples(arguments.data / "gold" / "train", engine, arguments.every)
    if arguments.halves:
        examples += dispatch_examples([ShippedEngine(ModelFiles.at(folder)) for folder in arguments.halves])
    else:
        examples += gold_examples(ANNOTATED, engine, arguments.every)
    tables = []
    for choice in sorted({e.choice for e in examples}):
        own = [e for e in examples if e.choice == choice]
        print(
            f"{choice:12s} {len(own)} examples, {cross_validated(own, arguments.penalty):.3f} right on folds left out"
        )
        usable = [e for e in own if any(e.right)]
        tables.append(_table(choice, fit(usable, arguments.penalty)))
    if arguments.out:
        arguments.out.write_text(_HEADER + "\n".join(tables), encoding="utf-8")
    return 0


_HEADER = "# Weights of hints, learnt from annotated reports by `python -m counterclaim.training.choices`.\n\n"


def _table(choice: str, weights: Mapping[str, float]) -> str:
    rows = "".join(f'"{name}" = {weight}\n' for name, weight in sorted(weights.items()))
    return f"[{choice}]\n{rows}"


if __name__ == "__main__":
    raise SystemExit(main())
