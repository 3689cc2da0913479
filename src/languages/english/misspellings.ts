/** How words are often misspelt: a word, and after the colon what is written for it. Endings of a word need no entry of their own. */
const list = `
abandon:abandone abbreviation:abreviation,abbrevation ability:abilty absence:absense,abscence absolutely:absolutly,absolutley
absorption:absorbtion abundance:abundence academic:acedemic academy:acadamy accelerate:accellerate accept:acept,exept
acceptable:acceptible,exceptable access:acess,acces accessible:accessable accessory:accesory,accessary accident:acident,accidant
accidentally:accidently,accidentaly acclaim:aclaim accommodate:accomodate,acommodate accommodation:accomodation,acommodation
accompany:acompany,accompagny accomplish:acomplish,accomplis accordance:accordence according:acording account:acount accountant:acountant
accumulate:accumalate,acumulate accurate:acurate,accurrate accuracy:acuracy,accurracy accuse:acuse accustom:acustom ache:acke
achieve:acheive,achive achievement:acheivement,achievment acknowledge:acknowlege,aknowledge acknowledgement:acknowlegement
acoustic:accoustic acquaint:aquaint acquaintance:acquaintence,aquaintance acquire:aquire acquisition:aquisition acquit:aquit
across:accross,acros activity:activty actor:acter actually:actualy,acctually actual:acctual acute:accute addict:adict
addition:adition,addtion additional:additonal,aditional address:adress,addres adequate:adaquate,adequete adjacent:ajacent,adjasent
adjective:adjetive adjust:ajust admission:admision adolescent:adolesent,adolecent advance:advanse,adavance advantage:advantege,advantadge
adventure:adventur,advenchure advertise:advertice advertisement:advertisment advice:advise adviser:advizor aerial:arial affect:effect,afect
affordable:affordible,afordable afford:aford afraid:affraid aftermath:aftermatch again:agin against:aginst aggravate:agravate,aggrevate
aggressive:agressive,aggresive aggression:agression,aggresion agree:agre agreement:agreemnt,aggreement agriculture:agricultre aisle:isle
album:albumn alcohol:alchohol,alcahol algorithm:algorythm,algorithim alien:allien align:allign,aline allegiance:allegance,alegiance
allege:alledge allergic:alergic allergy:alergy allot:alot allow:alow,allou almost:allmost alone:allone along:allong already:allready,alredy
also:allso although:allthough altogether:alltogether always:allways amateur:amature,amatuer amaze:amase amazing:amasing
ambassador:embassador ambition:ambiton ambulance:ambulence amendment:ammendment amend:ammend among:amoung amount:ammount,amout ample:ampel
analyse:analise analysis:analisis,analysys ancestor:ancester ancestry:ancestery ancient:anceint,ancent anecdote:anectode
animal:aminal,animel anniversary:aniversary,anniversery announce:anounce,annouce announcement:anouncement,annoucement annoy:anoy
annoyance:annoyence annual:anual anonymous:anonymus,annonymous another:annother answer:anser,awnser antarctic:antartic
anticipate:antisipate anxiety:anxiaty,anxity anxious:anxios,ancious anybody:anybodey anyone:anyon,anyome anything:anythig,anyting
anyway:anyways apart:appart apartment:appartment apologize:appologize apology:appology apparatus:aparatus apparent:aparent,apparant
apparently:aparently,apparantly appeal:apeal appear:apear,appeer appearance:appearence,apearance appetite:apetite,appitite applause:aplause
appliance:applience application:aplication,applicaton apply:aply appoint:apoint appointment:apointment appraisal:apraisal
appreciate:apreciate,appreceate apprentice:aprentice approach:aproach,approch appropriate:apropriate,appropiate approval:aproval
approve:aprove approximate:aproximate,approximite approximately:aproximately,approximatly aquarium:acquarium architect:arcitect,architec
architecture:architechture,arcitecture arctic:artic argument:arguement arise:arrise arithmetic:arithmatic around:arround arouse:arrouse
arrange:arange,arrainge arrangement:arangement,arrangment arrest:arest arrival:arival arrive:arive arrogant:arogant,arrogent
article:artical artificial:artifical artist:artest ascend:assend assassin:assasin,asassin assassinate:assasinate assault:asault,assult
assemble:assembel,asemble assembly:assembley assert:asert assess:asess assessment:assesment,asessment asset:aset assign:asign
assignment:asignment,assignement assist:asist assistance:assistence,asistance assistant:assistent,asistant associate:asociate,assosiate
association:asociation,assosiation assume:asume assumption:asumption,assumtion assure:asure asthma:asma,athsma astonish:astonnish
athlete:athelete athletic:atheletic atmosphere:atmosphear attach:atach,attatch attack:atack,attak attempt:atempt,attemp attend:atend
attendance:attendence,atendance attention:attension,atention attitude:atitude,attitute attorney:attorny,atorney attract:atract
attraction:atraction,attracton attractive:atractive,attractiv attribute:atribute auction:aucton audience:audiance,audence audio:adio
author:auther authentic:autentic,authentik authority:authourity,athority automatic:automatc,automattic autumn:autum
auxiliary:auxillary,auxilary available:availible avenue:avenew average:avrage,averege await:awaite awake:awak award:awward aware:awair
awesome:awsome,awesom awful:aweful awkward:akward,awkard

bachelor:batchelor,bachlor background:backround,backgroud backward:bakward bacteria:bactiria badge:bage badly:badley baggage:bagage
bakery:bakkery balance:ballance,balence balcony:balconey ballet:balet balloon:baloon,ballon bandage:bandege bankrupt:bankrup
bankruptcy:bankrupcy,bankruptsy banner:baner bargain:bargin,bargan barrel:barel barrier:barier basically:basicly,basicaly basis:bases
basket:baskit battery:batery,battary battle:battel beach:beech bear:bare beautiful:beutiful,beautifull beauty:beuty
beautifully:beautifuly,beutifully became:becamed because:becuase,becouse become:becom becoming:becomming bedroom:bedrom before:befor,befoer
beggar:begger begin:beggin beginner:beginer,begginer beginning:begining,beggining behave:behav behavior:behavor,behaivior
behaviour:behavour behind:behing being:bieng belief:beleif,beleaf believable:beleivable,believeable believe:beleive,belive belong:bellong
beloved:beloveed below:bellow benefit:benifit,benefitt beneficial:benificial,benefical beneath:benieth better:beter between:betwen,beetween
beverage:bevrage beware:bewear beyond:beyound bicycle:bycicle,bicicle bigger:biger biography:biograpy,biografy biscuit:biscut
bizarre:bizzare,bizare blanket:blankit blessing:blesing blossom:blosom board:bord boast:bost boil:boyle border:boarder
boring:borring,boreing borrow:borow,borrou bottle:bottel,botle bottom:botom,bottem bought:boght boundary:boundry,boundery
bouquet:boquet,bouqet boyfriend:boyfreind bracelet:braclet breakfast:brekfast,breakfest breath:breathe,breth breathe:breath,breeth
breeze:breaze bridge:brige brief:breif brilliant:briliant,brillient broad:broard broadcast:brodcast broccoli:brocolli,brocoli
brochure:broshure broken:brocken brought:brout browser:browzer bruise:bruse budget:buget,budjet build:biuld,bild building:bilding
bulletin:buletin bureau:beureau bureaucracy:burocracy,bureacracy burglar:burgler buried:burried business:bussiness busy:bussy,buzy
butcher:bucher button:buton,botton

cabinet:cabnet,cabinnet cafeteria:caffeteria calculate:calculat calculator:calculater calendar:calender,calander camera:camara,cammera
campaign:campain campus:compus cancel:cancell cancellation:cancelation candidate:candadate,canidate capability:capabilty
capable:capible,capabel capacity:capasity caramel:carmel career:carreer,carrer careful:carefull,carful carefully:carefuly careless:carless
caribbean:carribean,caribean carpet:carpit carriage:carrage,cariage carrier:carier carry:cary,carrey cartridge:cartrige cashier:casheir
castle:castel,cassle casual:casuall catalogue:cataloge catastrophe:catastrophy category:catagory,catagorie caterpillar:catterpillar
caught:cought cauliflower:colliflower,caulifower cause:couse ceiling:cieling,celing celebrate:celabrate,cellebrate
celebration:celabration,celebraton celebrity:celebraty cemetery:cemetary,cematery central:centrel century:centry,centurey
ceremony:cerimony,ceremoney certain:certian,certin certainly:certainley,certanly certificate:certifcate,certificat chain:chian
chairman:charman challenge:chalenge,challange champagne:shampagne change:chang changeable:changable changing:changeing
channel:chanel,channell chaos:caos chaotic:caotic character:charachter,caracter characteristic:charachteristic,characteristc
charity:charaty chauffeur:chauffer,chaufer cheap:cheep cheese:chesse,cheeze chemical:chemicle chemistry:chemestry cheque:checque
chief:cheif children:childern,childen chimney:chimny chocolate:choclate,chocolat choice:choise,choyce choir:quior choose:chose,chooze
chosen:choosen cigarette:cigarete,cigarrette cinema:cinima circle:circel circuit:curcuit,circut circumstance:circumstence,circumstanse
citizen:citizin,citisen civilization:civillization clarify:clarrify classic:clasic classical:clasical classroom:clasroom
climate:climat,climit climb:clime clothes:cloths,cloathes coach:coatch coffee:coffe,cofee coincidence:coincedence,coincidance
collaborate:colaborate,collaberate collapse:colapse collar:coller colleague:collegue,colleage collect:colect collection:colection,collecton
college:colledge,collage collision:colision colonel:kernel colony:colonny color:collor colour:collour,coulor column:colum,collumn
combination:combonation,combanation comedy:comady,commedy comfort:confort comfortable:comfertable,confortable coming:comming command:comand
comment:coment commerce:comerce commercial:comercial commission:comission,commision commit:comit,committ commitment:committment,comitment
committed:commited,comitted committee:commitee,comittee common:comon communicate:comunicate,communcate
communication:comunication,communcation community:comunity,communitty companion:companian company:compeny comparable:comparible
comparative:comparitive comparison:comparision,comparason compatible:compatable,compatibel compel:compell compete:compeat
competent:compitent,competant competition:compitition,competiton competitive:competative,competetive competitor:competiter
complain:complane complaint:complant,complainte complete:compleat,complet completely:completly,completley complex:complecks
complexity:complexety complicate:complacate compliment:complement component:componant comprehensive:comprehensiv,comprihensive
compromise:comprimise,compramise computer:computor,compter conceal:conseal conceit:conciet conceive:concieve conceivable:concievable
concentrate:consentrate,concentrat concept:consept concern:consern,concearn concert:consert conclusion:concluson,conclution condemn:condem
condition:condtion,conditon conduct:condukt conference:conferance,conferense confess:confes confidence:confidance,confidense
confident:confedent confirm:comfirm conflict:conflick confuse:confuze confusion:confution congratulate:congradulate
congratulations:congradulations,congratulation connect:conect connection:conection conquer:conqer,concur conscience:concience,conscence
conscientious:consciencious,concientious conscious:concious,consious consensus:concensus,consencus consequence:consequense,consequance
consequently:consequantly,consequentley consider:concider,considder considerable:considerble,concidable
consideration:consideraton,concideration consist:concist consistency:consistancy consistent:consistant,consistint constant:constent
construction:constuction,constructon consult:consolt consumer:consumor contain:contane contemporary:contempory,contemporery
contest:contesst continent:contenent continue:contineu,continiue continuous:continous,continuos continually:continualy contrary:contary
contribute:contribut contribution:contributon,contrabution control:controll,contol controlled:controled
controversial:contraversial,controvertial controversy:contraversy,controversey convenience:convienence,conveniance
convenient:convienent,conveniant conversation:conversasion,convesation convince:convinse,convence cooperate:cooporate
cooperation:cooporation coordinate:cordinate,coordinat corporate:corperate correct:corect correlate:corelate correspond:corespond
correspondence:correspondance,corespondence corridor:coridor,corrider corrupt:corupt costume:costum cottage:cotage could:coud,cloud
council:counsil counsellor:counceller counterfeit:counterfiet country:contry,countrey county:conty couple:cuple,coupel
courage:currage,courrage courageous:couragous course:corse courteous:curteous,courtious courtesy:curtesy,courtesey cousin:cousen,cuzin
coverage:coverege crazy:crasy create:creat creative:creativ,createive creature:creatur,creture credible:credable credit:creditt
criminal:crimnal,criminel criterion:criterian critic:critick criticism:critisism,critcism criticize:critizise crowd:croud cruel:creul
cruelty:crulety cruise:cruse crystal:cristal culture:culcher cupboard:cubboard,cupbord curiosity:curiousity,curiosty
curious:currious,curius currency:curency,currancy current:curent,currant currently:curently,currantly curriculum:curiculum,curriculm
curtain:curtin,curtian custom:custum customer:costumer,custommer cylinder:cilinder

daily:dayly damage:damadge,dammage dangerous:dangrous,dangerus daughter:dauther dealt:delt death:deth debate:debat debt:det decade:decaide
deceit:deciet deceive:decieve december:decemeber decide:deside decision:desision,decison decisive:desisive declare:declair decline:declin
decorate:decorat dedicate:dedacate deductible:deductable deep:deap defeat:defeet defence:defenc defendant:defendent
definite:definate,defenite definitely:definately,definitly definition:defenition,definiton degree:degre delay:deley delegate:deligate
deliberate:deliberat,delibrate delicate:delecate delicious:delicous,delisious delight:delite deliver:delivver delivery:delivry,delivary
demand:demmand democracy:democrasy democratic:democratc demonstrate:demostrate,demonstrat dense:dence dentist:dentest deny:denie
department:deparment departure:departur depend:deppend dependable:dependible dependence:dependance dependent:dependant
deposit:deposite,depossit depress:depres depressing:depresing depth:debth,deapth descend:decend descendant:decendant
describe:discribe,descibe description:discription,decription desert:dessert deserve:desserve,deserv design:disign
desirable:desireable,desirible desire:desier despair:dispair desperate:desparate,despirate desperately:desparately,desperatly
despise:dispise despite:dispite dessert:desert destination:destenation destroy:distroy destruction:distruction,destructon detail:detale
deteriorate:deteriate,deterierate determine:determin,detirmine determination:determinaton develop:develope,devolop developer:developper
development:developement,devlopment device:devise devastate:devestate diagnose:diagnoze diagram:digram dialogue:dialoge
diamond:dimond,diamand diarrhea:diarhea,diarrea dictionary:dictionery,dictionnary difference:diffrence,differance
different:diffrent,differant difficult:dificult difficulty:dificulty,difficultly digital:digitel dilemma:dilema,dilemna
dilapidated:delapidated diligent:dilligent,diligant dining:dinning dinner:diner dinosaur:dinasaur,dinosour direct:dirrect
direction:dirrection director:directer,dirrector dirty:durty disagree:dissagree,disagre disappear:dissapear,disapear
disappoint:dissapoint,disapoint disappointed:dissapointed,disapointed disappointing:dissapointing,disapointing
disappointment:dissapointment,disapointment disaster:dissaster disastrous:disasterous,desastrous discipline:disipline,dicipline
discount:discout discover:dicover discovery:discovry,discovary discreet:descreet discuss:discus,dicuss discussion:discusion,disscussion
disease:desease disgust:discust disgusting:discusting,disgussting dishonest:disonest dissatisfied:disatisfied,dissatified
distance:distence,distanse distinct:distinkt distinguish:destinguish,distingish distribute:distribut disturb:desturb diverse:divers
diversity:diversaty divide:devide division:divison,devision divorce:devorce doctor:docter document:docment
documentary:documentry,documentery dollar:doller domestic:domestick dominant:dominent donate:donat door:dor double:doubel,duble doubt:dout
dough:dogh downtown:dountown dramatic:dramatc,drammatic drastically:drasticly drawer:draw,drawr dreadful:dredful drink:drinck
driver:drivver drought:drout drunkenness:drunkeness duly:duely dumbbell:dumbell during:durring duration:durration dwarf:dwarve
dynamic:dinamic

each:eech early:earley,erly earn:ern earnest:ernest easily:easely,easilly easy:easey economy:ecomony,econamy economic:ecconomic,econimic
ecstasy:ecstacy edge:ege edition:editon editor:editer educate:edjucate education:educaton effect:affect,efect effective:efective,effectiv
effectively:efectively,effectivly efficiency:eficiency,efficency efficient:eficient,efficent effort:efort,effert either:eather,iether
elaborate:elabrate elbow:elbo election:electon electricity:electrisity,elecricity electronic:electonic elegant:elegent
elementary:elementry,elementery elephant:elefant,elephent elevator:elevater eligible:elegible,eligable eliminate:elliminate,elimanate
elsewhere:elswhere embarrass:embarass,embarras embarrassed:embarassed,embarrased embarrassing:embarassing,embarrasing
embarrassment:embarassment,embarrasment emergency:emergancy,emergincy emission:emmission emotion:emoton,emmotion
emotional:emotionel,emmotional emperor:emporer emphasis:emfasis,emphasys emphasize:emphesize employ:emply employee:employe,emplyee
employer:employeer employment:employement enable:inable encounter:encouter encourage:incourage,encurage
encouragement:encouragment,incouragement encyclopedia:encylopedia,encyclapedia endeavor:endevor endure:endur enemy:enemey,ennemy
energy:enery,engery engage:ingage engine:enjine,engin engineer:enginer,engeneer english:engish enhance:enhanse enjoy:enjoi
enjoyable:enjoyible,enjoyabel enormous:enormus,enourmous enough:enought,enuff enquiry:enquirey enterprise:enterprize
entertain:entertane,intertain entertaining:entertaning,entertainning entertainment:entertaiment enthusiasm:enthusiasim,entusiasm
enthusiastic:enthusastic,entusiastic entire:entier entirely:entirly,entierly entrance:enterance,entrence
entrepreneur:entreprenur,enterpreneur envelope:envelop,envolope environment:enviroment environmental:enviromental episode:episod,eposide
equal:equil equality:equalty equipment:equiptment equipped:equiped equivalent:equivelent,equivilant error:eror,errer erupt:errupt
escape:exscape,escap especially:especialy,expecially essay:esay essence:essense essential:esential,essencial
essentially:essentialy,esentially establish:estabilish,establsh estimate:estemate,estimat eternal:eternel ethnic:etnic
etiquette:ettiquette,etiquete evaluate:evalute,evaluat evening:evning,evenning event:evant eventually:eventualy,eventully every:evry,evrey
everybody:everbody everyone:evryone,everone everything:everthing,evrything everywhere:everwhere,evrywhere evidence:evidance,evidense
evident:evidant evidently:evidentaly evil:evel exactly:exactley,exacly exaggerate:exagerate,exaggarate exaggeration:exageration
examine:examin,exammine example:exampel,examplle excel:exel excellence:excellance,excelence excellent:excelent,excellant
except:exept,accept exception:exeption,excepton exceptional:exeptional,exceptionel excite:exite excited:exited exciting:exiting,exitting
excitement:excitment,exitement exclude:exlude exclusive:exlusive,exclusiv excuse:exscuse,excuze execute:excecute,exicute executive:executiv
exercise:excercise,exersise exhaust:exaust,exhuast exhausted:exausted,exhuasted exhibit:exibit exhibition:exibition,exhibiton
exhilarate:exhilerate,exilarate exist:exsist existence:existance,existense existent:existant expand:exspand expect:exspect
expectation:expectaton,exspectation expedition:expidition expense:expence,exspense expensive:expencive,expensiv
experience:experiance,expirience experienced:experianced,expirienced experiment:expirement expert:expirt explain:explane,exsplain
explanation:explaination,explenation explode:exsplode explore:explor explosion:explotion,explosin expose:exspose express:expres,exspress
expression:expresion extend:exstend extension:extention,extenssion extensive:extencive exterior:exterier external:externel extinct:extinkt
extra:exstra extraordinary:extrordinary,extraordinery extreme:extream,exreme extremely:extremly,extreamly eyebrow:eyebrou

fabric:fabrick fabulous:fabulus,fabolous facility:facilty,fasility factory:factery,factry faculty:facalty failure:failiure,failer
faithful:faithfull fake:faik false:fals fame:faim familiar:familar,familier family:familly famous:famouse,famus
fantastic:fantastick,fantasic fantasy:fantacy,fantasey farewell:farwell fascinate:facinate,fasinate fascinating:facinating,fasinating
fashion:fasion fasten:fassen fatal:fatel fatigue:fatige,fatique fault:falt favorite:favorit,favrite favourite:favourit fear:feer
feasible:feasable feature:feture,featur february:febuary federal:fedral feeling:feelling,feeing fellow:felow female:femail fence:fense
ferocious:ferocius festival:festivel,festval fiction:ficton fictional:ficticious fiend:feind fierce:feirce,fearce figure:figuer,figger
final:finel finally:finaly,finnaly finance:finanse financial:finacial,financal finish:finnish fitness:fittness fixed:fixt flair:flare
flavor:flaver flexible:flexable,flexibel flood:flud flour:flower fluctuate:fluxuate fluent:fluant fluorescent:florescent follow:folow,follw
following:folowing,follwing foolish:foolsh football:footbal forbidden:forbiden forcibly:forceably forecast:forcast forehead:forhead
foreign:foriegn foreigner:foriegner,foreiner foremost:formost foresee:forsee forest:forrest forever:foever forfeit:forfiet forget:forgett
forgive:forgiv forgotten:forgoten formal:formel formerly:formally,formerley formula:fomula fortunate:fortunat,fortunete
fortunately:fortunatly,fortunatley fortune:fortun forward:foward,forword foul:fowl foundation:foundaton fountain:fountin,fountian
fragile:fragil frame:fraim framework:framwork fraud:froud freedom:fredom freight:frieght frequency:frequancy,frequencey frequent:frequant
frequently:frequantly,frequentley fresh:freash friend:freind,frend friendly:freindly,frendly friendship:freindship,frendship front:frount
fruit:friut,fruite frustrate:frustate,fustrate frustrated:frustated,fustrated frustrating:frustating,fustrating
frustration:frustation,fustration fulfil:fullfil fulfill:fullfill,fulfil function:funtion,functon fundamental:fundemental,fundimental
funeral:funral,funerel funny:funy,funney furious:furius furniture:furnature,furnitur further:furthur,futher future:futur

gadget:gaget galaxy:galexy gallery:galery,gallary gamble:gambel garage:garrage,garadge garbage:garbege,garbige garden:gardan
gardener:gardner garlic:garlick gasoline:gasolene gauge:guage general:genral,generel generally:generaly,genrally generate:genarate,generat
generation:genaration,generaton generous:genorous,generus genius:genious gentle:gental gentleman:gentelman genuine:genuin,geniune
genuinely:genuinly geography:geograpy germany:germeny gesture:jesture ghost:gost giant:gient gigantic:jigantic girlfriend:girlfreind
glamorous:glamourous glance:glanse glimpse:glimse global:globel glorious:glorius glossary:glosary glove:glov golden:goldan
gorgeous:gorgous,gorgeus gossip:gosip government:goverment,govenment governor:govenor,governer grace:grase gradual:gradule
gradually:gradualy,gradully graduate:gradute,graduat graffiti:grafiti,graffitti grammar:grammer,gramar grammatical:gramatical
grandeur:granduer grandfather:granfather grandmother:granmother graph:graff graphic:grafic grateful:gratefull,greatful grave:graive
gravity:gravaty great:grate greatest:greatist greedy:gready green:grean greeting:greating grief:greif grievance:greivance grieve:greive
grievous:grievious,greivous grocery:grocary,grosery gross:gros growth:groth guarantee:garantee,gaurantee guard:gaurd,gard guardian:gaurdian
guerrilla:gorilla,guerila guess:gues,geuss guest:geust guidance:guidence,guidanse guide:giude guideline:guidline guilt:gilt guilty:gilty
guitar:gitar,guitarr gymnasium:gymnaseum

habit:habbit half:haff hallway:halway hammer:hamer handicap:handycap handkerchief:hankerchief,handkercheif handle:handel
handsome:hansome,handsom happen:hapen,happend happened:hapened,happend happening:hapening happily:happilly happiness:happyness,hapiness
happy:hapy,happey harass:harrass,harras harassment:harrassment,harassement harbor:harber hardly:hardley hardware:hardwear harmful:harmfull
harmless:harmles harmony:harmoney harvest:harvist hatred:hatered haunt:hount having:haveing hazard:hazzard,hazerd headache:headake,headach
health:helth healthy:helthy,heathy hear:here heard:herd heart:hart heaven:heavan,heven heavily:heavilly heavy:hevy,heavey height:hieght
helicopter:hellicopter helpful:helpfull hemorrhage:hemorage heritage:heretage heroes:heros hesitate:hessitate,hesitat hesitation:hesitaton
hideous:hidious hierarchy:heirarchy,hierachy highlight:hilight,higlight hilarious:hillarious,hilarius hindrance:hinderance history:histery
historical:historicle,historial hockey:hocky hoist:hoyst holiday:holliday,holyday honest:onest,honist honestly:honestley,honestely
honesty:honosty honey:hunny honor:honer honorable:honerable hopeful:hopefull hopefully:hopefuly,hopfully hoping:hopeing,hopping
horizon:horizen horrible:horible,horrable horrific:horific horror:horor,horrer hospital:hospitel hostage:hostege hostile:hostil
hotel:hottel household:houshold however:howver huge:hudge human:humen humanity:humanaty humble:humbel humid:hummid humor:humer
humorous:humerous,humourous hundred:hundrid hungry:hungrey,hungery hurricane:huricane,hurricaine hurry:hury husband:husbend,husban
hygiene:hygene,higiene hypocrisy:hypocracy,hipocrisy hypocrite:hipocrite,hypocrit hysterical:histerical

iceberg:icebery identical:identicle,idential identify:idenify identity:idenity,identitiy ideology:idealogy idiosyncrasy:idiosyncracy
ignorance:ignorence,ignoranse ignorant:ignorent ignore:ignor illegal:ilegal,illegel illness:ilness,illnes illustrate:ilustrate,illistrate
illustration:ilustration image:imige,immage imaginary:imaginery,immaginary imagination:immagination,imaginaton
imaginative:imaginitive,imaginativ imagine:imagin,immagine imitate:immitate immediate:imediate,immediat immediately:imediately,immediatly
immense:imense immigrant:imigrant,immigrent immigration:imigration immune:imune impact:inpact impatient:inpatient,impatiant
implement:impliment imply:impley import:inport importance:importence,importanse important:importent impose:inpose
impossible:imposible,impossable impress:impres impressed:impresed,imprest impression:impresion,inpression impressive:impresive,impressiv
improve:improove,inprove improvement:improvment,improovement impulse:inpulse inadvertent:inadvertant incidentally:incidently,incidentaly
incident:incidant incline:inclin income:incom incomplete:incompleat inconvenience:inconvienence,inconveniance inconvenient:inconvienent
incorrect:incorect increase:increse,incrase increasingly:increasingley incredible:incredable,increadible incredibly:incredably,increadibly
indeed:indead independence:independance,indepedence independent:independant,indepedent indicate:indacate indictment:inditement
indigenous:indiginous indispensable:indispensible individual:individuel,indivdual industrial:industral industry:indutry,industrey
inevitable:inevitible,inevitabel inevitably:inevitibly infant:infent infection:infecton inferior:inferier infinite:infinate,infinit
influence:influance,influense influential:influencial information:infomation,informaton ingenious:ingenius ingredient:ingrediant,ingredeint
inhabitant:inhabitent initial:inital initially:initialy,initally initiate:initate injury:injurey,injery innocence:inocence,innocense
innocent:inocent,innocant innovation:inovation,innovaton innovative:inovative inoculate:innoculate inquiry:inquirey insect:insekt
insecure:unsecure insert:insurt insight:insite insist:inisist insistent:insistant inspiration:inspirasion,insperation inspire:inspier
installation:instalation,installaton instance:instence,instanse instant:instent instead:insted,insteed instinct:instinkt institute:institue
institution:institutition,instituton instruction:instuction,instructon instrument:intrument insufficient:insuficient insult:insolt
insurance:insurence,inshurance integral:intergral integrate:intergrate intellectual:intelectual,intellectuel
intelligence:inteligence,intelligance intelligent:inteligent,intelligant intend:intende intense:intence,intens intensity:intensaty
intention:intension,intenton interact:intereact interest:intrest,interst interested:intrested,intersted interesting:intresting,intersting
interface:inteface interfere:interfear,intefere interference:interferance interior:interier,interiour intermediate:intermediat
internal:internel international:internatinal,internationel internet:internett interpret:interprete,interpet
interpretation:interpertation,interpretaton interrupt:interupt,interrup interruption:interuption,interupption interview:intervew,interveiw
intimate:intamate introduce:intoduce,introduse introduction:introducton,intoduction invent:invant inventory:inventery invest:invesst
investigate:investagate,investigat investment:invesment invisible:invisable,invisibel invitation:invitaton,invatation invite:invit
involve:envolve,involv involvement:involvment,envolvement irrelevant:irelevant,irrelevent irresistible:irresistable,iresistible
irresponsible:iresponsible,irresponsable irritate:iritate,irratate irritable:irritible,iritable irritating:iritating,irratating
island:iland isolate:issolate issue:isue,issuse itinerary:itinery,itinerery its:it's it's:its

january:janurary jealous:jelous,jealus jealousy:jelousy,jealosy jewel:jewl jewelry:jewlery,jewelery jewellery:jewelery,jewlery
journal:jornal,journel journalist:jornalist,journilist journey:jurney,journy judge:juge judgement:jugement juice:jiuce juicy:jucy
jungle:jungel junior:junier justice:justise juvenile:juvinile

keen:kean keyboard:keybord kick:kik kidney:kidny kindergarten:kindergarden,kintergarten kitchen:kichen knee:nee knife:nife,knif knock:nock
knowledge:knowlege knowledgeable:knowledgable,knowlegeable knuckle:nuckle

label:lable labor:laber laboratory:labratory,laboratery lack:lak ladder:lader laid:layed landlord:lanlord landscape:lanscape,landscap
language:langauge,languege large:larg laser:lazer lastly:lastley late:lait lately:latley later:latter laugh:laff laughter:laffter
laundry:laundrey,landry lawyer:lawer leader:leeder leadership:leadershp leaf:leef league:leage learn:lern leather:lether leave:leav
lecture:lectur legacy:legasy legal:leagal legend:legand legible:legable legitimate:legitamate,legitimat leisure:liesure,leasure
length:lenth lesson:leson,lessen letter:leter lettuce:lettus,letuce level:levle liable:lyable liaison:liason liar:lier liberal:libral
library:libary,libery licence:lisence license:lisence lieutenant:leutenant,lieutenent lightning:lightening likelihood:likelyhood,likelihod
likely:likley limitation:limitaton linen:linnen liquid:liqiud,liquied listen:lisen,listten literal:literel literally:literaly,litterally
literature:litrature,literture little:littel,litle living:liveing load:lode loan:lone lobby:loby local:locle location:locaton,loction
logic:lojic logical:logicle loneliness:lonliness,lonelyness lonely:lonley,lonly loose:lose lose:loose losing:loosing lottery:lotery
lounge:lownge lousy:lousey lovely:lovley,lovly loyal:loyel loyalty:loyality luck:luk luckily:luckly luggage:lugage,luggege lunch:luntch
luxury:luxery,luxary luxurious:luxerious,luxurius lyric:lirik let's:lets

machine:machiene,mashine machinery:machinary magazine:magasine,magazin magic:majic magical:majical,magicle magnetic:magnettic
magnificent:magnificant,magnificient mainly:mainley maintain:maintane,mantain maintenance:maintainance,maintenence major:majer
majority:majorty,majoraty making:makeing manage:manege,mannage management:managment,mangement manager:maneger mandatory:mandatery
manner:maner manoeuvre:manouver maneuver:manuever mansion:manshun manual:manuel manufacture:manufactur,manafacture manuscript:manuscrip
marathon:marathan marble:marbel margarine:margerine,margarin margin:margen marriage:marrige,mariage marry:mary marvellous:marvellus
marvelous:marvelus massive:masive masterpiece:masterpeice,masterpice match:mach material:matirial,materiel
mathematics:mathmatics,mathematicks matter:mater mattress:matress,mattres mature:matur maximum:maximun,maxium maybe:maby
mayonnaise:mayonaise,mayonnase mayor:mayer meadow:medow meaning:meening,meanning meaningful:meaningfull meant:ment meanwhile:meanwile
measure:mesure,measur measurement:mesurement,measurment mechanic:mecanic mechanism:mecanism,mechanisim media:medea medical:medicle
medicine:medicin,medecine medieval:medeval,mideval mediocre:mediocer mediterranean:mediteranean,mediterannean meeting:meating
melancholy:melancoly melody:melodey member:memeber membership:membershp memorable:memorible,memorabel memory:memmory,memorey
mention:mension,menton merchant:merchent mercy:mercey merely:merley message:mesage,massage metal:metel method:methode,methed
middle:midle,middel midnight:midnite mileage:milege military:militery,millitary millennium:millenium,milennium million:milion
millionaire:millionare,milionaire miniature:minature,miniture minimum:minumum,minimun minister:minster ministry:ministery minor:miner
minority:minorty,minoraty minute:minut miracle:miricle,miracel miraculous:miraculus mirror:miror,mirrer
miscellaneous:miscelaneous,miscellanious mischief:mischeif mischievous:mischievious,mischevious miserable:misrable,miserible misery:misary
mislead:misleed misogyny:mysogyny missile:missle mission:mision misspell:mispell,misspel mistake:mistaik,misteak mistaken:misstaken
misunderstand:missunderstand mixture:mixtur mobile:mobil model:modle moderate:moderat modern:moden modest:modist moisture:moister
molecule:molecul moment:momment momentum:momentem monastery:monastry,monestary money:mony monitor:moniter monkey:munkey,monky
monotonous:monotonus month:mounth moral:morel morning:moring,mornig mortgage:morgage,mortage mosquito:misquito,mosqito motion:moton
motivate:motavate motivation:motivaton motor:moter mountain:mountian,mountin mouse:mous moustache:moustashe movement:movment
multiple:mutiple,multipel murder:merder murmur:murmer muscle:mussle,muscel museum:musuem,museam mushroom:mushrom music:musik
musical:musicle musician:musican mustard:musterd mutual:mutuel mysterious:misterious,mysterius mystery:mistery,mystary myth:mith

naive:nieve,naieve naked:nakid narrate:narate narrative:narative,narritive narrow:narow nasty:nastey national:nationel,nationl native:nativ
natural:naturel,natral naturally:naturaly nature:natur,nachure naughty:nauty nausea:nausia nauseous:nausious near:neer nearly:nearley
neat:neet necessarily:necesarily,necessarly necessary:neccessary,necesary necessity:neccessity,necesity neck:nek need:nead
negative:negitive,negativ negligence:negligance negotiate:negociate,negotate neighbor:nieghbor,neighber
neighborhood:nieghborhood,neighborhod neighbour:nieghbour,neigbour neighbourhood:nieghbourhood,neighborhod nephew:nefew nerve:nerv
nervous:nervus,nervious neutral:nuetral,neutrel news:newes newspaper:newpaper,newspapper nice:nise nickel:nickle niece:neice,neece
night:nite nightmare:nitemare,nightmair noise:noize noisy:noisey normal:normel normally:normaly,normalley north:noth northern:nothern
nose:noze nostalgia:nostalga nostalgic:nostalgick notice:notise noticeable:noticable,noticible noticeably:noticably notorious:notorius
noun:nown nourish:norish novel:novle november:novemeber nowadays:nowdays,nowadys nowhere:nowere nuclear:nuculer,nucular
nuisance:nuisence,nusance number:numer numerous:numerus nurse:nurce nutrition:nutriton,nutricion nutritious:nutricious

obedience:obediance obedient:obediant obese:obeese obey:obay objective:objectiv obligation:obligaton oblige:oblidge obscure:obscur
observe:obsereve,observ obsession:obsesion,obssession obstacle:obsticle,obstical obtain:obtane obvious:obvius,obvios
obviously:obviusly,obviosly occasion:ocasion,occassion occasional:ocasional,occassional occasionally:ocasionally,occassionally
occupation:ocupation,occupaton occupy:ocupy occur:ocur occurred:occured,ocurred occurrence:occurence,occurrance occurring:occuring
ocean:ocian offend:ofend offensive:ofensive,offensiv offer:ofer offered:offerred office:ofice,offise officer:oficer,officier
official:offical,oficial officially:officialy,offically often:offen,oftten omission:ommission omit:ommit omitted:ommitted,omited
online:onlin only:onley opaque:opague opening:openning opera:oprea operate:opperate,operat operation:operaton,opperation operator:operater
opinion:opinon,oppinion opponent:oponent,opponant opportunity:oportunity,oppertunity oppose:opose opposite:oposite,oppisite
opposition:oposition oppress:opress option:opton optional:optionel optimism:optimisim optimistic:optomistic oral:orel orange:orenge
orchestra:orchestera,orkestra order:oder ordinary:ordinery,ordinry organ:orgen organic:organick organize:orginize organization:orginization
orient:oreint origin:orgin,origen original:orginal,origional originally:orginally,originaly orphan:orphen otherwise:otherwize,otherwis
ought:aught our:are outdated:outdatted outrageous:outragous,outrageus outstanding:outstading,outstandig oven:ovin overall:overal
overcome:overcom overlook:overlok overrated:overated,overatted overwhelm:overwelm,overwhelem overwhelming:overwelming,overwheming
oxygen:oxigen,oxegen

pace:pase package:packege,pakage packet:packit paid:payed painful:painfull painting:paintng palace:pallace,palase pamphlet:pamflet,phamplet
panic:pannic panicked:paniced paper:papper parachute:parashute parade:paraid paradise:paradice paragraph:paragragh,paragraf
parallel:paralell,parralel paralyse:paralize parent:parant parking:parkin parliament:parliment,parlament partially:partialy
participant:participent participate:partisipate,participat particular:particuler,perticular particularly:particularily,particularley
passage:pasage,passege passenger:passanger,pasenger passion:pasion passionate:passionat,pasionate passive:pasive password:pasword
past:passed pastime:passtime pathetic:pathatic,pathetick patience:patients,patiance patient:patiant,pateint patiently:patiantly
pattern:patern,pattren pause:pawse pavilion:pavillion payment:paymet peace:piece peaceful:peacefull,peacful peak:peek
peculiar:peculier,pecular pedestrian:pedestrien penalty:penelty,penality pencil:pencel penetrate:penatrate peninsula:penninsula
people:peopel pepper:peper perceive:percieve percent:precent perfect:perfact perfectly:perfectley,perfecty perform:preform
performance:performence,preformance perfume:perfum perhaps:perhapse,prehaps period:periud permanent:permenant,permanant
permanently:permenantly,permanantly permission:permision,permisson permissible:permissable perpetual:perpetuel persecute:persicute
perseverance:perserverance,perseverence persevere:persever persist:presist persistence:persistance persistent:persistant,presistent
person:persen,preson personal:personel,personnal personality:personalty,personallity personally:personaly,personnally
personnel:personel,personal perspective:prespective,perspectiv persuade:pursuade,persaude persuasive:pursuasive phantom:fantom
pharmacy:farmacy,pharmasy phase:faze phenomenal:phenominal,phenomenel phenomenon:phenomenom,phenominon philosophy:philosphy,filosophy
phone:fone photo:foto photograph:photograf,fotograph photographer:photografer photography:photografy phrase:frase
physical:phisical,physicle physically:phisically,physicaly physician:physican,phisician physics:phisics piano:pianno picnicking:picnicing
picture:pictur piece:peice,peace pierce:peirce pigeon:pidgeon,pigion pillar:piller pillow:pilow pioneer:pionneer,pioner pirate:pirat
pity:pitty pizza:piza place:plase plagiarism:plagerism,plagarism plague:plage plain:plane planet:plannet plastic:plastik
plausible:plausable playwright:playwrite pleasant:plesant,pleasent please:plese,pleaze pleasure:plesure,pleasur plenty:plentey
plumber:plummer poetry:poetery poignant:poignent poison:poisin poisonous:poisonus police:polise,poliece policy:polisy polish:pollish
polite:polight political:politicle,politcal politician:politican pollution:polution,pollusion poor:por popular:populer,poplar
popularity:popularaty population:populaton portable:portible portion:potion portrait:portrate portray:potray,portrey
position:positon,posistion positive:positiv,possitive possess:posess,posses possession:posession,possesion possessive:posessive,possesive
possibility:possiblity,posibility possible:possable,posible possibly:possably,posibly postpone:pospone potato:potatoe potatoes:potatos
potential:potencial,potental potentially:potentialy,potencially poverty:povertey power:powr powerful:powerfull practical:practicle,pratical
practically:practicaly,practicly practice:pratice praise:praize,prase pray:prey preach:preech precede:proceed precedent:presedent
preceding:preceeding precious:precius,presious precise:presise precisely:precisley,presisely predecessor:predecesor,predessor
predict:perdict predictable:predictible,perdictable prefer:perfer,preffer preferable:preferrable preference:preferance preferred:prefered
pregnancy:pregnency pregnant:pregnent prejudice:predjudice,prejudise preliminary:prelimanary,preliminery premiere:premeire
preparation:preperation,preparaton prepare:prepair,prepar presence:presense,presance present:presant presentation:presentaton,presantation
preservation:preservaton preserve:preserv president:presidant,presedent press:pres pressure:presure,preasure prestige:prestege
prestigious:prestigous presumably:presumeably pretend:pretand pretentious:pretensious,pretencious pretty:prety,pritty
prevalent:prevelant,prevalant prevent:prevant previous:previus,pervious previously:previusly,perviously price:prise priest:preist
primarily:primarilly primary:primery,primarey primitive:primative prince:prinse princess:princes,prinsess principal:principle,princapal
principle:principal,princaple priority:priorty,prioraty prison:prisin prisoner:prisner privacy:privasy private:privat,privite
privilege:priviledge,privelege prize:prise probability:probabilty probable:probible probably:probaly,probally problem:probelm,problam
procedure:proceedure,procedur proceed:preceed process:proces,prosess proclaim:proclame produce:produse production:producton,prodution
profession:proffesion,profesion professional:proffesional,profesional professor:proffesor,professer profile:profil profit:proffit
profitable:profitible profound:profund programme:programe progress:progres,prograss prohibit:prohibt prominent:prominant
promise:promiss,promisse promote:promot promotion:promoton prompt:promt pronounce:pronouce,prononce
pronunciation:pronounciation,pronunciaton proof:prof propaganda:propoganda proper:propper properly:properley,propperly
property:propery,proporty prophecy:prophesy proportion:proporton proposal:proposel propose:propoze prosperity:prosperaty
protagonist:protaganist protect:protecct protection:protecton protein:protien,protine protest:protesst proud:pround prove:proove
proven:prooven province:provence,provinse provision:provison provoke:provok psychiatrist:psychatrist,phsychiatrist
psychological:psycological,phsychological psychologist:psycologist psychology:psycology,phychology public:publick publication:publicaton
publicity:publicaty publicly:publically publish:pubish pumpkin:pumkin,punkin punctual:punctuel punctuation:punctuaton,puntuation
punish:punnish punishment:punisment pupil:pupal purchase:purchace,purchas purely:purley purple:purpel purpose:purpos,porpose purse:perse
pursue:persue,pursu pursuit:persuit,pursuite puzzle:puzzel,puzle pyramid:piramid,pyrimid

quality:qualty quantity:quanity,quantaty quarantine:quarentine,quarantin quarter:quater queen:quean question:queston,qestion
questionnaire:questionaire,questionnare queue:que,quene quick:quik quickly:quickley,quikly quiet:quiot quite:qiute

radiant:radient railway:railwey raise:raize,rais random:randum range:rang rapid:rappid rapidly:rapidley rare:rair rarely:rarley
raspberry:rasberry rational:rationel reach:reech reaction:reacton read:reed readily:readilly ready:readdy,redy realistic:realistick
reality:realty,realaty realize:relize really:realy,realley rear:reer reason:reson,reasen reasonable:resonable,reasonible
reasonably:resonably,reasonibly rebellion:rebelion receipt:reciept,receit receive:recieve,receve received:recieved,receved recent:resent
recently:recentley,resently reception:recepton receptionist:receptonist recession:recesion recipe:recipie,receipe recipient:recipiant
reckless:wreckless,recless recognition:recogniton,recognission recognize:reconize recommend:recomend,reccommend
recommendation:recomendation,reccomendation recommended:recomended,reccomended reconcile:reconsile recovery:recovry recruit:recrute,recriut
rectangle:rectangel recur:reccur recurrence:recurrance reduce:reduse reduction:reducton redundant:redundent refer:reffer referee:refree
reference:referance,refrence referred:refered,reffered referring:refering refreshing:refreshng refrigerator:refridgerator,refrigirator
refugee:refugie refund:refond refuse:refuze regard:reguard,regaurd regarding:reguarding,regardng regardless:reguardless,regardles
regime:regeim regret:regreat regrettable:regretable regular:reguler regularly:regulary,regularley regulate:regulat regulation:regulaton
rehearsal:rehersal,rehearsel rehearse:reherse reign:rain relate:relat relation:relaton relationship:relatonship relative:relitive,relativ
relatively:relativly,relitively relax:relaks release:relese,realease relevance:relevence relevant:relevent,relavant reliable:relyable
relief:releif relieve:releive religion:religon,relegion religious:religous,religius reluctant:reluctent rely:relly remain:remane
remark:remarck remarkable:remarkible,remarkabel remarkably:remarkibly remedy:remmedy remember:rember,remeber remembrance:rememberance
reminisce:reminise reminiscent:reminiscant,reminicent remote:remot remove:remov removal:removel renaissance:renaisance,rennaissance
renew:renue rent:rant repair:repare repeat:repeet,reapeat repeatedly:repeatedley repetition:repitition,repetiton
repetitive:repetative,repititive replace:replase replacement:replacment reply:repley represent:represant,repersent
representative:representitive,representativ reputation:reputaton,repuation request:requst,reqest require:requier,reqiure
requirement:requirment,requirmant rescue:resque,rescu research:reserch,reaserch resemblance:resemblence,resemblanse resemble:resembel
resent:recent reservation:reservaton,resevation reserve:reserv reservoir:resevoir resident:residant resign:resine resist:resisst
resistance:resistence,resistanse resistant:resistent resolution:resoluton resolve:resolv resource:resourse,recource respectable:respectible
respectful:respectfull respond:respound response:responce,respons responsibility:responsability,responsibilty
responsible:responsable,responsibel restaurant:resturant,restaraunt restore:restor restrain:restrane restraint:restrant result:resault
resume:resum retail:retale retain:retane retire:retier retirement:retirment retrieve:retreive return:retun reveal:reveel revenge:revange
revenue:revenew,revanue reverse:revers review:reveiw reviewer:reveiwer revise:revize revival:revivel revolution:revoluton,revelution
revolutionary:revolutionery reward:reword rhyme:rime rhythm:rythm,rythym ribbon:ribon ridiculous:rediculous,ridiculus
ridiculously:rediculously,ridiculusly rigorous:rigourous ritual:rituel rival:rivel river:rivver roast:rost robbery:robery romance:romanse
romantic:romantick,romatic roof:rouf roommate:roomate rough:ruff,rogh roughly:roughley routine:rotine,routin royal:royel
rubbish:rubish,rubbsh rude:rood rumor:rumer running:runing rural:rurel

sabotage:sabatoge sacred:sacread sacrifice:sacrafice,sacrifise sacrilegious:sacreligious sadness:saddness safe:saif safely:safley
safety:safty said:sayed salary:salery,sallary salad:sallad salmon:samon,salmen sandal:sandle sandwich:sandwhich,sanwich
satellite:satelite,sattelite satire:satier satisfaction:satisfacton,satisfacion satisfactory:satisfactery satisfied:satisfyed,statisfied
satisfy:statisfy saturday:saterday sauce:sause,souce sausage:sausege,sausige savage:savige saving:saveing scale:scail scandal:scandel
scarcely:scarcly,scarsely scarcity:scarsity scare:scair scary:scarey scene:seen scenery:scenary,senery schedule:scedule,shedule
scheme:sceme scholar:scholer scholarship:scholership,scolarship school:scool science:sience,scince scientific:scientifc,sientific
scientist:sientist,scientest scissors:sissors,scissers score:scor scratch:scrach scream:screem screen:screan script:scrip
sculpture:sculpcher search:serch,seach season:seson,seasson seat:seet second:secound,secend secondary:secondery secrecy:secrasy
secret:secrit secretary:secratary,secretery section:secton secure:secur security:securty seek:seak seem:seam seize:sieze,seeze
seizure:siezure,seisure seldom:seldum selection:selecton,selction selfish:selfsh semester:semister senior:senier sensation:sensaton
sense:sence,sens sensible:sensable,sencible sensitive:sensative,sensitiv sentence:sentance,sentense sentimental:sentimantal,sentemental
separate:seperate,separete separately:seperately,separatly separation:seperation,separaton september:septemeber sequel:sequal
sequence:sequance,sequense sergeant:sargent,sergent series:serie,serises serious:serius seriously:seriusly sermon:sermen servant:servent
serve:serv service:servise session:sesion settle:settel,setle settlement:settlment several:severel,sevral severe:sevear,sever
severely:severly,severley sexual:sexuel shade:shaid shadow:shaddow,shadou shallow:shalow shampoo:shampo shape:shaip share:shair
shelf:shelve shepherd:sheperd,shepard sheriff:sherrif,sherif shield:sheild shining:shinning shipping:shiping shock:shok shoot:shute
shopping:shoping should:shoud shoulder:sholder shove:shov shower:showr shrink:shrinck siege:seige sigh:sie sight:site signal:signel
signature:signiture,signatur significance:significence,signifigance significant:significent,signifigant
significantly:significently,signifigantly silence:silense silent:silant silly:sily similar:similiar,simular
similarity:similiarity,similarty similarly:similiarly,similarily simple:simpel,simpl simplicity:simplisity simply:simpley,simplely
simulate:similate simultaneous:simultanous,simultanious simultaneously:simultanously since:sinse,sence sincere:sincear
sincerely:sincerly,sincerley single:singel site:sight situation:situaton,sitution skeleton:skelaton skeptical:skepticle skiing:sking
skill:skil skin:sking slaughter:slauter sleep:slep sleeve:sleave slice:slise slight:sligt slightly:slighly,slightley slippery:slipery
slogan:slogen slowly:slowley,slowlly small:smal smell:smel smile:smiel smoke:smok smooth:smoth,smoothe smoothly:smothly,smoothley
snack:snak snake:snaik soap:sope soccer:socer social:sociel society:socity,soceity software:softwear,sofware soil:soyl solar:soler
soldier:soilder sole:soul solely:soley,solley solemn:solem solid:sollid solitary:solitery solution:soluton,sollution solve:solv
somebody:sombody somehow:somhow someone:somone something:somthing,someting sometimes:somtimes somewhat:somwhat somewhere:somwhere,somewere
son:sun sophisticated:sofisticated,sophisticted sophomore:sophmore sorrow:sorow sorry:sory soul:sole source:sorce,souce south:soth
southern:suthern,southren souvenir:suvenir,souvenier space:spase spacious:spacius,spatious spaghetti:spagetti speak:speek
specialist:specalist specially:specialy species:speces,speceis specific:spesific,specifc specifically:specificly,specificaly
specimen:speciman spectacle:spectical spectacular:spectaculer,spectular speech:speach,speeh speed:spead spell:spel spelling:speling
spend:spand spice:spise spicy:spicey spirit:spirt,spirrit spiritual:spiritul,spirtual splendid:splended spoil:spoyl spoiled:spoild
sponge:spunge sponsor:sponser spontaneous:spontanious,spontaneus spoon:spon spread:spred squad:squod square:sqaure,squar
squeeze:sqeeze,squeze squirrel:squirel,squirral stadium:stadiem staff:staf stair:stare stake:steak stalk:stock stamp:stammp
standard:standerd,standart stare:stair starve:starv statement:statment station:staton stationary:stationery stationery:stationary
statistic:statistick statue:statu,stachue status:staus steady:stedy,steddy steak:stake steal:steel steam:steem steel:steal
stereotype:steriotype,stereotipe stick:stik stiff:stif still:stil stimulate:stimulat stock:stok stolen:stollen stomach:stomack,stomache
stone:ston stopped:stoped storage:storege store:stor story:storey straight:strait,straigt strain:strane strange:strang
strategy:stratagy,strategey straw:strawe strawberry:strawbery stream:streem street:stret,streat strength:strengh stress:stres
stressful:stresful,stressfull stretch:strech strictly:strickly,strictley stripe:strip strive:striv stroke:strok strong:stong
structure:structur struggle:strugle,struggel stubborn:stuborn,stubern student:studant study:studdy,studey studying:studing stuff:stuf
stumble:stumbel stunning:stuning stupid:stuped style:stile,styel stylish:stilish subject:subjet submarine:submarin
subscribe:subcribe,suscribe subscription:subcription,subscripton subsequent:subsequant subsequently:subsequantly,subsequentley
subsidiary:subsidary,subsiduary substance:substence,substanse substantial:substancial,substanial substitute:subsitute,substitude
subtitle:subtital subtle:suttle subtly:suttly,subtley suburb:subarb succeed:suceed success:sucess,succes successful:sucessful,succesful
successfully:sucessfully,succesfully succession:sucession,succesion successive:sucessive sudden:suden suddenly:suddenley,sudenly sue:sew
suffer:sufer suffering:sufering sufficient:suficient,sufficent sufficiently:suficiently,sufficently sugar:suger,shugar
suggest:sugest,suggesst suggestion:sugestion,suggeston suicide:suiside suitable:suitible,sutable suitcase:suitcas suite:sweet,suit
summary:sumary,summery summer:sumer summit:sumit sunday:sundey superb:suberb superficial:superfical superintendent:superintendant
superior:superier,supirior supermarket:supermarkit supersede:supercede superstition:supersition supervise:supervize supervisor:superviser
supplement:suppliment,suplement supply:suply,suppley support:suport supporter:suporter suppose:supose,suppos supposed:suposed,suppose
supposedly:supposably,suposedly suppress:supress,suppres supreme:supream sure:shure surely:surley,shurely surface:surfice,serface
surgeon:surgen,sergeon surgery:surgary,sugery surplus:surplas surprise:suprise,surprize surprised:suprised,surprized
surprising:suprising,surprizing surprisingly:suprisingly,surprisingley surrender:surender surround:suround,surrond surrounding:surounding
surveillance:surveilance,survelliance survey:survay,servey survival:survivel survive:servive,surviv survivor:surviver suspend:suspand
suspense:suspence,suspens suspicion:suspision,suspicon suspicious:suspicous,suspisious sustain:sustane swallow:swalow swear:sware
sweat:swet sweater:swetter,sweatter sweet:sweat swimming:swiming switch:swich syllable:sylable,syllabel symbol:simbol,symbel
symmetry:symetry,simmetry sympathetic:simpathetic,sympathetick sympathy:simpathy,sympathey symphony:simphony,symphoney
symptom:simptom,symtom synonym:sinonym,synonim synonymous:synonymus syringe:syringue system:sytem,sistem systematic:systamatic

table:tabel,tabble tailor:tailer talent:tallent,talant target:targit,targat tariff:tarrif,tarif taste:tast,tasete tasteful:tastefull
tasteless:tastless tasty:tastey,tasety taught:tought,tuaght teach:teech teacher:techer tear:teer technical:tecnical technician:technican
technique:technic,tecnique technology:tecnology,technolgy tedious:tedius,teadious teenager:teanager telegram:telegramm
telephone:telefone,telaphone television:televison,telivision temperament:temperment temperature:temperture,temprature temple:tempel
temporarily:temporarly,temporarilly temporary:temporery,tempory tempt:temt temptation:temtation,temptaton tendency:tendancy,tendencey
tense:tence tension:tention,tenssion tent:tant terminal:terminel terrible:terible,terrable terribly:teribly,terrably
terrific:terific,terriffic terrify:terify territory:teritory,territorry terror:terrer terrorist:terorist,terrerist testimony:testamony
texture:textur than:then thank:thanck thankful:thankfull theater:theather theatre:theathre theft:theaft their:thier,there
themselves:themselfs,themselvs then:than theory:theorey therapist:theripist therapy:therepy,therapey there:their,ther therefore:therfore
thick:thik thief:theif thieves:theives thorough:thurough,thorogh thoroughly:thouroughly,throughly thought:thot
thoughtful:thoughtfull,thoughful thread:thred threat:thret threaten:threten,threatten threshold:threshhold,treshold thrill:thril
thriller:thriler throat:throte through:threw,trough throughout:thruout,throughtout throw:thow thumb:thum ticket:tickit,tiket tight:tite
timid:timmid tired:tierd tissue:tisue,tissu title:titel tobacco:tobaco,tabacco together:togther,togeather toilet:toilit
tolerance:tolerence,toleranse tolerant:tolerent tolerate:tollerate,tolerat tomato:tomatoe tomatoes:tomatos tomorrow:tommorow,tommorrow
tongue:tounge,tonge tonight:tonite tool:tol tooth:thooth topic:toppic torch:tortch torture:tortur total:totel totally:totaly,totalley
touch:tuch,toutch touching:tuching tough:tuff,togh tour:toor tourist:torist,turist tournament:tournement,turnament towel:towle tower:towr
toxic:toxick trace:trase track:trak trade:traid tradition:traditon,tradtion traditional:traditonal,tradtional traffic:trafic,traffick
tragedy:tragidy tragic:trajic training:traning,trainning trait:trate traitor:trator tranquil:tranquill transaction:transacton
transfer:tranfer,transfur transferred:transfered transform:tranform transition:transiton translate:translat,tranlate translation:translaton
transparent:transparant transport:tranport transportation:transportaton travel:travle,travell treasure:tresure,treasur treat:treet
treatment:treament tremble:trembel tremendous:tremendus,tremendious trespass:trespas triangle:triangel tribute:tribut trick:trik
trigger:triger trilogy:trilogey triumph:triumf troop:troup tropical:tropicle trouble:troubel,truble troublesome:troublsome
trousers:trowsers,trousars truck:truk truly:truely,truley trunk:trunck truth:thruth tuesday:teusday,tusday tunnel:tunel,tunnell
turkey:turky tutor:tuter twelfth:twelth type:tipe typical:tipical,typicle typically:typicaly,tipically tyranny:tyrany,tyrrany that's:thats
they're:their,there

ugly:uggly ultimate:ultamate,ultimat ultimately:ultimatly,ultamately umbrella:umberella,umbrela unacceptable:unaceptable,unacceptible
unanimous:unanimus,unaminous unavailable:unavailible unbearable:unbearible unbelievable:unbeleivable,unbelievible uncle:unkle
uncomfortable:uncomfertable,unconfortable unconscious:unconcious,unconsious underneath:underneith understand:undersand
understanding:understading,undertanding undoubtedly:undoubtably,undoutedly unexpected:unexspected,unexpeced unexpectedly:unexspectedly
unfamiliar:unfamilar unforgettable:unforgetable,unforgettible unfortunate:unfortunat,unfortunete unfortunately:unfortunatly,unfortunatley
unhappy:unhapy unique:uniqe unite:unit universal:universel universe:univers unknown:unknow,unkown unlikely:unlikley
unnecessarily:unnecesarily unnecessary:unecessary,unneccessary unpleasant:unplesant,unpleasent unpredictable:unpredictible
unprecedented:unpresidented,unprecidented unrealistic:unrealistick unsuccessful:unsucessful,unsuccesful until:untl unusual:unusuel,unusal
unusually:unusualy,unusally upgrade:upgraid urban:urbin urgency:urgancy urgent:urgant useful:usefull,usful useless:usless,uselss
using:useing usual:usuel,usaul usually:usualy,usaully utensil:utensel utilize:utillize utter:uter utterly:uterly,utterley

vacancy:vacency vacation:vacaton,vaccation vaccinate:vacinate vaccine:vacine,vaccin vacuum:vaccum,vacume vague:vage vain:vein valid:vallid
valley:vally valuable:valueable value:valu vanilla:vanila,vannila vanish:vannish variable:varible,variabel variation:variaton
variety:vareity,variaty various:varius,varous vary:very vegetable:vegtable,vegatable vegetarian:vegatarian,vegeterian
vehicle:vehical,vehicel veil:vale vein:vain velocity:velosity vengeance:vengance,vengence venture:ventur venue:venu verbal:verbel
versatile:versitile version:verson very:verry vessel:vesel veteran:vetran,veteren veterinarian:vetinarian,veternarian
vicious:viscious,visious victim:victum victory:victery video:vedio viewer:veiwer,vewer village:villege,vilage villain:villian,vilain
vinegar:vineger violate:violat violence:violance,violense violent:violant virtual:virtuel virtually:virtualy,virtully virtue:virtu
virus:viris visible:visable,visibel vision:vison visit:vistit visitor:visiter visual:visuel vital:vitel vitamin:vitimin vivid:vived
vocabulary:vocabulery,vocabulory vocal:vocle voice:voise volcano:volcanoe volume:volum,volumne voluntary:voluntery,volentary
volunteer:volenteer vowel:vowle vulnerable:vulnerible,vunerable

waist:waste waitress:waitres,waitriss wake:waik wallet:walet wander:wonder warehouse:wherehouse warn:worn warrant:warrent
warranty:warrenty,waranty warrior:warrier wary:weary waste:waist watch:wach water:watter,watre wave:waive weak:week
weakness:weekness,weaknes wealth:welth wealthy:welthy weapon:weapen,wepon wear:ware weary:wary weather:wether,whether wedding:weding
wednesday:wensday weekend:weekand week:weak weigh:way weight:wieght weird:wierd,weerd welcome:wellcome,welcom welfare:wellfare went:whent
were:where,wher western:westren whale:wale whatever:watever wheel:weel whenever:wheneever where:were,wher wherever:whereever
whether:wether,weather which:wich while:wile whisper:wisper whistle:wistle,whisle white:wite whole:hole wholly:wholy,wholely whose:who's
wicked:wiked widely:widley widow:widdow wilderness:wildernes willing:wiling window:windo winner:winer winning:wining wisdom:wisedom
wise:wize wish:whish withdraw:withdrawl withdrawal:withdrawl within:withing without:whitout,witout witness:wittness,witnes witty:wity
woman:women,womon women:woman,wemen wonder:wander wonderful:wonderfull,wondeful wonderfully:wonderfuly wooden:woodden
worried:worred,worryed worry:wory,worrey worse:worst worst:worse worth:woth worthwhile:worthwile worthy:worthey would:woud wound:woud
wrap:rap wrapped:wraped wreck:reck wrestle:restle wrinkle:rinkle wrist:rist write:rite writer:writter writing:writting,writeing
written:writen wrong:rong who's:whose what's:whats

yacht:yaht,yatch yawn:yaun yearn:yern yellow:yelow,yello yesterday:yesturday,yesterdy yield:yeild,yeld yogurt:yougurt young:yung
your:you're yourself:youself,yourslef zealous:zelous zoology:zoolagy you're:your
`;

let built: ReadonlyMap<string, readonly string[]> | undefined;

/** What is written for words in lower case; read when first asked for. */
export function englishMisspellings(): ReadonlyMap<string, readonly string[]> {
  built ??= new Map(
    list
      .trim()
      .split(/\s+/)
      .map((entry) => {
        const colon = entry.indexOf(':');
        return [entry.slice(0, colon), entry.slice(colon + 1).split(',')];
      }),
  );
  return built;
}
