"""The words themselves: language -> meaning -> phrases, two_words in a row. FOR NATIVE REVIEW.

First line of each entry: in script; following lines: romanised or without accents.
"""

from __future__ import annotations

TABLES: dict[str, dict[str, str]] = {
    "Urdu": {
        "now": """مار_رہا_ہے مار_رہے_ہیں مار_رہی_ہے وہ_باہر_ہے باہر_کھڑا باہر_کھڑے دروازہ_توڑ پیچھا_کر_رہا پیچھا_کر_رہے لینے_آ_رہے پیچھا بندوق پستول گولی_چلا چاقو_لے_کر چاقو_مارا
mar_raha_hai maar_raha_hai mar_rahe_hain maar_rahe_hain maar_rahe mar_rahe maar_rahi mar_rahi woh_bahar_hai wo_bahar_hai bahar_khara bahar_khare bahar_khada bahar_larke darwaza_tor darwaza_tod peecha_kar_raha picha_kar_raha peecha_kar_rahe picha_kar_rahe peeche_lage peeche_hai peechay bandook banduk pistol_hai goli_chala goli_mar chaku_le chaqu_le churi_le chaku_hath knife_nikaal knife_nikal gun_nikaal gun_nikal pistol_ke pistol_le gala_pakar gala_pakad gala_ghut gala_ghutt wo_aa_gaya woh_aa_gaya woh_aa_raha wo_aa_raha ghar_ke_bahar wapas_aa_gaya""",
        "medical": """خون_بہہ خون_نکل سانس_نہیں آگ_لگ بچاؤ بچا_لو بچائیں مدد_کریں مدد_کرو بے_ہوش
khoon_nikal khoon_beh khoon_aa bohat_khoon saans_nahi sans_nahi aag_lag bachao bacha_lo bachalo bachayen bachaiye madad_karo madad_karein madad_kijiye meri_madad jaldi_madad madad_chahiye behosh jaldi_aao jaldi_ao police_bulao police_bhejo""",
        "overdose": """گولیاں_کھا زہر_کھا زہر_پی دوائی_کھا
goliyan_kha goliyan_khali zeher_kha zehar_kha zeher_pi zehar_pi dawai_kha_li dawa_kha_li saari_goliyan""",
        "held": """بند_کر_دیا بند_کر_رکھا تالا_لگا قید
band_kar_diya band_kar_rakha kamre_mein_band tala_laga taala_laga qaid_kar""",
        "covert": """پاس_بیٹھا سن_رہا آواز_نہیں_نکال ساتھ_والے_کمرے مت_لکھنا فون_چیک پڑھ_لیں
samne_baitha saamne_baitha woh_baitha wo_baitha paas_baitha pass_baitha sun_raha_hai parh_raha bol_nahi_sakti baat_nahi_kar_sakti baat_nahi_kar_sakta saath_baitha saath_baithi sath_baitha sath_baithi phone_dekh_raha phone_dekh_rahi phone_ki_taraf_dekh message_parhta messages_parhta mat_likhna mat_likho mat_bhejna call_mat phone_mat message_mat""",
        "weapon": """چاقو چھری اسلحہ
chaku chaqu chaaku churi chhuri aslaha chakoo""",
        "threat": """مار_دے_گا مار_دیں_گے مار_ڈالے_گا جان_سے_مار قتل_کر زندہ_نہیں دھمکی دھمکیاں دھمکا جلا_دیں جلا_دوں
jala_denge jala_dunga jala_dega maar_dega mar_dega maar_denge mar_denge maar_dega_mujhe maar_dalega mar_dalega maar_daalega jaan_se_maar jaan_se_mar qatal_kar qatl_kar zinda_nahi dhamki dhamkiyan dhamka_raha dhamkaya tezaab""",
        "hurt": """شوہر_مارتا مارتا_ہے مارتے_ہیں مارا_ہے ہاتھ_اٹھاتا ہاتھ_اٹھاتے ہاتھ_اٹھایا گلا_گھونٹ گل_گھٹ گلا_دبا گلا_دبایا باہر_نہیں_جانے فون_چھین
thappar_parte thappar_marta roz_marta peeta_hai peetta_hai pitta_hai belt_se_mar shohar_marta shohar_maarta shohar_mujhe miyan_marta marta_hai maarta_hai marte_hain maarte_hain maarti_hai marti_hai mujhe_mara mujhe_maara hath_uthata haath_uthata haath_uthaya hath_uthaya gala_daba gala_dabaya bahar_nahi_jane bahar_nahi_jaane nikalne_nahi phone_cheen phone_le_liya phone_chheen ghar_mein_qaid abbu_marte ammi_marti bhai_marta saas_marti jalaya""",
        "suicide": """خودکشی خود_کشی مرنا_چاہتا مرنا_چاہتی مر_جاؤں جینے_کا جینا_نہیں جان_لے_لوں
khudkushi khud_kushi khudkhushi apni_jaan_lena jaan_le_lungi jaan_le_loongi jaan_le_lunga jaan_lena_chahti jaan_lena_chahta marna_chahta marna_chahti khatam_kar_dungi khatam_kar_dunga khatam_kar_loon mar_jana_chahti mar_jana_chahta mar_jaun mar_jaon mar_jau jeena_nahi jina_nahi jeene_ka_dil_nahi zindagi_khatam khud_ko_khatam khud_ko_maar hath_kaat""",
        "sexual": """زیادتی ریپ جنسی عصمت_دری
ziyadti zyadti zyaadti rape_kiya balatkar jinsi ghalat_jagah galat_jagah chhua choowa ganda_kaam gandi_baat nangi_tasveer nangi_pics""",
        "marriage": """زبردستی_شادی زبردستی_نکاح شادی_زبردستی زبردستی
zabardasti_shadi zabardasti_shaadi zabardasti_nikah shadi_zabardasti shaadi_zabardasti nikah_zabardasti zabardasti_kar shadi_kara_rahe shaadi_kara_rahe shadi_karwa_rahe shaadi_karwa shadi_nahi_karni shaadi_nahi_karni rishta_pakka nikah_kar_rahe pakistan_le_ja pakistan_bhej wahan_shadi""",
        "away": """گھر_سے_بھاگ گھر_سے_نکال واپس_نہیں_آئی واپس_نہیں_آیا غائب_ہے
ghayab_hai nikal_diya nikaal_diya raat_kahan ghar_se_bhag ghar_se_bhaag ghar_se_nikal ghar_se_nikaal ghar_choro ghar_chor_diya bhaag_gayi bhag_gayi bhaag_gaya bhag_gaya ghar_nahi_ja""",
        "exploited": """پیسے_مانگ
paise_mang paise_maang bechne_ko maal_bechne drugs_bech qarza_hai""",
        "afraid": """ڈر_لگتا خوف
dar_lagta darr_lagta dar_lag darr_lag bohat_dari khauf pareshan""",
    },
    "Punjabi": {
        "now": """ਮਾਰ_ਰਿਹਾ ਮਾਰ_ਰਹੇ ਕੁੱਟ_ਰਿਹਾ ਕੁੱਟ_ਰਹੇ ਬਾਹਰ_ਖੜ੍ਹਾ ਬਾਹਰ_ਖੜ੍ਹੇ ਬਾਹਰ_ਹੈ ਬਾਹਰ_ਖੜਾ ਗੋਲੀ_ਚੱਲੀ ਕਿਰਪਾਨ_ਕੱਢ ਪਿੱਛਾ ਬੰਦੂਕ ਦਰਵਾਜ਼ਾ_ਭੰਨ ਦਰਵਾਜ਼ਾ_ਤੋੜ
magar_pe magar_pai magar_lagge kutt_riha_hai maar_riha mar_riha maar_rahe_ne mar_rahe_ne maar_reha kutt_riha kut_reha kutt_rahe bahar_khade bahar_khare bahar_kharha bahar_khada_hai bahar_khare_ne pichha_kar picha_karde pichhe_pe piche_paye darwaza_bhann darwaja_tod oh_aa_gaya oh_aa_gya munde_khade munde_khare kirpana_leke kirpan_leke kirpan_kadd bandook_hai vaddan_lagge""",
        "medical": """ਖੂਨ ਖ਼ੂਨ ਬਚਾਓ ਮਦਦ_ਕਰੋ ਸਾਹ_ਨਹੀਂ ਅੱਗ_ਲੱਗ
khoon_nikal khoon_vag bachao bacha_lo madad_karo madad_kro meri_madad saah_nahi sah_nahi agg_lag agg_lagi police_bulao jaldi_aao""",
        "overdose": """ਗੋਲੀਆਂ_ਖਾ ਸਪਰੇਅ_ਪੀ ਜ਼ਹਿਰ
goliyan_kha goliyan_khaa zehar_kha zeher_kha spray_pi""",
        "held": """ਬੰਦ_ਕਰ_ਦਿੱਤਾ ਤਾਲਾ
bahron_lock darvaja_bahron band_kar_ditta band_kr_ditta kamre_vich_band jindra_la tala_la_ditta""",
        "covert": """ਕੋਲ_ਬੈਠਾ ਸੁਣ_ਰਿਹਾ
oh_baitha oh_kol_baitha kol_baitha sun_riha_hai gal_nahi_kar_sakdi gal_nahi_kar_sakda phone_na_karo phone_na_kari kol_baithi na_likhi na_likho""",
        "weapon": """ਚਾਕੂ ਹਥਿਆਰ
chaku_hai chakoo_hai hathiyar""",
        "threat": """ਮਾਰ_ਦੇਵੇਗਾ ਮਾਰ_ਦੇਣਗੇ ਜਾਨੋਂ_ਮਾਰ ਧਮਕੀ ਧਮਕੀਆਂ ਮਾਰ_ਦੇਊਗਾ ਵੱਢ
tainu_vadh vadh_dega vadd_dega vadh_ke wadh_ke maar_devega maar_dega maar_denge maar_dunga maar_dau maar_deu maar_dena jaano_maar jano_maar vadd_denge wadd_denge vadh_du wadh_du dhamki dhamkiyan""",
        "hurt": """ਮਾਰਦਾ ਕੁੱਟਦਾ ਮਾਰਦੇ ਕੁੱਟਦੇ ਕੁੱਟਿਆ ਮਾਰਿਆ ਗਲਾ_ਘੁੱਟ ਗਲ_ਘੁੱਟ ਲੱਤ_ਮਾਰੀ ਮਾਰਦੀ
maarda marda_hai mardha kuttda kutda kutt_da kuttde kutde kutteya kutya mainu_maar menu_maar mainu_marda menu_marda mainu_kutt gharwala_marda pati_marda gala_ghutt gal_ghut bahar_nahi_jaan bahar_ni_jaan bahar_nahi_jan hath_chakda hath_chukda phone_kho_leya phone_kho_lya""",
        "suicide": """ਖੁਦਕੁਸ਼ੀ ਖ਼ੁਦਕੁਸ਼ੀ ਮਰਨਾ_ਚਾਹੁੰਦਾ ਮਰਨਾ_ਚਾਹੁੰਦੀ ਮਰ_ਜਾਣਾ ਜੀਣਾ_ਨਹੀਂ
khudkushi khudkhushi marna_chahunda marna_chahundi marna_chaunda marna_chaundi mar_jaana mar_jana_chahundi jeena_nahi jina_nahi jeona_nahi""",
        "sexual": """ਬਲਾਤਕਾਰ ਜ਼ਬਰਦਸਤੀ ਇੱਜ਼ਤ_ਲੁੱਟ
balatkar jabardasti_kiti zabardasti_kiti galat_hath galat_jagah""",
        "marriage": """ਜ਼ਬਰਦਸਤੀ_ਵਿਆਹ ਵਿਆਹ_ਨਹੀਂ ਧੱਕੇ_ਨਾਲ_ਵਿਆਹ
zabardasti_viah jabardasti_viah dhakke_naal_viah zor_naal_viah viah_nahi_karna viah_ni_karauna viyah_nahi viah_karwa_rahe viah_kar_rahe viah_ton_baad india_lai_jaan""",
        "away": """ਘਰੋਂ_ਭੱਜ ਘਰੋਂ_ਕੱਢ
ghar_ton_kadh gharon_kadh ghar_to_kadh gharon_bhajj gharo_bhaj ghar_ton_bhajj gharon_kadd gharo_kadh ghar_ton_kadd ghar_nahi_ja_sakdi""",
        "afraid": """ਡਰ_ਲੱਗਦਾ ਡਰ
dar_lagda darr_lagda dar_lag_riha""",
    },
    "Bengali": {
        "now": """মারছে মারতেছে ভাঙতেছে ভাঙছে বাইরে_দাঁড়িয়ে বাইরে_আছে পিছু_নিয়েছে দরজা_ভাঙ বন্দুক পিস্তল ছুরি_নিয়ে কোপ
maratese_amare amare_maratese maratese chapa_dite amare_martese amare_marse amake_marche amake_martese martese_amare marche_amake baire_darai baire_khara baire_ase baire_ubai baire_ubaise duar_bhang dorja_bhang pisu_nise pisone_pisone pichu_nise bonduk suri_loiya suri_loia churi_loia suri_marche suri_marse churi_marse churi_niye chaku_niya hogge_ailo aiche_abar he_aise""",
        "medical": """রক্ত বাঁচান বাঁচাও সাহায্য_করুন সাহায্য_করেন সাহায্য শ্বাস_নিতে নিঃশ্বাস_নিচ্ছে_না আগুন
rokto_bair rokto_porse rokto_jar bachan_amare bachao basao bachaw shahajjo_koro sahajjo_koro shahajjo sahajjo modod_koro modot_koro shash_nite shash_nito_parsi_na agun_lagse agun_laggse police_phone""",
        "overdose": """বিষ_খেয়েছি ওষুধ_সব_খেয়েছি ঘুমের_ওষুধ ওষুধ_খেয়েছি
bish_khaisi bish_kheyechi bish_khailam oshudh_khaisi osud_khaisi bori_khaisi tablet_khaisi""",
        "held": """আটকে_রেখেছে আটকায়_রাখছে বন্দি তালা
dorja_lock atkai_rakse atkaia_rakse atke_rekheche bondi_kori ghoro_bondi tala_lagai tala_maira""",
        "covert": """পাশে_বসে শুনছে জোরে_কথা_বলা
hogge_boia fashe_boisa pashe_boshe hunni_jaibo shunche matte_parsi_na matte_fartesi_na kotha_bolte_parbo_na phone_dio_na phone_diyo_na mobile_check phone_check_kore message_fore likho_na likhio_na""",
        "weapon": """ছুরি চাকু দা_নিয়ে
churi chaku_ase suri_ase""",
        "threat": """মেরে_ফেলবে মাইরা_ফেলবে মারবে হত্যা হুমকি খুন খুন_করবে
mari_laibo mari_falaibo maira_falaibo maira_laibo mere_felbe mairra_falaibo zaan_e_mari jane_mari humki humkir dhomki khun_kormu khun_korbo kati_falaibo""",
        "hurt": """মারে আমাকে_মারে মারধর পেটায় স্বামী_মারে গলা_টিপে মারত
thappor_mare thappor chul_dhore amare_mare amake_mare mare_amare amare_marar fotidin_mare roz_mare amare_fotidin ar_mare belt_dia_mare lathi_dia_mare gor_thaki_bair bair_oite_dey jamai_mare jamaiye_mare shami_mare shamiye_mare mair_dey mair_dorse mair_khai marpit gola_tipi gola_tipse gola_chipi baire_jaite_dey_na bair_hoite_dey_na ghor_tone_bair_oite abba_mare abbay_mare phone_nisegi phone_loigese""",
        "suicide": """আত্মহত্যা মরতে_চাই মরে_গেলে মরে_যেতে বাঁচতে_চাই_না
attohotta atmohotta attohottya basta_sai_na basta_chai_na basta_say_na mortam_sai mortam_chai morte_chai mori_jaimu mori_zaimu more_jete_chai baste_chai_na bastam_sai_na bachte_chai_na basar_issa_nai bachar_iccha_nai""",
        "sexual": """ধর্ষণ যৌন গায়ে_হাত
gay_e_haat gaye_haat dhorshon dhorson rape_korse jor_kori_shuise golot_jaygat""",
        "marriage": """জোর_করে_বিয়ে বিয়ে_দিতে বিয়ে_দিচ্ছে
jor_kori_biya jor_kore_biye jur_kori_biya zor_kori_biya biya_dilaibo biya_dito_say biya_dita_saira biye_dite_chay biye_diye_dicche biya_kortam_na biya_kortam_sai_na deshe_nia_biya bangladesh_nia_biya""",
        "away": """পালিয়ে_গেছি বের_করে_দিয়েছে
ghor_tone_bair_korse ghor_theke_ber_kore bari_theke_ber_kore ghor_tone_dilaise polaisi_ghor palaisi_ghor ghor_tone_polai""",
        "afraid": """ভয়_লাগে ভয়_পাচ্ছি
bhoy_lage doray_lage dor_lage dor_lager bhoy_paitesi""",
    },
    "Polish": {
        "now": """jest_pod_drzwiami stoi_pod_drzwiami czeka_na_mnie czekają_na_mnie wali_w_drzwi wyłamuje_drzwi wyważa_drzwi wyważają_drzwi walą_w_drzwi schowałam_się schowałem_się schowała_się chowam_się ukrywam_się zamknęłam_się_w zamknąłem_się_w siedzę_w_łazience szarpie_klamkę porwał porwali wciągnęli stoją_pod_drzwiami czekają_pod_domem stoją_przy_bramie trzyma_mnie_za goni_mnie gonią_mnie śledzi_mnie idzie_za_mną ma_nóż z_nożem ma_broń ma_pistolet strzela dźgnął mnie_biją właśnie_mnie_bije dobija_się on_wrócił wrócił_pijany jest_za_drzwiami on_tu_jest
z_maczeta z_siekiera biegna_za_mna ma_noz jest_na_zewnatrz stoja_pod stoi_pod ma_maczete atakuja_mnie atakuje_mnie""",
        "medical": """krwawię krew_leci nie_kontaktuje nie_budzi_się nie_mogę_go_obudzić nie_mogę_jej_obudzić wymiotuje_krwią zemdlał zemdlała leży_na_podłodze traci_przytomność nie_otwiera_oczu cała_sina cały_siny czuć_gaz kaszle_krwią nie_rusza_się dużo_krwi leci_mi_krew nie_mogę_oddychać nie_oddycha nie_może_oddychać pali_się pożar ratunku pomocy pomóżcie nieprzytomny nieprzytomna dzwońcie_po karetkę karetka pomóż_mi
prosze_pomoz na_pomoc ratujcie umieram""",
        "overdose": """wzięłam_tabletki wziąłem_tabletki wzięłam_wszystkie połknęłam połknąłem przedawkowałam przedawkował połknęła wzięła_tabletki łyknęłam""",
        "held": """zamknął_mnie zamknęli_mnie jestem_zamknięta nie_mogę_wyjść nie_wypuszcza_mnie nie_chce_mnie_wypuścić zamknęli_nas nie_wypuszczają""",
        "covert": """nie_mogę_rozmawiać nie_mogę_mówić nie_mogę_pisać on_słucha on_patrzy nie_dzwoń nie_dzwońcie siedzi_obok on_czyta leży_obok czyta_moje sprawdza_mój_telefon nie_odpisuj nie_pisz udawaj_że udawaj_proszę""",
        "weapon": """nóż noszę_nóż broń pistolet maczeta
noz nozem""",
        "threat": """zabije_mnie zabiją_mnie mnie_potną mnie_potnie połamią_mi nogi_połamią nas_spalą mi_przypali mnie_ukarze wiedzą_do_której wie_gdzie_teraz_mieszkam wiem_gdzie_mieszka chce_mnie_zabić że_mnie_zabije grozi_mi grożą_mi groźby zabiję_cię grozi_że szantażuje wiedzą_gdzie_mieszkam wie_gdzie_mieszkam zabije zabiją""",
        "hurt": """bije_mnie mnie_bije mąż_bije tata_bije ojciec_bije uderzył_mnie mnie_uderzył uderzyła_mnie mnie_uderzyła popchnęła_mnie mnie_szarpie złamał_mi przycisnął_mi zamyka_mnie rzucił_we_mnie rzucił_mną kopnął_mnie pobił_mnie mnie_pobił pobili_mnie dusił_mnie dusi_mnie kopie_mnie znęca nie_pozwala_mi zabrał_mi sprawdza_mój sprawdza_mi kontroluje_mnie bije_nas bije_mamę boję_się_męża boję_się_go boję_się_wracać boje_sie_meza siniaki he_bije bił_mnie partner_bije chłopak_bije bije_dzieci
bije pasem_bije przychodzi_do_mnie_w_nocy podnosi_reke popchnal_mnie szarpie_mnie""",
        "suicide": """chcę_umrzeć chce_umrzec nie_chcę_żyć skoczyć_z_mostu skoczę_z rzucić_się_pod stoję_na_moście na_torach żegnajcie pożegnać_się nie_szukajcie_mnie nie_chce_zyc zabić_się zabiję_się zabije_sie samobójstwo skończyć_ze_sobą skończyć_z_sobą myśli_samobójcze nie_mam_po_co_żyć podciąć_żyły powiesić_się tnę_się tne_sie
nie_chce_juz_zyc chce_sie_zabic nie_chce_mi_sie_zyc odebrac_sobie_zycie""",
        "sexual": """zgwałcił gwałt zgwałcili zgwałcona dotykał_mnie dotyka_mnie molestuje molestował wykorzystał_mnie
nagie_zdjecia moje_zdjecia""",
        "marriage": """zmuszają_mnie zmusza_mnie muszę_wyjść_za wydać_mnie_za""",
        "away": """uciekłam_z_domu uciekłem_z_domu uciekłam uciekłem wyrzucił_mnie wyrzucili_mnie wyrzuciła_mnie nie_wrócił_od nie_wróciła_od nie_ma_go_od nie_ma_jej_od śpię_na_dworcu nie_wrócił_do_domu nie_wróciła_do_domu nie_było_go_od nie_było_jej_od nie_mam_gdzie_spać nie_mam_gdzie_iść nie_mam_gdzie śpię_na_ulicy śpię_w_samochodzie bezdomny bezdomna zaginął zaginęła""",
        "exploited": """nie_płaci_mi zabrali_mi nie_płacą każe_mi_sprzedawać każą_mi zmuszają_do jestem_im_winien długi mam_dług
szef_zabral""",
        "afraid": """boję_się boje_sie""",
    },
    "Romanian": {
        "now": """e_la_ușă este_la_ușă e_afară este_afară sparge_ușa bate_la_ușă mă_urmărește mă_urmăresc mă_așteaptă are_cuțit are_un_cuțit cu_cuțitul cu_un_cuțit are_pistol are_armă înjunghiat m_a_înjunghiat vine_după_mine acum_mă_bate a_venit_acasă_beat
are_cutit cu_cutit ma_urmareste e_la_usa sunt_la_usa au_cutite au_maceta s_a_intors ma_fugaresc cu_toporul""",
        "medical": """sângerez sângerează mult_sânge curge_sânge nu_pot_respira nu_respiră incendiu ia_foc a_luat_foc ajutor ajutați_mă ajută_mă va_rog_ajutor inconștient ambulanța salvați_mă leșinat
va_rog_ajutati""",
        "overdose": """am_luat_pastile a_luat_pastile am_înghițit am_băut_otravă toate_pastilele
am_luat_toate""",
        "held": """m_a_încuiat ne_a_încuiat sunt_încuiată sunt_închisă nu_pot_ieși nu_mă_lasă_să_ies m_au_închis
ne_au_incuiat ma_incuie ma_tine_inchisa ma_tine_incuiata sunt_incuiata""",
        "covert": """nu_pot_vorbi nu_pot_să_vorbesc el_ascultă se_uită_la_mine nu_suna nu_mă_suna e_lângă_mine citește_mesajele citește_tot îmi_citește nu_scrie_nimic nu_răspunde""",
        "weapon": """cuțit cuțitul macetă
cutit arma_alba""",
        "threat": """mă_omoară o_să_mă_omoare mă_va_omorî te_omor vrea_să_mă_omoare mă_amenință amenințări mă_șantajează știu_unde_stau știe_unde_stau ne_omoara
ma_omoara sa_ma_omoare""",
        "hurt": """mă_bate m_a_bătut mă_lovește m_a_lovit soțul_mă_bate tata_mă_bate ma_strange_de_gât m_a_strâns_de_gât ne_bate bate_copiii bătaie nu_mă_lasă mi_a_luat_telefonul mi_a_luat_pașaportul mi_a_luat_banii mă_controlează mi_e_frică_de_el îmi_verifică
ma_bate ma_loveste vanatai o_bate""",
        "suicide": """vreau_să_mor să_mă_sinucid mă_sinucid sinucidere nu_mai_vreau_să_trăiesc să_mă_omor mă_tai_pe
nu_mai_pot_trai vrea_sa_moara""",
        "sexual": """m_a_violat viol violată violat m_a_atins mă_atinge poze_cu_mine poze_goală""",
        "marriage": """mă_mărită măritată_cu_forța să_mă_mărit cu_forța m_au_vândut m_a_vândut sunt_logodită
a_luat_bani_pentru trebuie_sa_ma_marit""",
        "away": """am_fugit_de_acasă m_a_dat_afară m_au_dat_afară nu_am_unde_să nu_am_unde dorm_pe_stradă dorm_în_mașină a_dispărut""",
        "exploited": """mi_au_luat_actele mi_a_luat_actele nu_mă_plătește nu_ne_plătește mă_obligă mă_obligă_să datorez_bani mă_pune_să îmi_iau_banii
ne_obliga""",
        "afraid": """mi_e_frică îmi_e_frică mie_frica""",
    },
    "Somali": {
        "now": """i_garaacayaa i_garaacaysaa i_dilaya i_dilayaan wuu_i_dilayaa soo_eryanayaa i_eryanaya i_eryanayaan i_eryanayaa daba_socda i_daba_socda banaanka_taagan dibadda_taagan albaabka_jooga albaabka_jebinaya mindi_wata qori_wata qori_sita i_soo_weeraray i_weerarayaan
mindiyo_ayay mindi_ayuu_haystaa mindi_ayuu taagan_yihiin i_eryanayaa bannaanka_ayuu_joogaa dibadda_ayuu_joogaa wuu_soo_noqday wuu_yimid""",
        "medical": """dhiig_baxaya dhiig_baa dhiig i_caawi i_caawiya i_caawi_fadlan fadlan_i_caawi i_badbaadi i_badbaadiya gargaar ma_neefsan_karo dab_baa dab_kacay miyir_la
i_ceejinaya i_ceejinayaa wuu_i_ceejinayaa iga_soo_gaadh caawimaad_degdeg""",
        "overdose": """kiniinno_badan_cunay kiniini_badan sun_cabay sun_ayaan""",
        "held": """la_igu_xiray igu_xiray waa_la_i_xiray albaabka_ayuu_xiray qufulay""",
        "covert": """ma_hadli_karo wuu_i_dhegaysanayaa agteyda_fadhiya ha_soo_wicin ha_i_soo_wicin i_ag_fadhiyaa taleefanka_ayuu_eegayaa ha_ii_soo_qorin""",
        "weapon": """mindi middi toorey qori bastoolad mindi_baan""",
        "threat": """wuu_i_dili wuu_i_dili_doonaa way_i_dili i_dili_doona waan_ku_dili i_dilo hanjabaad ii_hanjabay ii_hanjabaya i_hanjabaya""",
        "hurt": """wuu_i_garaacaa i_garaaco i_garaacay i_garaaca i_garaacaa i_dilay i_dhirbaaxaa i_dhirbaaxay igu_garaacaa i_garacya iga_garaacaa iga_laaday iga_tuuray i_jiiday iga_xiray iga_xidhay i_laaday i_laadaa ila_dhacaa ila_dhacay i_dibadda_dhigay dibadda_i_dhigay guriga_iga_saaray ninkaygu_wuu_i_caayaa ninkaygu_wuu_i_diidaa ninkaygu_wuu_ii_diidaa i_ceejiyay i_feeray aabahay_wuu ma_ii_ogola telefoonka_ayuu iga_qaatay
walaalkay_wuu_i seygaygu""",
        "suicide": """isdil isdili isdilo is_dili is_dilo inaan_isdilo inaan_is_dilo waan_isdilayaa inaan_dhinto dhiman_rabaa nolosha_waan waan_is_dilayaa dhimasho""",
        "sexual": """i_taabta i_taabanaya kufsi i_kufsaday la_i_kufsaday kufsaday i_taabtay""",
        "marriage": """igu_guuriyaan igu_guurinayaan xoog_igu guur_khasab guur_qasab qasab_guur la_i_guurinayaa igu_qasbayaan_guur gudniin la_gudayo in_la_gudo gudi_doonaan qasab_ah""",
        "away": """ka_cararay_guriga guriga_ka_cararay guriga_ka_baxsaday guriga_la_iga_eryay meel_aan_seexdo hoy_la'aan hoyla""",
        "afraid": """waan_baqayaa waan_cabsanayaa cabsi""",
    },
    "Arabic": {
        "now": """يضربني_الان يضربونني يضربونني_الان واقف_برا واقف_بره عند_الباب يكسر_الباب يلاحقني يلاحقوني يطاردني يطاردوني معه_سكين معاه_سكين معهم_سكاكين سلاح مسدس بندقيه يطلق_النار اطلاق_نار طعنني طعنوني طعن رجع_البيت هو_هنا
yiksir_el_bab 3am_yiksir 3am_yodrobni 3am_yedrobni 3am_bedrobni bara_el_bab barra_el_bab bi_sekkin yla7e2ni yilhaqni yelhaqouni ma3o_sikkin ma3ah_sekina maah_sikkin waqef_barra wa2ef_barra 3and_el_bab and_el_bab yeksar_el_bab bikassir_el_bab musaddas musadas""",
        "medical": """نزيف انزف ينزف دم_كثير النجده ساعدوني ساعدني انقذوني الحقوني الحقني حريق لا_استطيع_التنفس ما_اقدر_اتنفس مش_قادر_اتنفس اسعاف فاقد_الوعي
sa3idouni sa3iduni saeduni sa3edni sa3duni el7a2ouni ilha2uni elhagoni anqithuni najda""",
        "overdose": """بلعت_حبوب اخذت_حبوب شربت_سم بلعت_كل
bala3t_kil bala3t_kol bala3t_el bala3t_7oboub akhadt_hoboob shrebt_sem""",
        "held": """حبسني حبسوني محبوسه محبوس قفل_الباب اقفل_الباب ما_يخليني_اطلع لا_يسمح_لي
7abasni habasni mahbousa ma7bousa 2afal_el_bab""",
        "covert": """لا_استطيع_الكلام ما_اقدر_اتكلم مش_قادره_اتكلم هو_جنبي جالس_جنبي يقرأ_كل يفتش_تلفوني لا_تكتبي لا_تكتب يسمعني لا_تتصل لا_ترسل
ma_a2dar_a7ki ma_aqdar_ahki la_tettesel huwe_janbi""",
        "weapon": """سكين سكينه خنجر ساطور
sikkin sekkina sikkeen""",
        "threat": """سيقتلني يقتلني راح_يقتلني بيقتلني هيقتلني حيقتلني يهددني هددني يهددوني تهديد تهديدات يقتلوني سيقتلونني اقتلك يعرفون_بيتي
yin2atelni y2atelni yo2tolni yiqtulni yaqtulni byo2tolni beyoqtolni hayi2telni ra7_yoqtolni ha_yemawetni yhadedni byhaddedni hadadni""",
        "hurt": """يضربني ضربني زوجي_يضرب ابي_يضرب ابوي_يضربني ابويا_بيضربني بيضربني اخوي_يضربني خنقني يخنقني يعنفني اخذ_جوازي اخذ_هاتفي ياخذ_تلفوني يراقبني
byodrob_emmi byodrob_ommi yadribni yedrebni yadrobni yidrabni yidribni biydrobni byodrobni bidrabni darabni dharabni khana2ni khanaqni jozi_byodrob zawji_yadrib""",
        "suicide": """انتحار انتحر سانتحر اريد_ان_اموت اريد_الموت بدي_موت بدي_اموت ابغى_اموت ابي_اموت عايز_اموت عايزه_اموت اقتل_نفسي لا_اريد_ان_اعيش نفسي_اموت
intihar antaher bantaher biddi_mout bidi_mout biddi_moot baddi_mout badi_amoot 3ayez_amoot 3ayza_amoot ayez_amoot areed_amoot ureed_amoot abi_amoot abgha_amoot a2tol_nafsi aqtul_nafsi""",
        "sexual": """اغتصبني اغتصاب اغتصب تحرش يتحرش لمسني صوري_عاريه
byelmesni yelmesni bilmesni ightasabni eghtasabni ightisab ta7arrash taharrash""",
        "marriage": """زواج_قسري يزوجوني يجبروني_على_الزواج غصب_عني يجبروني ختان تزويجي
yjawzouni yijawzouni yjawwezouni hayijawwezni yejawezni yzawjouni yzawwejouni ghasb_3anni yejbrouni khitan""",
        "away": """هربت_من_البيت طردني طردوني ما_عندي_مكان انام_في_الشارع هربت
harabt_mn_el_bet taradni taradouni""",
        "afraid": """خايفه خايف انا_خائفه انا_خائف
khayfa khayef""",
    },
}
