"""Made-up conversations to practise on. Nobody wrote these words; staff may add more here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Script:
    """One contact to play. `lines` are sent one at a time, when whoever plays presses for it."""

    key: str
    title: str
    about: str
    lines: tuple[str, ...]


SCRIPTS = (
    Script(
        "door",
        "Danger at the door",
        "A P1. The 999 checklist, short questions, and a second person to close.",
        (
            "theyre outside mine with a machete",
            "back bedroom. me and my little brother",
            "door is locked. mum is ringing 999 now",
            "they went. police are here",
            "thank you for staying",
        ),
    ),
    Script(
        "control",
        "Control at home",
        "A P2. Ask what is safe first: somebody may read the phone.",
        (
            "he says if i leave he will find me. he goes through my phone",
            "since the summer. its got worse",
            "he is back at six. dont write after that",
            "my sister knows. i could go to hers",
            "ok i will ring them from work",
        ),
    ),
    Script(
        "parent",
        "A worried parent",
        "A P3. A parent who fears that a son is being used to sell drugs.",
        (
            "my son is 14. he has new trainers and two phones and wont say where from",
            "he was away all saturday night",
            "i dont want him in trouble with the police",
            "can someone talk to him",
        ),
    ),
    Script(
        "sport",
        "A calm question",
        "A P4. The bot answers; nobody is needed unless you ask for a person.",
        (
            "is there a youth club in dudley",
            "how much does it cost",
            "can i talk to a person",
        ),
    ),
)
FREE = Script("free", "Your own words", "Write everything yourself.", ())
BY_KEY = {script.key: script for script in (*SCRIPTS, FREE)}
