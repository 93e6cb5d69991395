"""Word classes that the rules share: who, does what, to whom, with what, where, when.

Words are written as people spell them; two_words stand in a row; CAPITALS name another class.
"""

from __future__ import annotations

CLASSES: dict[str, str] = {
    # --- who
    "HE": "he hes she shes him they theyre theyve her",
    "PARTNER": "boyfriend girlfriend ex x husband wife wifey partner fiance baby_dad babydad "
    "babys_dad kids_dad childs_father fella bloke missus mister my_man my_girl old_man hubby "
    "other_half baby_mom babymom man_im_with",
    "PARENT": "mom dad stepdad stepmom parents parent step_parent moms dads stepdads foster_dad foster_mom "
    "foster_carer carer carers moms_boyfriend dads_girlfriend moms_partner mom_and_dad folks",
    "KIN": "mom dad stepdad stepmom parents brother sister brothers sisters stepbrother uncle "
    "aunt auntie aunty cousin cousins nan nans grandad grandparents son daughter sons daughters "
    "nephew niece kid kids children child baby lad wife husband boyfriend girlfriend partner mate "
    "mates friend friends bestie best_mate best_friend ex family in_laws father_in_law "
    "mother_in_law brother_in_law flatmate housemate neighbour classmate girl bredrin bestfriend "
    "toddler cuz bro sis granddaughter grandson pal boys girls twins littlest youngest eldest "
    "student pupil colleague moms dads flatmates carer",
    "CHILD": "kid kids child children baby babies toddler toddlers son daughter lad "
    "little_girl little_boy little_one little_ones newborn grandson granddaughter nephew niece "
    "twins step_son step_daughter stepson stepdaughter girl boy infant youngest littlest "
    "little_brother little_sister baby_brother baby_sister lil_bro lil_sis schoolgirl pupil",
    "SMALLCHILD": "baby babies toddler toddlers newborn infant tot little_one littl_un 1_year_old "
    "NSMALL_year_old NSMALL_years_old NSMALL_yr_old NSMALL_yo NSMALL_month_old "
    "NSMALL_months_old NSMALL_weeks_old two_year_old three_year_old four_year_old "
    "five_year_old six_year_old seven_year_old two_years_old three_years_old four_years_old "
    "NSMALL_year_olds aged_NSMALL five_months one_year_old little_babies",
    "OPPS": "opp opps ops pagan pagans paigon paigons enemies other_side other_lot them_lot "
    "dem_man them_man dem_boys other_gang rivals opposition other_ends",
    "GANG": "gang gangs mandem olders older elders elder plug dealer dealers man_dem roadmen "
    "roadman line_holder the_boys them_boys my_older county_lines trappers big_man lot",
    "LADS": "someones whos lads lad boys boy guys guy man men mans girls girl bloke blokes people group gang "
    "youth youths yout youts kids someone somebody stranger strangers dude dudes fella person "
    "woman car whip moped bikes peds ped balaclavas balis bailiffs neighbour neighbours kid guy "
    "one_of_them two_of_them three_of_them loads_of_them year_11s year_10s year_9s person "
    "mandem teenagers gangs bailiff",
    "PERP": "HE LADS PARTNER PARENT OPPS GANG brother sister brothers uncle cousin cousins son "
    "grandad in_laws family father_in_law mother_in_law flatmate housemate roommate teacher coach "
    "boss landlord tutor imam priest friend mate mates ex landlord foster_brother patient "
    "stepbrother brother_in_law aunt auntie nan daughter his_mates his_brother his_brothers "
    "his_mom her_dad her_brothers her_brother her_boyfriend her_husband",
    "WATCHER": "hes shes theyre he_is she_is they_are someones dads moms husbands boyfriends partners "
    "hubbys brothers uncles bfs",
    "CANNOT": "cant cannot cnt unable not_able",
    "ME": "me us",
    "VIC": "me us him her them my_KIN my_ADJ_KIN our_KIN our_ADJ_KIN her_KIN his_KIN the_KIN "
    "someone a_boy a_girl a_man a_kid a_lad a_woman myself this_kid this_boy this_girl this_lad "
    "somebody each_other one_another people",
    "ADJ": "little big lil best older younger baby step youngest eldest good old pregnant elderly",
    "I": "i im ive ill id",
    # --- weapons
    "KNIFE": "knife knives machete machetes shank shanks blade blades zombie_knife zombie rambo "
    "samurai sword swords dagger nank flicky flick_knife swordy borer bora cleaver stanley_knife "
    "kitchen_knife bread_knife kitchen_knives poker penknife pen_knife lock_knife butterfly_knife "
    "balisong katana chopper mach switchblade screwdriver box_cutter hatchet axe meat_cleaver "
    "scalpel bayonet big_shiny carving_knife steak_knife rambos",
    "TOOL": "bat baseball_bat hammer crowbar metal_bar iron_bar pole acid ammonia knuckle_duster "
    "knuckledusters golf_club bottle_of_acid brick glass_bottle petrol wrench pipe belt_buckle "
    "noxy taser cosh petrol_bomb petrol_bombs battery_acid corrosive machete broken_bottle "
    "smashed_bottle broken_glass metal_pole hunting_knife snooker_cue cricket_bat spade shovel "
    "fire_poker",
    "GUN": "gun guns firearm firearms pistol shotgun handgun revolver glock skeng rifle uzi "
    "mac_10 sawn_off shooter 9mm beretta",
    "GUNSLANG": "strap stick wap burner mash ting spinner dotty strally skeng blicky pole",
    "WEAPON": "KNIFE GUN TOOL weapon weapons",
    "BLADE": "KNIFE GUN weapon weapons acid hammer baseball_bat crowbar",
    # --- doing harm
    "HIT": "hit hits punch punched punches kick kicked kicks slap slapped slaps smack smacked "
    "smacks beat beats beaten batter battered batters bash bashed headbutt headbutted thump "
    "thumped whack whacked belt belted lamped lumped decked clouted clobbered assault assaulted "
    "attack attacked attacks jumped banked stamped stomped kneed elbowed walloped leathered "
    "hurt hurts banged bust burnt burned burns bit bites bitten thrashed whipped caned "
    "strikes struck strike knocked_out knocked_down knocked chinned sparked twatted battering "
    "bottled glassed pelted spat scalded brayed cracked nutted bruised",
    "HITTING": "hitting punching kicking slapping smacking beating battering bashing headbutting "
    "thumping attacking stamping stabbing strangling choking hurting assaulting jumping "
    "burning biting whipping caning dragging throttling robbing suffocating smothering shanking",
    "HANDLE": "pushed pushes push shoved shoves shove dragged drags drag grabbed grabs grab pinned "
    "pins throws threw thrown throwing held holds chucked chucks yanked yanks pulled pulls "
    "squeezed twisted twists cornered pushing shoving grabbing pinning",
    "STAB": "stab stabs stabbed shank shanked ching chinged chef cheffed jook jooked juke juked "
    "splashed wet wetted poked sliced slashed stabbing knifed chopped dipped shanking "
    "soaked plunged bladed",
    "SHOT": "shot shooting shoot gunned_down blasted busted_shots let_off_shots",
    "KILLV": "kill murder stab shoot shank ching cheff chef wet smoke body merk slice jook juke "
    "end finish drop behead burn_down slit_his_throat slash do_damage dead him_off do_him_in "
    "batter hurt harm deck smash bang beat poke dip jump attack wet_up knife get_him get_them "
    "air_out air lay_out lay_hands put_hands duppy torch fuck_up do_in kick_off_on destroy burn "
    "splash blow strangle choke hit ride_on",
    "KILL": "kill murder stab shoot shank ching cheff wet jook merk slash behead knife torch "
    "strangle slit body",
    # --- where and when
    "NOW": "now right_now tonight atm currently at_the_moment as_we_speak today this_minute "
    "this_second straight_away immediately quick hurry asap this_evening at_this_moment",
    "SOON": "NOW tomorrow tmrw later soon after_school in_a_bit in_a_minute this_afternoon "
    "this_morning before_school at_lunch at_break after_college before_midnight by_midnight "
    "in_a_sec within_the_hour in_an_hour in_NTEEN_minutes in_10_minutes in_5_minutes "
    "any_minute any_second in_minutes by_tonight first_thing home_time hometime "
    "by_morning by_the_morning when_i_get_home when_he_gets_home when_she_gets_home",
    "DAY": "monday tuesday wednesday thursday friday saturday sunday mon tues tue weds thurs fri",
    "MYPLACE": "mine ours my_house my_home my_flat my_yard my_door my_gate my_window my_school "
    "my_work my_college my_nans my_moms my_crib our_house our_door our_flat our_home our_yard "
    "my_drive my_building my_block my_hostel my_room my_gaff our_window my_gates my_street "
    "my_road our_road our_street our_gate my_front_door our_front_door my_back_door my_windows "
    "my_dads my_mates my_sisters my_grans my_gym my_workplace my_uni my_place our_place "
    "my_estate my_accommodation my_halls my_flats my_lesson my_bedroom my_house_now my_front",
    "NEARPLACE": "MYPLACE the_door the_house the_window the_flat the_school school the_gate gate "
    "the_gates the_shop work college here the_flats the_back the_front_door downstairs the_gym "
    "the_building the_garden the_stairs the_hostel the_block the_chip_shop the_yard",
    "HERE": "here outside downstairs at_the_door behind_me next_to_me in_the_house in_my_house "
    "in_the_room in_the_flat on_the_landing on_the_stairs at_my_door at_the_window in_the_garden "
    "up_the_stairs in_my_room at_the_gate coming_up_the_stairs in_the_kitchen next_door "
    "in_the_next_room in_the_hall in_the_lounge in_the_living_room in_the_other_room "
    "at_my_house at_my_window right_behind_me in_my_garden on_the_drive on_my_street round_mine "
    "at_mine outside_mine on_my_road in_front_of_me across_the_road inside",
    "BODY": "head face arm arms leg legs stomach chest neck throat back hand wrist wrists eye nose "
    "mouth belly ribs side body ear lip thigh shoulder hair jaw finger fingers nose bump tummy",
    "AFRAID": "scared frightened terrified petrified afraid fear shitting_myself shaking crying "
    "panicking pooing_myself shook paranoid worried bricking_it worried_sick hysterical "
    "screaming not_safe dont_feel_safe unsafe on_edge fearing",
    # --- states of mind
    "DIE": "die kill_myself end_it end_it_all end_my_life take_my_life take_my_own_life kms ctb "
    "unalive_myself not_be_here not_be_alive be_dead not_exist not_wake_up never_wake_up "
    "unalive top_myself do_myself_in hang_myself end_things end_everything kill_my_self "
    "commit_suicide not_live disappear_forever sewerslide off_myself slit_my_wrists "
    "be_gone_forever go_to_sleep_forever drown_myself shoot_myself stab_myself "
    "jump_off_a_bridge jump_off_the_bridge throw_myself end_me kill_themselves kill_himself "
    "kill_herself take_his_own_life take_her_own_life take_their_own_life end_his_life "
    "end_her_life end_their_life kermit_sewer commit_sewer sewer_slide sewer_side toaster_bath "
    "commit_toaster game_end_myself end_myself unsubscribe_from_life yeet_myself log_off_life "
    "self_delete delete_myself commit_die neck_myself rope_myself unalive_my_self become_a_ghost "
    "becoming_a_ghost",
    "PILLS": "pills tablets paracetamol paracetamols ibuprofen meds medication antidepressants "
    "sertraline codeine tramadol bleach poison antifreeze insulin diazepam xanax valium nurofen "
    "co_codamol fluoxetine propranolol citalopram sleeping_tablets painkillers aspirin "
    "zopiclone amitriptyline calpol morphine methadone mirtazapine quetiapine benzos weedkiller "
    "anadin piriton tabs capsules blues",
    "MANY": "all loads lots bunch whole packet packets pack packs box boxes bottle handful too_many "
    "so_many a_lot every 8 10 12 14 15 16 18 20 22 24 25 26 28 30 32 36 40 48 50 60 64 100 twenty "
    "thirty forty fifty dozen ten the_rest more_than strip strips couple_of_boxes sixteen "
    "heaps tons overdose some tub",
    "GAME": "fortnite gta cod call_of_duty warzone fifa fc24 fc25 fc26 minecraft roblox valorant "
    "xbox ps5 ps4 playstation csgo cs2 overwatch apex apex_legends halo mortal_kombat pubg "
    "rainbow_six league_of_legends the_game video_game video_games sims "
    "red_dead fallout skyrim elden_ring dark_souls rust battle_royale zelda mario mario_kart "
    "tekken street_fighter nintendo switch_game dnd dungeons_and_dragons ranked rp roleplay ludo "
    "monopoly uno chess pool darts scrabble paintball laser_tag laser_quest airsoft nba_2k 2k "
    "ufc_game among_us clash_royale brawl_stars mw3 mw2 black_ops zombies_mode ufc wwe "
    "snooker tennis badminton ping_pong table_tennis boss_level final_boss boss_fight quest "
    "heist heist_game npc npcs cutscene sniper_elite hitman_game dead_by_daylight fc_mobile "
    "pokemon pictionary bowling mario_party smash_bros",
    "MEDIA": "film films movie movies episode series netflix eastenders corrie coronation_street "
    "emmerdale hollyoaks book novel chapter song songs lyrics lyric bars album verse documentary "
    "podcast top_boy peaky_blinders tv telly_show soap drama character play_called macbeth "
    "romeo_and_juliet inspector_calls poem anime manga squid_game love_island mafs marvel "
    "sherlock kidulthood adulthood blue_story rapman horror_film true_crime adolescence "
    "line_of_duty youtube_video tiktok_trend musical theatre happy_valley vera casualty itv "
    "disney storyline plot season_finale film_studies trailer lord_of_the_flies steinbeck "
    "of_mice_and_men jekyll_and_hyde blood_brothers dracula frankenstein",
    "STUDY": "essay coursework homework assignment dissertation presentation project gcse "
    "a_level btec pshe revision module thesis article news_story research assembly  "
    "leaflet poster epq journalist reporting documentary report_on blog cpd debate "
    "history_essay criminology sociology citizenship module exam_question worksheet "
    "powerpoint ucas_form personal_statement literature_review pamphlet flyer newsletter "
    "degree masters health_and_social",
    "PAST": "years_ago year_ago months_ago ages_ago a_long_time_ago last_year when_i_was_little "
    "when_i_was_a_kid when_i_was_younger when_i_was_small when_i_was_young as_a_child as_a_kid "
    "my_childhood growing_up used_to years_back long_ago the_past in_the_past back_then "
    "when_i_was_NSMALL when_i_was_NCHILD when_i_was_NTEEN few_years_back decades_ago "
    "in_prison in_jail got_sentenced was_sentenced got_convicted was_convicted sent_down "
    "got_life moved_away dead_now hes_dead passed_away died_in since_died in_2009 in_2010 in_2015 "
    "in_2018 in_2019 in_2020 in_2021 in_2022 in_2023 in_2024 no_contact not_seen_him_since "
    "locked_up_for couple_years_ago last_summer last_christmas last_january last_february "
    "last_march last_april last_may last_june last_july last_august last_september last_october "
    "last_november last_december in_january in_february in_march in_april in_june "
    "in_july in_august in_september in_october in_november in_december years_since "
    "years_later all_over_now its_over_now safe_now survivor my_first_boyfriend previous "
    "left_him_in over_now its_done_now past_relationship former got_away left_him_years "
    "got_out_of_that anniversary recovered recovering_from healed",
    # Of these times a wound is not fresh, whoever may still be near.
    "LONGAGO": "years_ago year_ago months_ago ages_ago last_year years_back long_ago few_years_back "
    "decades_ago last_summer last_christmas last_spring last_winter in_2015 in_2018 in_2019 in_2020 "
    "in_2021 in_2022 in_2023 in_2024 when_i_was_little when_i_was_NCHILD when_i_was_NTEEN "
    "when_he_was_NTEEN when_she_was_NTEEN when_he_was_NCHILD when_she_was_NCHILD",
    "STILLNEAR": "still comes_round comes_over sees_the_kids has_the_kids turns_up keeps back "
    "again knows_where every_weekend getting_out coming_out released out_on texting messaging "
    "calling following lives_near lives_with see_him sees_me contact_with next_week tomorrow "
    "tonight now_he now_hes now_theyre now_they now_shes now_she still_lives same_house found_me wont_leave_me found_us get_out "
    "every_night every_day every_week these_days on_tag found_out my_address",
    # Beside one of these nothing counts as harmless.
    "ALARM": "WEAPON GUNSLANG HIT HITTING STAB SHOT AFRAID help hurts hurting blood bleeding kill "
    "killing killed dead die threatened threatens threatening threats police 999 drunk angry mad "
    "shouting raped touched abuse abusive abused forced forcing locked hiding wont_stop swearing "
    "smashing smashed throwing kicking_off jump jumping bye goodbye overdose od lethal fatal "
    "dont_want doesnt_want bruises cant_leave its_my it_was_my knew_him knew_her",
    # --- what makes it harmless: see `unless` in `rule.py`
    "CALLER": "delivery parcel postman postie evri hermes dpd amazon salesman sales selling broadband "
    "double_glazing charity carol_singers trick_or_treaters milkman window_cleaner jehovahs "
    "ice_cream_van ice_cream_man courier deliveroo just_eat ups yodel bin_men binmen brb",
    "ATPLAY": "barbecue bbq trampoline mowing gardening sunbathing paddling_pool sandpit kickabout "
    "playing_football playing_out washing_the_car watering snowman grandkids planting picnic "
    "sledging making_a_snowman building_a_snowman feeding_the feeding_the_ducks bouncy_castle",
    "LIFT": "lift bus buses train tram last_bus from_the_station from_town from_practice from_training "
    "from_work from_college picking_me_up pick_me_up pick_us_up drive_me drives_me drop_me drops_me",
    "CREATURE": "cat cats kitten dog dogs puppy hamster parrot rabbit duck ducks geese goose swan "
    "pigeon pigeons seagull seagulls fox foxes wasp wasps bee bees spider spiders cow cows sheep "
    "goat horse squirrel squirrels",
    "FRIENDLY": "physio barber hairdresser dentist nurse doctor masseuse osteopath chiropractor "
    "paramedic tattooist beautician optician gp stylist vet hygienist",
    "ADULTAGE": "19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 "
    "47 48 49 50 51 52 53 54 55 60 twenties thirties forties fifties",
    "LAUGH": "lol lool loool lmao lmaoo lmfao haha hahaha hahah ahaha rofl jk jks im_joking just_joking only_joking as_a_joke "
    "just_kidding im_kidding only_messing banter skull lolz loll im_weak creasing hehe xd jokes lmaooo",
    "NEG": "not never dont didnt doesnt isnt wasnt wont wouldnt aint no nobody nowt without havent "
    "hasnt hadnt nor neither cant couldnt arent werent none nowhere shouldnt no_one",
}
