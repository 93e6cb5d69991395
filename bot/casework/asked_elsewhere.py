"""The most usual ways to ask us something in the seven languages. FOR NATIVE REVIEW.

Composed by a non-native writer. Whole messages only, in the script and as they are typed in Latin
letters; marks, accents and a please around them count for nothing.
"""

from __future__ import annotations

import re
import unicodedata

from bot.casework.asked_kinds import Asked

_POLITE = (
    "prosze|please|plis|plz|pls|hej|czesc|te rog|va rog|rog|buna|fadlan|walaal|meherbani|"
    "assalam|salam|من فضلك|لو سمحت|براہ کرم|پلیز|ਕਿਰਪਾ ਕਰਕੇ|ਪਲੀਜ਼|প্লিজ|দয়া করে|ok|okay"
)
_TOLD = (
    # Polish, Romanian, Somali
    "czy powiecie mamie|czy powiecie mojej mamie|czy powiesz mamie|powiecie mamie|powiesz mamie|"
    "czy powiecie tacie|czy powiesz mojemu tacie|czy powiecie rodzicom|czy powiecie komuś|"
    "czy powiesz komuś|czy mama się dowie|czy ktoś się dowie|nie mów mamie|nie mówcie mamie|"
    "czy to zostanie między nami|czy to jest prywatne|"
    "îi spui mamei|îi spuneți mamei|o să-i spui mamei|o să-i spuneți mamei|îi spui mamei mele|"
    "îi spuneți tatălui|îi spui lui tata|o să spui cuiva|spuneți cuiva|nu-i spune mamei|"
    "le spuneți părinților|o să afle mama|e privat|"
    "ma u sheegaysaa hooyo|ma u sheegaysaa hooyaday|hooyaday ma u sheegaysaa|"
    "hooyo ma u sheegaysaan|ma u sheegaysaan hooyaday|ha u sheegin hooyaday|"
    "aabahay ma u sheegaysaa|cid ma u sheegaysaa|"
    # Urdu, Punjabi, Bengali, Arabic
    "کیا آپ میری امی کو بتائیں گے|کیا آپ امی کو بتائیں گے|امی کو بتاؤ گے|میری امی کو مت بتانا|"
    "امی کو مت بتانا|کیا آپ میرے ابو کو بتائیں گے|کیا آپ کسی کو بتائیں گے|"
    "kya aap meri ammi ko batayenge|kya aap ammi ko batayenge|ammi ko bataoge|"
    "kya aap meri mum ko batayenge|meri mum ko bataoge|mum ko mat batana|ammi ko mat batana|"
    "meri ammi ko mat batana|kya aap mere abbu ko batayenge|kya aap kisi ko batayenge|"
    "kisi ko mat batana|"
    "ਕੀ ਤੁਸੀਂ ਮੇਰੀ ਮੰਮੀ ਨੂੰ ਦੱਸੋਗੇ|ਕੀ ਤੁਸੀਂ ਮੰਮੀ ਨੂੰ ਦੱਸੋਗੇ|ਮੇਰੀ ਮੰਮੀ ਨੂੰ ਨਾ ਦੱਸਣਾ|"
    "ਕੀ ਤੁਸੀਂ ਕਿਸੇ ਨੂੰ ਦੱਸੋਗੇ|ki tusi meri mummy nu dassoge|ki tusi mummy nu dasoge|"
    "ki tusi meri mum nu dasoge|mummy nu na dasna|ki tusi kise nu dassoge|"
    "আপনি কি আমার মাকে বলবেন|আমার মাকে বলবেন|মাকে বলবেন না|আমার মাকে বলবেন না|"
    "আপনি কি কাউকে বলবেন|apni ki amar ma ke bolben|apni ki amar make bolben|amar ma ke bolben|"
    "amar make bolben na|ma ke bolben na|apni ki kauke bolben|apni ki amar ammu ke bolben|"
    "هل ستخبر أمي|هل ستخبرون أمي|هل تخبر أمي|راح تقول لأمي|رح تقول لأمي|راح تخبر امي|"
    "لا تخبر أمي|لا تقول لأمي|هل ستخبر أبي|هل ستخبرون أحدا|هل ستخبر أحدا|"
    "ra7 t2ool la ommi|ra7 t2olo la ommi|hal satukhbir ummi|hat2ool le mama|hat2ol lmama|"
    "la tkhabber ommi"
)
_COST = (
    "czy to jest za darmo|czy to za darmo|czy to jest darmowe|czy to darmowe|czy to bezpłatne|"
    "czy to jest bezpłatne|ile to kosztuje|czy to kosztuje|to za darmo|"
    "este gratuit|e gratuit|e gratis|este gratis|cât costă|costă ceva|e pe gratis|"
    "ma bilaash baa|waa bilaash|ma bilaash bay tahay|waa imisa|ma lacag baa|"
    "کیا یہ مفت ہے|یہ مفت ہے|مفت ہے|کتنے پیسے لگیں گے|kya ye muft hai|kya yeh muft hai|"
    "ye muft hai|yeh muft hai|muft hai|kya ye free hai|kya yeh free hai|ye free hai|"
    "kitne paise lagenge|"
    "ਕੀ ਇਹ ਮੁਫ਼ਤ ਹੈ|ਇਹ ਮੁਫ਼ਤ ਹੈ|ki eh muft hai|ki eh muft aa|eh muft hai|ki eh free hai|ki eh free aa|"
    "এটা কি ফ্রি|এটা কি বিনামূল্যে|এটা কি বিনা পয়সায়|কত টাকা লাগবে|eta ki free|eta ki bina poishay|"
    "koto taka lagbe|"
    "هل هو مجاني|هل هذا مجاني|هل هي مجانية|هل الخدمة مجانية|هذا مجاني|مجاني|كم التكلفة|بلاش|"
    "hal howa majjani|hal hatha majani|howa majani|da bbalash|da balash"
)
_NEXT = (
    "co się teraz stanie|co teraz będzie|co teraz|co będzie dalej|co dalej|co się stanie|"
    "i co teraz|co zrobicie|co zrobisz|co z tym zrobicie|"
    "ce se întâmplă acum|ce se întâmplă mai departe|ce urmează|și acum ce|ce o să se întâmple|"
    "ce o să faceți|ce faceți acum|"
    "maxaa hadda dhacaya|maxaa dhici doona|maxaa xiga|hadda maxaa dhacaya|maxaad samaynaysaan|"
    "اب کیا ہوگا|اب کیا ہو گا|آگے کیا ہوگا|آپ کیا کریں گے|ab kya hoga|ab kia hoga|"
    "aage kya hoga|aap kya karenge|"
    "ਹੁਣ ਕੀ ਹੋਵੇਗਾ|ਹੁਣ ਕੀ ਹੋਊਗਾ|ਤੁਸੀਂ ਕੀ ਕਰੋਗੇ|hun ki hovega|hun ki hoga|hun ki hou|tusi ki karoge|"
    "এখন কী হবে|এখন কি হবে|আপনারা কী করবেন|এরপর কী হবে|ekhon ki hobe|erpor ki hobe|apnara ki korben|"
    "ماذا سيحدث الآن|ماذا يحدث الآن|ماذا الآن|وش يصير الحين|شو رح يصير|ماذا ستفعلون|"
    "matha sayahduth alan|shu ra7 yseer|sho ra7 yseer|eh elly hy7sal"
)
_THERE = (
    "czy ktoś tu jest|czy ktoś tam jest|jest tu ktoś|jest tam ktoś|ktoś tu jest|halo|"
    "czy ktoś to czyta|ktoś to czyta|czy ktoś mi odpowie|"
    "e cineva aici|este cineva aici|e cineva acolo|este cineva acolo|e cineva|"
    "citește cineva|răspunde cineva|"
    "ma jiraa qof|qof ma jiraa|ma joogaa qof|qof ma joogaa|cid ma joogtaa|ma joogtaa|"
    "کوئی ہے|کیا کوئی ہے|کیا کوئی وہاں ہے|کیا یہاں کوئی ہے|کیا کوئی پڑھ رہا ہے|koi hai|"
    "kya koi hai|kya koi wahan hai|kya yahan koi hai|kya koi parh raha hai|koi hai yahan|"
    "ਕੋਈ ਹੈ|ਕੀ ਕੋਈ ਹੈ|ਕੀ ਇੱਥੇ ਕੋਈ ਹੈ|ki koi hai|ki koi hega|ki ithe koi hai|"
    "কেউ আছেন|কেউ কি আছেন|কেউ আছে|এখানে কেউ আছেন|keu achen|keu ki achen|keu ache|keu ki ache|"
    "هل يوجد أحد|هل من أحد|هل أحد هنا|هل يوجد أحد هنا|في حدا|في احد|حد هنا|فيه حد|"
    "fi 7ada|fi hada|7ad hena|fe 7ad|hal yojad ahad"
)
_DELETE = (
    "usuń wszystko|usuń to|usuńcie wszystko|skasuj wszystko|skasuj to|skasujcie to|"
    "usuń moje wiadomości|usuń wiadomości|proszę usunąć|czy możesz to usunąć|usuń czat|"
    "șterge tot|ștergeți tot|șterge totul|șterge asta|șterge mesajele|șterge mesajele mele|"
    "ștergeți mesajele|poți șterge tot|"
    "wax walba tirtir|dhammaan tirtir|tirtir dhammaan|tirtir fariimaha|fariimaha tirtir|"
    "fariimahayga tirtir|tirtir|masax dhammaan|"
    "سب مٹا دو|سب مٹا دیں|سب ڈیلیٹ کر دو|سب ڈیلیٹ کر دیں|میسج ڈیلیٹ کرو|میسج ڈیلیٹ کر دیں|"
    "میرے پیغام مٹا دیں|یہ مٹا دو|message delete karo|message delete kar do|"
    "messages delete karo|msg delete karo|sab delete karo|sab delete kar do|sab mita do|"
    "sab kuch delete karo|sab kuch delete kar do|delete karo|delete kar do|"
    "mere message delete karo|"
    "ਸਭ ਮਿਟਾ ਦਿਓ|ਸਭ ਕੁਝ ਮਿਟਾ ਦਿਓ|ਮੈਸੇਜ ਡਿਲੀਟ ਕਰੋ|ਸਭ ਡਿਲੀਟ ਕਰ ਦਿਓ|sab mita deo|"
    "sab kuj delete karo|sab kuj mita deo|message delete kardo|"
    "সব মুছে ফেলুন|সব মুছে দিন|সব ডিলিট করুন|আমার মেসেজ মুছে ফেলুন|মেসেজ ডিলিট করুন|sob muche felun|"
    "sob muche den|sob delete koren|message delete koren|sob delete korun|"
    "احذف كل شيء|احذفوا كل شيء|امسح كل شيء|امسح كل شي|احذف رسائلي|امسح الرسائل|احذف الرسائل|"
    "احذف المحادثة|امسح المحادثة|احذف كل شي|ehthef kol shi|ems7 kol 7aga|emsa7 kol shi"
)
_CALL = (
    "czy ktoś może do mnie zadzwonić|czy ktoś może zadzwonić|czy możecie do mnie zadzwonić|"
    "czy możesz do mnie zadzwonić|zadzwońcie do mnie|zadzwoń do mnie|"
    "mă poate suna cineva|poate cineva să mă sune|puteți să mă sunați|mă puteți suna|"
    "mă poți suna|sunați-mă|sună-mă|"
    "qof ma i soo wici karaa|ma i soo wici kartaa|ma i soo wici kartaan|i soo wac|i soo waca|"
    "کیا کوئی مجھے فون کر سکتا ہے|کیا آپ مجھے فون کر سکتے ہیں|مجھے فون کریں|مجھے کال کریں|"
    "کیا کوئی مجھے کال کر سکتا ہے|kya koi mujhe call kar sakta hai|"
    "kya koi mujhe phone kar sakta hai|kya aap mujhe call kar sakte hain|mujhe call karo|"
    "mujhe phone karo|mujhe call karen|"
    "ਕੀ ਕੋਈ ਮੈਨੂੰ ਫ਼ੋਨ ਕਰ ਸਕਦਾ ਹੈ|ਮੈਨੂੰ ਫ਼ੋਨ ਕਰੋ|ਮੈਨੂੰ ਕਾਲ ਕਰੋ|ki koi mainu phone kar sakda hai|"
    "ki koi mainu call kar sakda hai|mainu call karo|mainu phone karo|"
    "কেউ কি আমাকে ফোন করতে পারেন|কেউ কি আমাকে কল করতে পারেন|আমাকে ফোন করুন|আমাকে কল করুন|"
    "keu ki amake phone korte paren|keu ki amake call korte paren|amake phone koren|"
    "amake call koren|"
    "هل يمكن لأحد أن يتصل بي|هل يمكن أن يتصل بي أحد|هل يمكنك الاتصال بي|اتصلوا بي|اتصل بي|"
    "ممكن حد يكلمني|ممكن حدا يتصل فيي|momken 7ad ykalemny|momken 7ada yettesel fini|etasel bi"
)


def _fold(text: str) -> str:
    """Lower case, without marks and accents, one space apart."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("ł", "l"))
    bare = "".join(mark for mark in plain if not unicodedata.combining(mark))
    # Vowel signs of the scripts of India are no letters to `\w`: what is no mark stays.
    kept = (
        c if c.isalnum() or unicodedata.category(c) in ("Mc", "Mn") else " "
        for c in bare
        if unicodedata.category(c) != "Cf"
    )
    return " ".join("".join(kept).split())


def _sayings(joined: str) -> frozenset[str]:
    return frozenset(_fold(saying) for saying in joined.split("|"))


_SAID = {
    Asked.TOLD: _sayings(_TOLD),
    Asked.COST: _sayings(_COST),
    Asked.NEXT: _sayings(_NEXT),
    Asked.DELETE: _sayings(_DELETE),
    Asked.CALL: _sayings(_CALL),
}
_IS_THERE = _sayings(_THERE)
_PLEASE = "|".join(re.escape(word) for word in sorted(_sayings(_POLITE), key=len, reverse=True))
_AROUND = re.compile(rf"^(?:(?:{_PLEASE}) )+|(?: (?:{_PLEASE}))+$")


def _bare(text: str) -> str:
    return _AROUND.sub("", _fold(text[:120]))


def asked_in(text: str) -> Asked | None:
    """Name the question that a message in one of the seven languages is, if it is one."""
    said = _bare(text)
    return next((asked for asked, sayings in _SAID.items() if said in sayings), None)


def asks_who_is_there(text: str) -> bool:
    """Whether a message in one of the seven languages asks if anybody is there."""
    return _bare(text) in _IS_THERE
