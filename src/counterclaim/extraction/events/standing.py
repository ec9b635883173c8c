"""How far an event is said to have happened, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.extraction.context import Context
from counterclaim.extraction.events.triggers import Trigger, forms
from counterclaim.extraction.grammar import Grammar
from counterclaim.extraction.lexicon import lexicon
from counterclaim.model.attribution import Attribution
from counterclaim.model.claim import EventStatus


def is_supposed(context: Context, trigger: Trigger, told: Attribution | None) -> bool:
    """Whether the event is only asked for, feared, conditional or possible: a position, no event."""
    grammar = context.grammar
    wished = told is not None and told.cue in lexicon("events")["status"]["wished"]
    if (wished or _is_wished(grammar, trigger)) and not _is_told_as_real(grammar, trigger):
        return True
    if trigger.verbal and _aimed(grammar, trigger.head):
        return True
    if _is_feared(context, trigger):
        return True
    if _modal(grammar, trigger.head) or _conditional(grammar, trigger.head):
        return True
    asked = set(lexicon("events")["status"]["asked"])
    return any(asked.intersection(forms(grammar.words[n])) for n in _governors(grammar, trigger))


def _is_told_as_real(grammar: Grammar, trigger: Trigger) -> bool:
    """Whether a wish takes the event for granted: told in the past tense, or as already due ("upcoming talks")."""
    verb = grammar.words[_clause_verb(grammar, trigger.head)]
    due = set(lexicon("events")["status"]["planned"])
    beside = {form for n in grammar.children[trigger.head] for form in forms(grammar.words[n])}
    return verb.xpos == "VBD" or bool(due & beside)


def _is_feared(context: Context, trigger: Trigger) -> bool:
    """Whether a noun of fear or wish stands right before ("fears of a wider war")."""
    begin = context.grammar.span(trigger.words).begin
    before = context.report.text[max(0, begin - 48) : begin].lower()
    return re.search(lexicon("events")["status"]["feared"], before) is not None


def _is_wished(grammar: Grammar, trigger: Trigger) -> bool:
    """Whether a verb above a trigger tells a wish or a will, with no verb in the past tense between them."""
    for number in grammar.ancestors(trigger.head):
        word = grammar.words[number]
        if word.upos == "VERB" and word.lemma.lower() in lexicon("events")["status"]["willing"]:
            return not _is_arranged(grammar, number)
        if word.xpos == "VBD":
            return False
    return False


def _is_arranged(grammar: Grammar, verb: int) -> bool:
    """Whether a verb is a passive of planning ("talks are planned"), which tells an event that is to come."""
    passive = grammar.has_dependent(verb, "aux:pass")
    return passive and not _PLANNING.isdisjoint(forms(grammar.words[verb]))


_PLANNING = frozenset({"plan", "prepare", "intend", "propose"})


def _aimed(grammar: Grammar, verb: int) -> bool:
    """Whether a verb is an infinitive of aim ("ready to retake"), not one of beginning or trying."""
    if not any(grammar.words[n].text.lower() == "to" for n in grammar.dependents(verb, "mark")):
        return False
    return not set(lexicon("events")["status"]["begun"]).intersection(forms(grammar.words[grammar.words[verb].head]))


def _governors(grammar: Grammar, trigger: Trigger) -> Iterator[int]:
    """The words right above a trigger: its own head, and the head of a light verb over it."""
    above = grammar.words[trigger.head].head
    if above == trigger.head:
        return
    yield above
    light = set(lexicon("events")["light"]["active"])
    further = grammar.words[above].head
    if not trigger.verbal and further != above and light.intersection(forms(grammar.words[above])):
        yield further


def _clause_verb(grammar: Grammar, number: int) -> int:
    """The verb of the clause that a word stands in; the word itself where it heads it."""
    at = number
    for _ in range(8):
        if grammar.words[at].upos in ("VERB", "AUX") or grammar.words[at].head == at:
            break
        at = grammar.words[at].head
    return at


def _modal(grammar: Grammar, number: int) -> bool:
    verb = _clause_verb(grammar, number)
    modal = lexicon("events")["status"]["modal"]
    return any(grammar.words[n].text.lower() in modal for n in grammar.dependents(verb, "aux"))


def _conditional(grammar: Grammar, number: int) -> bool:
    verb = _clause_verb(grammar, number)
    return any(grammar.words[n].text.lower() in ("if", "unless", "should") for n in grammar.dependents(verb, "mark"))


def status_of(context: Context, trigger: Trigger, told: Attribution | None) -> EventStatus:
    """The status of one event: by the words around its trigger, else by the learned mark, else as told."""
    grammar = context.grammar
    if _is_told_as(context, trigger, "failed"):
        return EventStatus.FAILED
    if _negated(grammar, trigger) or (told is not None and told.cue in lexicon("events")["status"]["denying"]):
        return EventStatus.DENIED
    if _has(context, trigger, "failed"):
        return EventStatus.FAILED
    if _planned(grammar, trigger):
        return EventStatus.PLANNED
    if _has(context, trigger, "ongoing") or _progressive(grammar, trigger):
        return EventStatus.ONGOING
    return _marked(context, trigger) or EventStatus.HAPPENED


def _marked(context: Context, trigger: Trigger) -> EventStatus | None:
    """The likeliest status by the learned marks; None where the engine has none."""
    marks = context.analysis.marks.get("event_status")
    if marks is None:
        return None
    labels = context.analysis.mark_labels["event_status"]
    return EventStatus(labels[int(marks[trigger.head].argmax())])


def _around(grammar: Grammar, trigger: Trigger) -> list[int]:
    """The trigger's own modifiers, the verb of its clause and that verb's light modifiers."""
    verb = _clause_verb(grammar, trigger.head)
    near = [*grammar.children[trigger.head], verb]
    near += [n for n in grammar.children[verb] if grammar.words[n].upos in ("ADV", "ADJ", "ADP", "PART")]
    above = grammar.words[verb].head
    if grammar.words[verb].dep == "xcomp":
        near.append(above)
    return [n for n in near if n != trigger.head]


def _has(context: Context, trigger: Trigger, kind: str) -> bool:
    grammar, table = context.grammar, lexicon("events")["status"]
    near = _around(grammar, trigger)
    if any(set(table[kind]).intersection(forms(grammar.words[n])) for n in near):
        return True
    return _is_told_as(context, trigger, kind)


def _is_told_as(context: Context, trigger: Trigger, kind: str) -> bool:
    """Whether a set phrase around the trigger or its verb tells the status."""
    grammar = context.grammar
    verb = _clause_verb(grammar, trigger.head)
    around = f"{_text_near(grammar, verb, 2, 5)} {_text_near(grammar, trigger.head, 1, 8)}"
    return any(phrase in around for phrase in lexicon("events")["status"][f"{kind}_phrases"])


def _text_near(grammar: Grammar, number: int, before: int, after: int) -> str:
    """The words around one, within its sentence, in lower case."""
    first, last = grammar.sentence_range(number)
    return grammar.text((max(first, number - before), min(last, number + after))).lower()


def started(grammar: Grammar, trigger: Trigger) -> bool:
    """Whether the text only tells when the event began."""
    verb = _clause_verb(grammar, trigger.head)
    return bool(set(lexicon("events")["status"]["started"]).intersection(forms(grammar.words[verb])))


def _negated(grammar: Grammar, trigger: Trigger) -> bool:
    verb = _clause_verb(grammar, trigger.head)
    words = {grammar.words[n].text.lower() for n in (*grammar.children[verb], *grammar.children[trigger.head])}
    return bool(words & {"not", "n't", "n’t", "never", "no"})


def _planned(grammar: Grammar, trigger: Trigger) -> bool:
    planned = set(lexicon("events")["status"]["planned"])
    verb = _clause_verb(grammar, trigger.head)
    future = any(grammar.words[n].text.lower() in ("will", "shall") for n in grammar.dependents(verb, "aux"))
    near = (
        *grammar.children[trigger.head],
        *((grammar.words[verb].head,) if grammar.words[verb].dep == "xcomp" else ()),
    )
    ahead = re.search(r"\b(?:is|are|was|were) to$", _text_near(grammar, verb, 2, 0)) is not None
    arranged = _is_arranged(grammar, verb)
    return future or ahead or arranged or any(planned.intersection(forms(grammar.words[n])) for n in near)


def _progressive(grammar: Grammar, trigger: Trigger) -> bool:
    if not trigger.verbal or grammar.words[trigger.head].xpos != "VBG":
        return False
    return any(
        grammar.words[n].text.lower() in ("is", "are", "was", "were", "been")
        for n in grammar.dependents(trigger.head, "aux")
    )
