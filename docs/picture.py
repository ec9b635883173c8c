"""Draws docs/demo.svg from what `counterclaim demo` prints.

Usage: python docs/picture.py
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI

from counterclaim.cli.demonstrating import demo_page

WIDTH = 100
PICTURE = Path(__file__).with_name("demo.svg")
# A picture in a repository fetches no font from elsewhere.
_FONTS = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono',"
_FETCHED_FONTS = re.compile(r"@font-face \{\{.*?\}\}\s*", re.DOTALL)


def main() -> None:
    """Write the picture."""
    console = Console(file=io.StringIO(), record=True, width=WIDTH, force_terminal=True, color_system="truecolor")
    console.print(demo_page())
    layout = _FETCHED_FONTS.sub("", CONSOLE_SVG_FORMAT).replace("Fira Code,", _FONTS)
    console.save_svg(str(PICTURE), title="counterclaim demo", theme=DIMMED_MONOKAI, code_format=layout)


if __name__ == "__main__":
    main()
