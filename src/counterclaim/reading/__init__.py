"""Bytes to reports: files and folders in; for each piece of input a report, its problems, or both."""

from __future__ import annotations

from counterclaim.reading.files import read_path, read_paths
from counterclaim.reading.reports import Read

__all__ = ["Read", "read_path", "read_paths"]
