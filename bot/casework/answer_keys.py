"""The screen's keys for answers to our safety questions, and which of them tell no harm."""

from __future__ import annotations

# Words of doubt that say nothing of our question: unsure means up, but not what about.
NO_ANSWER = "answer_unclear"
# Words with a no in them that leave "Are you safe right now?" open, and tell of something else.
SOMETHING_ELSE = "answer_something_else"
# Typed answers to "Is it safe to message you here?": no; somebody sees it; not sure.
NOT_SAFE_CHAT = "answer_not_safe_chat"
SEEN_CHAT = "answer_seen_chat"
UNSURE_CHAT = "answer_unsure_chat"
# Rules that name no harm: how someone answered, what was told before.
TELLS_NO_HARM = frozenset(
    {"under_13", "danger_returns", "answer_not_safe", "takeover_after", "takeover_denial"}
    | {NO_ANSWER, SOMETHING_ELSE, NOT_SAFE_CHAT, SEEN_CHAT, UNSURE_CHAT}
)
