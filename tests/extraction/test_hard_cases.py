"""Constructions that reports of war use again and again and that are easily misread, each under its rule of the guide.

The sentences are invented, in the words of newspapers, for a report of Thursday, 22 October 2020. Where what is read
differs from what the guide wants, the natural sentence stands and is marked, with what is read instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.model.claim import Toll
from counterclaim.reading.credits import credits_of
from counterclaim.reading.publication import after_header, head_of

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet
    from conftest import Reader

    from counterclaim.model.extraction import Extraction

SUNDAY = "Armenia's emergency service put the wounded at 24 after saying on Sunday that 16 people had been hurt."
FOOTAGE = "The Azerbaijani defence ministry showed footage which it said was of two burning Armenian tanks."


def cases(*rows: tuple[str, object] | ParameterSet) -> pytest.MarkDecorator:
    """Texts, each with what is to be read in it."""
    return pytest.mark.parametrize(("text", "expected"), rows)


def misread(text: str, expected: object, instead: str) -> ParameterSet:
    """A text that is read wrongly, with what is read instead."""
    # Strict: a sentence that comes to be read rightly fails here until its mark is taken away.
    return pytest.param(text, expected, marks=pytest.mark.xfail(strict=True, reason=instead))  # `instead` says why


def counts(tolls: tuple[Toll, ...]) -> str:
    """Outcome and bounds of each disclosed toll, in text order; an open bound is None."""
    return ", ".join(f"{t.outcome} {t.count.low}-{t.count.high}" for t in tolls if t.count)


def sayings(found: Extraction, text: str) -> list[str]:
    """Source and content of each attribution."""
    return [f"{a.source}: {a.content_span.of(text)}" for a in found.attributions]


# Tolls: figures, what they count, whose, since when


@cases(
    ("The army in Stepanakert announced 19 more deaths on Wednesday, which took its losses to 874.", [19, 874]),
    ("Azerbaijan's prosecutors reported two further civilian deaths overnight, raising the total to 63.", [2, 63]),
    ("Another 14 people were injured in Ganja on Saturday; 221 civilians have now been hurt.", [14, 221]),
)
def test_one_sentence_tells_a_new_count_and_a_running_total(text: str, expected: object, read: Reader) -> None:
    tolls = read(text).tolls
    assert [t.count.low for t in tolls if t.count] == expected
    assert [t.measure for t in tolls] == ["new", "cumulative"]


@cases(
    ("Karabakh's army has lost 874 men since 27 September, Stepanakert said.", "2020-09-27"),
    ("Stepanakert put its losses at 874 since fighting broke out on 27 September.", "2020-09-27"),
)
def test_a_total_counts_from_the_day_that_its_clause_gives(text: str, expected: object, read: Reader) -> None:
    assert str(read(text).tolls[-1].since) == expected


@cases(
    ("Azerbaijan lost 12 lorries on Monday and 15 on Tuesday, an officer said.", "destroyed vehicle"),
    ("Baku had said that 61 civilians had been killed. On Thursday it said 63.", "killed persons"),
    misread("Yerevan said 46 soldiers had been wounded on Monday. On Tuesday it was 31.", "wounded persons", "killed"),
)
def test_a_bare_number_takes_noun_and_outcome_from_before(text: str, expected: object, read: Reader) -> None:
    _, bare = read(text).tolls
    assert f"{bare.outcome} {bare.object}" == expected


@cases(
    ("Eleven Azerbaijani conscripts were killed at Fuzuli and nine more at Terter, a doctor said.", "Azerbaijan"),
    ("Azerbaijani forces lost 60 men. Nine tanks were also destroyed, the Karabakh army said.", "Azerbaijan"),
    misread("Two guns of the enemy and seven of its soldiers were lost, Stepanakert said.", "Azerbaijan", "its own"),
)
def test_a_count_without_a_side_takes_it_from_before(text: str, expected: object, read: Reader) -> None:
    assert read(text).tolls[-1].victim_side == expected


@cases(
    ("The Karabakh army said 40 soldiers had died, after putting the figure at 29 on Tuesday.", "None 2020-10-20"),
    misread(SUNDAY, "None 2020-10-18", "the Sunday goes to the later figure, the earlier one has no day"),
)
def test_an_earlier_figure_holds_for_its_own_day(text: str, expected: object, read: Reader) -> None:
    assert " ".join(str(t.as_of) for t in read(text).tolls) == expected


@cases(
    (
        "The Armenian defence ministry listed as destroyed 18 tanks and infantry fighting vehicles, six howitzers "
        "and mortars, four Osa systems, two drones, 11 lorries and an ammunition depot of the Azerbaijani army.",
        "tank 18, artillery 6, air_defence 4, uav 2, vehicle 11, other 1",
    ),
    (
        "Lost so far, by Baku's count, are 230 Armenian tanks and other armoured vehicles, 34 Osa and other "
        "anti-aircraft systems and 250 guns, launchers and mortars.",
        "tank 230, air_defence 34, artillery 250",
    ),
)
def test_a_mixed_entry_of_a_materiel_list_is_its_first_noun(text: str, expected: object, read: Reader) -> None:
    assert ", ".join(f"{t.object} {t.count.low}" for t in read(text).tolls if t.count) == expected


@cases(
    ("At least 12 civilians and 30 soldiers were killed, the governor said.", "killed 12-None, killed 30-30"),
    ("Nearly 90 people were wounded and 14 killed in Ganja, doctors said.", "wounded 90-90, killed 14-14"),
    ("Fewer than five women were hurt and 20 houses damaged, he said.", "wounded 0-4, destroyed 20-20"),
)
def test_a_qualifier_binds_one_number_only(text: str, expected: object, read: Reader) -> None:
    assert counts(read(text).tolls) == expected


@cases(
    ("Twenty-one people, including nine women, two of them pregnant, died in Barda, the mayor said.", [21, 9, 2]),
    ("Fourteen soldiers, including five officers, among them a colonel, were killed, Baku said.", [14, 5, 1]),
    misread(
        "Among 120 people hurt since September were 30 children, including six under the age of five.",
        [120, 30, 6],
        "the children are killed",
    ),
)
def test_parts_of_parts_are_tolls_with_the_outcome_of_the_whole(text: str, expected: object, read: Reader) -> None:
    tolls = read(text).tolls
    assert [t.count.low for t in tolls if t.count] == expected
    assert {t.outcome for t in tolls} == {tolls[0].outcome}


@cases(
    ("The rocket killed ten villagers, four of whom were children, the mayor said.", "killed child"),
    ("The army lost 30 soldiers, 12 of whom were volunteers, Baku said.", "killed military"),
    ("Forty-three soldiers were wounded, 11 of whom are in a serious condition.", "wounded military"),
)
def test_of_whom_counts_a_part_with_the_outcome_of_the_whole(text: str, expected: object, read: Reader) -> None:
    _, part = read(text).tolls
    assert f"{part.outcome} {part.victim_type}" == expected


@cases(
    ("The Armenian defence ministry said the enemy had left 50 bodies on the slope.", "Azerbaijan"),
    ("The Karabakh army said that it had destroyed seven of the enemy's tanks.", "Azerbaijan"),
    misread("The ministry in Yerevan said 14 tanks and seven trucks of the enemy burned.", "Azerbaijan", "Armenia"),
)
def test_the_enemy_is_the_other_side_of_who_speaks(text: str, expected: object, read: Reader) -> None:
    assert {t.victim_side for t in read(text).tolls} == {expected}


@cases(
    ("Azerbaijani troops came on Tuesday. They lost 15 men, the Karabakh army said.", ["Azerbaijan"]),
    ("Armenian gunners shelled Terter. They killed three farmers, the governor said.", ["Azerbaijan", "none/mixed"]),
)
def test_they_are_those_told_of_before(text: str, expected: list[str], read: Reader) -> None:
    (toll,) = read(text).tolls
    assert toll.victim_side in expected


@cases(
    ("The Karabakh army said it had killed 200 Azerbaijani soldiers on Tuesday. Baku denied this.", 200),
    ("The Karabakh army reported 70 Azerbaijani dead and 55 captured. Baku denied the latter figure.", 55),
    ("Stepanakert reported 90 Azerbaijani dead and 12 captured guns. Baku dismissed the first number.", 90),
    ("Armenia says that 300 Azerbaijanis died. That is a lie, Baku said.", 300),
    misread("Armenia said it had captured 30 soldiers, a claim that Baku denied.", 30, "nothing is denied"),
    (
        "A spokeswoman in Yerevan put Azerbaijani losses at 5,000. Her counterpart in Baku called the figure absurd.",
        5000,
    ),
)
def test_a_denial_that_points_back_repeats_the_figure(text: str, expected: object, read: Reader) -> None:
    denied = [t for t in read(text).tolls if t.denied]
    assert [(t.count and t.count.low, t.source[:10]) for t in denied] == [(expected, "Azerbaijan")]


@cases(
    ("Not more than 20 soldiers were wounded on Wednesday, the Armenian defence ministry said.", "wounded 0-20"),
    ("Losses in the northern sector did not exceed 15 men, the Karabakh army said.", "casualties 0-15"),
    ("Not as many as 60 soldiers died in the raid, an Azerbaijani officer said.", "killed 0-59"),
    ("The army never lost more than ten men a day, Baku said.", "killed 0-10"),
)
def test_a_negated_bound_is_an_upper_one(text: str, expected: object, read: Reader) -> None:
    assert counts(read(text).tolls) == expected


@cases(
    ("Dozens of soldiers were killed near Fuzuli on Wednesday, a doctor said.", "killed 24-99"),
    ("Tens of thousands of people have fled Stepanakert, a nun said.", "displaced 20000-99999"),
    ("More than two dozen conscripts were wounded, the nurse said.", "wounded 25-None"),
    ("A handful of people were hurt in Terter, the mayor said.", "wounded None-None"),
)
def test_a_vague_numeral_has_the_bounds_of_its_word(text: str, expected: object, read: Reader) -> None:
    assert counts(read(text).tolls) == expected


@cases(
    ("The Azerbaijani army declined to say how many of its men had died.", ["Azerbaijan"]),
    misread("The enemy hides its losses, the Armenian defence ministry said.", ["Azerbaijan"], "Armenia"),
    ("Baku keeps silent about its military losses.", ["Azerbaijan"]),
    ("Azerbaijan will publish its losses after the war.", ["Azerbaijan"]),
    misread("Neither Armenia nor Azerbaijan has said how many men it lost.", ["Armenia", "Azerbaijan"], "one of them"),
    ("The mayor said that he had seen no soldiers.", []),
)
def test_a_figure_that_is_kept_back_is_an_undisclosed_toll(text: str, expected: object, read: Reader) -> None:
    assert [t.victim_side for t in read(text).tolls if not t.disclosed] == expected


@cases(("How many civilians died in Hadrut is not known.", ["report"]))
def test_what_nobody_knows_is_kept_back_by_nobody(text: str, expected: object, read: Reader) -> None:
    assert [t.source for t in read(text).tolls] == expected


@cases(
    ("Not one soldier was hurt in the shelling of Talish, the mayor said.", "persons wounded 0-0"),
    ("The convoy reached Lachin without loss, its commander said.", "persons casualties 0-0"),
    misread("All the aircraft came back; none was lost, Baku said.", "aircraft destroyed 0-0", "nobody killed"),
)
def test_zero_is_a_figure(text: str, expected: object, read: Reader) -> None:
    (none,) = read(text).tolls
    assert f"{none.object} {counts((none,))}" == expected


@cases(
    ("A shell killed a schoolteacher and her daughter, the mayor said.", ["a schoolteacher", "her daughter"]),
    ("Killed were Captain Rauf Velizade, 30, and a guard, Baku said.", ["Captain Rauf Velizade", "a guard"]),
    misread("Major Elshan Velizade and a private were killed.", ["Major Elshan Velizade", "a private"], "no private"),
)
def test_each_loss_named_is_a_toll_of_one(text: str, expected: object, read: Reader) -> None:
    assert [t.span.of(text) for t in read(text).tolls if t.span] == expected


@cases(
    ("Thirty shells fell on Martuni overnight, the Ararat news agency quoted the town's mayor as saying.", ""),
    ("Baku said that three villages had been taken overnight.", ""),
)
def test_shells_that_fall_and_villages_that_are_taken_are_no_losses(text: str, expected: object, read: Reader) -> None:
    assert counts(read(text).tolls) == expected


@cases(
    ("Two shepherds were killed by a mine on Sunday, prosecutors in Baku said on Tuesday.", "2020-10-18"),
    ("Two days ago 13 people died in Ganja, doctors said on Thursday.", "2020-10-20"),
    ("Six guards were killed on the 9th, the ministry in Yerevan said.", "2020-10-09"),
    misread("Azerbaijan lost 12 lorries on Monday and two on Tuesday.", "2020-10-20", "no day"),
)
def test_a_toll_holds_for_the_day_of_its_incident(text: str, expected: object, read: Reader) -> None:
    assert str(read(text).tolls[-1].as_of) == expected


@cases(("A spokesman in Baku said Azerbaijan believed that 1,200 Armenian soldiers had been killed.", "spokesman"))
def test_a_figure_that_his_own_state_believes_is_the_speakers(text: str, expected: str, read: Reader) -> None:
    assert [expected in t.source for t in read(text).tolls] == [True]


@cases(
    misread("There were 18 soldiers in the base at the time of the attack, the army said.", "", "18 killed"),
    ("The post accommodated some 20 soldiers. Two were wounded, Baku said.", "wounded 2-2"),
)
def test_who_was_there_is_no_loss(text: str, expected: object, read: Reader) -> None:
    assert counts(read(text).tolls) == expected


@cases(
    ("The Azerbaijani army said it had killed 30 soldiers and captured four.", ["Armenia", "Armenia"]),
    ("Armenia said it had captured 30 soldiers near Hadrut.", ["Azerbaijan"]),
)
def test_who_says_that_it_killed_did_not_suffer_it(text: str, expected: object, read: Reader) -> None:
    assert [t.victim_side for t in read(text).tolls] == expected


# Attributions: who says it, in which words, on which day


@cases(misread(SUNDAY, ["put None", "say 2020-10-18"], "both are dated Sunday"))
def test_after_saying_on_sunday_dates_the_earlier_statement_alone(text: str, expected: object, read: Reader) -> None:
    assert [f"{a.cue} {a.said_on}" for a in read(text).attributions] == expected


@cases(
    ("The road is cut, the Ararat news agency quoted the town's mayor as saying.", ["The road is cut"] * 2),
    misread(
        "The bridge at Khudaferin has been blown up, says the Karabakh army, quoted by the Ararat news agency.",
        ["The bridge at Khudaferin has been blown up"] * 2,
        "the agency is no attribution",
    ),
    misread(
        "According to the Ararat news agency, a Karabakh officer said the ridge was lost.",
        ["a Karabakh officer said the ridge was lost", "the ridge was lost"],
        'the agency says both, and the first content is "a Karabakh officer"',
    ),
)
def test_a_medium_goes_around_the_speaker_whom_it_quotes(text: str, expected: object, read: Reader) -> None:
    medium, speaker = sorted(read(text).attributions, key=lambda a: "Ararat" not in a.source)
    assert speaker.nested_in is not None
    assert [a.content_span.of(text) for a in (medium, speaker)] == expected


@pytest.mark.parametrize(
    "content",
    [
        "Of more than 700 soldiers killed so far, the ministry in Stepanakert said, most were conscripts",
        "The road to Hadrut, the army in Stepanakert said, is under fire, and the bridge is gone",
    ],
)
def test_a_fronted_content_runs_on_over_its_cue(content: str, read: Reader) -> None:
    assert [a.content_span.of(content) for a in read(f"{content}.").attributions] == [content]


@cases(
    (FOOTAGE, "which it said was of two burning Armenian tanks"),
    ("Officials, according to whom 30 houses burned, want help.", "30 houses burned"),
)
def test_a_cue_in_a_relative_clause_keeps_its_content(text: str, expected: object, read: Reader) -> None:
    assert read(text).attributions[0].content_span.of(text) == expected


@cases(
    misread(FOOTAGE, "Azerbaijani defence ministry", 'the speaker is "it"'),
    ("The colonel, who said that he had lost three cars, went home.", "colonel"),
    ("The mayor of Barda, who says rockets hit his town, has left.", "mayor of Barda"),
)
def test_the_speaker_of_a_relative_clause_is_whom_it_tells_of(text: str, expected: object, read: Reader) -> None:
    assert read(text).attributions[0].source == expected


@cases(
    ("The governor, Rashid Velizade, came on Wednesday. He said 17 people had been hurt.", "Rashid Velizade"),
    ("An Armenian medic came to Goris. She said 40 of the wounded were civilians.", "Armenian medic"),
    ("An Armenian colonel was asked. According to him, the enemy lost three tanks.", "Armenian colonel"),
)
def test_a_pronoun_that_speaks_is_the_person_told_of_before(text: str, expected: object, read: Reader) -> None:
    found = read(text)
    assert (found.attributions[-1].source, found.tolls[-1].source) == (expected, expected)


@cases(
    ("Baku said the ridge was taken. It also said two men had surrendered.", "two men had surrendered"),
    (
        "The ministry in Baku said the ridge was taken on Monday. "
        "It also said 18 Armenian soldiers had surrendered there.",
        "18 Armenian soldiers had surrendered there",
    ),
)
def test_it_also_said_stays_out_of_the_content(text: str, expected: object, read: Reader) -> None:
    assert read(text).attributions[-1].content_span.of(text) == expected


@cases(
    ("A spokesman for Azerbaijan's army said that talks were useless.", "spokesman for Azerbaijan's army"),
    ("“Nobody is coming back,” said a shepherd.", "shepherd"),
    ("“Nobody is coming back,” said a baker in Stepanakert.", "baker in Stepanakert"),
    misread("Tens of thousands have fled, a Red Cross worker said.", "Red Cross worker", "the Red Cross speaks"),
)
def test_a_person_known_by_role_is_named_by_role(text: str, expected: object, read: Reader) -> None:
    assert [a.source for a in read(text).attributions] == [expected]


@cases(
    ("Moscow said it was ready to send observers.", ["Russia"]),
    ("Ankara blamed Yerevan for the shelling, but Tehran called on both capitals to stop.", ["Turkey", "Iran"]),
    ("Stepanakert says that 26 of its soldiers were killed; another 90 were wounded.", ["Nagorno-Karabakh"] * 2),
)
def test_a_capital_that_speaks_stands_for_its_state(text: str, expected: object, read: Reader) -> None:
    assert [a.source for a in read(text).attributions] == expected


@cases(
    ("A mine went off at Terter on Sunday, prosecutors in Baku said on Tuesday.", "2020-10-20"),
    ("An officer in Stepanakert said on 20 October that the road had been shelled overnight.", "2020-10-20"),
    ("Yerevan said the road had been shelled on Monday.", "None"),
)
def test_the_day_of_speaking_is_not_the_day_of_what_is_told(text: str, expected: object, read: Reader) -> None:
    assert [str(a.said_on) for a in read(text).attributions] == [expected]


@cases(
    ("A Western diplomat said that Moscow believed Turkey had sent fighters.", "Russia: Turkey had sent fighters"),
    misread(
        "A French diplomat said Paris thought Yerevan wanted a truce.", "France: Yerevan wanted a truce", "cut short"
    ),
    misread("An Iranian diplomat said Baku feared that help was late.", "Azerbaijan: help was late", "he fears it"),
)
def test_a_belief_is_told_inside_the_statement_that_tells_it(text: str, expected: object, read: Reader) -> None:
    found = read(text)
    assert (sayings(found, text)[1], found.attributions[1].nested_in) == (expected, 0)


@cases(
    ("STEPANAKERT (AP) — Six houses burned in Martuni on Wednesday.", ("AP",)),
    ("Six houses burned in Martuni.\n\nWith reporting by Reuters and TASS", ("Reuters", "TASS")),
)
def test_a_wire_that_is_credited_vouches_for_nothing(text: str, expected: object, read: Reader) -> None:
    assert credits_of(after_header(head_of(text)), text) == expected
    assert ([t.source for t in read(text).tolls], read(text).attributions) == (["report"], ())


@cases(
    ('"We lost the bridge," a colonel said.\n\n"But we hold the road.\n\n"Send water."', "colonel direct"),
    ('A nurse in Goris said: "Twelve men came.\n\n"Four died.\n\n"We had no blood."', "nurse in Goris direct"),
)
def test_a_quotation_over_paragraphs_is_one_record_for_each(text: str, expected: object, read: Reader) -> None:
    assert [f"{a.source} {a.form}" for a in read(text).attributions] == [expected] * 3


@pytest.mark.parametrize("marks", ["«»", "„“", "“”", "‘’", "''", '""'])
def test_any_pair_of_marks_quotes(marks: str, read: Reader) -> None:
    text = f"{marks[0]}The road is closed,{marks[1]} the police chief said."
    assert sayings(read(text), text) == ["police chief: The road is closed"]
    assert read(text).attributions[0].form == "direct"


@cases(
    ("A baker called the war «our grief».", ["baker: the war «our grief»"]),
    ('A baker called the war "our grief".', ['baker: the war "our grief"']),
    ("A baker spoke of ‘a lull’ in the south.", ["baker: ‘a lull’ in the south"]),
)
def test_marks_inside_a_mixed_content_stay_paired(text: str, expected: object, read: Reader) -> None:
    assert sayings(read(text), text) == expected


# Events: on which day, where, and how far it happened


@cases(
    ("Shelling went on overnight near Martuni.", "2020-10-21/2020-10-22"),
    ("Azerbaijani troops entered the village on Tuesday.", "2020-10-20"),
    misread("Rockets struck Barda overnight.", "2020-10-21/2020-10-22", "no day"),
)
def test_an_event_occurred_on_the_day_of_its_clause(text: str, expected: object, read: Reader) -> None:
    assert [str(e.occurred) for e in read(text).events] == [expected]


@cases(
    ("The two sides agreed to a truce that will take effect on Sunday.", "AGREE planned 2020-10-25"),
    misread("A truce is due to start on Friday at 8 a.m.", "AGREE planned 2020-10-23", "happened last Friday"),
    ("A cease-fire is to begin at midnight on Saturday.", "AGREE planned 2020-10-24"),
)
def test_a_truce_announced_is_planned_for_its_day(text: str, expected: object, read: Reader) -> None:
    assert ", ".join(f"{e.type} {e.status} {e.occurred}" for e in read(text).events) == expected


@cases(
    ("The Karabakh army said the enemy had broken the truce on Wednesday night.", "cease-fire violation"),
    ("Baku accused Armenia of violating the cease-fire on Tuesday.", "cease-fire violation"),
    ("Baku and Yerevan accused each other of breaching the cease-fire.", "cease-fire violation"),
)
def test_a_breach_of_a_truce_is_an_assault(text: str, expected: object, read: Reader) -> None:
    assaults = [e for e in read(text).events if e.type == "ASSAULT"]
    assert [(e.mode, e.status) for e in assaults] == [(expected, "alleged")]


@cases(
    ("The second truce collapsed on Monday within hours.", "AGREE failed 2020-10-19"),
    ("A cease-fire brokered by Moscow failed to hold.", "AGREE failed None"),
    misread("The truce agreed on Saturday never took hold.", "AGREE failed 2020-10-17", "denied, for next Saturday"),
)
def test_a_truce_that_collapsed_failed(text: str, expected: object, read: Reader) -> None:
    assert ", ".join(f"{e.type} {e.status} {e.occurred}" for e in read(text).events) == expected


@cases(
    ("Armenian and Azerbaijani diplomats held talks in Geneva on Wednesday.", "happened Geneva 2020-10-21"),
    ("Envoys of both sides will meet in Washington on Friday.", "planned Washington 2020-10-23"),
    ("Talks are planned for Friday in Washington.", "planned Washington 2020-10-23"),
)
def test_talks_have_place_day_and_status(text: str, expected: object, read: Reader) -> None:
    events = [e for e in read(text).events if e.type == "CONSULT"]
    assert ", ".join(f"{e.status} {' '.join(e.places)} {e.occurred}" for e in events) == expected


# Positions


@cases(
    ("Armenia offered to exchange prisoners on condition that the shelling stops.", "demands offers"),
    ("Baku said there could be no truce without a withdrawal of Armenian troops.", "demands rejects"),
    ("Yerevan said it would accept Russian peacekeepers if Baku pulled back.", "accepts demands"),
    ("Baku is ready to halt its attack if Armenian troops leave, a diplomat said.", "demands offers"),
)
def test_a_conditional_offer_also_demands(text: str, expected: object, read: Reader) -> None:
    assert " ".join(sorted(p.stance for p in read(text).positions)) == expected


@cases(
    ("Karabakh's self-determination is a red line for Armenia, the ministry in Yerevan said.", "rejects status"),
    misread("The status of Karabakh is not negotiable, the ministry in Baku said.", "rejects status", "issue other"),
    ("Armenia will never give up Shusha, a spokesman in Yerevan said.", "rejects territory"),
)
def test_a_red_line_is_rejected_on_its_issue(text: str, expected: object, read: Reader) -> None:
    assert ", ".join(f"{p.stance} {p.issue}" for p in read(text).positions) == expected


# Control


@cases(
    (
        "Fuzuli, held by Armenian forces since 1993, is legally Azerbaijani territory.",
        "Fuzuli Armenian forces de_facto 1993, Fuzuli Azerbaijan de_jure None",
    ),
    (
        "Karabakh is recognised as part of Azerbaijan but has been run by ethnic Armenians since 1994.",
        "Nagorno-Karabakh Azerbaijan de_jure None, Nagorno-Karabakh ethnic Armenians de_facto 1994",
    ),
    misread(
        "By law Agdam belongs to Azerbaijan, but Armenian troops have held it since 1993.",
        "Agdam Azerbaijan de_jure None, Agdam Armenian troops de_facto 1993",
        "Azerbaijan is held by Armenia and by Agdam",
    ),
    ("Shusha is in the hands of Karabakh forces.", "Shusha Karabakh forces de_facto None"),
    ("“Our flag is over Zangilan,” Baku said.", "Zangilan Azerbaijan de_facto None"),
)
def test_control_is_by_law_or_in_fact(text: str, expected: object, read: Reader) -> None:
    assert ", ".join(f"{c.place} {c.holder} {c.basis} {c.since}" for c in read(text).controls) == expected
