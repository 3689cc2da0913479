/** Verbs as base, past, participle; a past and a participle alike are written once. */
const verbs = `
abide abode|arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become|befall befell befallen|beget begot begotten
begin began begun|behold beheld|bend bent|beset beset|bespeak bespoke bespoken|bet bet|betake betook betaken|bid bid|bind bound|bite bit bitten
bleed bled|blow blew blown|break broke broken|breed bred|bring brought|broadcast broadcast|build built|burst burst|buy bought|cast cast
catch caught|choose chose chosen|cling clung|come came come|cost cost|creep crept|cut cut|deal dealt|dig dug|do did done|draw drew drawn
drink drank drunk|drive drove driven|dwell dwelt|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fling flung
fly flew flown|forbear forbore forborne|forbid forbade forbidden|forecast forecast|foresee foresaw foreseen|foretell foretold
forget forgot forgotten|forgive forgave forgiven|forgo forwent forgone|forsake forsook forsaken|freeze froze frozen|get got gotten|give gave given
go went gone|grind ground|grow grew grown|hang hung|have had|hear heard|hide hid hidden|hit hit|hold held|hurt hurt|inset inset|keep kept|kneel knelt
know knew known|lay laid|lead led|leave left|lend lent|let let|lie lay lain|light lit|lose lost|make made|mean meant|meet met|mislead misled
mistake mistook mistaken|misunderstand misunderstood|mow mowed mown|offset offset|outdo outdid outdone|outgrow outgrew outgrown|outrun outran outrun
overcome overcame overcome|overdo overdid overdone|overhear overheard|override overrode overridden|overrun overran overrun|oversee oversaw overseen
overtake overtook overtaken|overthrow overthrew overthrown|partake partook partaken|pay paid|put put|quit quit|read read|rebuild rebuilt|recast recast
redo redid redone|remake remade|rend rent|repay repaid|reset reset|retell retold|rethink rethought|rewrite rewrote rewritten|rid rid|ride rode ridden
ring rang rung|rise rose risen|run ran run|say said|see saw seen|seek sought|sell sold|send sent|set set|sew sewed sewn|shake shook shaken
shear sheared shorn|shed shed|shine shone|shoot shot|show showed shown|shrink shrank shrunk|shut shut|sing sang sung|sink sank sunk|sit sat|slay slew slain
sleep slept|slide slid|sling slung|slit slit|smite smote smitten|sow sowed sown|speak spoke spoken|spend spent|spin spun|spit spat|split split
spread spread|spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung|stink stank stunk|stride strode stridden|strike struck
string strung|strive strove striven|swear swore sworn|sweep swept|swell swelled swollen|swim swam swum|swing swung|take took taken|teach taught
tear tore torn|tell told|think thought|thrive thrived|throw threw thrown|thrust thrust|tread trod trodden|undergo underwent undergone
understand understood|undertake undertook undertaken|undo undid undone|unwind unwound|uphold upheld|upset upset|wake woke woken|wear wore worn
weave wove woven|wed wed|weep wept|win won|wind wound|withdraw withdrew withdrawn|withhold withheld|withstand withstood|wring wrung|write wrote written
be was been
`;

export const irregularVerbs: ReadonlyMap<string, { past: string; participle: string }> = new Map(
  verbs
    .trim()
    .split(/[|\n]/)
    .map((entry) => {
      const [base = '', past = '', participle = past] = entry.trim().split(' ');
      return [base, { past, participle }];
    }),
);

const nouns = `
man men|woman women|child children|person people|foot feet|tooth teeth|goose geese|mouse mice|louse lice|ox oxen|die dice|penny pence
life lives|wife wives|knife knives|leaf leaves|loaf loaves|half halves|self selves|shelf shelves|elf elves|wolf wolves|calf calves|thief thieves
sheaf sheaves|scarf scarves|hoof hooves|crisis crises|thesis theses|analysis analyses|basis bases|oasis oases|diagnosis diagnoses|emphasis emphases
hypothesis hypotheses|parenthesis parentheses|synthesis syntheses|axis axes|phenomenon phenomena|criterion criteria|datum data|medium media
bacterium bacteria|stratum strata|curriculum curricula|memorandum memoranda|stimulus stimuli|alumnus alumni|cactus cacti|fungus fungi|nucleus nuclei
radius radii|syllabus syllabi|focus focuses|index indices|appendix appendices|matrix matrices|vertex vertices|larva larvae|formula formulas
sheep sheep|deer deer|fish fish|series series|species species|aircraft aircraft|offspring offspring|salmon salmon|moose moose|swine swine
potato potatoes|tomato tomatoes|hero heroes|echo echoes|veto vetoes|torpedo torpedoes|embargo embargoes|cargo cargoes|mosquito mosquitoes|volcano volcanoes
quiz quizzes|chateau chateaux|tableau tableaux|passerby passersby
`;

export const irregularPlurals: ReadonlyMap<string, string> = new Map(
  nouns
    .trim()
    .split(/[|\n]/)
    .map((entry) => entry.trim().split(' ') as [string, string]),
);

/** Nouns of substance and idea that are not counted; they have no plural here. */
export const uncountable: ReadonlySet<string> = new Set(
  `advice information news furniture equipment luggage baggage homework knowledge research evidence progress traffic weather music money
  software hardware wisdom humor humour fun happiness sadness courage patience violence nonsense stuff junk rubbish garbage bread rice
  butter sugar sand gold silver electricity mathematics physics politics economics athletics gymnastics cinematography entertainment
  machinery scenery poetry jewelry clothing bravery laughter`.split(/\s+/),
);

/** Comparative and superlative of adjectives and adverbs that have their own. */
export const irregularDegrees: ReadonlyMap<string, { comparative: string; superlative: string }> = new Map([
  ['good', { comparative: 'better', superlative: 'best' }],
  ['well', { comparative: 'better', superlative: 'best' }],
  ['bad', { comparative: 'worse', superlative: 'worst' }],
  ['far', { comparative: 'farther', superlative: 'farthest' }],
  ['little', { comparative: 'less', superlative: 'least' }],
  ['much', { comparative: 'more', superlative: 'most' }],
  ['many', { comparative: 'more', superlative: 'most' }],
]);

/** Verbs of several syllables whose stress lies on the last, so that the last consonant is doubled. */
export const doublingVerbs: ReadonlySet<string> = new Set(
  `abet abhor acquit admit allot annul befit begin commit compel concur confer control defer demur deter dispel embed emit enrol equip excel
  expel extol forbid forget format handicap impel incur infer inter kidnap occur omit outbid patrol permit prefer program propel rebel recur refer regret
  remit repel reset rid submit transfer transmit unplug unwrap upset worship`.split(/\s+/),
);
