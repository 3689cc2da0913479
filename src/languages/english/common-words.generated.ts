// Written by scripts/generate-common-words.mjs from WordNet 3.1 (Princeton University).
export const commonWords: ReadonlySet<string> = new Set(`
abandoned abasia abatement abbreviated abbreviation abdicate abductor aberration ablaze abnormal abnormality abnormally abolition abor
aboriginal abort abounding abrasion abrasive abreast abridged absinthe absolution absolve absorbent absorbing abstruse abundant abundantly
abused abusive acacia accelerated accented accessible accession accidental accidentally accommodating accommodation accompanied
accompanying according accordion accountable accountant accrued accumulated accused accustomed acetate acetic acetyl acetylcholine aching
achromatic acidic acidity acidosis acknowledged acknowledgement acknowledgment acne acorn acoustic acoustically acoustics acquainted
acquired acquirer acquiring acquitted acrid acrobat acrobatic acronym acrylic actinomycete actinomycosis activating activation activist
acts acuity acyl adagio adaptable adaptation adapted adder addict addicted addiction addictive additional addressed aden adenine adenosine
adept adhesion adjustable admiral admired admirer admissible adobe adoptive adoration adorned adornment adrenal adrenergic adrian adrift
adroit adsorb adsorbent adsorption adulterous adultery adulthood advancement advancing advantageous advent adventive adventurer adventurous
adversary adversely adversity advertised advisable advised adviser advisor advisory advocacy aerial aerobic aerodynamic aeronautics
aesthetically affectation affectedly affecting affective affiliated affinity affirmation affirmative afflict afflicted affliction affluent
afield afire afloat afoot aft agaric agave aggregated aggregation aggressively agile agility aging agitation agreeable agreeably agreed
aground aided aids aimlessly ain aire airfield airfoil airforce airless airline airliner airmail airship airtight alarmed alarming albinism
alchemy alcoholic alcoholism aldehyde alder ale alfalfa alga algebra algebraic algorithm ali alienated alight aligned alimentary aliphatic
alkaloid alkalosis alkane allegedly allegiance allegorical allegro allele allergen allergic allergy alley alliance allied allies
alliteration alliterative allotrope allotropic allotted alloy allspice alluring alluvial almond alms aloft alongside aloof alpha alphabet
alphabetic alphabetical alphabetically alpine alt altar alterable altered altering alternating alternation alternatively alto alumina
amaryllis amateurish ambient ameba amenable amends amide amine amino amiss ammonia ammonium amnesia amnion amniotic amoeba amon amorous
ampere amphetamine amphibian amphibious amphibole amphitheater amplification amplifier amused amusing amyloid anaerobic anal analgesic
analog analogue analytical analyzed anarchism anarchist anatomist anchorage androgenic ane anecdotal anemic anemone anesthesia anesthetic
anesthetize aneurysm ang angina angiotensin angled angling animation animistic animosity anise ankylosis anna annelid annexation announced
announcer annoying annual annuity annul annulus answerable answering antacid antagonism ante anteater anthelmintic anthem anther anthology
anthrax anthropoid antiarrhythmic antibacterial antibiotic anticoagulant anticonvulsant antidepressant antidiabetic antidote antiemetic
antifreeze antifungal antihistamine antihypertensive antimalarial antimony antineoplastic antiparticle antipsychotic antipyretic antiquity
antisocial antispasmodic antithesis antitrust antiviral anus apartheid apathetic ape aperture aphasia aphid apical apnea apoapsis
apologetic appalled apparel apparition appearing appeasing appellate appendage appetizer apple appliance applicator applied appraisal
appreciated appreciative apprehended apprehensive approachable approaching appropriateness approving apricot aquarium aquatic ara arabic
arachnid arbiter arbitration arbor arboreal arborescent archaeologist archaeology archaic archangel archduke archegonium archeological
archeologist archeology archer archery arching archipelago archives arco ardent arduous are arguing argumentative aria arid aristocrat
aristocratic ark armament aroma aromatic arousal arranging arrhythmia arrogance arrogant arrowhead arrowroot arsenic arson artesian artful
artfully arthropod artichoke articular articulated articulation articulatory artifact artisan artistically artless artwork arty arum
asbestos ascent ascertained ascetic ascocarp ascomycetous ascus asexual asexually asking aspen asphalt aspirin assassinate assassinated
assassination assembling asserted asserting assertive asset assets assigned assigning assimilation assisted associative assorted assortment
assumed assuming aster astern asteroid asthma astigmatism astray astringent astrological astrology astronaut astronomer astronomy
astrophysics asymmetrical atar ate atherosclerosis atlas atmospheric atoll atop atrioventricular atrium atrocious attache attached
attacking attainable attained attended attending attentively attentiveness attested attractively attractiveness attribution attributive
atypical auburn auction audacious audibly audio auditory augmented auk aura auricle auricular auscultation auspicious austenite austere
austerity authoritative authoritatively authorized authorship autobiographical autocratic autoimmune automaton autonomous autonomy
autosomal autumnal avatar avenge avens avenue aversion aviation aviator avid avoirdupois avowed awaited awkwardness awl axial axil axillary
axiom axiomatic axle axon azimuth azo azygos baboon babysitter bacillus backboard backed backflow backhand backless backpack backspin
backup backwards bacteriologist bacteriophage bacterium badminton baffled baffling baggage bagpipe bail baking balcony baldness ballerina
ballistic balsa balsam bamboo banded bandleader bandwagon banking banks banned banning baptism baptized barbarian barbarous barbed barber
barbiturate bargainer bargaining baritone barium barnacle barometer baron baronet baronial baroque barred barreled barrels barren barrister
bars baryon basal basalt bashful basidiomycetous basidium basil basilica basketry bassoon bast batch bats batsman bauxite beacon bead beads
beaked beaklike beaming beaten beating beats beaver bebop becoming bedclothes bedridden bedrock bedspread bedtime beeswax beet beetle
befitting beforehand beggar begonia beguiling behavioral beheaded bel believable believing belittle bellflower bellied bellows belonging
belongings belted bending bends beneath benefice beneficent benevolent benighted benign benzene benzodiazepine benzoic berrylike beryllium
besieged beta betel betting bewilderment bias biased bib bicarbonate bidder bidding biennial bier bike bilateral bilaterally bile bilge
billed billiard billiards billionth binary binder binocular biochemical biochemist biochemistry biologically biologist biomedical bioweapon
bipedal bipinnate bipolar birch birthplace birthright bismuth bison bitch bitt bitters bituminous bivalent bivalve blackbird blackish
bladder bladderlike bladed blamed blameless blanched bland blank blase blasphemous blasting blastula bleached bleeding blemish blemished
blended blender blending blessing blighted blinking bliss blizzard blockage blocked blocker blocking blooded bloodless bloodsucking
blotched blouse blown blubber blueberry bluish blunted bluntly boa boards boastful bobbin bodice bodied bodyguard boggy boiled boiler
boiling boisterous boldness bombardment bondage bonding boned boneheaded boneless bones booked bookkeeper booming bootlegging bordered
boreal boric boron borrower borrowing bosomed botanist botany bottomed bottomless boulder boundless bounds bourgeois bout bowed bowel
bowels bowing bowler bowling bowsprit boxed boxer boxers boxing boyfriend bracelet braces brachial bracket brackish bract bracted braided
brainwave braised bran branched branching branded brash brassbound bravery breadfruit breaking breakneck bream breastbone breasted breathed
breech breeches brew brewery brewing bribery bridegroom bridges brightly brim brine bringing bristled bristlelike bristly broadly broadside
broiled broiling broker brokerage bromine bronchitis bronchodilator broth brotherly browned browning brownish browse browser bruising
brushlike brutal brutally bubbling bubbly buckeye buckwheat budding buffoon bugbane bulbous bulldog bulletproof bullfight bumper bun
bunting buoy buoyancy bur burdened burdensome bureaucrat burglar buried burlesque burned burner burning burns burnt bursa bushy businessmen
businessperson bust busted buster butcher butler buttercup butterfat butterfly buttermilk buttocks buttoned buttonhole buttonlike buttress
butyric buyer buyout cabaret cabbage cabinetwork cacao cactus cadence cadmium caffeine calcareous calcification calcite calculated
calculating calculator calculus calibrated calico caliper caliph calisthenics calling callus caloric calyx cam camel campaigning camphor
canal cancelled cancerous candid candied candy canescent canine canker canned canoe canonical canonized canopy cantilever capacitance
capitalistic capitalization capped capricious capsicum capsular caption caramel carapace caravan caraway carbohydrate carbonate carbonated
carbonic carboxyl carboxylic carburetor carcinogenic carcinoma cardboard cardiac cardiopulmonary cardiovascular cards carelessly caretaker
caribou caring carnival carnivore carnivorous carotene carotid carp carpeting carrion carrot cartel cartilage cartilaginous
caryophyllaceous cascade cased cashed cashier casing casino cask cassava casserole cassette caste casting castor castrated catabolism
catalysis catalyst catalytic catalyze cataract catastrophic catching caterpillar catfish cathartic catsup caudal cauliflower causally
causation causing caustic cavernous caviar cavity cecum cedar celebrated celebrity celery celiac cello cellular celluloid censorship
censure census centaury centesis centigrade centipede centrifugal centromere cephalic cephalopod cephalosporin ceramic ceramics ceratopsian
cereal cerebellar cerebellum cerebrospinal cerebrum ceremonial ceremoniously cerium cervical cervix cessation cetacean cgs chad chaff
chaffy chafing chainlike chains chalcedony chalk chalky chambered chambers chamois chancel chancellor changeable channels chanted chanting
chap chaplain chariot charismatic chartered chased chassis chaste chastity chattering chauffeur cheaply cheating checked checker
checkerboard checkered cheerfulness cheeselike chef chelate chemotherapy cherry chess chestnut chewing chewy chickenpox chickweed chicory
childbirth chili chilly chipping chips chitinous chivalry chlamydia chloroform chlorophyll chocolate choking cholera cholinergic chopped
choral chorea choreographer chorion choroid chowder chromate chromatic chromatin chromosomal chromosome chronically chronological chyle
cicada cider ciliary ciliated cinema cinnamon circulating circulatory circumference circumpolar circumscribed cirrhosis citadel citizenship
citric citrus civet clams clan clandestine claret clarification clarinet classmate clavicle clawed cleanliness cleanse cleat cleavage clef
clematis cleric cleverness climber climbing clinic clinically clipped clitoris cloak clocks clockwise clogged clogging cloister clone
closest closure clothed clotting cloudy clove clover clumping clumsily clustered coagulated coagulation coalition coarsely coastline coated
coating cobalt cobra cocaine cochineal cochlea cocktail cocoa cocoon cod codfish codified coding coelenterate coenzyme coercion coercive
coexist coextensive cogitation cognition cognitive cohere coherence coiled coiling coinciding coitus coke cola colitis collagen collapsible
collateral collected collecting collectively collectivism collegiate collide colloid colloquial colloquially colonialism colonist colonized
coloration coloring colorless colour columbine columnar columned columniation coma comatose combed combined combining combustible
comedienne comet comical comma commanding commemorating commemoration commencement commendation commissioned communicable communicating
communications compactly companionship comparing compassionate compatibility compelling competitiveness compilation compiler compiling
complaining complementary completing complexion compliance compliant complimentary compliments composing compositor compounded
comprehensible compressing compression compressor compulsively compulsory computing concavity concealing concealment conceit conceited
concentric conceptual concertina concise concluded concoction condemning condenser condiment conditional conditioned conditioner conditions
conducive conducting conduit condyle conelike confectionery confederation confer confined confines confining confirming confluence
conformable conforming conformist confrontation congenial congenital congested congestive conglomerate congo congruent conic conical
conifer coniferous conjunct conjunctiva conjunctive conjuring connector conqueror consecrated consecration conserve conserved considered
consolidated constancy constellation constipation constituency constituted constitutional constrain constrained constraint constrict
constricted constricting constriction consul consuming contagious contained containment contaminated contemptible contemptuously
contentious contentment contents contestant contested contiguous contingency contingent contraband contracted contractile contracting
contraction contradictory contralto contrasting contrastive contributing contrived controlling controversial convalescent convent
conventionalized conventionally converge converging conversational converter convex convexity conveyance conveying convivial convoluted
convolution convulsion cooked cookery cookie cookout cooler coordinating copious coppery copula copulate copulation copying copyright coral
cordage cordate cordial cordiality cords corduroy cork corky corm cormous cornbread cornea corneal corned cornered cornice cornmeal corolla
coronary coronation corpus corrected correctional corrections corrective corrosion corrosive corrugated corrupted corrupting corruption
corticosteroid corundum corymbose cosmetic cosmology cosmopolitan cosmos costs cottony cotyledon coughing countable counterclockwise
counterfeit counterintelligence coupled couplet courageous courteous courting courtroom courtship covalent covenant covering covert cowl
coy crab crabmeat crabs cracked cracker crackers crackling crafty cram cramp cramped cranial craniometric cranium crank crankshaft craps
crashing crate crater craving crawling crayfish creaky creamy crease credibility credited creditor credits credulous creeping creeps creepy
crepe crepuscular crescent cress crested cricket crinkled crippled critique crochet crocheting crocodile cropped croquet crossbar
crossbreeding crossed crossing crosspiece crosswise crowding crowned crowning cruciferous cruelly cruiser crumb crumbly crust crustacean
crusty crying crystalline crystallization crystallized ctenophore cub cubic cuckoo cucumber cud cue cuff cuisine cultivated cum cumin
cunning cuplike curator curd curdled cured curfew curing curled curlew curling curry cursive curt curvature custard custodian custody
customs cutaneous cuticle cutlery cutter cyanide cycad cyclic cyclotron cylinder cymose cypress cystic cytologic cytosine czar dado
daffodil dagger dainty dairy daisy daisylike damaged damages damaging damper dandelion dandy darkened darkening darkling darkly darts
dashed dashing database dated dateless dating daub days daytime dazzled deaden deafness dealing dealings dean deathly debase debased debit
debtor decapod decayed deceit deceitful decentralized deception decided deciding deciduous decimal deciphered declared declination
decorated decorative decorum decoy decreased decreasing decreed decumbent deductive deed deeds defeated defecate defecation defence
defending defenseless defensiveness deference deficient deficit defining deflated deflation deflection deformed deformity defunct
degenerate degeneration degenerative dehiscent dehydrated dehydration delayed delete deletion deliberative delicately delinquent
deliverance delta deluge delusion dementia democratically demolished demonstrable demonstrated demonstrative den denatured denominator
densely dentate dentistry deoxyribose departed depicted depicting depiction depleted deposition depositor depository depressed depressing
depressive deprivation deprived depths derivative derived deriving dermatitis dermis derogatory descendant descendants descending described
deserted deserved designed designing desirability desired desirous desktop despicable despised despite despot destined destitute destroyer
detachable detecting detention deter deterioration determinate determining deterrent detrimental devastation devices devious devoid
devotional devout dexterity diabetes diacritical diagnostic diagonally dialectal dialectical diapsid diatonic dicarboxylic dichotomously
dichromacy dicot dicotyledonous dictated dictation dictator diencephalon diesel diffraction diffused diffusely digestion digestive digging
digit digital digitalis digitally digitate digs dilation diligence diligent diligently dill diluted diminishing diminution dimmed dinar
dining dinosaur diocese diode dioecious dioxide diphtheria diphthong diploid dipped dipterous dire directing directional directory disable
disadvantaged disadvantageous disagreeable disagreeably disappointing disarmament discarded discerning discernment discharged disciple
disciplinary disclosed disclosure discoid discoloration discomycete disconnected discontented discontinuation discontinued discontinuous
discord discordant discouraging discourteous discoverer discredited discreet discriminating discriminatory disdainful diseased disengage
disfavor disfigured disgraceful disgusting dishonest dishonesty dishonorable dishonored dishware disinclination disinclined disinfect
disinfectant disingenuous disjoint disklike disliked disloyal dismal dismissal dismissed dismissive disorientation disoriented disparaging
disparity dispensed dispenser dispersion dispirited displace displeasing disposable disposed disputant disputation disputed disqualified
disregarded disreputable disrepute disrespect disrespectful disrupted disruption dissected dissemination dissension dissenting dissertation
dissident dissimilar dissimilarity dissipated dissipation dissociate dissociative dissolute dissolution dissolving dissonance dissonant
distasteful distensible distension distinctness distorted distracted distressed distributed distributive distrustful disuse diuretic
diurnal diver diverge diverging divers diversification diverted diverting divination diving divisible divisor divorced divulge dizziness
doctoral doctorate doctrinal documentation documented dogfight dogfish doglike dogmatic dogsled dogtooth doll dolomite dolphin dome domed
domesticated dominating domineering domino donkey dope dorsal doubled doubly doughnut douglas dowdy downcast downhill downstream downturn
downwards downy dragging dragonfly drained draining drainpipe dram drastic drawers drawstring dreaming dreamlike dreary drenched dressage
dresser dressing drew drier drifting drilled drilling drinker dripping drooping dropping drove drowsiness drumfish drupaceous drupe dryer
dryness dualism dualistic duchess ductile duet dug duke dullness dummy dumpling dumplings dunk duodenum duple duplex duplicator dura
durability durable dusty dutiable dutiful dye dyed dyeing dynamics dynasty dyne dysentery dysfunction dystrophy eagle eardrum eared earl
earless earring earthenware earthly earthstar eased easiness easternmost easygoing eater eats eaves ebb ebony ecclesiastic ecological
ecology ecumenical eczema edging edible edict edit edited editing eel eellike eerie effected effects effeminate effervescent efficacious
effigy effortful effortless effortlessly egret eider ejaculation ela elaborated elaborately elapsed elated elective electorate electrically
electrolysis electrolyte electromagnetic electromotive electronically electropositive elegantly elemental elements elevated elf elk ell
ellipse elliptic elliptical elm elmont elongate elongation eloquence email embarrassed embassy embedded embellishment embodiment embolus
embracing embroidery embryo embryology embryonic emerging emery emetic eminent eminently emir empathy emperor emphasized emphasizing
emphatic emphatically empiricism emplacement employed empress emptying emulsion enabling enate encased encephalitis encephalogram encircle
encircling enclosed enclosing encouraged encouraging encrusted encumbered encyclopedia endangered ended endemic endocardium endocrine
endometrium endorsement endoscope endowed endowment enforceable enforced engaging engrave engraved engraver engraving enhanced enjoyable
enlarged enlightening enlightenment entablature entangle entering enteritis entertained entertainer entertaining entice enticing entrap
entreaty entrenched entropy enveloping envious environmental enzymatic eon ephemeral epicyclic epidermal epidermis epididymis epidural
epilepsy epileptic epinephrine epiphytic episodic epistle epithelial epithelium epoxy equable equanimity equator equatorial equidistant
equilateral equinox equipped equity equivocal erectile erection ergot eroded erosion errant erratic erroneous eruption eruptive escaped
esophagus esoteric especial espionage espresso essex est esteemed ester estimation estradiol estranged estrogen estrous estrus estuary
etched etching ethanol ether ethically ethics ethnically ethyl etiology etiquette etymology eukaryotic euphemism euphoria evangelist
evangelistic evaporated evasion evenly evergreen everlasting evidenced evoked evolutionary exacting exactness exam examiner exasperating
excavate exceeding excessively exchangeable exchanged exclusion excrement excreta excrete excretion excretory excursion executed executing
exemplifying exercising exhalation exhausting exhaustive exile existentialism existentialist exit exocrine exorbitant exoskeleton expansive
expedient expelling expired explanatory explicitly exploded exploited exploratory explosively exponent exponential exporter expressible
expressionism expressionist expressway expulsion extant externally extinct extinction extinguish extinguished extinguishing extortion
extracellular extraction extracurricular extraordinarily extravagance extravagantly extremist extremity extrinsic exuberance exudate exude
eyeball eyeglasses eyeless eyelike eyepiece fabrication facetious facetiously facial facile factual fading failing faintness fairness fairy
falcate falconry fallacious fallacy fallen falling falls falsehood falsely familiarize fanatical fanatically fanciful fanned farad farcical
farmland farthest fascist fashioned fastened fastener fastening fastest fasting fattened fattening fatty faucet faulty fauna fauvism faux
favoritism fawn fawning fearless feathered featherlike feathery febrile fecal feces fed federally federation feeder feigning feldspar
felony felt felted feminist femoral femur fenestra fennel feria ferment fermenting fern fernlike ferny ferocious ferret ferric ferry
fertility fertilization fertilize fertilizer fervor fetal fetid fetish fetus feudal fiance fibrillation fibrinogen fibrous fictitious
fiddle fidelity fiduciary fielder fielding fields figuratively figured filament filamentous filial filler filming filmmaker fils filth
filtration fin finality finances financier finch finder findings fineness finer fingerboard fingered fingernail finishing fipple fir fired
fireproof firewood firstborn fishnet fishy fissile fission fissionable fissure fitful fitted fixation fixative fixing fixture flaccid
flagellate flagellated flagellum flake flaky flamboyant flaming flammable flapping flaps flaring flashing flatfish flats flattened
flattering flavorful flavoring flax flea fledged fleece fleeting fleshy flex flexuous flexure flies flightless flint flintlock flipper
flirtatious flooded flooding flooring flora floral floss flourishing flowered flowerless flowery flowing fluctuating flue fluent fluently
fluffy fluidity fluorescent fluorine fluorocarbon flute flycatcher flying focused focussed fodder foggy foiled folder folding foliate folks
follicle followers font foodstuff foolhardy foolishly footed footer footing footrace footwear forage forbidding forcefully forcefulness
forceps forcible forcibly fore forearm forefront forelimb foremast forensic foresight foreskin forested forethought forfeited forged
forgiveness forgiving forked forlorn formaldehyde formalities formality format formative formed formless formulated fortification fortified
forwarding forwards fossa fossil fossilized foulness foundry fourfold fowl foxglove foxhound fractional fractious fracture fragmentation
fragrance framed framing frankness fraternal fraudulent fraudulently fraught freeing freezing frenzied freshly freshwater friar frictional
friendliness frigate frill frilled frivolously frock frond frontal frontier frosted frosting frosty froth frothy fructose frugal frugally
fruitful fruiting frying fueled fugitive fugue fulcrum fulfilled fuller functionally functioning fundamentalism fundamentalist funded
funding fungal fungi fungous fungus furnace furnished furnishing furred furrowed furry furthest furtive furtively fused fuselage fussy
gable gainful gait gale gall gallantry gallbladder gallery gallinaceous gallinule galvanic galvanometer gambler gamete gametoecium
gametophyte gamma ganglion gangrene gardening garish garlic garnet garnish garter gaseous gasoline gastric gastritis gastroenteritis
gastropod gates gateway gathered gauze gazelle geared gearing gel gelatin gelatinous gem gemstone gene genealogical generative generic
generosity generously genetically geneticist genetics geniculate genital genitalia genitals genitive genitourinary genome genotype genre
genteel gentian gentleness gentry genuinely genuineness geographic geography geologic geology geometrical geophysicist geranium germ
germination gestation getting geyser ghostly gibberish giddy gifted gill gilled gin ginger giraffe girdle giving glabrous glacial
glaciation glacier gladly glandular glassware glaucoma glaucous glazed gleba glib glider gliding global globose globular gloomy gloss
glossy glottis glowing glucose gluteal gluten glutinous gluttonous glyceride glycerin glycogen goatsucker goblet godchild godlike godly
goiter goldenrod goldfish gonorrhea goodwill gopher gorge gorgeous gorilla gothic gourd gout governmental gracious graded grading graduated
graft grafting grainy grammar grammatically grandchild granddaughter grandparent grandson grandstand granitic grantor granulated grapefruit
grapelike graphical graphically graphics grasping grassland grasslike grassy grate gratifying graves gravitation gravitational gravy
grazing greatest grebe greed greedy greenhouse greenish greens grey greyish grid griddle grievous grilled gripping grocery groin groomed
grooved groping grossly grounder grouped grouse grudging gruel guanine guarded guerilla guessing guided guiding guinea guitarist gullible
gummed gummy guncotton gunlock gunsight guru gusty guttural gymnosperm gymnospermous gypsum gyromitra gyroscope habitation habitual
hackneyed haddock hairdo hairdresser haired hairless hairlike hairline hairpiece hallowed hallucination hallucinatory hallucinogenic
haloform halting ham hamburger hammered hammerhead hammering han handball handcart handed handgrip handgun handled handsaw handshake
handsomely handwritten hanging haphazard haphazardly haploid harass harassment hardened hardening hardness hardwood hardy hare harmful
harmless harmonic harmoniously harmonize harnessed harpoon harpsichord harrier harshness hash hashish hasty hatched hatchet hated hauling
haunted haven haw hawkweed hawthorn hazardous hazel hazy headband headdress heading healed healthcare heard heartfelt hearts heartwood
hearty heater heath heathlike heaven heavenly heaving heavyweight heedful hefty hegemony heifer held heliacal helical helicopter helix
hello helmet helping hemispherical hemline hemlock hemochromatosis hemophilia hemorrhagic hemp hepatic hepatitis heraldic heraldry
herbaceous herbage herbal herbicide herbivorous hereditary heredity heresy heretic heretical herman hermaphroditic hermit hernia heroin
heron herpes herring hertz hesitant het heterocyclic heterosexual hew hewn hexagonal hibiscus hickory hierarchical hierarchically hieratic
highlands highly hiker hiking hilarious hilly hilt hind hindering hindrance hipbone hippies histamine histologist histology historic
hitting hoary hock hockey hoe hog hoist holding holly holy homeless homemade homespun homeward homework homicide homing hominid homologous
homosexuality hone honeycomb honeysuckle honorable honorary honoring hood hoofed hooks hoops hops horizontally hormonal horned hornless
hornlike horny horsehair horsemanship horseradish horseshoe horseshoes hose hosiery hospitable hospitality hospitalization hostage
hostilities hotness hourly housecleaning houseplant housework howling huddled hull humane humanistic humanitarian humanities humankind
humans humerus humic humid humidity humiliated humorless humorously humped humus hundredth hunted hurriedly hus hushed husk hyacinth
hyaline hybrid hybridization hydrant hydrate hydrated hydraulic hydrochloride hydroelectric hydrolysis hydrous hydroxide hydroxyl hygiene
hymen hymenium hyperplasia hypersensitivity hypertension hypertext hypnosis hypnotic hypocritical hypocritically hypodermic hypotenuse
hypoxia hyssop iambic iberia iberian icebound icily icon identifiable identified ideological idiomatic igneous ignited ignition ignoble
ignored ileum iliac ilium illegally illegible illegitimate illicit illicitly illogical illuminant illuminated illusory ilo imbalance
immaculate immanent immaterial immeasurably immersion immigration imminent immobile immobilization immobilize immoderate immorality
immovable immune immunization immunological immunology impaired impairment impalpable impartial imparting impassive impediment impeding
impelling impenetrable imperceptible imperfection imperial impermeable impertinent imperturbable impervious implant implantation implanted
implemented implicated imported imposed imposing impoverished impracticable imprecise impregnable impregnate impregnation impressed
impressively imprisoned improbable improper improperly improving improvisation improvised imprudent impulsive impure inaccessible inaction
inactivity inadequacy inadequately inadvertent inadvertently inadvisable inanimate inappropriately inarticulate inattentive inauguration
incandescent incapability incapacitate incendiary incense incensed incessantly incest incidental incised incision included inclusion
incoherent incoming incomparable incompatibility incompetence incomprehensibility inconclusive incongruity incongruous inconsiderate
inconspicuous inconstant incontinence inconvenient incorporated incorporation incorporeal incorrect incorrectly incriminating incrimination
incumbent incurable incurring indecisive indefatigable indefinable indehiscent indelible indelicate indentation indeterminate indicative
indigenous indigestion indigo indiscriminate indisposed indisputable indistinct indistinctly indistinguishable individuality indivisible
indoors induced inducement inducing inductance inductive indulgence indulgently indulging indus industrialist industrialized inedible
ineffective ineffectual inefficient ineligible ineptitude inequality inertia inertial inexpressible infallibility infallible infarction
infatuated infected infelicitous infertile infestation infinitive infinity infirm infirmity inflammation inflammatory inflatable inflated
inflation inflected inflectional inflexible inflorescence influenza informant informer informing infrequently infringe infusion ingenious
ingenuity inger ingestion inglorious ingratiating inhabited inhalation inhale inheritable inherited inhibit inhibited inhibitor
inhospitable injudicious injunction injurious inlaid inland inlay innate innermost innervate innings innovative inoffensive inoperative
inordinate inquisitive inquisitiveness insanity insatiable insecticide insectivorous insecure insecurely insensate insensibility insensible
insensitive inseparable insertion inshore insightful insignia insincere insincerely insipid insolvent insomnia inspection inspired
inspiring installing instantaneous instep instill instinctive instinctively instructional instructions insubordinate insubstantial
insufficiency insufficiently insular insulation insulator insulting insured insurgency insurgent intaglio intangible intemperance
intemperate intensified intensifier intensive intensively intentionally inter interactive interception interchangeable interchangeably
interconnected intercostal intercourse interfering interlaced interlacing intermittently intermolecular intern internet interpersonal
interplanetary interpreted interpreting interrogation interrupted intersecting intersperse interstate intervening intestinal intestine
intimacy intolerance intolerant intoxicated intoxicating intoxication intrados intramuscularly intravenous intravenously intricately
intruder intrusive intuitive intuitively inured invading invalid invasive inventive inventor inverse invertebrate inverted investigative
investing invigorating inviolable involuntarily involuntary invulnerable inwardness inwards ionization ionosphere ire iridescent iris
ironclad ironed ironic ironically ironing irremediable irresistible irresolute irresponsibly irretrievable irreverent irreversible
irrevocably irritability irritable irritant irritated irritating isn isogram isomer isomeric isopod isotope issuer issuing isthmus itching
itchy itinerant iva ivy jack jammed jamming jargon jarring jaundice jawless jay jazz jeans jelled jellied jellylike jerboa jerky jersey
jester jewelry jihad jog joined joining jointed joking journalistic joyful joyless judges judging judicial judiciary jug jugular jumper
jumping junction jungle juniper jurist justified jute juvenile juxtaposition kangaroo kapok karat keel keeled keenness keeper keg kept
keratin kernel kerosine ketone kettle keyed kicking kidnapping kiln kilogram kilohertz kin kindergarten kindness kingbird kingfisher kite
knead kneeling knifelike knighthood knitted knitting knockabout knocker knocking knockout knotted knotty knowingly knowledgeable knuckles
labored laborious labyrinth labyrinthine lac lace laced lacewing lackadaisical lacquer lacrimal lacrosse lactation lactic lactose ladle
lager lagging laid lame lameness lament lamented laminate lan lanceolate lancet landed landlocked landowner lapsed larceny larch lard
largeness lark larval laryngeal larynx lascivious laser lass lasso lateen lateral laterally latex lathe latte latticework laughing
launching laundering laundry laureate laurel lava lawful lawfully lawless laws lawsuit lax laxative layered laziness leaded leafed leafless
leaflet leaflike leafy leakage leaning leaping lear leased leathery leaved leavened leavening leaving lector led ledge leek leeward leftist
legality legato legged legless legs leguminous leishmaniasis lemur lending lengthen lengthwise lenient lenticular leopard leprosy
leptosporangiate lethargic letters letting lettuce leukemia leukocyte lever leverage lewd lexicographer liabilities liability libel
liberated liberation libidinal librarian librettist lichen licked licorice lied lien lifelong lifestyle lifted ligament lighter lighthouse
lightness lignum liked likeness liliaceous lily lima limbed limber limbic limbless lime limestone limitless limousine limpet limpid linemen
liner lingua lingual linguistically lining linkage linked links linoleum linseed lipid lipoprotein lipped liquefied liquefy liqueur listed
listening listing listless lit literacy literate lithium lithography lithophytic litigation litmus littered littoral liturgical liturgy
liveborn livelihood liveliness lizard loads loam lobed lobster localized locating locking locomotion locomotive locus logarithm logarithmic
logician logistic logistics loin loins longest longevity longitude longitudinal longitudinally lookout looping looseness loosening
loosestrife lotion lottery lotus loudness loudspeaker loved lowercase lowering lowermost lowest lowland lowlands lubricant lubricate
ludicrous lumbar lumen luminescence luminescent lumpy lush lusterless lustrous lux luxuriant luxuriously lying lymph lymphatic lymphocyte
lymphocytic lymphoid lyre lyrical lysis macabre mackerel magenta magisterial magistrate magma magnesium magnetically magnetization
magnetized magnificence mailed mailing mainmast maintained makeup maladroit malevolent malformed malfunction malice malicious maliciously
malign malignant mall malleable mallee mallet mallow malnutrition malodorous malpractice malt mammary mammoth manageable mandarin mandible
mane maneuverable manganese mango mangrove manipulation mankind manly mannered manor mansion mantis mantle manually maplelike maraschino
marathon marauding marches marching margarine marigold marijuana marinade marines maritime marker marks markup marmalade marred marsh
marshland marshy marsupial marten martial masculinity mash masked mason massacre masted mastered mastering mastoid masturbation matched
mated mater materially maternal mates math mathematician matrix matted mattress matured mausoleum maxillary maxim mayonnaise meanly
meanspirited measles measured medial medially median mediate mediated mediation mediator medically medicinal medicinally mediocre
meditation medulla medusoid megahertz meiosis melanin mellow mellowed melodic melodious melodramatic melted membrane membranous memorial
memorization menacing mendicant mending menial meninges meningitis menopause menstrual menstruation menu mercantile merciful mercurial
meretricious merganser merged merging meridian merited meritorious merrymaking mescal mesenteric mesentery mesoderm mesodermal meson
mesquite messy metabolic metabolism metalloid metamorphic metamorphosis metaphoric metaphorical metaphorically metaphysics metatarsal
meteoric meteoroid meteorological meteorology methane methyl meticulous metric metrical metrically mica micro microbiology microcomputer
microprocessor micropyle microscopy midbrain midday midline midrib migraine migratory mildew milkweed milkwort milky millimeter milling
millionth mime mimic mindlessly mined mineralogy ministerial minstrel mint minus minutely minutes mire mirth mischievous miscible
misconduct miserly misinterpretation misrepresentation missed misshapen mistletoe misty misunderstanding misunderstood misused miter
mitosis mitral mixer mizzenmast mobilization mockery mocking modeled modeling moderating moderation moderator modulate module molar
molasses moldboard molded molding moldy mole mollusk molybdenum momentous monarchy monastery monazite monetary mongrel monoamine monoclinic
monocotyledonous monoecious monolingual monosaccharide monotheistic monotonic monotonously monotypic monovalent monoxide monthly monumental
moody mooring moose morbid mordant morel mores morpheme morphine morphological morphology mortally mortise mosque moss mossy motile motley
motorbike motorboat motorcycle motorized mottled mounting mourning mouselike mouthlike movable moved mower mown mucilaginous mucin muck
muckraking mucous muffin mug mugger mulberry mullein mullet multicellular multicolored multidimensional multinational multiplication
multiplicative multiplied multitude multivalent mummy municipality mural murdered murderous musculature mush mushroom mushy musicology musk
muskmelon musky muslin must mustard mutable mutant mutation muted mutinous mutually mycelium myelin myocardium myopia myrtle mysteriously
mystical mysticism mythical nagging nakedness names naming nap napkin napped narcolepsy narcotic narration narrowing narrowness nasopharynx
nationalist nationality nationwide naturalist naturalistic naturalized naturalness naughty nautical nave navigable navigation navigational
navigator nearer nearest neatness nebula nebulous necked necklace neckline necromantic necrotic needled needlelike needlepoint needlessly
needlework needs needy negation negatively neglectful negligent negociate negotiable negotiator neighboring neither neoclassical neoplasm
neoplastic nervousness nestled netting nettle neural neuralgia neuroglia neuroglial neurological neurologist neurology neuromuscular neuron
neurophysiology neuroscience neurotoxin neurotransmitter neutrality neutralized neutron newt nick niece nigh nightclothes nightly
nightshade nimble niobite nipple nirvana nitrate nitric nitrobacteria nitrogenous nitroglycerin nne nobleman noblewoman nobody noctuid
nocturnal nocturnally nodding node noisily nomadic nomenclature nominated nominative non noncommissioned noncommittal nonconformist none
nonflammable nonfunctional nonhuman nonliving nonmagnetic nonmotile nonpasserine nonpoisonous nonprehensile nonprofessional nonsensical
nonstandard nonsteroidal nonstop nonsurgical nontechnical nonunion nonvenomous nonvolatile noose norepinephrine norethindrone normalize
normative northeastern northeastward northerly northernmost northwestern nosed nostalgic notched noteworthy noticeably noticed notification
notional notochord nourished nourishing nourishment noxious nucleoside nucleotide nudity null numbers numbness numeral numeration numerator
numerically nursing nurture nutlike nutmeg nutrition nutritional nutritious nutritive nuts nylon oar oarsman oast oat oatmeal obesity
objectionable objectively obligatory obliging obliquely obliterated oblong oboe obovate obscenity obscurely observable observance observing
obsessed obsessive obsolete obstetrics obstinate obstreperous obstructed obtrusive obtuse occasions occipital occlusion occult occupancy
oceangoing oceanic octane octave ocular odds ode odorless odorous offended offender offending offensively offering offhand offshoot
offshore offstage ohm ointment okra ola olden oldness oleoresin olfactory oligarchy olivelike olivine oman omelet omnivorous ongoing onion
onward opal operand operant operations operative ophthalmic ophthalmology opinionated opossum opportune opposed oppressed oppression
oppressive oppressively optic optics optimist optimization option oracle oracular orally oran orator oratory orbicular orchestral orchid
ordained ordinal organelle organist organizer organophosphate organs orgasm orgiastic orienting oriole ormandy ornamental ornamentation
ornate ornithischian orthodoxy orthogonal osmosis osmotic ossified ostentatious ostentatiously osteoporosis ostrich otho otter ouse
outboard outbreak outbuilding outdated outermost outflow outgrowth outlined outlying outmoded outrageous outspoken outstretched outwardly
outwardness outwards ovary ovate oven overdue overexposure overflowing overgrown overgrowth overhand overheated overland overlapping
overlay overloaded overlooked overlooking overly overlying overpowering oversee overt overtime overuse overweening ovoid ovulation ovule
ovum owing owned oxalic oxeye oxidase oxidative oxide oxidize oxygenation oyster packaged packaging packed pact padded padding paddle pagan
painless painstaking paired pairing palatable palate palatine paleontologist paleontology palladium palmar palmate palmately palmlike
palpable pampas pancake pancreas pancreatic panhandle panicle panicled paniculate pantheon panting pantropical pants papacy papal papery
papyrus parabolic paradigmatic parallax parallelogram paralysis paralyzed paramilitary paranasal paranoia parapet paraphernalia parasitic
parched parchment parental parenteral paridae parietal parity parks parole parotid parsley parted parthenogenesis partiality participant
participating participle partitioning partridge parturition pas passerine passionflower passport password pasta pastime pastoral pastry
patchy pate patented paternal pathetically pathogen pathologically patina patio patriarch patterned patty pave paving pawn paying payroll
peacekeeping peach peafowl peanut peanuts pearly peat pedal pedestal pedestrian peeled peeling peerage pejorative pelagic pellet peltate
pelvis penal pendant pendulous pendulum penetrable penguin penicillin peninsula penis pennines pensive pentameter peoples peppermint peptic
peptide perceived percept perceptible percoid perfected perfective perforated performing perfumed perfumery perfunctory perianth periapsis
pericardium pericarp peridium perimeter perineum perishable peritoneal peritoneum perjury permeable permissible pernicious peroxide
perpendicular perpetual perseverance persevering persisting personalized personification persuasion persuasive perturbed pervasive
perversion pessimistic pest pesticide petaled petaloid petrel petroleum petty phage phagocyte phagocytic phallic pharmaceutical
pharmacology pharyngeal pharynx phenol phenomenal phenotype philanthropic philanthropist philologist philosophically phlegm phloem
phonetics phonograph phonological phosphoric phosphorus photochemical photographer photography photon photosensitive photosynthesis
photosynthetic phrasing phylogenetic phylum physiologically physiologist physiology picking pickle pickled pictured pier pierced piercing
piety piggyback pigmentation pike piles pillar pimple pineal pineapple pinion pinkish pinnacle pinnate pinnately pinnatifid pinon pious
pipeline piping piracy pistil piston pith pithy pitiful pitted pivot pixel pizza placebo placed placenta placental plagioclase plaid
plaintiff plaintive plankton plantain plantar planted plasmin plastered plateau playable played playful playfully playfulness playground
playoff plaything plaza plea pleading pleasingly pleasurable pleat plectrum pledged plexus pliable pliant pliers plotted plover plowed
plucked plugged plumage plume plumed plumelike plumlike plundering plural plurality plus plutonic plutonium ply plywood pneumatic
pneumococcus pneumonia poached pod pointer pointillism pointless poisoning poisonous poker poliomyelitis polishing politic pollination
polluted pollution polo polychete polyester polygon polygonal polyhedron polymer polymeric polyp polypeptide polyphonic polyunsaturated
polyvalent pomade pommel pomp pons popcorn poplar popliteal porcelain porcupine porcupines pornographic pornography porridge portico
portrayed posed posing positional positron postage postal posted poster postmortem potherb potted pouch pouched pouring powered powerless
pox practiced practitioner pragmatism prank precipitation precipitously precocious preconceived precursor predaceous predacious predatory
predestination predetermined predicament predicate predisposition predominant preeminent preexisting prefect preferential preferred prefix
pregnancy prehensile prehistoric prejudiced prelate premature prematurely premeditated premise premises preparatory preparedness
preponderance prerequisite preschool prescriptive preservation preservative preserver preserves preset presidency presocratic pressed
prestigious presumptuous presumptuously pretending pretense pretentious pretentiously prevailing preventive prickly priestess priestly
prima primate primates primer primly primordial primrose prince princess principality principled printer prism privet prizefighter probate
probation probity proboscis proceeding processed procession processor procumbent prodigy profane profanity professed proficiency profuse
profusely profusion progesterone progestin programing programmer prohibited projected projecting projector prokaryotic prolapse proletariat
prolific prolix prolongation promiscuous promissory promontory prompting pronged pronunciation propagate propellant propeller propelling
prophase prophets propitious proponent proprietary propriety propulsion prosody prospectus prostate prostatic prosthesis prostitute
prostration protagonist protected protecting protector protocol protoctist proton protoplasm protozoan protruding protrusion protuberance
proved proven proverbial provident providential provisions provocative provoked provoking proximity proxy prudence prudent prudently
pruning psychedelic psychiatric psychiatry psychic psychoactive psychoanalysis psychoanalyst psychoanalytic psychologically psychophysics
psychotic pub puberty pubic publicized publishing puck pudding puddle pudendal puffball puffed puffy pugnacious pulling pulpy pulverized
pumped pumpkin pun punctual punctuation puncture pungency pungent punishable punished punishing punk punt pupa pupal puppet purchasable
purchasing purebred puree purgative purgatory purge purging purifying purine purplish purulent pus pushing putrefaction putrid putting
putty pygmy pyramid pyramidal pyrimidine pyroxene quad quadrilateral quadruped quadrupedal quadruple quahog quail quandong quantifier
quantum quark quarrelsome quarry quarterly quartet quartz quench quenched quest queue quickness quiescent quilt quinine quintillion quits
quotient rabid rabies raccoon racecourse racehorse raceme racemose racetrack racing racism racy radially radiating radiator radioactivity
radiography radiology radiometer radiopaque radium radix raging ragtime ragweed rails rainfall rainwater rainy raja rambling rampant rancid
rand ranked ranking rant rapacious raped rash raspberry rasping rates rationed ratite rattan raven ravine raving rawness rayless rayon
reaching reactive reactor readable realized ream reappearance rearrangement reasonableness reasoned rebate rebirth rebound recapitulation
recast receding received receptacle receptive receptor recession recessive recipe reciprocally recklessly reckoning reclining recombinant
recompense reconnaissance reconstructive recovered recovering rectal rectangle rectify rectilinear rectum recurrence recurring recurved
recycling reddened reddish redeemable redemption redistribution redness redolent redoubled reducing reed reedlike reef reestablish referee
referent referral refill refining reflected reflecting reflexive reflux reformation reformed reformer refraction refractive refractory
refreshingly refrigerant refrigerated refuge refutation regenerate regent registered regression regulated regulating regulator regulatory
regurgitation rehabilitative reigning reimbursement reindeer reinforced rejected relatedness relational relativistic relativity relaxant
relaxation relaxing releasing reluctance rely remains remedial remembering reminiscent remission remit remorse removable removed remover
renal renewable renewed renewing renounce renovate renovation renowned rental reorganization repayment repeating repellent repentance
repertoire repetitious repetitive replaceable replacing replica replication reporting reprehensible represented repressed repressive
reproduction reproductive reproof reptile repulsive reputedly requested requisite resale rescued reserved reset resilient resin resinous
resistant resolute resoluteness resonating resorption resourceful respiration responsive rested restful restlessness restricting
resurrection retained retaliatory retard retardation retarded rete retina retiring retracted retractile retraction retreated retrieval
returning reuptake revealing reverberant reverberate reverence reverent reversal reversed reversion revival revived rhetoric rhetorical
rheumatic rheumatoid rhinitis rhinoceros rhizomatous rhizome rhymed rhyming rhythmical rhythmically ribald ribbed ribbonlike ribose
ribosome riches richly rickets rickettsia rickettsial riddled ridged riding rigged rigging righteous rightful rigidity rigorously rime
rimmed rind ringed rings ringworm rink riot ripened ripening ripped ripping risen risky ritualistic ritually riverbed roach roads roasted
roasting robot robust rockers rodent rodlike roe roentgenographic roentgenography rolled roller rolling romantically roofed roofing rook
rooted rootless roots rootstock rosette ross rotary rotated rotational rotenone rotten rotting roundheaded rounding roundish roundness
roundworm rousing routinely rowing rubbing rubbish ruby rudder rudiments rue ruff rugby ruined ruinous ruled rum rumbling ruminant rump
rung runway rupture rushed rushlike rusted ruthless rye sabbatical saber sac sacked saclike sacral sacrament saddled safekeeping safflower
saffron sagging sagittal sago sailboat salad salamander salaried sales salesperson salivary salmon salmonella salted saltwater salty
salubrious salutation sanctioned sanctuary sandpaper sandpiper sands sandstone sandy sang sanicle sanitary sap sapiens saponin sapphire
saprophytic sarcoma sarsaparilla sassafras sat satin satirical satirist satisfying saturated satyr sauce saucer saurischian sausage sauteed
saved savory saw sawdust saxifrage saxophone saying scalar scaled scaleless scalelike scaling scallop scalloped scalp scaly scandalous
scandent scanning scanty scapose scapula scarce scarcity scarlet scattering scheduled scheming schism schizophrenia scholasticism schooling
scintillating scissors sclera sclerosis scolding scoop scopolamine scorched scoring scorpion scotoma scrambled scratching screening screw
screwdriver scroll scrotum scrubbed scrubby scruples scrupulous scuba sculpin scum scurfy scurvy scythe seabird seacoast seafood sealed
sealing seamstress seance seaport searchingly seashore seaside seasonally seasoned seasoning seating seats seaward seawater seaweed
sebaceous secluded seclusion secretaryship secrete secretive sect sectarian sectional secular securely sedate sedation sedative sedentary
sedge sedimentary seductive seeded seedless seeing seeker seeking seething segmented segregation seizing selectively seller semantics
semblance semen semester semi semiaquatic semiarid semiautomatic semicircular semiconductor semidesert seminal semipermeable semiprecious
semisolid semisweet semisynthetic semitone semitransparent sen sender senile sensed sensitized sensual sensuous sent sententious sentient
sentimentality sentry sepal septicemia sepulchral sequential sequestered serene serf serial serially serotonin serous serrate serrated
server serviceman servicing servile serving servitude sesame sessile sessions settling seventy severed sewing sewn sextant sexuality sexy
shad shades shadowy shady shag shaggy shaker shaky shale shamanism shank shaping shareholder sharing shark sharpened sharper sharpness
shattered shattering sheared shearing shears sheathed sheathing shedding sheen sheepdog sheepskin shelflike shellac shelled shellfish
sheltered shifty shingles shipboard shipbuilding shocked shocking shockingly shoddy shoes shook shorebird shoreline shortened shortening
shorthand shortness shorts shouldered shouted showily showman showy shredded shrew shrewdness shrike shrimp shrine shrinkage shrinking
shriveled shroud shrubby shtik shuttered shy shyness sian sibilant sickle sickly sidearm sidereal sideways siding sieve sighted sighting
sights sigmoid signaling signer signified signing silenced silica silicate siliceous silicon silicone silken silklike silkworm silky silt
silverware simmering simpleton simplex simplification simulation singles singly sinuous sinus siris sirloin sitter sizing skate skater
skating skeleton sketchy skewer ski skier skiing skillet skillfulness skimmed skinned skunk skyscraper slain slander slanderous slang
slanted slapstick slashing slavish sle sled sleek sleeper sleeping sleeplessness sleet sleeveless sleigh sliced slicing slick sliding slime
slimy slipknot slipping sloop sloth slower sluggishness slur sly smallpox smartly smashed smashing smear smelling smelly smelt smithereens
smog smoked smokeless smoker smokestack smoking smoky smoldering smoothed smothered smudge smut smuts snack snaffle snarled sneering
sneezing snipe snorkel snout snowfall snowy snuff snug soaked soaking soapy soccer sociability sociable socialist socialization socialized
sociologist sociology socket soda sodium softened software softwood sold soldering solicitation solicitous solidification solidified
solitaire solitude solmization solo solstice soluble solute solved solvent solving somber somebody sonata songbird sonic sonnet soot
soothing soporific sorcerer sorcery sorghum sorrel sorting sought soulful soundly soured southeastern southeastward southerly southernmost
southwestern southwestward sovereignty soy soybean spa spacecraft spadefoot spadix spaghetti spangled spaniel spanking spar sparing
sparingly sparrow sparsely spasm spasmodic spasmodically spastic spat spathe spatula spawn speaking specification specious speckled
spectacles spectrograph speculator speechless spending spent sperm spermatic spermatozoon sphenoid sphincter spicate spicy spider
spiderlike spiked spikelike spinach spinal spindle spinel spineless spinning spiny spiraling spirally spirits spirochete spite spiteful
spitting splashed splashing spleenwort splenic splice splint splinters splitting spoiled spoiling spoilt spokesperson spool spoon
sporangium sporophyte sporozoan spotlessly spots spotted spotty sprawling spreading springy sprinkler sprouted spruce spurge spurious spurt
sputum squalid squash squeezing squid squirting stab stabbing stabilizer stabilizing staccato stacks stag staged staggering staging stakes
stale stalked stalking stalwart stance stanza staphylococcal staphylococcus staple starboard starch starchy starfish staring stark starlike
starred starry starter starved starving stated stately static stationary stations statistics stays steadfast stealing stealthy steamed
steamer steaming steamroller steeper steeply steering stellar stemless stemmed stench stencil sterile sterilization sterling sternum stew
steward stewed stewing stiffening stigma stigmata stilt stilted stimulated stimulating stinger stinging stingless stingy stinkhorn stipe
stirred stirring stitched stitching stochastic stocked stocks stocky stodgy stole stoloniferous stony stooge stoppage stopped stopper
stoppered stopping stops storeroom stork strabismus straggling strainer stranded strangeness strangling strangulation strapless straplike
strategically stratified stratosphere strawberry straying strengthened strengthening strenuous streptococcus stressed stretching strickle
strident strikeout striker strings stripe striped stripes stripped stripping stroking stronghold strontium struck strung stub stuck studded
studied studious studying stuffed stuffing stung stunning stunted stunting stupefied stupefying stylish stylized stylus sub subarctic
subatomic subclass subclavian subcontinent subculture subcutaneous subdivide subfamily subgenus subhuman subkingdom submerged submersible
submissiveness subnormal suborder subordination subpoena subservient subset subshrub subsidiary subsidy subsist subsoil substandard
substantive substituting substitution subterranean subtly subtraction subtractive subtropical subtropics subversion subversive successively
succulent sucker sucking sucrose suction suede suet sufficiency suffocating suffrage suffragist sugarcane suggestive suitability sulcus
sulfa sulfate sulfide sulfonamide sulfur sulfuric sulphate sulphide sulphur sulphuric sultanate sumac summit summoning summons sunburn
sunfish sunflower sung sunk sunrise sunset sunshine superfamily superficially superfluous superhuman superimposed supermarket superorder
superstructure supervised supplementary supplication supplying supported supporter supposition suppressed suppression surety surf surfboard
surfeit surgery surgical surgically surly surmounted surpassing surreal surrealism surrealist surreptitious surreptitiously surveying
suspected sustained suture swab swampy swarthy sweater sweating sweeten sweetened sweetener sweetening sweetish sweetly sweetness swelled
swept swimmer swimming swine swinging swollen swordlike sworn sycamore syllabic syllogism symbiotic symbolizing symptomatic synchronize
synchronized synchronous syncopated syndrome synergistic synonymous synovial syntactic syntactically synthetically syphilis syringe syrup
syrupy systemic systole tab tablecloth tablet tableware tabular tacit tactful tactical tactless tadpole tagged tailed tailless taillike
tails taken takeover taking talc talented talkative talking talks tallow tamed tanbark tanned tannin tanning tansy tantalum tapa taper
tapered tapering tapestry tapioca tapped taproot taps tar tardy tarragon tarsal tarsus tart tartan tartaric tassel tasteful tasteless
tastelessly tasting tasty tate tawny taxable taxation taxicab taxing taxonomic taxonomy tearful tearing teased teasel teasing technicality
technologically tectonic tediously tee teeming teeth telecommunication telegraphy teleost telescope telescoped telescopic teller telling
telltale tellurium temperament temperamental temperamentally temperance temperate tempered tempting tenacious tenderloin tending tennis
tenon tenpin tensile tenuous terminally terminated termite terrorism terrorist terseness testis testosterone tetanus tether tetravalent
textbook textual textured thalamus thalloid thallus thankful thawed theft theosophy thermionic thermodynamics thermoplastic thermosetting
thermostat theropod thickened thickener thickening thickset thimble thinker thinly thinned thinner thirsty thistle thistlelike thong
thoracic thorax thorium thorn thornless thorny thoroughbred thoughtfulness thoughtlessly thousandth thrashing threadbare threaded
threadlike threads threatened threefold thrift thrilled throated throes thrombin thrombosis thrombus throne thrown thrush thrusting
thunderstorm thyme thymus tibia ticking tidal tidy tier tiered tigers tightening tightrope tile till timed timepiece timer timidity
tincture tinge tinseled tipped tiresome titanium titration titular toasted toasting toddler toed toenail toggle toiletry tolerable tonality
toned tongued tongueless tonic tonus toothed toothless toothlike toothpaste topaz topically topmast topmost topographical topology topped
topping tops tormented torpedo torpid torque torrential torrid tortilla tortoise totalitarian totality touched tourism tow toxin traceable
tracery tracked trackless tractable traction trademarked traditionally trailer trailing trainer trajectory trampling tranquil tranquility
transactions transcontinental transcribed transcriptase transcription transdermal transferable transformed transformer transfusion
transient transistor transitive transitory translatable transmitted transmitter transmitting transparency transparently transplantation
transuranic transversely trapped trash trauma traumatic traveling travelled travelling treacherous treatise treble treeless treelike
tremulous trendy triad triangular tribe tribunal tributary triceps trickery tricky tricyclic tried trifling trifoliate triglyceride
trigonometric trigonometry trillion trillionth trillium trimmed trimming trimmings tripod trite triumphal trivalent trophy tropics
troubling trouser trout trowel troy trump trumpets truncated trunks truss trusted trusting tuber tubercle tubercular tuberculin tuberous
tubular tucked tuft tufted tulip tumbling tuna tundra tunic tunicate turbulence turf turnip turpentine turtle tusk tussock tuxedo twang
twill twilled twins twisted twisting twitching tying tympanic typeface typhoid typist tyrannical tyrant ubiquitous uke ulcerated ulceration
ulcerative ull ulna ulterior ultrasonography ultrasound umbel umbellate umbilical umpire unacceptable unaccustomed unalterable unannounced
unappealing unarmed unattainable unattended unauthorized unawares unbalanced unbearable unborn unbranched uncanny uncastrated unceremonious
unceremoniously unchangeable unchanging unclear unclothed uncomfortably uncommonly uncompromising unconditional uncongenial unconsciousness
unconstrained uncontrollable uncontrollably uncontrolled unconventional uncooked uncoordinated uncouth uncovered uncritically uncultivated
uncut undecided undefined undemanding undependable undercoat undercover underfur undergarment undergo undergraduate undergrowth underhand
underhanded underneath underpants underside undersurface undertaking underwear underworld undesirably undesired undifferentiated
undignified undiluted undisputed undisturbed undivided undomesticated undone undressed unduly unearned uneducated unemotional unenlightened
unequal unequivocal unethical unethically unevenly uneventful unfailing unfair unfairly unfaithful unfashionable unfasten unfastened
unfavorably unfeeling unfinished unfit unfitness unflagging unfledged unfocused unfolding unforeseen unfriendly unfurrowed unglazed
ungrateful unguarded ungulate unhampered unhappiness unhealthy unhurried unicellular unicorn unidentified unidirectional unification
unilateral unimaginative unimproved uninflected uninhabited uninhibited unintelligible unintentional unintentionally uninterested
uninteresting uninvited unisexual unison unitary uniting univalent unjust unjustly unkempt unkind unlawful unlawfully unleavened unlicensed
unloaded unmarked unmerited unmitigated unmixed unmusical unmyelinated unnaturally unobstructed unobtrusively unorganized unoriginal
unpainted unpalatable unpardonable unplanned unpleasantly unpleasantness unpolished unpredictably unpretentious unprincipled unproductive
unprofessional unproved unquestionable unquiet unreal unrealized unreasonable unreasonably unreasoning unrecognizable unrefined
unregenerate unresolved unresponsive unrest unrestrained unrhymed unrighteous unripe unruffled unruly unsafe unsanitary unscheduled
unscrupulously unsealed unsegmented unselfish unsettled unsized unskilled unskillful unsociable unsophisticated unsound unsparing
unspecified unsportsmanlike unstated unsteady unstratified unstudied unsuccessfully unsuitable unsullied unsupported unsure unsuspected
unsuspecting unsweetened unswerving untapped untempered untidy untied untrained untreated untroubled untrue untruth untruthful unused
unvarying unwarranted unwashed unwebbed unwell unwholesome unwieldiness unwieldy unwilling unwillingly unwisely unworthy unwritten
unyielding upbringing upholstery upland uppermost uprising upsetting upside upstage upturned uranium urea ureter urethra urgently uric
urinary urinate urination urine urn using uterine uterus utilitarian utterance uttered uvula vaccination vaccine vacuous vagina vaginal
vagueness valedictory valence vamp vampire van vanadium vane vanilla vapid vaporization vaporized vaporous variably variance varicose
variegate variegated varnish vas vasoconstrictor vasodilator vasopressin vault vaulted vaulting veal vegetative vehemently vehicular veined
veloute vena veneer veneration venereal venison venom venomous venous ventilated ventral ventricle ventricular verbally verbatim verbose
verdict verification verified vermiform vermifuge vermilion vermin vernacular vernal versatile versed vertebra vertebrate vertically
vertigo vesicle vesicular vestal vested vestigial vestment vetch veterinary viable vibration vicar viceroy victorious viewer viewers
viewing vigil vigilant vigor vile villainous vinaigrette vinegar vinyl viol viola violated viper viral virginal virginity virility virology
virtual virtuosity virtuous virulent viscera visceral viscid viscount viscous vise visibility visionary visitation visiting visor vitreous
vivacity viverrine viviparous vocalic vocally vodka voiced void volcanic volcano vole volition volleyball volt voltmeter volumed voluntary
volva vomit vomiting voodoo voracious voraciously votary vulcanization vulcanized vulva wad wading wafer wager wailing wain waistband
waitress waking walking wallboard walnut walrus waltz wan waning wanted wanting wanton warbler ware warmed warmer warmhearted warming
warmly warranty warring warship wart wartime wartlike warty washable washer wasp wastefully wasting watchdog watchful waterborne watered
waterfront wateriness watering waterline waterproof waters watershed watertight waterway watts waveform wavelike waving waxed waxing waxy
ways weakened weakening weaned weaponry wearer wearing weasel weathered weatherproof weaverbird weaving webbed webbing wedlock weeds weedy
weevil weft weighing weighted weightless weightlift weighty welcoming welding wells wetness whale whalebone wharf whatever wheat wheatgrass
wheelchair wheeled whiff whiplike whirling whisk whiskers whispered whist whitefly whitewash whiting whitish who wholesale whorl whorled
why wick wickedness wickerwork wig wight wilderness wildflower willful willfully willingly wilt wilted winch windows windpipe windward
winged wingless winglike winnings wintergreen wired wiring wishing wispy witchcraft withdrawn withered withering wits wolf womanly womb won
wooded woodland woodwind woodworker woodworking woody wording wordy workmanship workpiece workplace worldliness worldly worldwide wormlike
wormwood worrying worshipped worshipper worsted worthless worthlessness wounding woven wrapping wrasse wreckage wrecked wren wrest wrestler
wretchedness wrinkled writings wrongdoing wrongful wrongfully wrought wry xerographic xerophytic yacht yarn yawning yeast yeastlike
yellowish yellowwood yen yew yoga yogurt yoke yolk yon yttrium yucca zealous zebra zebrawood zenith zeolite zest zipper zirconium zodiac
zodiacal zone zoning zoologist zoology zygomatic zygote
`.trim().split(/\s+/));
