"""Somebody else writes on the contact's phone: threatening, controlling, or merely there.

A controller's phrases are everyday words in a parent's letter ("she doesn't want to", "on his
phone"). They count in the abuser's own voice; the rest (`later`) count where a case is open, for
only then can another hand have taken over.
"""

from __future__ import annotations

from bot.casework.lexicon.rule import Rule
from bot.casework.triage import Route, Tier

RULES: tuple[Rule, ...] = (
    Rule(
        "takeover_threat",
        Tier.P1,
        Route.DOMESTIC_ABUSE,
        "someone else on the phone threatens",
        patterns=(
            "this_is|im|its ~2 her|his|hers husband|boyfriend|bf|dad|man|partner|brother|father|ex ~12 waiting|kill|deal|regret|wont|never|pay|behind|finished|sort_her|find_you|find_u",
            "when ~1 she|he ~2 gets|comes|get ~1 in|home|back ~6 ill_be_waiting|im_waiting|ill_kill|im_going_to_kill|deal_with|sort_her|hell_to_pay|learn_her",
            "tell ~1 her|him ~6 ill_be_waiting|im_waiting|coming_for|ill_find_her|hell_to_pay|learn_her|im_going_to_kill|ill_kill",
            "she|he|shes|hes ~1 wont|never|not ~1 be? ~1 texting|talking|messaging|using|writing ~1 to? ~1 again|you|anymore|this",
            "she|he ~1 wont|never ~1 be? ~1 texting|talking|messaging|using|writing ~1 to? ~1 anyone|no_one",
            "she|he ~1 wont|will_not ~1 be|need ~1 needing|need|using|on ~2 phone|mobile|again|anymore|here_again|you|you_lot",
            "when|wait_till|wait_until|today ~1 she|he ~2 come|comes|gets|get ~2 home|in|back ~8 ill|i_will|she_will|he_will|she_pays|shell ~3 pay|finish|learn|kill|sort|deal|teach",
            "^ ~4 she|he|shes ~2 going_to|gonna|about_to|will|bout_to|shell ~2 regret ~1 this|it|that|talking|telling",
            "^ ~12 shes|she|he|hes ~2 about_to|bout_to ~1 find_out|learn",
            "^ youre|your|you ~1 too late",
            "^ where ~1 she ~1 is ~2 now $",
            "help|save ~1 her|him ~1 now $",
        ),
        hits=(
            "this is her husband. tell her ill be waiting behind the door",
            "she won't be messaging again",
        ),
        misses=(
            "this is her mentor, tell her well be waiting at reception",
            "shes not talking to anyone since her mom died",
            "i want to know if she's going to find out",
        ),
        denied=None,
        covert=True,
    ),
    Rule(
        "takeover_control",
        Tier.P2,
        Route.DOMESTIC_ABUSE,
        "someone else on the phone speaks of the contact",
        patterns=(
            "what|wot ~1 has|did|have|is|was|been|exactly ~1 she|he|shes|hes|my_wife|my_girl|my_daughter|my_girlfriend|my_missus|my_sister|they ~2 said|say|saying|told|telling|tell|wrote|been ~4 you|u|to_you|about_me|on_here|about_us|about_our",
            "what|wot ~1 shes|hes|she_has|he_has|she|he ~1 been|said|told|saying|telling|bin|sayin $",
            "she|he|her|shes|my_wife|my_girl|they|the_yout ~2 doesnt|dont|not|shouldnt|has_no ~2 need|want|be|business|reason ~4 talking_to_you|talk_to_you|you_lot|you_people|your_help|helpline|our_business|anyone_outside|your_kind|looking_up",
            "leave|stop ~1 texting|messaging|contacting|talking_to|my|ringing ~1 to|my|alone ~1 wife|girl|girlfriend|daughter|mrs|missus|misses|sister",
            "leave my ~1 wife|girl|girlfriend|daughter|missus|sister ~1 alone",
            "our_business|family_business|private_family|family_matter|our_family ~6 fine|lies|none|stay|unwell|mental|lying|correct|ourselves|kindly",
            "my_wife|my_missus|my_girl ~2 is|isnt|has|was|needs|gets|answers ~3 fine|lies|unwell|mental|lying|not_well|confused|to_me",
            "shes|hes|she_is ~2 lying|mental|not_well|unwell|exaggerating|making_it_up|confused|told_lies|been_telling_tales ~2 about_me|in_the_head|in_head|il|ill|i_will|i_am_dealing|we|she_is|stop",
            "^ ~2 shes|she_is ~2 lying|making_it_up|exaggerating|overreacting|mental|confused ~3 $",
            "im|ive|i_have|i|we_have|got|gt ~1 using|got|have|took|taken|found|seen ~4 her|his|my_wifes|my_daughters|my_sisters ~1 phone|mobile|fone|telephone|tablet",
            "phone|fone|mobile ~2 yeh|is|now|ab ~2 mine|with_me|mere_paas|i_have|ive_got",
            "^ ~3 this_is ~1 her|his|hers|my_wifes ~1 husband|boyfriend|bf|dad|partner|father|brother|fiance|man|uncle",
            "^ ~2 its|im ~1 her|his husband|boyfriend|bf|partner|fiance|man ~1",
            "this isnt|is_not|aint ~4 its ~1 her|his ~1",
            "ill|i_will|we_will|im ~2 dealing|deal|sort|handle ~2 with ~1 her|this|it ~2 now|when|home|ourselves|myself",
            "we ~2 handle|handling|correct|deal_with ~2 her|it|in_the_home|ourselves",
            "stop ~1 filling|fillin|putting|poisoning ~2 my|her ~2 head|mind",
            "she|he ~1 dont|doesnt|not|aint ~1 need ~2 helpline|saving|your_help|you_lot|you_people",
            "whatever ~1 she|shes|he|hes ~3 told|said|telling|been ~6 lies|rubbish|not_true|ignore|lie|its",
            "my_wife|my_mrs|my_missus|my_misses|my_girl|my_ting|my_bird ~6 answers|rubbish|behind_my_back|done_with",
            "you_wont|wont be hearing ~2 her|him",
            "i_decide|decide ~3 phone|whos_on_it|talks",
            "she|he ~1 cant reply",
            "changed ~1 her|his ~1 password",
            "thanks|cheers|ta ~1 for ~1 grassing",
            "stay_out|stay_away|keep_out ~2 our|my|this|her ~2 business|family|wife|girl|marriage",
        ),
        hits=(
            "shes fine she doesnt need to be talking to you lot about our business",
            "what has she told you",
            "im using her phone what has she said about me",
            "this is her husband",
        ),
        misses=(
            "what have the council said",
            "ill sort it thanks",
            "what did you say",
            "my little girl doesn't want to go to her dad's",
            "he is always on his phone",
            "i stopped going because it's her brother",
        ),
        denied=None,
        covert=True,
    ),
    Rule(
        "takeover_after",
        Tier.P2,
        Route.DOMESTIC_ABUSE,
        "someone else may be writing now",
        patterns=(
            "she|he|her|shes ~3 doesnt|dont|not|shouldnt|has_no|wont ~2 need|want|be|talking|business|talk|reason ~4 talk|talking|to|you|help|anymore|messaging|us|our",
            "leave|stop ~1 my|her|contacting|messaging|texting|talking ~2 wife|alone|girl|girlfriend|daughter|mrs|missus|her|sister",
            "stay_away from ~1 my|her|this|our ~2",
            "shes|hes|she|he ~2 lying|lies|a_liar|making_it_up|mental|not_well|unwell|exaggerating|attention|overreacting|crazy|confused|psycho|fine ~5",
            "using|on|have|got|taken ~1 her|his phone|mobile",
            "this_is|its ~1 her|his husband|boyfriend|dad|partner|father|brother|mother_in_law|man ~4",
            "ill|i_will|be|im ~2 dealing|deal|sort|handle|speak ~2 with|to ~1 it|her|him|this ~4",
            "shes|hes|she|he ~2 going_to|gonna|about_to|will|bout_to ~2 regret|find_out|pay|learn|get_what",
            "tell ~1 her|him ~8 dead|finished|going_to_get|home|im_here",
        ),
        hits=("shes fine. leave her alone",),
        misses=("thanks for yesterday",),
        denied=None,
        # A parent speaks of a child like this, too: staff look, and the numbers are not hidden.
        check=True,
        later=True,
    ),
    Rule(
        "takeover",
        Tier.P3,
        Route.HUMAN,
        "someone else may hold the phone",
        patterns=(
            "^ who|whos ~1 is|this ~1 please|then|mate|texting ~1 $",
            "^ ~1 who|whos ~1 is ~1 this|that ~1 $",
            "^ ~1 whos|who ~1 this|that ~1 $",
            "who|whos ~2 texting|messaging ~3 phone|girl|girls|wife|daughter|girlfriend|son",
            "ignore|disregard|forget ~2 that|last|previous|messages|it|what_i|everything|me|all_that|this ~6",
            "who ~1 have_you|has_she|is_she|has_he|is_he|she|he ~2 talking|messaging|texting|speaking|been",
            "that_wasnt|wasnt|wasnt_me|someone_else|my_brother_had|my_mate_had ~3 me|my_phone|had_my_phone|on_my_phone|typing",
            "whose_number|whose_phone ~4",
            "^ what_number ~2 is_this|this",
        ),
        hits=("who is this", "ignore that", "whos this texting my girls phone"),
        misses=(
            "who is this service for",
            "what number do i call to talk to the vru",
            "ignore the noise in the background game",
        ),
        denied=None,
        covert=False,
        check=True,
    ),
)
