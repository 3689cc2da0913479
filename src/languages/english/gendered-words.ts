import type { Gender } from '../names/origins.ts';

/**
 * Words of one gender and their counterparts, male first. Compiled for this project from the nouns of Zhao et al. 2018 (WinoBias) and
 * Lu et al. 2018, without what means more than its gender (bachelor and spinster, governor and governess, master and mistress, priest and nun,
 * tailor and seamstress, guy and girl, dude and chick), and with kinship, titles of rank and trades added.
 * `>` leads one way alone: the word on its left has other meanings, or another counterpart that leads back.
 */
const list = `
man woman|men women|boy girl|boys girls|gentleman lady|gentlemen ladies|lad lass|lads lasses|male female|males females|guy gal|guys gals
father mother|fathers mothers|dad mom|dads moms|daddy mommy|daddies mommies|papa mama|papas mamas|pop>mom|son daughter|sons daughters
brother sister|brothers sisters|bro sis|husband wife|husbands wives|hubby wifey|uncle aunt|uncles aunts|nephew niece|nephews nieces
grandfather grandmother|grandfathers grandmothers|grandpa grandma|grandpas grandmas|granddad>grandma|grandson granddaughter|grandsons granddaughters
stepfather stepmother|stepfathers stepmothers|stepdad stepmom|stepson stepdaughter|stepsons stepdaughters|stepbrother stepsister|stepbrothers stepsisters
half-brother half-sister|half-brothers half-sisters|godfather godmother|godfathers godmothers|godson goddaughter|godsons goddaughters
father-in-law mother-in-law|fathers-in-law mothers-in-law|son-in-law daughter-in-law|sons-in-law daughters-in-law
brother-in-law sister-in-law|brothers-in-law sisters-in-law|boyfriend girlfriend|boyfriends girlfriends|fiancé fiancée|fiance fiancee
groom bride|grooms brides|widower widow|widowers widows|schoolboy schoolgirl|schoolboys schoolgirls|cowboy cowgirl|cowboys cowgirls
king queen|kings queens|prince princess|princes princesses|emperor empress|emperors empresses|duke duchess|dukes duchesses|baron baroness|barons baronesses
actor actress|actors actresses|waiter waitress|waiters waitresses|hero heroine|heroes heroines|heir heiress|heirs heiresses|sorcerer sorceress|sorcerers sorceresses
wizard witch|wizards witches|enchanter enchantress|steward stewardess|stewards stewardesses|headmaster headmistress|headmasters headmistresses
landlord landlady|landlords landladies|masseur masseuse|masseurs masseuses|monk nun|monks nuns|abbot abbess|abbots abbesses|marquis marchioness
businessman businesswoman|businessmen businesswomen|chairman chairwoman|chairmen chairwomen|policeman policewoman|policemen policewomen
fireman firewoman|firemen firewomen|salesman saleswoman|salesmen saleswomen|spokesman spokeswoman|spokesmen spokeswomen|congressman congresswoman
congressmen congresswomen|councilman councilwoman|councilmen councilwomen|sportsman sportswoman|sportsmen sportswomen|cameraman camerawoman
cameramen camerawomen|airman airwoman|airmen airwomen|horseman horsewoman|horsemen horsewomen|craftsman craftswoman|craftsmen craftswomen
englishman englishwoman|englishmen englishwomen|frenchman frenchwoman|frenchmen frenchwomen|irishman irishwoman|irishmen irishwomen
gentlemanly ladylike|masculine feminine|masculinity femininity|manhood womanhood|manly womanly|boyhood girlhood|boyish girlish|fatherhood motherhood
fatherly motherly|fatherless motherless|paternal maternal|brotherly sisterly|brotherhood sisterhood|fraternity sorority|maleness femaleness
mum>dad|mums>dads|mummy>daddy|mama's>papa's|granny>grandpa|grannies>grandpas|ma'am>sir|madam>sir|madame>sir|hostess>host|hostesses>hosts|goddess>god
goddesses>gods|countess>count|priestess>priest|priestesses>priests|bridegroom>bride|bridegrooms>brides|authoress>author|poetess>poet
manservant maidservant|himself herself|he she
`;

/** Counterparts of words by the gender they turn to. */
export const counterparts: Readonly<Record<Gender, ReadonlyMap<string, string>>> = build();

function build(): Record<Gender, Map<string, string>> {
  const female = new Map<string, string>();
  const male = new Map<string, string>();
  const women = new Set(
    `mum mums mummy mama's granny grannies ma'am madam madame hostess hostesses goddess goddesses countess priestess priestesses authoress poetess`.split(
      ' ',
    ),
  );
  for (const entry of list.trim().split(/[|\n]/)) {
    if (entry.includes('>')) {
      const [from = '', to = ''] = entry.split('>');
      (women.has(from) ? male : female).set(from, to);
    } else {
      const [man = '', woman = ''] = entry.split(' ');
      female.set(man, woman);
      male.set(woman, man);
    }
  }
  return { male, female };
}

/** Titles before a name: how each is written for the other gender. */
export const titleCounterparts: Readonly<Record<Gender, ReadonlyMap<string, string>>> = {
  female: new Map([
    ['mr', 'ms'],
    ['sir', 'dame'],
    ['lord', 'lady'],
    ['count', 'countess'],
    ['mister', 'miss'],
    ['señor', 'señora'],
    ['monsieur', 'madame'],
    ['herr', 'frau'],
  ]),
  male: new Map([
    ['ms', 'mr'],
    ['mrs', 'mr'],
    ['miss', 'mr'],
    ['dame', 'sir'],
    ['lady', 'lord'],
    ['señora', 'señor'],
    ['madame', 'monsieur'],
    ['frau', 'herr'],
  ]),
};

/** What follows her where it is an object, his where it stands alone: words that begin no noun phrase. */
export const noNounPhrase: ReadonlySet<string> = new Set(
  `a an the this that these those my your its our their his her him me us them it he she we they you i and or but nor so yet if when while because although though
  since until before after as than to of in on at by for from with without about into onto over under up out off down away back again too
  either not n't never is are was were be been being am has have had do does did will would can could may might must should shall
  who whom whose which what where why how there here then now today tomorrow yesterday tonight later once twice alone anymore anyway
  through during against between among across around behind beyond near toward towards upon within along just even still also instead
  's 'll 'd 've 're 'm said says asked`.split(/\s+/),
);

/** Verbs after which her with a bare verb or an adjective is an object: saw her dance, made her happy. */
export const objectVerbs: ReadonlySet<string> = new Set(
  `make makes made making let lets letting help helps helped helping see sees saw seen seeing hear hears heard hearing watch watches watched
  watching feel feels felt notice noticed have had keep keeps kept leave leaves left drive drives drove find finds found call calls called
  consider considered get gets got bid bade turn turned want wants wanted`.split(/\s+/),
);
