/** Function words: they carry grammar rather than content, have no synonyms worth having and are never replaced. */
const list = `
a an the this that these those such same other another each every either both all any some
i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself
we us our ours ourselves they them their theirs themselves one ones who whom whose which what whatever whichever whoever
someone somebody something anyone anybody anything everyone everybody everything
am is are was were be been being do does did doing done have has had having
will would shall should can could may might must ought need dare used
and or but so yet if then else because since although though unless until while whereas whether than as
of in on at by to from with within into onto upon about above across after against along amid among around before behind below
beneath beside besides between beyond despite down during except for inside like near off out outside over past per
regarding round through throughout till toward towards under underneath unlike up via
here there where when why how again further once now just only own too very also even ever still already almost
quite rather really more most much many few fewer less least lot lots several enough else however therefore thus hence
not no nor never none nobody nothing nowhere neither without cannot hardly barely scarcely
yes oh ok okay please let lets
im ive id ill youre youve youd youll hes shes its were theyre theyve theyd theyll weve thats theres whats whos
's 're 've 'll 'd 'm 't 'em n't n s t d m re ve ll nt ca wo sha ai na gon wan ta
it's i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's she'd she'll we're we've we'd we'll they're they've
they'd they'll that's that'd that'll there's there'd here's what's where's who's who'd who'll how's let's
etc eg ie vs e.g. i.e. mr mrs ms dr st
am pm a.m. p.m. lrb rrb lsb rsb lcb rcb
`;

export const stopWords: ReadonlySet<string> = new Set(list.split(/\s+/).filter((word) => word !== ''));
