"""Somali: answers about our own words, and lines while a case waits. FOR NATIVE REVIEW.

Composed by a non-native writer.
"""

from __future__ import annotations

ASKED: dict[str, str] = {
    "added_2": (
        "Haddii aad khatar ku jirto, wac 999. Waxaad qortay waan hayaa si qof u akhriyo. "
        "Keligaa ma tihid."
    ),
    "added_3": (
        "Haddii ay ka sii darto, wac 999. Waan ku faraxsanahay inaad ii sheegayso. Dhammaan "
        "halkan ayaa qof loogu hayaa."
    ),
    "added_4": (
        "Haddii aadan ammaan ahaan karin, wac 999. Mahadsanid inaad wax badan ii sheegtay. "
        "Qof ayaa dhammaan halkan ka akhrin kara."
    ),
    "not_yet": (
        "Hadda qof kuma jiro wada hadalkan. Fariimahaaga waa loo hayaa si shaqaaluhu u akhriyaan."
    ),
    "asked_55": (
        "55 waxaa loogu talagalay marka aad 999 ka wacdo mobile oo aadan hadli karin. Wac "
        "999, dhegayso, marka laguu sheego riix 55. Ma tusayso meesha aad joogto."
    ),
    "asked_numbers": (
        "Lambarrada waxaad u wici kartaa naftaada, ama qof aad ka welwelayso. Childline waxaa "
        "loogu talagalay dadka ka yar 19. Qof kasta wuu wici karaa 999."
    ),
    "asked_next": (
        "Marka shaqaale akhriyo, halkan ayuu kuugu soo qorayaa. Wuxuu u sheegi karaa booliska "
        "ama dowladda hoose haddii qof si xun loo waxyeelayn karo. Wuxuu isku dayi doonaa "
        "inuu adiga marka hore kuu sheego. Wada hadalkan cidna kuuma soo diro."
    ),
    "asked_free": ("999 waa bilaash. Lambarradan sidoo kale waa bilaash: {free}."),
    "asked_bill": ("Kuwani kama muuqdaan biilka taleefanka: {hidden}."),
    "asked_bill_rest": (
        "Lambarro kale waa ka muuqan karaan biilka. Liiska wicitaanka ee taleefanka ayaa "
        "hayaa wicitaan kasta."
    ),
    "asked_person": (
        "Kombiyuutar baan ahay, taas kama jawaabi karo. Qof baa u baahan inuu ka jawaabo. "
        "Su'aashaada waan u hayaa."
    ),
    "asked_call": (
        "Kuma soo wici karo, mana oran karo qof baa ku soo wacaya. Haddii aad wicitaan rabto, "
        "qor sida iyo goorta ay ammaan tahay in lagula soo xiriiro. Ma aqaan lambarka "
        "wicitaanku ka imaan doono."
    ),
    "asked_pictures": (
        "Fadlan ha dirin sawirro ama muuqaallo, halkan iyo cid kaleba. Ma furi karo. Shaqaale "
        "ayaa kuu sheegi kara waxaad ka samaynayso caddaynta."
    ),
    "asked_remove": (
        "Sawirro kama saari karo internet-ka. Shaqaale ayaa wax badan kuu sheegi kara."
    ),
    "asked_remove_child": (
        "Ma ka yar tahay 18? Report Remove ayaa ku caawin kara: {report-remove.website}"
    ),
    "asked_delete": (
        "Waad codsatay, waana ku filan tahay. Anigu ma tirtiri karo, markaa shaqaale waa "
        "inuu eego. Qoraallo qaar waa la hayn karaa haddii qof la waxyeelayn karo. Wada "
        "hadalka waad ka tirtiri kartaa taleefankaaga."
    ),
    "asked_person_2": (
        "Taas qof baa ka jawaabi kara, anigu kombiyuutar baan ahay. Su'aashaadu halkan bay "
        "taal si uu u akhriyo."
    ),
    "asked_police": (
        "Wada hadalkan keligiis waxba uma diro booliska. Shaqaaluhu way akhrin karaan. "
        "Waxay u sheegi karaan booliska ama dowladda hoose haddii qof si xun loo waxyeelayn "
        "karo ama ilmo la waxyeeleeyo. Waxay isku dayi doonaan inay adiga marka hore kuu "
        "sheegaan. Qasab ma aha inaad magacaaga sheegto. Waxa adeegyada kale ku weydiiyaan "
        "iyaga ayaa kuu sheegi kara."
    ),
    "asked_card_cost": ("Haddii aan garanayo qiimaha adeeg, halkiisa ayaa ku qoran."),
    "asked_reach": (
        "Sida lagula soo xiriiri karo shaqaalaha ayaan u hayaa. Ma oran karo qof baa soo "
        "wacaya, iyo goorta."
    ),
    "asked_complaint": (
        "Ma aqaan sida kooxda loogu cawdo. Waad wici kartaa ama u qori kartaa xafiiska kooxda "
        "oo weydiin kartaa."
    ),
    "asked_wrong": (
        "Waa caadi. Waad ka bixi kartaa wada hadalkan. Mar kasta halkan waad ku soo qori kartaa."
    ),
    "cards_again": (
        "Waxa aan kor ku tusay weli waa waxa aan ka aqaan. Qof ayaa wax badan ogaan kara."
    ),
    "elsewhere": (
        "{place} waa ka baxsan tahay aagga aan aqaan. Adeegyo maxalli ah waxaan ka hayaa oo "
        "keliya: {areas}."
    ),
    "elsewhere_lines": ("Khadadka Ingiriiska oo dhan weli way ku caawin karaan."),
    "food_not_known": (
        "Ma aqaan meel cuntada lagu bixiyo (food bank). Golahaaga (council) ayaa ogaan kara: "
        "weydii xafiiskooda ama ka eeg website-kooda."
    ),
}
