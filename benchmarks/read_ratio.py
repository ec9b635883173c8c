"""What reading reports costs in costs of the language engine alone: a ratio taken in one run, its last line JSON.

Usage: python benchmarks/read_ratio.py

A thousand distinct reports are made from the shipped dispatches by changing names, figures and dates. In turns of
fifty, the engine reads their texts and `read --format json` reads their files; both are timed in processor seconds of
one core.
"""

from __future__ import annotations

import json
import os
import random
import re
import tempfile
import time
from collections.abc import Iterator
from importlib.resources import files
from itertools import islice
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = "1"

from counterclaim import workspace
from counterclaim.extraction.engine import Engine, load_engine
from counterclaim.views.record import json_line, report_record

REPORTS = 1000
TURN = 50
TOWNS = ("Martuni", "Hadrut", "Fuzuli", "Jabrayil", "Terter", "Barda", "Ganja", "Shusha", "Goris", "Zangilan", "Lachin")
_NUMBER = re.compile(r"(?<![\d:-])\d{2,3}(?:,\d{3})?(?![\d:-]|\s+(?:September|October|November))")
_HEADER = re.compile(r"(?<=date 2020-)\d{2}-\d{2}")


def main() -> None:
    """Print words read, both costs and their ratio."""
    engine = load_engine()
    reader = workspace.Reader()
    with tempfile.TemporaryDirectory() as folder:
        paths = list(_written(Path(folder)))
        _cost_of_reading(paths[:TURN], reader)
        alone = whole = 0.0
        words = 0
        turns = iter(paths)
        while turn := list(islice(turns, TURN)):
            seconds, read = _cost_of_engine(turn, engine)
            alone, words = alone + seconds, words + read
            whole += _cost_of_reading(turn, reader)
    print(f"{len(paths)} reports, {words} words")
    print(f"engine alone  {alone:7.1f} s of processor time")
    print(f"read          {whole:7.1f} s")
    print(json.dumps({"read_to_engine": round(whole / alone, 3), "engine_words_per_cpu_s": round(words / alone)}))


def _written(folder: Path) -> Iterator[Path]:
    """Files of distinct reports."""
    dispatches = sorted(files("counterclaim.demo").joinpath("dispatches").iterdir(), key=lambda file: file.name)
    texts = [file.read_text("utf-8") for file in dispatches if file.name.endswith(".txt")]
    for number in range(REPORTS):
        path = folder / f"{number:04d}.txt"
        path.write_text(_varied(texts[number % len(texts)], random.Random(number)), encoding="utf-8")
        yield path


def _varied(text: str, chance: random.Random) -> str:
    """The text with other figures, towns and day; names keep their places, so that the grammar stays."""
    text = _NUMBER.sub(lambda _: str(chance.randint(11, 999)), text)
    for town, other in zip(TOWNS, chance.sample(TOWNS, len(TOWNS)), strict=True):
        text = re.sub(rf"\b{town}\b", f"\0{other}", text)
    day = f"{chance.randint(10, 11)}-{chance.randint(1, 28):02d}"
    return _HEADER.sub(day, text.replace("\0", ""), count=1)


def _cost_of_engine(paths: list[Path], engine: Engine) -> tuple[float, int]:
    """Processor seconds in which the engine reads the texts, and their words."""
    texts = [path.read_text("utf-8") for path in paths]
    began = time.process_time()
    words = sum(len(engine.read(text).words) for text in texts)
    return time.process_time() - began, words


def _cost_of_reading(paths: list[Path], reader: workspace.Reader) -> float:
    """Processor seconds in which the files become lines of `read --format json`."""
    began = time.process_time()
    for reading in workspace.read(paths, reader):
        assert reading.report is not None
        assert reading.extraction is not None
        json_line(report_record(reading.report, reading.extraction))
    return time.process_time() - began


if __name__ == "__main__":
    main()
