"""One thread for numpy's products while a report is read.

The matrices of a report are small: a second OpenBLAS thread would mostly wait, and its waiting
triples the processor time. Where numpy uses another library nothing is changed.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import numpy as np

_PREFIXES = ("scipy_openblas", "openblas")
_SUFFIXES = ("64_", "")


@contextmanager
def one_thread() -> Iterator[None]:
    """Runs the block with one OpenBLAS thread and then restores their number."""
    library = _openblas()
    if library is None:
        yield
        return
    get, change = library
    before = get()
    change(1)
    try:
        yield
    finally:
        change(before)


@cache
def _openblas() -> tuple[ctypes._NamedFuncPointer, ctypes._NamedFuncPointer] | None:
    """Functions that get and change the number of threads of the OpenBLAS that numpy's wheel brings."""
    for path in sorted((Path(np.__file__).parents[1] / "numpy.libs").glob("*openblas*")):
        try:
            library = ctypes.CDLL(str(path))
        except OSError:
            continue
        for prefix, suffix in ((prefix, suffix) for prefix in _PREFIXES for suffix in _SUFFIXES):
            names = (f"{prefix}_get_num_threads{suffix}", f"{prefix}_set_num_threads{suffix}")
            if all(hasattr(library, name) for name in names):
                return getattr(library, names[0]), getattr(library, names[1])
    return None
