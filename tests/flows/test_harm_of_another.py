"""Who tells of somebody else's harm, or of their own violence, through the whole of a turn."""

from __future__ import annotations

from bot.casework.messages import ReplyKind
from bot.casework.triage import Route, Tier, Understanding
from tests.flows.scene import Scene


def urgent(route: Route, intent: str, confidence: float, share: float) -> Understanding:
    """Return what the model makes of words, and how sure it is."""
    return Understanding(
        intent, confidence, Tier.P2, route, route_probabilities={route.value: share}
    )


async def test_a_mother_is_not_told_that_her_own_life_matters(scene: Scene) -> None:
    """Numbers for her and for her daughter; whoever wants to die herself is told so."""
    (reply,) = await scene.says("my daughter is 14 and she said she wants to kill herself")
    assert "116 123" in reply.text
    assert "Are they under 19? Childline" in reply.text
    assert "Your life matters" not in reply.text
    assert "If they might act on this, call 999" in reply.text


async def test_whoever_wants_to_die_is_told_that_their_life_matters(scene: Scene) -> None:
    """The same of oneself keeps its text, though no rule sees it and the model has no topic."""
    scene.rasa.says = urgent(Route.SMALLTALK, "suicide", 0.51, 0.5)
    (own,) = await scene.says("tryna sleep forever tbh")
    assert "Your life matters" in own.text
    assert "Are they under 19" not in own.text
    assert (await scene.case()).route is Route.MENTAL_HEALTH


async def test_a_fragment_of_another_harm_is_only_added(scene: Scene) -> None:
    """A killing seen on TikTok brings no warning against sending pictures."""
    await scene.says("my dad hits me")
    scene.rasa.says = urgent(Route.SEXUAL_HARM, "image_abuse", 0.52, 0.3)
    (reply,) = await scene.says("i keep seein the video on tiktok")
    assert "pictures" not in reply.text
    assert reply.kind is ReplyKind.AUTOMATIC
    scene.rasa.says = urgent(Route.SEXUAL_HARM, "image_abuse", 0.9, 0.9)
    (sure,) = await scene.says("he put me on there and everyone is sending it round")
    assert "pictures" in sure.text


async def test_who_harms_at_home_reads_nothing_meant_for_the_one_hurt(scene: Scene) -> None:
    """The line for those who hurt; what follows of the same is added."""
    (reply,) = await scene.says("I pushed my wife on Saturday and I scared her")
    assert "Respect Phoneline" in reply.text
    assert "fault" not in reply.text
    scene.rasa.says = urgent(Route.CHILD_PROTECTION, "child_harm", 0.9, 0.9)
    (more,) = await scene.says("the boy saw it, he has a red mark")
    assert "fault" not in more.text


async def test_what_was_said_of_a_friend_is_said_again_of_oneself(scene: Scene) -> None:
    """The friend's numbers came first; their own wish to die is news, and once."""
    scene.rasa.says = urgent(Route.MENTAL_HEALTH, "suicide", 0.9, 0.9)
    (friend,) = await scene.says("my mate wants to kill herself")
    assert "Your life matters" not in friend.text
    (again,) = await scene.says("she said she will kill herself")
    assert again.kind is ReplyKind.AUTOMATIC
    (own,) = await scene.says("i wanna die too")
    assert "Your life matters" in own.text
