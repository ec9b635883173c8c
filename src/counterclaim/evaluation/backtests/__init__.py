"""Back-tests: published series of claims reconciled, and what is found held against what the series are known to hold.

Each module reads one data set of `data/` and says in its docstring what it counts. Findings are about what was
published, never about who was right.
"""
