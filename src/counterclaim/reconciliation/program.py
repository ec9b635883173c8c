"""Linear programs over sums of cells: the one door to the solver (HiGHS).

A program has columns that are at least zero and rows that bound sums of them. The ends of rows can be set anew, so that
one program answers for many sets of claims. A solver that gives up is an error, never an answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import highspy
import numpy as np
from numpy.typing import NDArray

from counterclaim.model.errors import SolverError

Terms: TypeAlias = dict[int, float]
"""Column to its factor in a sum."""
Array: TypeAlias = NDArray[np.float64]

_STEP_LIMIT = 5_000_000
"""Simplex steps after which the solver gives up; the largest programs of the benchmarks take a fiftieth."""
SEARCHED_NODES = 10
"""Branches of a 0/1 program that are searched: a limit that is the same on every machine, as seconds are not."""
_DUST = 1e-7
"""What the solver's numbers may be off."""


@dataclass(frozen=True, slots=True)
class Row:
    """`low <= sum of terms <= high`; None is an open end."""

    terms: Mapping[int, float]
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Extreme:
    """The least or greatest value of a sum."""

    value: float | None
    """None where the sum has no such end."""
    forced: tuple[int, ...] = ()
    """Rows whose bounds force it, by number."""
    columns: Array | None = None
    """A solution in which the sum takes the value."""


class Program:
    """Rows over columns that are at least zero."""

    def __init__(self, columns: int, rows: Sequence[Row]) -> None:
        self._solver = _solver()
        self._low = np.array([-highspy.kHighsInf if row.low is None else row.low for row in rows], dtype=np.float64)
        self._high = np.array([highspy.kHighsInf if row.high is None else row.high for row in rows], dtype=np.float64)
        self._rows = len(rows)
        self._columns = columns
        self._costs: tuple[int, ...] = ()
        self._solver.passModel(_model(columns, rows, self._low, self._high))

    def bind(self, lows: Mapping[int, float], highs: Mapping[int, float]) -> None:
        """Set the ends of rows by their number; those that are not named have the ends that they began with."""
        low, high = self._low.copy(), self._high.copy()
        low[list(lows)] = list(lows.values())
        high[list(highs)] = list(highs.values())
        self._solver.changeRowsBounds(self._rows, np.arange(self._rows, dtype=np.int32), low, high)

    def refutation(self) -> tuple[tuple[int, float], ...] | None:
        """Why no solution exists: (row, multiplier) of Farkas' lemma, positive for lower ends; None where one does."""
        self._cost({})
        if self._run() == highspy.HighsModelStatus.kOptimal:
            return None
        _, there, values = self._solver.getDualRay()
        if not there:
            raise SolverError("The solver found no solution but could not say why.")
        largest = float(np.max(np.abs(values)))
        return tuple((int(row), float(values[row])) for row in np.flatnonzero(np.abs(values) > _DUST * largest))

    def extreme(self, terms: Mapping[int, float], *, greatest: bool) -> Extreme:
        """The least or the greatest value of a sum. The rows held must have a solution."""
        self._cost({column: -factor if greatest else factor for column, factor in terms.items()})
        if self._run() != highspy.HighsModelStatus.kOptimal:
            return Extreme(None)
        solution = self._solver.getSolution()
        duals = np.asarray(solution.row_dual)
        value = self._solver.getObjectiveValue()
        forced = tuple(int(row) for row in np.flatnonzero(np.abs(duals) > _DUST))
        return Extreme(-value if greatest else value, forced, np.asarray(solution.col_value))

    def _cost(self, costs: Mapping[int, float]) -> None:
        """Make these the costs, all others zero."""
        every = {**dict.fromkeys(self._costs, 0.0), **costs}
        if every:
            columns = np.fromiter(every.keys(), dtype=np.int32, count=len(every))
            values = np.fromiter(every.values(), dtype=np.float64, count=len(every))
            self._solver.changeColsCost(len(every), columns, values)
        self._costs = tuple(costs)

    def _run(self) -> highspy.HighsModelStatus:
        others = highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnbounded
        try:
            return _answer(self._solver, *others)
        except SolverError:
            # Begun from the last answer, the solver now and then does not see that a sum has no end; afresh it does.
            self._solver.clearSolver()
            return _answer(self._solver, *others)


def cheapest(columns: int, rows: Sequence[Row], costs: Sequence[float]) -> tuple[int, ...] | None:
    """The columns at one in a cheapest 0/1 solution of the rows; None where there is none.

    After `SEARCHED_NODES` steps the cheapest found so far is given, which is then not proved to be the cheapest of all.

    Raises:
        SolverError: the solver gave up, or found none within its steps.
    """
    solver = _solver()
    low = np.array([-highspy.kHighsInf if row.low is None else row.low for row in rows], dtype=np.float64)
    high = np.array([highspy.kHighsInf if row.high is None else row.high for row in rows], dtype=np.float64)
    model = _model(columns, rows, low, high)
    model.col_cost_ = np.array(costs, dtype=np.float64)
    model.col_upper_ = np.ones(columns)
    model.integrality_ = [highspy.HighsVarType.kInteger] * columns
    solver.setOptionValue("presolve", "on")
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_max_nodes", SEARCHED_NODES)
    solver.passModel(model)
    stopped = highspy.HighsModelStatus.kSolutionLimit, highspy.HighsModelStatus.kIterationLimit
    if _answer(solver, highspy.HighsModelStatus.kInfeasible, *stopped) == highspy.HighsModelStatus.kInfeasible:
        return None
    if solver.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        raise SolverError("The solver found no solution within its steps. No finding can be given.")
    values = np.asarray(solver.getSolution().col_value)
    return tuple(int(column) for column in np.flatnonzero(values > 0.5))


def _solver() -> highspy.Highs:
    solver = highspy.Highs()
    solver.silent()
    # Row bounds change between questions, which keeps a basis only where nothing was presolved away.
    for option, value in (("presolve", "off"), ("threads", 1), ("simplex_iteration_limit", _STEP_LIMIT)):
        solver.setOptionValue(option, value)
    return solver


def _model(columns: int, rows: Sequence[Row], low: Array, high: Array) -> highspy.HighsLp:
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = columns, len(rows)
    model.col_cost_ = np.zeros(columns)
    model.col_lower_ = np.zeros(columns)
    model.col_upper_ = np.full(columns, highspy.kHighsInf)
    model.row_lower_, model.row_upper_ = low, high
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0, *(len(row.terms) for row in rows)], dtype=np.int32)
    model.a_matrix_.index_ = np.array([column for row in rows for column in row.terms], dtype=np.int32)
    model.a_matrix_.value_ = np.array([factor for row in rows for factor in row.terms.values()], dtype=np.float64)
    return model


def _answer(solver: highspy.Highs, *others: highspy.HighsModelStatus) -> highspy.HighsModelStatus:
    """The solver's answer: optimal, or one of the others.

    Raises:
        SolverError: it reached none of them.
    """
    solver.run()
    status: highspy.HighsModelStatus = solver.getModelStatus()
    if status != highspy.HighsModelStatus.kOptimal and status not in others:
        raise SolverError(f"The solver gave up ({solver.modelStatusToString(status)}). No finding can be given.")
    return status
