import type { WordNetPos } from './wordnet.ts';

/**
 * Replacements for the commonest words, whose senses in a dictionary are too many to choose from.
 * The first word of a group in () may be replaced by each of the others, not the other way round.
 */
const lists: Readonly<Record<WordNetPos, string>> = {
  noun: `
(movie film picture) (film movie picture) (performance portrayal) (animal creature beast) (beast animal creature) (story tale) (plot storyline) (filmmaker director) (actor performer) (actress performer)
(audience public) (viewer spectator) (script screenplay) (kid child) (woman lady) (man guy) (guy fellow) 
(job task) (idea notion) (problem trouble issue) (mistake error) (part portion) (piece bit) (kind sort type) 
(moment instant) (scene sequence) (sequence scene) (ending conclusion finale) (beginning start) (start beginning) (subject topic theme) (theme topic)
(feeling emotion) (mood atmosphere) (humor wit) (joke gag) (fun enjoyment) (pleasure delight enjoyment) (joy delight) (sadness sorrow) (anger rage) (fear dread)
(charm appeal) (appeal charm) (beauty loveliness) (power strength force) (energy vigor vitality) (skill ability) (talent gift) (gift present)
(intelligence intellect) (impact effect) (effect result) (result outcome) (reason cause)
(purpose aim) (goal aim objective) (chance opportunity) (opportunity chance) (attempt effort try) (effort attempt) (information data)
(story narrative) (author writer) (writer author) (book volume) (image picture) (song tune) (car automobile) 
(city town) (town city) (street road) (road street) (country nation) (money cash) (price cost) 
(product item) (customer client) (company firm business) (firm company) (business firm) (boss manager) (worker employee) (employee worker) (shop store) (store shop)
(restaurant diner) (waiter server) (staff personnel) (response reply)
(question query) (speech talk) (talk conversation) (conversation discussion) (discussion debate) (argument dispute) (fight battle) (battle fight) (war conflict) (death demise)
(mess muddle) (rubbish trash) (garbage trash) (trash garbage) (nonsense rubbish) (failure flop) (success triumph) (triumph success) (disaster catastrophe) (disappointment letdown)
(friend pal companion) (fan enthusiast admirer) (adventure exploit) (journey trip voyage)
(trip journey) (entertainment amusement) (view opinion) (opinion view) (review critique)
(critic reviewer) (reviewer critic) (version edition) (edition version) (sequel continuation) (flick film movie) 
(phone telephone) (telephone phone) (photo photograph) (photograph photo) (price cost) (problem difficulty)
(difficulty trouble) (group bunch) (bunch group) (team squad) (issue matter problem)
(dialogue conversation) (society community) (doctor physician) (lawyer attorney) (girl lass) (boy lad) (baby infant)
(truth reality) (suffering misery) (insight perception) (imagination fancy)
(creature being) (violence brutality) (suspense tension) (tension strain) (excitement thrill) (surprise shock) (shock surprise) (vision outlook)`,
  verb: `
(watch view) (check verify) (track trace) (add append) (start begin) (begin start commence) (finish complete) (complete finish) (help aid assist) (try attempt) (attempt try)
(want desire) (require need) (love adore) (enjoy relish savor) (hate detest loathe) (dislike hate) (seem appear) (appear seem) (show display) (display show)
(ask inquire) (answer reply) (reply answer) (talk speak) (speak talk) (believe think) (understand comprehend grasp) (explain clarify) (describe depict portray)
(provide supply offer) (offer provide) (obtain acquire get) (receive get) (buy purchase) (purchase buy) (use employ utilize) (employ use)
(deliver provide) (succeed prevail triumph) (manage contrive) (remain stay) (stay remain) (arrive come) 
(happen occur) (occur happen) (change alter) (improve better enhance) (build construct) (construct build) (destroy ruin demolish) (ruin spoil wreck) (spoil ruin)
(break smash) (fix repair mend) (repair fix mend) (choose select pick) (select choose) (decide determine) (allow permit let) (permit allow) (prevent stop) (avoid evade shun)
(notice observe) (observe notice) (find discover) (discover find) (search seek) (seek pursue) (suggest propose imply) (imagine envision picture) (expect anticipate) (anticipate expect)
(surprise astonish amaze) (amaze astonish) (shock stun) (entertain amuse) (amuse entertain) (bore tire) (annoy irritate bother) (irritate annoy) (please delight) (delight please) (disappoint dismay) (satisfy please)
(capture seize) (explore investigate examine) (examine inspect) (combine blend merge) (blend mix) (mix blend) (create produce make) (produce create make) (transform convert) (evoke elicit) (reveal disclose expose)
(hide conceal) (deserve merit) (earn gain) (laugh chuckle) (cry weep) (smile grin) (shout yell) (scream shriek) (work function) (recommend advise) (advise recommend)
(complain grumble) (praise commend) (criticize fault) (send dispatch) (attract draw) (force compel) (save rescue) (waste squander)
(perform play) (guide steer) (inspire motivate) (struggle strive) (forget overlook) (remember recall) (recall remember)
(suppose guess) (guess suppose) (claim assert) (assert claim) (present show) (prove demonstrate) (demonstrate show) (achieve attain accomplish) (accomplish achieve) (establish found) (generate produce) (seem appear)uce) (seem appear)`,
  adjective: `
(good fine decent) (great wonderful terrific superb) (bad poor lousy) (big large) (large big) (small little) (huge enormous massive) (enormous huge) (massive huge) (tiny minuscule little) (funny amusing humorous) (amusing funny)
(humorous funny amusing) (hilarious uproarious) (interesting intriguing engaging) (intriguing interesting fascinating) (entertaining enjoyable amusing) (enjoyable entertaining pleasurable) (boring dull tedious) (dull boring tedious) (tedious boring tiresome)
(beautiful lovely gorgeous) (lovely beautiful) (gorgeous beautiful stunning) (ugly hideous unattractive) (smart clever intelligent bright) (clever smart ingenious) (intelligent smart clever) (stupid dumb foolish) (dumb stupid) (silly foolish goofy)
(foolish silly) (hard difficult tough) (difficult hard tough) (easy simple) (simple easy) (real genuine actual) (genuine real authentic) (true genuine) (whole entire) (entire whole) 
(strong powerful robust) (powerful strong potent) (weak feeble) (sad unhappy sorrowful) (happy glad joyful) (glad happy) (perfect flawless ideal) (excellent superb outstanding) (superb excellent splendid) (terrific superb fantastic) (wonderful marvelous terrific)
(marvelous wonderful) (fantastic terrific superb) (awful terrible dreadful) (terrible awful dreadful horrible) (horrible terrible awful) (mediocre ordinary) (compelling gripping riveting absorbing) (gripping compelling absorbing) (fascinating intriguing captivating)
(predictable foreseeable) (familiar recognizable) (strange odd peculiar) (odd strange peculiar) (weird strange bizarre) (bizarre weird strange) (quirky offbeat eccentric) (charming delightful enchanting) (delightful charming lovely) (engaging appealing charming)
(appealing attractive engaging) (pleasant agreeable nice) (nice pleasant) (dark gloomy somber) (bright brilliant) (solid sound sturdy) (serious earnest grave) (rare uncommon) (usual customary) (obvious evident apparent)
(fresh novel) (original novel inventive) (inventive imaginative creative) (creative inventive imaginative) (complex complicated intricate) (complicated complex intricate) (young youthful) (romantic amorous)
(emotional heartfelt) (moving touching stirring) (touching moving poignant) (poignant touching moving) (heartfelt sincere) (honest sincere truthful) (sincere honest heartfelt) (brilliant dazzling) (stunning dazzling spectacular) (spectacular stunning dramatic)
(impressive striking remarkable) (remarkable extraordinary striking) (extraordinary remarkable exceptional) (amazing astonishing astounding) (surprising unexpected astonishing) (unexpected surprising) (shocking appalling) (scary frightening) (frightening scary) (creepy eerie)
(violent brutal) (brutal savage) (cruel brutal harsh) (angry furious irate) (crazy insane mad) (cheap inexpensive) (expensive costly pricey) (quick fast swift) (slow sluggish) (sluggish slow) (brief short)
(profound deep) (shallow superficial) (superficial shallow) (empty hollow) (hollow empty) (important significant) (significant important) (main chief principal) (major important) (famous renowned) (popular beloved)
(different distinct) (similar alike) (various diverse) (modern contemporary) (contemporary modern) (ancient old) (recent latest) (tasty delicious) (delicious tasty) (friendly amiable) (rude impolite) (polite courteous) (helpful useful) (useful helpful) (useless worthless)
(worthless useless) (reliable dependable) (broken damaged) (faulty defective) (sharp keen) (subtle delicate) (delicate subtle) (clumsy awkward) (awkward clumsy) (sloppy careless) (lazy idle) (worthy deserving) (certain sure) 
(correct right) (proper suitable) (suitable appropriate) (appropriate suitable) (cinematic filmic) (classic timeless) (thoughtful reflective) (witty clever) (bland insipid) 
(lame feeble) (absurd ridiculous preposterous) (ridiculous absurd ludicrous) (pointless meaningless) (mindless senseless) (believable credible plausible) (plausible believable credible) (realistic lifelike) (authentic genuine) (tender gentle) (gentle tender) (lively spirited vibrant)
(vivid graphic) (tough hard) (thin slender) (pure sheer) (sheer utter) (utter absolute) (complete total) (satisfying gratifying) (disappointing unsatisfying) (pathetic pitiful) (tragic heartbreaking) (hopeful optimistic)ful optimistic)`,
  adverb: `
(often frequently) (frequently often) (sometimes occasionally) (occasionally sometimes) (usually generally normally) (generally usually) (simply merely) (merely simply) (probably likely) (surely certainly) (certainly surely definitely) (definitely certainly) (truly genuinely)
(completely totally entirely) (totally completely utterly) (entirely completely wholly) (utterly totally completely) (absolutely totally utterly) (extremely exceedingly) (incredibly unbelievably) (highly extremely) (fully completely) (nearly almost) (mostly mainly largely) (mainly mostly primarily)
(primarily mainly chiefly) (largely mostly mainly) (partly partially) (slightly somewhat) (somewhat slightly) (quickly rapidly swiftly) (rapidly quickly) (slowly gradually) (suddenly abruptly) (immediately instantly) (instantly immediately) (finally eventually ultimately lastly) (eventually ultimately finally)
(ultimately finally eventually) (easily effortlessly) (badly poorly) (poorly badly) (nicely well) (beautifully gorgeously) (actually truly) (clearly plainly obviously) (obviously clearly evidently) (apparently seemingly evidently) (seemingly apparently) (surprisingly unexpectedly astonishingly)
(thoroughly completely) (perfectly flawlessly) (deeply profoundly) (especially particularly) (particularly especially) (perhaps maybe) (maybe perhaps) (recently lately) (lately recently) (currently presently) (wonderfully marvelously) (terribly awfully) (awfully terribly)
(seldom infrequently) (precisely exactly) (basically fundamentally essentially) (essentially basically) (consistently constantly) (constantly continually) (continually constantly) (remarkably unusually) (fairly reasonably) (carefully cautiously) (cleverly ingeniously) (quietly silently)
(happily gladly) (sadly unfortunately) (unfortunately sadly regrettably) (honestly frankly) (frankly honestly) (purely solely) (solely only) only)`,
};

/** By part of speech, the replacements of a lemma. */
export const commonSynonyms: Readonly<Record<WordNetPos, ReadonlyMap<string, readonly string[]>>> = {
  noun: parse(lists.noun),
  verb: parse(lists.verb),
  adjective: parse(lists.adjective),
  adverb: parse(lists.adverb),
};

function parse(text: string): ReadonlyMap<string, readonly string[]> {
  const entries = new Map<string, string[]>();
  for (const [, group = ''] of text.matchAll(/\(([^)]*)\)/g)) {
    const [word = '', ...others] = group.split(' ');
    entries.set(word, [...new Set([...(entries.get(word) ?? []), ...others])]);
  }
  return entries;
}
