const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words no augmentation should bring into a text: slurs, vulgar words, and words WordNet lists beside harmless ones. */
export const offensiveWords = list(`
ass arse asshole bastard bitch bugger bollocks boob boobs bullshit bum butt cock coon crap cripple cunt damn darky dick dyke fag faggot
fanny fart fuck fucker fucking gook goddam goddamn gypsy hag halfwit harlot homo hooker horseshit hussy idiot imbecile jap jerk jerkoff jew
kike kraut lez lesbo mick midget mongoloid moron motherfucker mulatto negress negro nigger nigga nigra nooky nookie pansy piss pissed pecker pimp poof
poofter poop prick prostitute pussy queer quim rape redskin retard retarded savage screw shit shite shitty shag slut slant snatch spastic
spic spook squaw stupid tart tit tits titty tramp tranny turd twat vagina wank wanker wench wetback whore wog wop yid suck sucks lay bang
roll fornicate hump gay oriental spade tosser twit dike fairy hebe nance queen sod bonk bawd fink puke pee peeing
`);

/** Words so general that no synonym stands in their place: light verbs, nouns of all work, words of degree and order. */
export const generalWords = list(`
get go make do take give put come keep set run turn bring hold let see look know find tell feel think say want seem become
try use call leave mean work play start stop begin end live move stand sit lie lay pass pull push cut break fall carry
show get happen need like love help talk ask like run draw bear catch strike cast deal charge point back
thing way time day year man men woman people life world part place case point fact kind sort type form matter hand head eye side end
home house water week lot bit piece line word name number one child person body level order state term
good bad new old big great high low long short little small large right left own last next first best better worst worse less least
full hard easy early late real true free open close able only same different main general
well very much more most really just even still also too so back up down out off away again always often never ever together
least rather quite almost nearly yet already once soon later ago maybe perhaps instead especially particularly simply
account card statement step date formula rent reflect wish fail
no nil naught zero picture style mark write writing tragedy pair alien
north south east west black white red blue green brown yellow grey gray pink purple orange spark
`);
