/** What a name of the lists names. */
export type NameKind = 'month' | 'weekday' | 'holiday' | 'continent' | 'country' | 'nationality' | 'religion' | 'region' | 'city' | 'other';

/** Names that are guarded in lower-case text too, for as common words they hardly exist, by what they name. */
export const namesByKind: Readonly<Partial<Record<NameKind, readonly string[]>>> = {
  month: 'january february april june july august september october november december'.split(' '),
  weekday: 'monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays'.split(
    ' ',
  ),
  holiday: 'christmas easter halloween hanukkah ramadan'.split(' '),
  continent: 'africa america americas asia europe australia antarctica oceania'.split(' '),
  country:
    `afghanistan albania algeria andorra angola argentina armenia austria azerbaijan bahamas bahrain bangladesh barbados belarus belgium
    belize benin bhutan bolivia bosnia botswana brazil britain brunei bulgaria burma burundi cambodia cameroon canada chile colombia congo
    croatia cuba cyprus czechoslovakia denmark djibouti dominica ecuador egypt england eritrea estonia ethiopia fiji finland france gabon
    gambia germany ghana greece greenland grenada guatemala guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel
    italy jamaica japan kazakhstan kenya korea kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania
    luxembourg macedonia madagascar malawi malaysia maldives malta mauritania mauritius mexico moldova monaco mongolia montenegro morocco
    mozambique myanmar namibia nepal netherlands nicaragua nigeria norway pakistan palestine panama paraguay peru philippines poland portugal
    qatar romania russia rwanda samoa scotland senegal serbia singapore slovakia slovenia somalia spain sudan sweden switzerland syria taiwan
    tajikistan tanzania thailand tibet tunisia turkmenistan uganda ukraine uruguay usa uk u.s. u.k. u.s.a. uzbekistan vanuatu venezuela
    vietnam wales yemen yugoslavia zambia zimbabwe`.split(/\s+/),
  nationality:
    `afghan african albanian algerian american americans argentine argentinian armenian asian australian austrian bangladeshi belgian bolivian
    brazilian british britons bulgarian cambodian canadian canadians catalan chilean chinese colombian croatian cuban dutch egyptian english
    estonian ethiopian european europeans filipino finnish french georgian german germans greek hungarian icelandic indian indians indonesian
    iranian iraqi irish israeli israelis italian italians jamaican japanese jewish kenyan korean latin latino lebanese libyan lithuanian
    malaysian mexican mexicans moroccan muslim muslims nepalese nigerian norwegian pakistani palestinian palestinians persian peruvian
    portuguese romanian russian russians saudi scottish serbian singaporean slovak slovenian somali spaniard spanish sudanese swedish swiss
    syrian taiwanese thai tibetan tunisian turkish ukrainian uruguayan venezuelan vietnamese welsh yemeni`.split(/\s+/),
  religion: 'christian christians christianity islam islamic judaism buddhism buddhist hindu hinduism catholic protestant'.split(' '),
  region:
    `alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas kentucky
    louisiana maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania
    tennessee texas utah vermont virginia washington wisconsin wyoming ontario quebec alberta`.split(/\s+/),
  city: `amsterdam athens atlanta baghdad baltimore bangkok barcelona beijing beirut belfast belgrade berlin bogota boston brisbane brooklyn
    brussels bucharest budapest cairo calcutta chicago cincinnati copenhagen dallas damascus delhi detroit dubai dublin edinburgh frankfurt
    geneva glasgow hamburg hanoi havana helsinki hiroshima hollywood houston istanbul jakarta jerusalem johannesburg kabul karachi kiev
    kolkata kyiv lagos lahore lisbon london madrid manchester manhattan manila marseille melbourne miami milan milwaukee minneapolis
    montreal moscow mumbai munich nagasaki nairobi naples oslo ottawa paris philadelphia pittsburgh prague rome salzburg seattle seoul
    shanghai shenzhen stockholm sydney tehran tokyo toronto vancouver venice vienna warsaw wellington zurich`.split(/\s+/),
};

export const names: readonly string[] = Object.values(namesByKind).flat();

/** Names of several words, with a space between them. */
export const namesOfSeveralWordsByKind: Readonly<Partial<Record<NameKind, readonly string[]>>> = {
  city: 'new york|new orleans|new delhi|los angeles|las vegas|san francisco|san diego|san antonio|san jose|hong kong|buenos aires|rio de janeiro|sao paulo|mexico city|tel aviv|cape town|kuala lumpur'.split(
    '|',
  ),
  country:
    'new zealand|north korea|south korea|south africa|saudi arabia|sri lanka|costa rica|puerto rico|el salvador|united states|united kingdom|ivory coast|sierra leone|burkina faso|czech republic|dominican republic|great britain|northern ireland'.split(
      '|',
    ),
  region:
    'new jersey|new mexico|new hampshire|new england|north carolina|south carolina|north dakota|south dakota|west virginia|rhode island'.split(
      '|',
    ),
  other: 'united nations|european union|middle east|star wars'.split('|'),
};

export const namesOfSeveralWords: readonly string[] = Object.values(namesOfSeveralWordsByKind).flat();

/** Names that are common words as well: guarded only where they are written with a capital, also at a sentence's start before a name. */
export const namesNeedingCapital: readonly string[] =
  'may march turkey china chad jordan georgia polish danish niger guinea mali oman togo cuba nice reading bath mobile phoenix mon tue wed thu fri sat sun'.split(
    ' ',
  );

/** Months, for dates beside a number: `may 5`. */
export const months: readonly string[] =
  `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec`.split(
    ' ',
  );

/** Titles that make a name of the word behind them. */
export const titles: readonly string[] =
  'mr mrs ms miss mx dr prof professor sir lord lady dame rev reverend gen sen rep gov capt captain sgt lt col cmdr pres president'.split(
    ' ',
  );

/** Capitalised words that begin sentences and titles rather than name something. */
export const connectors: ReadonlySet<string> = new Set('of the de del della di da van von der den la le du bin al el y'.split(' '));
