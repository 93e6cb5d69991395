"""Masks: games, stories, study, and questions about services.

Each covers the words around a game, a film or a question, unless the text also speaks of real
harm to the contact or theirs.
"""

from __future__ import annotations

from bot.casework.lexicon.rule import Mask

# Real harm in the same text: the frame is called off.
_REAL = (
    "PERP ~3 HIT|HITTING ~1 me|us|mom|my_mom ~4 last|every|when|because|cos|with|again|black|home",
    "DIE ~8 tonight|anymore|tomorrow",
    "outside ~1 mine|my_house|my_door",
    "scared|terrified|frightened ~2 of ~1 him|my|her|going_home",
    "raped|overdose|selfharm|strangled|bleeding|run_away",
    "help ~1 me ~3 please|hes|now",
    "happened ~1 to ~1 me|us|my",
    "my ~1 dad|stepdad|boyfriend|husband|ex|partner|mom|uncle ~3 hits|hit|beats|hurts|touches|touched|beat",
    "my_son|my_daughter|my_brother|my_mate ~6 making|owes|forced|involved|dragged|carrying|selling",
    "im ~2 being",
)

MASKS: tuple[Mask, ...] = (
    Mask(
        "game",
        (
            "~14 in|on|playing|play|at|from|of|off|played|plays|during|my|the|for ~2 GAME ~14",
            "^ ~6 GAME ~12",
            "GAME ~10 killed|shot|gun|guns|sniper|shotgun|knife|sword|stabbed|kill|kills|killing|headshot|shank|merked|die|died|dead|bodied|robbed|robbery|bomb|attack|weapon|weapons|raid|fight|beat|beating|shooting|shoot",
            "killed|shot|gun|guns|sniper|shotgun|knife|sword|stabbed|kill|kills|killing|headshot|shank|shanked|merked|die|died|dead|bodied|robbed|bomb|attack|weapon|weapons|raid|beat|shoot|battered ~8 GAME",
        ),
        unless=(
            *_REAL,
            "HIT|HITTING|strangled|hurt|beat|beats|beating ~2 me ~6 because|cos|over|when|for|with",
            "wrote|written|writing ~1 my|all_my|the ~1 letters|notes|letter|note",
            "meet|nudes|picture|pictures|send|naked|older|adult|man|bully|bullying|outside|knife ~6 me|my|real|mom|address",
            "dad|mom|brother|stepdad|husband|boyfriend|son ~4 angry|smashes|throws|hits|hit|violent|kicks_off|punches|screams",
        ),
        hides=(
            "got shanked in gta",
            "call of duty lobby killed me",
            "shot him twice on warzone lol",
            "pulled the shotgun out in fortnite",
        ),
        keeps=(
            "dad strangled me because i was on fortnite",
            "a man on roblox wants my daughter to send pictures",
        ),
    ),
    Mask(
        "story",
        (
            "~14 in|from|about|of|watch|watching|watched|seen|read|reading|whats|what|lyrics|that|this|which|the|on ~2 MEDIA ~14",
            "ending|scene|bit|part ~3 where ~10",
            "who ~2 kills|killed|murders|dies|shoots|shot|stabs|murdered ~4 in|off|at_the_end",
            "lyrics|lyric|bars|verse|rap|song ~4 about ~8",
            "wives|henry|tudor|boleyn|guy_fawkes|gunpowder|ripper|kray|peaky ~8 beheaded|chopped|killed|executed|murdered|head|died",
        ),
        unless=(
            *_REAL,
            "like_that|like_me|my_life|happening_to|same_as|reminds_me",
            "going_to|gonna ~2 kill|stab|hurt|shoot ~1 him|her|them|myself|me",
            "filmed|video|recorded|nudes|post|posted|snap|story ~4 me|us|my|with|holding",
            "my_book|facebook|notebook|exercise_book",
        ),
        hides=(
            "who killed her in eastenders",
            "lyrics to that song about stabbing",
            "the film where he kidnaps the girl",
            "top boy is mad when he gets shot",
        ),
        keeps=("we watched a film then he strangled me", "i want to die tonight like in that film"),
    ),
    Mask(
        # Blows at training; not those at home, which a netball match may be the reason for.
        "fighting_sport",
        (
            "self_defence|kickboxing|boxing|karate|judo|mma|muay_thai|jiu_jitsu|taekwondo|bjj|martial_arts|sparring|wrestling|jujitsu ~10 HIT|HITTING|kick|punch|fight|attack|strangle|choke|class|club|gym|lessons|training|knocked_out|classes|coach|near|free|session|fights|knockout|beat|battered",
            "HIT|HITTING|punch|kick|fight|fighting|knocked_out|knock_out|choked|choke|beat|battered ~10 boxing|kickboxing|sparring|karate|judo|mma|muay_thai|in_the_ring|taekwondo|bjj|fight_night|boxer|fury|tyson|joshua|title_fight|undercard|pads|punchbag|rugby|hockey|netball",
        ),
        unless=(
            *_REAL,
            "PARENT|PARTNER|uncle|stepbrother ~2 HIT|HITTING ~1 me|us|my|her|him",
            "he|she|hes|shes|they ~1 HIT|HITTING ~1 me|us ~1 after|because|cos|again|every|for|at_home|in_the_car",
        ),
        hides=("we practise punches and kicks at kickboxing on tuesdays",),
        keeps=(
            "my dad hits me after netball",
            "he hit me after my judo class",
            "my dad hit me because i lost at netball",
        ),
    ),
    Mask(
        "study_or_service_question",
        (
            "~16 STUDY ~1 on|about|for|due|project|essay|homework|coursework|question|assignment|called|is|and|do|have|at|in|by|to|of|we|next|presentation|monday|class|i|task|title|help|which|due_mon ~16",
            "writing|write|doing|do|researching|studying|making|need|preparing|presentation|got|revising|for|designing|creating|finishing ~3 STUDY ~14",
            "~10 for ~2 STUDY ~6",
            "what|whats|wot ~2 is|are|does|do|counts|the|about|an|mean|exactly|classed|classes|meant|a|constitutes|qualifies|definition|law|sentence|legal ~3 as|mean|definition|meaning|difference|law|sentence|by|legal|legally|county_lines|coercive|grooming|fgm|domestic|knife_crime|hate_crime|honour|forced|cuckooing|modern_slavery|modern|exploitation|violence|trafficking|iris|mvp|punishment|penalty|fgm|age|statistics|signs|effects|causes|gang|stalking|sextortion|harassment|abuse|your_definition|criminal ~12",
            "definition|meaning|define|statistics|stats|figures|rates|causes|history|number ~2 of|on|for ~10",
            "do|does|can|could|would|will|are|is|have|any|who|has|whats|where ~1 you|ya|your|the_unit|anyone|there|the_vru|vru|u_lot|your_team|yous|youse ~3 run|offer|provide|deliver|do|have|give|cover|fund|supply|come|work|able|doing|got|running|deal|support|recommend|help|send|speak|talk|host|train|any|still|help_people|available|publish|people_who|for_people|for_someone ~16",
            "training|workshop|workshops|a_talk|the_talk|talks|sessions|speaker|speakers|assembly|assemblies|resources|leaflets|leaflet|posters|toolkit|webinar|course|courses|lesson_plan|lesson_plans|campaign|programme|programmes|policy|strategy|conference|guidance|funding|lesson|training_on|materials|briefing|awareness|stall|pack|inset ~4 on|about|around|for|to|regarding|re|into|day|against|tackling|covering ~14",
            "county_lines|knife_crime|knife|gang|gangs|exploitation|domestic_abuse|domestic_violence|sexual_harm|violence|grooming|safeguarding|fgm|forced_marriage|hate_crime|bullying|anti_bullying|self_harm|suicide|substance|drugs|sexual_violence|mental_health|relationship|consent ~2 training|workshop|workshops|awareness|talk|session|sessions|speaker|prevention|strategy|policy|lead|champion|resources|leaflets|programme|programmes|services|service|team|course|education|charity|week|toolkit|campaign|assembly|support|nurse|helpline|adviser|hotline|first_aid|unit|reduction|helplines",
            "as_a|im_a|im_an|i_work|we_are_a|i_am_a|im_the|speaking_as|our_practice|our_school|our_surgery|our_service|our_charity|our_department ~1 teacher|headteacher|nurse|gp|social_worker|youth_worker|councillor|doctor|police_officer|paramedic|tutor|student_nurse|journalist|researcher|student|head_of_year|safeguarding_lead|dsl|ta|governor|midwife|trainee|in_a|for|as|with|reporter|would|is|has ~20",
            "how ~2 do|can|does|should|would ~2 schools|teachers|professionals|gps|we|our_school|councils|people|a_school|staff|practices|parents|the_unit|you ~2 refer|spot|report|respond|deal|tackle|train|reduce|work|help|identify|support|measure|evaluate|prevent|recognise|apply|join|book|fund|make|select ~12",
            "support|service|services|project|charity|group|groups|helpline|refuge|clinic|counselling|therapy|helplines|programme|courses ~1 for|of|who|thats|that|affected_by|whove|experiencing|experience|with|at ~1 victims|survivors|domestic|people|women|rape|sexual|bereaved|homeless|young|girls|men|have|who|been|knife_crime|are|carry|self_harm|hurt|affected|exploited|had|got|lost|stabbed|abused|need ~6",
        ),
        unless=(
            *_REAL,
            "i_was|ive_been|im_being|hes|he_has|shes|my_KIN ~1 HIT|HITTING|making|being|been|carrying|hit|going_to|threatening|scared|got|has|is",
            "PERP ~2 HIT|HITTING ~1 me|us|my",
            "my_boyfriend|my_husband|my_ex|my_partner|my_stepdad|my_dad|my_girlfriend|my_wife ~6",
            "he|she|they ~3 me ~6 phone|hurt|scared|hit|let|kill|touch|out|home|make|made",
            "im|i ~2 scared|frightened|not_safe|in_danger",
            "help_me|save_me|right_now|outside_mine|bleeding|over_my_shoulder|delete_this|pretend|burn|i_know_where|pull_me",
            "for|about my|our ~1 son|daughter|brother|sister",
            "my|our ~1 son|daughter|brother|sister|mate|kid|lad|nephew|grandson ~8 making|owes|missing|knife|hit|hurts|cut|kill|selling|threatened|stabbed|carrying|arrested|involved|gang|scared|hurt|being",
            "a_pupil|a_child|a_student|this_child|a_girl_in|a_boy_in|one_of_my ~10 said|told|disclosed|bruise|bruises|hurt|knife|scared|marks|being",
            "im_going_to|i_want_to|i_feel|i_need_to|i_took|ive_taken|i_cut|i_carry|i_owe",
            "tonight|threatened_me|threatening_me|my_nudes|of_me|knows_where_i",
        ),
        hides=(
            "do you run training on county lines?",
            "what counts as coercive control?",
            "writing an essay on knife crime",
            "do you help people who have been stabbed",
            "what is the sentence for carrying a knife under 18 its for my homework",
            "im a teacher, can someone talk to year 9 about knife crime",
        ),
        keeps=(
            "what counts as abuse, my boyfriend hits me",
            "doing my essay but he just punched me and im scared of him",
        ),
    ),
)
