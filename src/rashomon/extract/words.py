"""The words that give a page's furniture away, by what they offer: word lists, nothing else."""

from __future__ import annotations

from rashomon.extract.sought import Sought, sought

# Each is looked for in a unit in lower case. They name what a page asks of its reader, or what it shows beside the
# story; what such lines have in common across sites and languages.
OFFERS: dict[str, Sought] = {
    "subscribe": sought(
        "subscri|sign up|sign in|sign out|signed |log in|log out|logged |newsletter|e-paper|epaper|premium|trial|"
        "member|become a|register|my account|inbox|briefing|a month|a week|a year|free article|paywall|print edition|"
        "digital edition|already a|suscr|assine|prenumer",
        r"\b(?:subscri\w+|sign(?:ed)? (?:up|in|out)|log(?:ged)? (?:in|out)|newsletters?|e-?paper|premium|trial|"
        r"members?|membership|become an?|register|unsubscribe|my account|inbox|briefing|a (?:month|week|year)\b|"
        r"free articles?|paywall|print edition|digital edition|already a|suscr\w+|assine|prenumer\w+)\b",
        also=r"abo(?<=\babo)(?:nn\w+)?\b",
    ),
    "support": sought(
        "donat|support |buy me|buy us|chip in|contribute|patron|coffee|fund our|keep us|tip jar|merch",
        r"\b(?:donat\w+|support (?:us|our|the|your|independent|local)|buy (?:me|us) a|chip in|contribute|patron|"
        r"coffee|fund our|keep us|tip jar|merch)\b",
    ),
    "cookies": sought(
        "cookie|consent|accept all|manage|gdpr|partners|privacy|terms |ad-block|adblock|whitelist|javascript|browser|"
        "your data|personal information|policy|disclaimer|disclosure|affiliate|fair-use",
        r"\b(?:cookies?|consent|accept all|manage|gdpr|partners|privacy|terms (?:of|and)|ad-?block\w*|whitelist|"
        r"javascript|browser|your data|personal information|policy|disclaimer|disclosure|affiliate|fair-use)\b",
    ),
    "social": sought(
        "share |shares|tweet|facebook|whatsapp|telegram|instagram|twitter|youtube|linkedin|tiktok|pinterest|reddit|"
        "discord|follow |like us|copy link|mail this|mail us|print this|rss|@",
        r"\bshare (?:this|on|via|it|with|your)|\d\.?\d?k? ?shares$|"
        r"\b(?:tweet\w*|facebook|whatsapp|telegram|instagram|twitter|youtube|linkedin|tiktok|pinterest|"
        r"reddit|discord|follow (?:us|our|me|live|the|@)|like us|copy link|e-?mail (?:this|us)|print this|rss)\b|@\w",
        opens=r"share\b(?! price)",
    ),
    "comments": sought(
        "comment|leave a reply|have your say|vote|poll|what do you think|letters to|report this|was this |moderated|"
        "reply|replies|write to",
        r"\b(?:comments?|commenting|comment (?:now|below)|leave a reply|have your say|vote|poll|what do you think|"
        r"letters to|report this|was this (?:article|page|story)|moderated|reply|replies|write to)\b",
    ),
    "related": sought(
        "",
        "",
        opens=r"(?:>+\s?)?(?:also (?:read|in|on)|read (?:more|also|next|too|on|full|our|all)|related\b|see also|"
        r"more (?:on|from|in|news|"
        r"stories|lead)|more:|most (?:read|viewed|popular|shared)|trending|popular|latest|last news|"
        r"next(?: up| issue)?:|"
        r"now watch|watch|listen|recommended|you (?:may|might) (?:also|like)|in (?:this section|pictures|other news)|"
        r"don'?t miss|keep reading|continue reading|archive|editorial:|opinion:|photos?[: ]|video[: ]|"
        r"\W?image:|(?:photo )?gallery|interactive|live:|explained:|back (?:to|issues)|previous|up next|must read|"
        r"top (?:stories|news)|top \d+|just in|what to read)",
    ),
    "advert": sought(
        "advert|ad by|ads by|sponsor|promo|partner content|paid |discount|% off|coupon|cashback|betting|bet now|odds|"
        "gambl|18+|shop|sale|deal|win a|for rent|classifieds|free |use code|compare|demo account|quote in|quotes in|"
        "reklam",
        r"\b(?:adverts?|advertis\w+|ads? by|sponsor\w*|promoted|partner content|paid (?:content|post)|discount|"
        r"% off|promo|coupon|cashback|betting|bet now|odds|gambl\w+|18\+|shop\b|sale\b|deals?\b|win an?|for rent|"
        r"classifieds|free (?:report|guide|e-?book|trial|app)|use code|compare|"
        r"demo account|quotes? in|reklam\w*)\b",
        opens=r"\W?ad\W",
    ),
    "app": sought(
        "download|android|iphone|app store|google play|notification|alert|podcast|pdf|your phone|sms|text |channel|"
        "line account|bulletin",
        r"\b(?:download|android|iphone|app store|google play|notifications?|alerts?|podcasts?|pdf|"
        r"your phone|sms|text \w+ to|channel|line account|bulletin)\b",
        also=r"(?:app(?<=\bapp)s?|ios(?<=\bios))\b",
    ),
    "rights": sought(
        "©|(c)|copyright|all rights|rights reserved|reproduction|redistribut|licen|reprint|permission|unauthori|"
        "not for |hyperlink|prohibited|ltd|llc|gmbh|limited|s.a.|pvt",
        r"©|\(c\)|\bcopyright|\ball rights|\brights reserved|reproduction|redistribut\w+|\blicen[cs]e|reprints?\b|"
        r"\bpermissions?\b|unauthori[sz]ed|not for |hyperlink|prohibited|\b(?:ltd|llc|gmbh|limited|s\.a\.|pvt)\b",
        also=r"inc(?<=\binc)\b",
    ),
    "desk": sought(
        "tips@|editor:|editors:|newsroom:",
        r"\btips@|editors?:|\bnewsroom:",
        opens=r"\W?(?:(?:additional |with )?report(?:ing|ed) by|writing by|edit(?:ing|ed) by|compiled by|produced by|"
        r"our standards|contact (?:the|us)|for corrections|corrections?:|tips?\b|got a (?:tip|story)|send (?:us|your)|"
        r"newsdesk|end\b|reach the|tel\b)",
    ),
    "notice": sought(
        "skip to|menu|search|loading|refresh|turn on|click|tap here|scroll|open in|view all|view more|show all|"
        "show more|load more|see all|see more|page |back to top|site map|sitemap|about us|contact us|careers|jobs|help|"
        "settings|please do not|you are reading|at risk|accessibility|feedback|edition|this site|this page|"
        "this website|n read|ns read|te read|tes read|this post|follow @|live cent|live blog|live scores|weather|"
        "horoscope|crossword|puzzles|obituaries",
        r"\b(?:skip to|menu|search|loading|refresh|turn on|click|tap here|scroll|open in|view (?:all|more)|"
        r"show (?:all|more)|load more|see (?:all|more)|page \d|back to top|site ?map|about us|"
        r"contact us|careers|jobs|help|settings|"
        r"please do not|you are reading|at risk|accessibility|feedback|editions?|this (?:site|page|"
        r"website)|min(?:ute)?s? read|"
        r"updated? this post|"
        r"follow @|live (?:centre|blog|scores)|weather|horoscopes?|crosswords?|puzzles|obituaries)\b",
    ),
}
MENU = frozenset(
    "home news world politics business opinion sport sports culture economy markets local national international "
    "lifestyle tech technology science health travel video photos live weather entertainment education finance "
    "money companies law jobs cars property horoscope games music books food style arts climate environment "
    "europe africa asia americas region regional city society letters search menu login subscribe english "
    "podcasts podcast events shop archive about contact donate stocks crypto deals careers analysis latest top "
    "more read e-paper epaper newsletter print share save tweet whatsapp facebook x telegram instagram youtube "
    "classifieds obituaries crosswords puzzles radar models merch print".split()
)
IMPERATIVES = frozenset(
    "get join sign subscribe download follow read watch listen share click support become send tell buy book "
    "try enjoy discover find see check compare vote like advertise contact write call text win use rate report "
    "keep continue open accept manage turn register upgrade start stay help chip donate drop visit explore "
    "obtain sell rent buy place learn view browse show load skip return go add unsubscribe refresh tap "
    "scroll turn".split()
)
READER = frozenset("you your yours us our we my me i'm you're you'll we're we'll".split())
FUNCTION = frozenset(
    "the of and to in a is that for on was with as by at from it be are were his her its their he she they had has "
    "have an this which who not but said would been after will or one two more than when also into out up over "
    "about no all new could there what if than had did do does him them so its it's only while "
    "before against where".split()
)
SPEECH = sought(
    "said|says|told|added|according to|announced|reported|spokes|confirmed|warned|denied|called|asked|expected|killed|"
    "minister|police|president|court|government|million|billion|percent|per cent",
    r"\b(?:said|says|told|added|according to|announced|reported|spokes\w+|confirmed|warned|denied|called|asked|"
    r"expected|killed|minister|police|president|court|government|million|billion|percent|per cent)\b",
)
