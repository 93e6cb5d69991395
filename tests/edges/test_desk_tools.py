"""What goes into a reply: ready replies and services; who is writing; what the contact chose."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.casework.messages import CaseId, MessageKind, StaffName
from bot.casework.triage import Route, Tier, Understanding
from bot.desk.canned import CannedWrong, for_case, load_canned
from bot.flows import claim
from tests.edges.desk_kit import DeskKit, Worker, a_worker, directory
from tests.makers import a_case

PRIYA = StaffName("Priya Shah")
DAVE = StaffName("Dave Price")
# Words that a contact may not know, or that promise what nobody can keep.
NOT_SAID = re.compile(
    r"\b(safeguarding|referral|DSL|assess|I promise|everything will)", re.IGNORECASE
)


def test_every_ready_reply_is_short_and_plain() -> None:
    """Sentences that a frightened ten-year-old can read, and nothing that we cannot promise."""
    canned = load_canned()
    assert len(canned) >= 12
    for ready in canned:
        assert not NOT_SAID.search(ready.text), ready.key
        for sentence in re.split(r"(?<=[.?!])\s+", ready.text):
            assert len(sentence.split()) <= 20, f"{ready.key}: {sentence}"


def test_a_name_is_filled_in_and_bland_replies_alone_reach_a_watched_phone() -> None:
    """First name only; what would tell a third person something is left out."""
    canned, case = load_canned(), a_case()
    calm = {r.key: r for r in for_case(canned, case, PRIYA, directory(), watched=False)}
    assert "I'm Priya. " in calm["hello"].text
    assert calm["fixed-help"].fixed and "999" in calm["fixed-help"].text
    assert all("{" not in ready.text for ready in calm.values())
    watched = for_case(canned, case, PRIYA, directory(), watched=True)
    assert {"hello", "call-999", "fixed-help"}.isdisjoint(ready.key for ready in watched)
    for ready in watched:
        assert not re.search(r"999|police|safe|help|danger", ready.text, re.IGNORECASE), ready.key


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("hello: there", "not a list"),
        ("- id: a-1\n  title: A\n", "needs id, title and text"),
        ("- {id: a-1, title: A, text: Hi, colour: red}", "needs id, title and text"),
        ("- {id: a-1, title: A, text: 'Hi {name}'}", "no placeholder is called name"),
        ("- {id: A B, title: A, text: Hi}", "misspelt"),
        ("- {id: a-1, title: A, text: Hi}\n- {id: a-1, title: B, text: Ho}", "twice"),
    ],
)
def test_a_file_that_breaks_its_rules_is_refused_with_the_place(
    tmp_path: Path, text: str, says: str
) -> None:
    """The desk does not start on replies that nobody could use."""
    path = tmp_path / "canned.yml"
    path.write_text(text)
    with pytest.raises(CannedWrong, match=says):
        load_canned(path)


async def test_a_ready_reply_goes_into_the_box_without_javascript(
    worker: Worker, mine: CaseId
) -> None:
    """Its link draws the page with the words in the reply box, unsent."""
    page = await worker.opens(f"/cases/{mine}?insert=ready:hello")
    box = re.search(r'<textarea id="text".*?</textarea>', page, re.DOTALL)
    assert box
    assert "I&#39;m Priya. I&#39;m a person" in box.group()


async def test_a_service_is_found_by_words_route_and_area(worker: Worker, mine: CaseId) -> None:
    """The nearest first; each card with its warning; the words searched for in no address."""
    await worker.opens(f"/cases/{mine}")
    assert "For this case:" in worker.words
    await worker.posts(f"/cases/{mine}/services", words="childline")
    assert worker.path == f"/cases/{mine}/services"
    assert worker.answer is not None and not worker.answer.url.query
    assert "0800 1111" in worker.words
    await worker.posts(f"/cases/{mine}/services", words="CHILDLINE homework")
    assert "Nothing found" in worker.words
    await worker.posts(f"/cases/{mine}/services", route="domestic_abuse", area="Coventry")
    assert "Coventry" in worker.words
    await worker.posts(f"/cases/{mine}/services", route="nowhere", area="Paris")
    assert "For this case:" in worker.words
    await worker.posts(f"/cases/{mine}/services", words="violence reduction unit")
    assert "Check before you rely on this" in worker.words


async def test_a_service_goes_into_the_box_and_counts_as_sent_when_it_was(
    worker: Worker, mine: CaseId
) -> None:
    """What was sent by whom stands beside the conversation."""
    page = await worker.opens(f"/cases/{mine}?insert=service:childline")
    box = re.search(r'<textarea id="text"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert box
    assert "0800 1111" in box.group(1)
    assert "Services sent None yet." in worker.words
    await worker.posts(f"/cases/{mine}/reply", text=f"Try them:\n\n{box.group(1)}")
    assert "Services sent Childline Priya Shah" in worker.words


@pytest.mark.parametrize("name", ["service:nothing", "ready:nothing", "nothing", "service:"])
async def test_what_is_not_known_is_not_put_in(worker: Worker, mine: CaseId, name: str) -> None:
    """A mistyped address leaves the box empty."""
    page = await worker.opens(f"/cases/{mine}?insert={name}")
    assert re.search(r'<textarea id="text"[^>]*></textarea>', page)


async def test_only_who_has_the_case_is_offered_words(kit: DeskKit, worker: Worker) -> None:
    """Others are told to claim it."""
    case_id = await kit.danger()
    await claim.claim(kit.outside, case_id, DAVE, cause="dave")
    page = await worker.opens(f"/cases/{case_id}?insert=ready:hello")
    assert "Ready replies" not in page
    await worker.posts(f"/cases/{case_id}/services", words="childline")
    assert "Claim the case first" in worker.words


async def watched(kit: DeskKit, answer: str) -> CaseId:
    """Return a P2 that Priya has, of a contact who answered whether this chat is safe."""
    words = "he goes through my phone and wont let me see my mates"
    kit.rasa.by_text[words] = Understanding("abuse", 0.9, Tier.P2, Route.DOMESTIC_ABUSE)
    await kit.says(words, "tg-7c7c")
    payload = f"safe_chat:{answer}"
    await kit.says(answer, "tg-7c7c", kind=MessageKind.BUTTON, payload=payload)
    (case,) = await kit.store.open_cases()
    await claim.claim(kit.outside, case.case_id, PRIYA, cause="priya")
    return case.case_id


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("yes", "Yes, it is safe to message here 10:00"),
        ("no", "someone may be watching. No, it is not safe to message here 10:00"),
        ("unsure", "someone may be watching. Not sure whether it is safe to message here 10:00"),
    ],
)
async def test_what_the_contact_chose_is_shown_with_the_time(
    kit: DeskKit, worker: Worker, answer: str, says: str
) -> None:
    """Safe to message here: yes, no or not sure, and since when."""
    case_id = await watched(kit, answer)
    await worker.opens(f"/cases/{case_id}")
    assert says in worker.words


async def test_before_a_reply_to_a_watched_contact_the_page_names_where_it_goes(
    kit: DeskKit, worker: Worker
) -> None:
    """Channel and case are named beside the box to tick; services use discreet words."""
    case_id = await watched(kit, "no")
    await worker.opens(f"/cases/{case_id}?insert=service:national-da-helpline")
    assert "This goes to the contact on Telegram, case" in worker.words
    box = re.search(r'<textarea id="text"[^>]*>(.*?)</textarea>', worker.page, re.DOTALL)
    assert box
    assert not re.search(r"abuse|refuge|violence", box.group(1), re.IGNORECASE)


async def test_a_colleague_who_writes_is_seen_for_a_few_seconds(
    kit: DeskKit, worker: Worker, mine: CaseId
) -> None:
    """Two people do not answer past each other; one's own writing is not news."""
    await kit.staff(DAVE)
    other = await a_worker(kit, worker.client.server)
    await other.signs_in(DAVE)
    await other.opens(f"/cases/{mine}")
    await other.posts(f"/cases/{mine}/writing", where="note")
    await worker.opens(f"/cases/{mine}")
    assert "Dave Price is writing a note on this case." in worker.words
    await worker.posts(f"/cases/{mine}/writing", where="reply")
    await worker.opens(f"/cases/{mine}")
    assert "Priya Shah is writing" not in worker.words
    await other.opens(f"/cases/{mine}")
    assert "Priya Shah is writing a reply on this case." in other.words
    await worker.posts(f"/cases/{mine}/reply", text="Are you inside?")
    await other.opens(f"/cases/{mine}")
    assert "Priya Shah is writing" not in other.words
    kit.clock.moves(seconds=9)
    await worker.opens(f"/cases/{mine}")
    assert "Dave Price is writing" not in worker.words
    await other.client.session.close()
