"""Tags that words have in treebanks."""

from __future__ import annotations

from counterclaim.extraction.engine.seen_tags import UNSEEN, SeenTags, parse_seen_tags


def test_a_tag_that_a_known_word_never_has_is_unlikely() -> None:
    seen = SeenTags(parse_seen_tags("deaths\tNOUN\nclaims\tNOUN\tVERB\n"), ("NOUN", "VERB", "ADJ"))
    assert seen.scores(["Deaths", "claims", "howitzers"]).tolist() == [
        [0, UNSEEN, UNSEEN],
        [0, 0, UNSEEN],
        [0, 0, 0],
    ]
