/** First names that are as often something else: they count where a surname or a title stands beside them. */
export const doubtfulNames: ReadonlySet<string> = new Set(
  `will mark bill grace hope rose faith joy may april june summer autumn dawn penny iris violet lily ruby frank jack art grant chase hunter max ray gene
  drew miles dean earl guy victoria charlotte austin jordan georgia virginia florence paris sydney lincoln jackson carol angel christian destiny dick
  jean cameron blair madison taylor morgan kelly jamie jesse robin riley dana kendall reese peyton alba diana carmen paloma soledad mercedes salvador
  santiago esperanza rosario pilar cruz cesar trinidad noel major malik said hani hadi mona simba nia sade neema sana mina rani asha veda vera dev raj
  krishna chandra jan marina jun shin mai mei rin ren kana rika chi min ha yu hong wei ling ping li na jing yan yang ming chao gang jun jie tao bin bo hao
  kai jian xue mei hui hua ning jia qing chen olga nadia casey sam alex leslie robin skyler rowan avery quinn isha jaya lata usha sky harry sue pat rob
  nick norm chuck duke`.split(/\s+/),
);
