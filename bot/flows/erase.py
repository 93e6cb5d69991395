"""A practice contact is erased, when its part has been played."""

from __future__ import annotations

from bot.casework.errors import MoveRefused
from bot.casework.messages import ConversationId
from bot.ports import Casebook
from bot.ports.erasing import Eraser


async def erase_practice(
    casebook: Casebook, eraser: Eraser, conversation_id: ConversationId
) -> None:
    """Drop all that is kept of a practice contact; nothing is left to do when nothing is.

    Raises MoveRefused for a real contact, and while something of it is still on its way.
    """
    conversation = await casebook.conversation(conversation_id)
    if conversation is not None and not conversation.practice:
        raise MoveRefused("This is a real contact. Only practice contacts can be erased here.")
    if not await eraser.erase(conversation_id):
        raise MoveRefused("Something of it is still on its way. Try again in a moment.")
