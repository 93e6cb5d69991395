"""The oracle names each promise that is broken, and no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.chaos.evidence import (
    Blow,
    Contact,
    DeskCase,
    DeskLine,
    Evidence,
    Heard,
    Said,
    StaffReply,
)
from bench.chaos.oracle import judge
from bench.chaos.words import Line, Script, mark_of
from bot.casework.messages import Channel
from bot.casework.triage import Tier

CALM, DANGER, STAFF = mark_of(1), mark_of(2), mark_of(500_001)
ANSWER, NUMBERS, HELLO = f"You wrote {CALM}.", "Ring 999 now.", f"Hello. {STAFF}"


def a_run() -> Evidence:
    """Return the evidence of a run in which every promise held: one contact, two messages."""
    lines = (
        Line(CALM, f"a question {CALM}", Tier.P4, hasty=False),
        Line(DANGER, f"a machete {DANGER}", Tier.P1, hasty=False),
    )
    said = [Said(line, float(at), confirmed=True) for at, line in enumerate(lines, start=1)]
    heard = [Heard(1.5, ANSWER), Heard(2.5, NUMBERS), Heard(3.5, HELLO)]
    return Evidence(
        contacts=(Contact(Script(0, Channel.TELEGRAM, lines), said, heard),),
        desk={
            "tg-1": (
                DeskLine("contact", lines[0].text),
                DeskLine("bot", ANSWER),
                DeskLine("contact", lines[1].text),
                DeskLine("bot", NUMBERS),
                DeskLine("staff", HELLO),
            )
        },
        cases=(DeskCase("tg-1.a", "tg-1", "P1", "waiting"),),
        replies=[StaffReply("tg-1.a", STAFF, accepted=True)],
        told={"tg-1.a"},
    )


def broken(evidence: Evidence) -> set[str]:
    """Return the keys of the promises that the oracle finds broken."""
    return {verdict.key for verdict in judge(evidence) if not verdict.held}


def with_desk(evidence: Evidence, *lines: DeskLine) -> Evidence:
    """Return the evidence with other lines at the desk."""
    evidence.desk["tg-1"] = lines
    return evidence


def test_a_run_without_fault_holds_every_promise() -> None:
    """The oracle cries out over nothing."""
    assert broken(a_run()) == set()


def test_a_message_that_is_not_at_the_desk_was_lost() -> None:
    """It was confirmed, and nobody sees it."""
    run = a_run()
    assert broken(with_desk(run, *run.desk["tg-1"][1:])) == {"kept"}


def test_a_message_that_was_never_confirmed_is_not_lost() -> None:
    """Who was not told that it arrived sends it again."""
    run = a_run()
    run.contacts[0].said[0].confirmed = False
    assert broken(with_desk(run, *run.desk["tg-1"][1:])) == set()


@pytest.mark.parametrize("number", [0, 1, 4])
def test_a_line_that_stands_there_twice_was_handled_twice(number: int) -> None:
    """A message, an answer, a reply of staff."""
    run = a_run()
    lines = run.desk["tg-1"]
    assert broken(with_desk(run, *lines, lines[number])) == {"once"}


def test_a_second_case_is_one_too_many() -> None:
    """One case for each escalation."""
    run = a_run()
    run.cases += (replace(run.cases[0], case_id="tg-1.b"),)
    run.told.add("tg-1.b")
    assert broken(run) == {"once"}


def test_messages_in_another_order_are_seen() -> None:
    """The first stands behind the second."""
    run = a_run()
    first, answer, second, *rest = run.desk["tg-1"]
    assert broken(with_desk(run, second, first, answer, *rest)) == {"order"}


def test_words_of_another_contact_are_seen() -> None:
    """At the desk, or sent."""
    run = a_run()
    assert broken(with_desk(run, *run.desk["tg-1"], DeskLine("contact", mark_of(9)))) == {"apart"}
    run = a_run()
    run.contacts[0].heard.append(Heard(4.0, mark_of(9)))
    assert broken(run) == {"apart"}


def test_a_p1_that_is_not_on_the_queue_as_one_is_seen() -> None:
    """It is there at a lower tier, or not at all."""
    run = a_run()
    run.cases = (replace(run.cases[0], tier="P3"),)
    assert broken(run) == {"queue"}


def test_a_p1_that_nobody_was_told_of_is_seen() -> None:
    """The sink never heard of the case."""
    run = a_run()
    run.told.clear()
    assert broken(run) == {"told"}


def test_silence_after_the_last_words_is_seen() -> None:
    """Unless staff lead: then the bot does not talk over them."""
    run = a_run()
    del run.contacts[0].heard[1:]
    lines = run.desk["tg-1"][:3]
    run.replies.clear()
    assert broken(with_desk(run, *lines)) == {"answered"}
    run.replies.append(StaffReply("tg-1.a", STAFF, accepted=False))
    assert broken(run) == set()


def test_silence_that_the_desk_says_may_be_one_is_no_broken_promise() -> None:
    """The connection was cut while the last answer went: it is not sent again blindly."""
    run = a_run()
    del run.contacts[0].heard[1:]
    run.replies.clear()
    *lines, last = run.desk["tg-1"][:4]
    assert broken(with_desk(run, *lines, last)) >= {"answered"}
    assert broken(with_desk(run, *lines, replace(last, doubted=True))) == set()


def test_a_reply_that_never_arrived_is_seen() -> None:
    """The desk shows it, the contact never got it."""
    run = a_run()
    del run.contacts[0].heard[0]
    assert broken(run) == {"sent"}


def test_a_reply_of_staff_that_is_nowhere_is_seen() -> None:
    """The desk said that it was sent."""
    run = a_run()
    del run.contacts[0].heard[2]
    assert broken(with_desk(run, *run.desk["tg-1"][:4])) == {"sent"}


def test_second_copies_are_counted_against_kills() -> None:
    """One copy and one kill is allowed; two copies are not."""
    run = a_run()
    run.contacts[0].heard.append(Heard(9.0, NUMBERS))
    assert broken(run) == {"copies"}
    run.blows.append(Blow(2.6, "kill", "worker"))
    assert broken(run) == set()
    run.contacts[0].heard.append(Heard(9.5, NUMBERS))
    assert broken(run) == {"copies"}


def test_a_blind_repeat_is_seen_whatever_was_killed_elsewhere() -> None:
    """The answer to a send was lost, nobody died, and it was sent again."""
    run = a_run()
    run.contacts[0].heard[1] = Heard(12.5, NUMBERS, cut=True)
    run.contacts[0].heard.append(Heard(13.0, NUMBERS))
    run.blows.append(Blow(1.0, "kill", "worker"))
    assert broken(run) == {"blind"}
    run.blows.append(Blow(12.7, "kill", "worker"))
    assert broken(run) == set()


def test_a_reply_that_the_desk_doubts_is_not_held_to_have_arrived() -> None:
    """The line was cut before or after it was sent: nobody can know, and staff are told so."""
    run = a_run()
    del run.contacts[0].heard[0]
    first, answer, *rest = run.desk["tg-1"]
    assert broken(with_desk(run, first, replace(answer, doubted=True), *rest)) == set()
