"""A relative and a word of harm near each other, in Polish and Somali: FOR NATIVE REVIEW.

"My husband" says nothing alone, nor does a verb that films and football know too. Together they
are what a person tells of home. Composed by a non-native writer.
"""

from __future__ import annotations

from bot.casework.lexicon.rule import Rule
from bot.casework.triage import Route, Tier

_POLISH_KIN = (
    "mąż|maz|partner|ojczym|ojciec|tata|tato|były|syn|córka|corka|zięć|ziec|konkubent|teść|szef"
)
_POLISH_HARM = (
    "pijany|pijana|szarpie|szarpał|dusi|dusił|grozi|groził|uderzył|uderzyła|popchnął|popchnęła|"
    "pobił|pobiła|złamał|zamknął|wyważa|przypali|kopnął|bije_mnie|rzucił_we|katuje|zastrasza"
)
_GRAVE = (
    "nóż|nożem|maczeta|krew|krwi|boję|boi_się|tabletki|tabletek|proszki|pijany|pijana|"
    "krzyczy|bije|grozi|zamknął|zamyka|zamknięta|trzyma_mnie|trzyma_nas|trzymają|uciekam|ucieka|"
    "umiera|umrze|umrę|zabić|siniaki|siniak|drgawki|narkotyki|dilerzy|winien|wiszę|balkonu|balkon|"
    "most|mostu|tory|torach|żyletka|żyletki|skończyć|schowała|schowałam|głodny|głodna|przypali|"
    "uderzyła|uderzył|wstrzykuje"
)
_SINCE = (
    "wczoraj|przedwczoraj|rana|godziny|godzin|nocy|wieczora|południa|poniedziałku|wtorku|środy|"
    "czwartku|piątku|soboty|niedzieli"
)
_SOMALI_KIN = (
    "ninkaygu|ninkayga|ninkeyga|seygaygu|aabbahay|aabahay|aabe|adeerkay|adeer|walaalkay|"
    "walaalkey|soddohday|hooyaday|wiilkayga|seedigay|macallinka|macalinka"
)
_SOMALI_HARM = (
    "garaacaa|garaaco|garaacay|garaacayaa|garacya|laaday|laado|dhirbaaxaa|dhirbaaxay|dhacaa|"
    "xiray|xidhay|xirtaan|jebiyay|jebinaya|tuuray|jiiday|baqayaa|cabsanayaa|hanjabay|hanjabaad|"
    "carooda|caroodaa|caroodo|xoog|khasab|ii_diiday|ogola|qaataa|qaatay|baasaboorka|passportka|"
    "dharbaaxay|dharbaaxo|kufsaday|gubay|tufay|ceejinayaa|handadaa|dilaa|dili|hubiyaa|ilaaliyaa|"
    "qariye|qariyay|dibadda|caytamaa|ceejiyay|feeray|mindi|toorrey|faas"
)

RULES: tuple[Rule, ...] = (
    Rule(
        "polish_at_home",
        Tier.P2,
        Route.DOMESTIC_ABUSE,
        "Polish: harm by a relative (for native review)",
        patterns=(f"{_POLISH_KIN} ~6 {_POLISH_HARM}", f"{_POLISH_HARM} ~2 {_POLISH_KIN}"),
        hits=("mąż wczoraj znowu mnie uderzył", "tata jest pijany"),
        misses=("mąż gra w piłkę", "tata kupił rower", "syn pobiegł do szkoły"),
        unless=("nie|nigdy|nikt ~1 szarpie|dusi|grozi|bije_mnie|uderzył|uderzyła|pobił|katuje",),
        denied=None,
        over=Tier.P3,
        harm=True,
    ),
    Rule(
        # "Since hours or days" beside a no, drink or tears: not eaten, not home, not answering.
        "polish_since",
        Tier.P2,
        Route.CHILD_PROTECTION,
        "Polish: something grave for hours or days (for native review)",
        patterns=(
            f"nie|pije|piję|płacze|leży|śpi|wymiotuje|boli|wyłączony|zamknięta|zamknięty ~6 od ~1 {_SINCE}",
            f"od ~1 {_SINCE} ~4 nie|pije|piję|płacze|leży|wymiotuje|wyłączony",
            "wyważa|wali|wybił|kopie|szarpie ~3 drzwi|klamkę|okno",
            "drzwi ~1 od ~1 łazienki|sypialni|pokoju|mieszkania|domu|kuchni|toalety|piwnicy",
            f"od ~7 {_GRAVE}",
            f"{_GRAVE} ~7 od",
        ),
        hits=("syn nie wrócił od wczoraj", "od rana pije", "wyważa drzwi od sypialni"),
        misses=("paczka idzie od wczoraj", "pracuję tu od marca", "drzwi od szafy skrzypią"),
        denied=None,
        over=Tier.P3,
        harm=True,
    ),
    Rule(
        "somali_at_home",
        Tier.P2,
        Route.DOMESTIC_ABUSE,
        "Somali: harm by a relative (for native review)",
        patterns=(f"{_SOMALI_KIN} ~7 {_SOMALI_HARM}",),
        hits=("ninkaygu wuu i garaacaa", "aabe xadhigga ayuu igu garaacaa"),
        misses=("ninkaygu shaqo ayuu ku jiraa", "aabe cunto ayuu kariyay"),
        unless=("dab|cunto|cashada|albaabka_baska ~3",),
        denied=None,
        over=Tier.P3,
        harm=True,
    ),
)
