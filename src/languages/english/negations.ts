/** Words that deny on their own. What stands to the right is how they count when a text is compared with its copy. */
export const negations: ReadonlyMap<string, string> = new Map(
  `no not never none nobody nothing nowhere neither nor without hardly barely scarcely rarely seldom non nope nah naught nought nay
  cannot=not n't=not nt=not neednt=not ne'er=never never-ever=never no-one=nobody noone=nobody nuthin=nothing nothin=nothing
  nothin'=nothing notin=nothing nary w/o=without`
    .split(/\s+/)
    .map((entry): [string, string] => {
      const [word = '', counted = word] = entry.split('=');
      return [word, counted];
    }),
);

/** Verbs as they stand before a split `n't`: `do n't`, `ca n't`, `wo n't`. */
export const negatedVerbs: readonly string[] =
  `do does did is are was were have has had would could should might must need dare ought may will can ca wo sha ai am use`.split(' ');

/** Verbs with the n of `n't` on their end, as careless tokenisers leave them before `'t`: `didn 't`, `don ' t`. */
export const negatedStems: readonly string[] =
  `don doesn didn isn aren wasn weren haven hasn hadn wouldn couldn shouldn mightn mustn needn daren oughtn mayn won can shan ain amn usedn n`.split(
    ' ',
  );

/** Contractions written without their apostrophe. `cant` and `wont` are words of their own, but hardly ever meant. */
export const bareContractions: readonly string[] =
  `dont doesnt didnt isnt arent wasnt werent havent hasnt hadnt wouldnt couldnt shouldnt mightnt mustnt neednt darent oughtnt wont cant shant aint amnt dunno`.split(
    ' ',
  );
