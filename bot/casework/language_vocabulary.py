"""Everyday words of the seven languages as people text them, without accents. FOR NATIVE REVIEW.

Drawn from the project's own messages (`nlu/data`): words that several messages of the language
have and English ones have not; and common ones besides.
"""

from __future__ import annotations

WORDS: dict[str, frozenset[str]] = {
    "ur": frozenset(
        (
            "ne le liya lia de rakh "
            "aaj aap aata aati aayi ab abhi acha agar agle akeli almari andar apni aur aurat aya "
            "baad baat bachao bachay bachon bahar baitha baithi baje banda bas behen bete bhi "
            "bilkul bohat bola chahiye chahta chahti chal chala cheez choti churi dafa darr "
            "darwaza dega dekh dekha deni dete deti dia dil din diya dost dukaan ek ga gaya gaye "
            "gayi ghar haath hafte hai hain hamare hamari har ho hone hoon hota hote hoti hua hue "
            "hui hun insaan jaldi jana jao jata jeena jeene jis kaam kabhi kaha kahan kahin kaise "
            "kal kamre kar kare karega karna karni karo karta karte karun ke keh kehta kehte "
            "kehti khana khatam khoon khud ki kis kisi kiya ko koi kuch kya lag laga lagaya lagta "
            "lagti larai larka larke larki larkon likh likha liye log maar madad magar mahine "
            "maine mara marta marte marti mein mera mere meri mian mil mujhay mujhe naam nahi "
            "nahin neeche nikal nikla nikli paas paise par pata pehle phir pichle purane raat "
            "raha rahe rahi rakh rehta rehti rishta ro rona roz saal saas sab sakta sakti samajh "
            "samne se shaadi shohar shuru sirf tak taraf tha theek thi tor tum unke unko upar "
            "uska uske usko usne wale waqt warna wo woh wohi yeh zabardasti"
        ).split()
    ),
    "pa": frozenset(
        (
            "ne le liya lia de rakh "
            "aa aakhna aakhya aan ae agle ajj andar apne asi aunda aunde aundi aya baad baanh "
            "bahar baitha banda bapu bas bebe bhabi bhain bhej bhra bina bol ch chahida chahunda "
            "chahundi chakke chakku chaku changa chaunda chaundi chhad chhota chup darr darvaja "
            "dasso dekh dena di dikha dil dita ditta ditti dost dukaan eh ethe fer gaddi gai gal "
            "gall gaya gaye gayi ghar ghare gharwala gya hafte haigi har hath hega hegi ho hoi "
            "hona hove hoya hun hunda hunde hune ich ik ikk jaan jaana jana janda jande jandi "
            "jane je jeena kade kal kam kamre kandh kar karan karda kardi karna kaun ke keh "
            "kehnda kehnde kehndi ki kise kisi kita kithe kithon kiti kiven koi kol kudi kuj "
            "kutda kutde labh ladai lag lagda lagi lai laya layi leke lia likhna likhya lya lyi "
            "maar maarda maarde maardi mahine mahri mainnu mainu marda marde massi menu mera mere "
            "meri miki munda munde naal naam nahi nai nal ni nu oh ohda ohde ohna ohne ohnu paase "
            "pagg pai paise par pata pehla pehlan phone pind raat rahe rakh rakhi reh reha ro roz "
            "saal sab sakda sakde sakdi sanu sare sari shuru si sochda taan tan te tere thalle "
            "ton tu tuhade tusan tusi tusin uppar vaar vaari vadda vaje veer vi viah vich wale "
            "wapas"
        ).split()
    ),
    "bn": frozenset(
        (
            "abar achhe aijka aise ajke amader amake amar amare ami amra apa apne apni ar ase "
            "ashe bachcha bala bari basay bashay ber beshi bhabi bhala bhalo bhoy biya biye "
            "bochor boi bolar bole bolo bolse bolte bon bondho bondhu boro boshe boyosh bujhi "
            "chai chaina chaku chay chele chilo chobi choto dekhle dekhte dey dhonnobad dhore dia "
            "dibo dile dimu dise diya diye dorja dui ei eita ek ekhon ekhono ekjon ekla ekta emon "
            "er fore fua furi gari gato gele gese ghor haat hobe hoilo hoise hoy hoye ita jabo "
            "jai jaite jamai jane jani je jodi jon jonno kail kaj kemne keno keu kew khali khay "
            "khub ki kichu kintu kisu kita koi koin koise kom kon kono korbo kore kori korle koro "
            "korse korsi korte kotha kothay koto koy kun kunu lagbe lagbo lage lagi loge lok "
            "maare malik manush mara maray mare mari marse mattam meye moddhe mone moto na naam "
            "nai naki nam nay nei ni niche nijer nise niya niye oi oise oita okhon ora oy parchi "
            "parsi polapan por pore raat rait rakhe rakhi rakhsi rasta sahajjo samne shahajjo "
            "shathe shesh shobai shomoy sob sobai tain taka tala tan tar tare te thake thaki "
            "theke thik tui tumi upokar upor"
        ).split()
    ),
    "pl": frozenset(
        (
            "widzenia zobaczenia dobranoc "
            "albo ale angielsku aucie az bardzo bedzie bez bije bo boje brat buty byc byla bylo "
            "byly chce chlopakow chodzi chyba co codziennie coraz corka czesc czy czyta dal dalej "
            "dla dobry dobrze dom domu dostal drzwi dwa dwoch dzi dzieci dziecko dziekuje dzien "
            "dzis dzisiaj dzwoni funtow gdzie hej ile ja jak jakies jeden jedna jego jej jest "
            "jestem jeszcze jutro juz kim klasie kogos kolega kot kto ktos lat lata legalnie "
            "macie maja mam mamie maz mi miesiacu mieszkam mna mnie moge moj moja moje mojej mowi "
            "mowia mowic mowisz moze mozna mu na najlepiej nam napisal nas niby nic nie niedziele "
            "nikogo nikomu nikt nocy noz numer obok od oddac ona oni pali pani panstwa piatek "
            "pieniadze pije pisac pisze plecak po pod pokoju polsce polsku pomoc pomocy "
            "porozmawiac potem powiedziec praca prace pracy prostu prosze przez przy pyta pytam "
            "raz rekaw robi roku rower sasiadka schodach sie siedze siedzi siostra slysze sobie "
            "sobote spi spie stoi syn syna szef szkole szkoly szukam tak taki tam tego tej "
            "telefonu temu teraz tez trzy tu tydzien tylko tym umiem wczoraj widze wie wieczorem "
            "wiem wraca wroci wstaje wszyscy wszystko wychodzi za zabije zabrali ze zeby zebym "
            "znaczy znowu zona zostal zrobic"
        ).split()
    ),
    "ro": frozenset(
        (
            "mersi revedere bate sotul tatal "
            "acasa acte acum adresa afara aia aici ajutati ajutor ala ani asa aseara asta au avem "
            "aveti azi baiatul baieti baietii bani banii bate bea bine bucatarie buna ca cand "
            "casa caut ce ceva cinci cine cineva copii copilul cu cum cuminte daca dar datorez "
            "dau de deja despre dimineata din doamna doar doi dormi doua duba duc dupa ea ei el "
            "engleza era este eu exista fac facut fara fata fetita fiecare fiul foarte fost frate "
            "fratele frica frumos gasesc gasit geamul ia iar iau ieri ies iese ii imi inceput "
            "incuiat intr jos la langa las lasa lasat lire luat lucrez lui luna luni ma mai mana "
            "masa masina mea mei mereu meu mi mult multumesc munca murit nimeni nimic niste "
            "noapte noi nu numai numele nunta om omorat ora ore pana pe pentru plange plecat "
            "poate poza poze prin proprietarul pt pun pus raspunde rau rog romana sa saptamana "
            "sau scoala scrie scris scriu se seara seful si soacra sora sotul spune sta stau stie "
            "stiu strada sub sunt suntem tare te telefonul tine toata tot trebuie trecut trei "
            "trimis trimit tura ul unde unor unui urma usa va vad vazut venit vine vineri voi "
            "vorbesc vorbeste vorbi vrea vreau vreo zi zic zice zile zis ziua"
        ).split()
    ),
    "so": frozenset(
        (
            "aabahay aabbahay adeerkay garaaca garaacaa taabta taabtay "
            "baqayaa cabsanayaa caawimo mahadsanid "
            "aabe aan abti adeer af afar ah aha ahaa ahay albaabka ama aniga arkay ayaa ayaad "
            "ayaan ayay ayeeyo ayuu ba baa baan badan baska baxay baxayaa berri bilaabay bilood "
            "buu caawa caawi carruurta caruurta cid cidna cusub dhacay dhan dhaqan dhexdiisa "
            "dilaan dilay diray doonaa dugsiga ee fadhiga fadhiyaa fadlan fasaxa fiican ga "
            "gabadhayda gabadhaydu gacanta garanayo goorma guri guriga haa habeen habeenkii hada "
            "hadal hadda haddii hadla hadli hadlo halkee helaa heli hoosteeda hor hore idin iga "
            "igu ii ila ilaa ilmaha inaan inay inuu isku iskuulka iyo jeer jir jira jiraa jiray "
            "jirka jiro jirtaa ka kadib kala kale kaliya kama kan karaa karo kasta kii ku la "
            "laakiin laba labo lacag lacagta laga lagu lama leeyahay leh ma maalin maanta madaxa "
            "mararka marka markaan markii markuu masjidka maxaa maxaad maxay maya meel mindi mise "
            "musqusha nabad nin ninkayga ninkaygu noo oo qof qolka rabaa rabaan rabo sabti saddex "
            "sano sariirta shalay shaqeeyaa shaqo sidee siiyay somali soo soomaali subax tagay "
            "tahay telefoonka tidhi tihiin tiri ugu uu uun wa waa waan walaalkay walaashay walba "
            "wata wax waxaa waxaad waxaan waxay waxba waxuu weli weyn wiil wiilkayga wiilkaygu "
            "wiilku wuu wuxu wuxuu xaggee xalay xiran yaa yahay yar yidhi yimid yiraahdeen yiri"
        ).split()
    ),
    "ar": frozenset(
        (
            "2al 3adi 3al 3ala 3alai 3alay 3am 3an 3and 3andi 3arabi 3ashan 3indi 3mri 3ndi 3omri "
            "7ad 7ada 7amel 7atta a3ref a7ki abi abooy agdar ahlan ana anam arja3 atla3 ba3d "
            "ba3den barra bas bedi bedrabni beit bel benti biddi bidi bidrobni bil binti "
            "biyidribni byedrobni byodrobni dam ebni eedi eedo el elli enta enti fel fi fil gal "
            "hada hala2 hassa hiya howa huwa hwa ibni iza jom3a jozi jum3a kan keefak khayef kif "
            "kifak kol kteer kul kulla kwayes lamma lazem lazim leil leila lissa ma ma3 ma3i ma3o "
            "madrase marhaba mat3am matbakh mesh mish mn mni7a mnih msh mumkin nafs nas okhti "
            "ommi ra7 rasi rkhees sa3a sa3dni sa3edni sa7bi sana shabab shanta shay sheft shi "
            "shlonak shu shurta sikkin sneen snin ta3ban tani ummi wa7ad wa7ed wain wara wein "
            "wlad ya3ni yedrebni yedri yidribni yom youm zawji zay"
        ).split()
    ),
}
# Words that English texts of the region hold: alone they turn no answer.
LOANS = frozenset(
    (
        "aabo abba abbu abu akhi akhooy amma ammi ammu asc baba beta beti bhai bro desi gurdwara "
        "haan habibi halal haram hooyo inshallah izzat kabaddi khalas madrasa mama mami mashallah "
        "masjed masjid papa puttar salaam salam shukran sxb walaal walla wallah wallahi wlh yaar "
        "yalla"
    ).split()
)
