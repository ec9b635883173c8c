"""The score against a corpus of annotated times."""

from __future__ import annotations

from pathlib import Path

from counterclaim.evaluation.wikiwars import Score, Valued, score_corpus, score_values
from counterclaim.model.report import Span
from tests.extraction.trees import unparsed

KEY = """<source_file><document DOCID="a"><timex2 ID="1" VAL="1894-05"><timex2_mention ID="1-1"><extent>
<charseq START="{0}" END="{1}">May 1894</charseq></extent></timex2_mention></timex2></document></source_file>"""


def test_an_expression_counts_where_it_overlaps_one_of_the_same_value() -> None:
    """Extents need not agree; each annotated expression is used once."""
    gold = [Valued(Span(0, 8), "1894-05"), Valued(Span(20, 24), "1895")]
    found = [Valued(Span(3, 8), "1894-05"), Valued(Span(3, 8), "1894-05"), Valued(Span(20, 24), "1896")]
    score = score_values(gold, found)
    assert score == Score(matched=1, expected=2, found=3)
    assert score.f1 == 0.4


def test_the_key_counts_bytes_and_the_time_stamp_is_left_out(tmp_path: Path) -> None:
    """A letter of two bytes before an expression must not shift it."""
    body = "<DOC><DATETIME> 2009-12-19T17:00:00 </DATETIME>\n<TEXT>\nThe café closed in May 1894 .\n</TEXT></DOC>"
    plain = " 2009-12-19T17:00:00 \n\nThe café closed in May 1894 .\n"
    begin = len(plain[: plain.index("May")].encode())
    (tmp_path / "in").mkdir()
    (tmp_path / "key").mkdir()
    (tmp_path / "in" / "01_A.sgm").write_text(body, encoding="utf-8")
    (tmp_path / "key" / "01_A.key.apf.xml").write_text(KEY.format(begin, begin + 7), encoding="utf-8")
    assert score_corpus(tmp_path, unparsed) == {"01_A": Score(matched=1, expected=1, found=1)}
