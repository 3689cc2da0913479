/**
 * Characters beyond ASCII that texts are made of, the most frequent first: of each language, for single-byte encodings; of each script,
 * for the others. The order is what counts; models.ts makes probabilities of it.
 */

export const western: Readonly<Record<string, string>> = {
  fr: 'éèàêçâîôùûœïëÉüÀæÇÊÔŒÈ',
  de: 'üäößÜÄÖé',
  es: 'óíáéñúü¿¡ÁÉÍÓÑÚ',
  pt: 'ãçáéíóõúêâàôüÁÉÓÇÃ',
  it: 'àèòùìéÈÀ',
  nl: 'ëéïèöüêó',
  sv: 'äåöéÅÄÖ',
  da: 'åøæéÅØÆöä',
  fi: 'äöåÄÖé',
  is: 'íáðþéöúæýóÍÞÁÖÚÉÓÆ',
  ca: 'àéèóíçúòïü·ÀÉÍÈ',
  en: 'éñïçüöèáíóêàâôäë',
};

export const centralEuropean: Readonly<Record<string, string>> = {
  pl: 'łąężśćóńźŁŚŻÓĆ',
  cs: 'íáéěýřšžčůúťďňóŽČŠÚŘÍÁ',
  sk: 'áíéčšúýžóľťňôďäŕĺŠČŽÚĽ',
  hu: 'éáöóőüíúűÉÁÖÓŐÜÍÚ',
  ro: 'ăîâşţșțÎŞŢŢȘȚÂĂ',
  hr: 'čšžćđŠČŽĆĐ',
  sq: 'ëçËÇ',
};

export const turkish: Readonly<Record<string, string>> = { tr: 'ıüğşçöİŞÇÖÜâîûĞ' };

export const baltic: Readonly<Record<string, string>> = {
  lt: 'ėųšžįčūąęŠŽČĮŲ',
  lv: 'āīēšūņļķžčģĀŠĒŽČĶĢĪŪ',
  et: 'äõüöšžÄÕÜÖŠŽ',
};

export const vietnamese: Readonly<Record<string, string>> = { vi: '\u0301đ\u0300ư\u0323ơ\u0309â\u0303êôăĐàáíâèéúêùóÔƯƠ' };

export const cyrillic: Readonly<Record<string, string>> = {
  ru: 'оеаинтсрвлкмдпуяыьзгбчйжхюшцщфэВНПОСКИМТАДРЗБЭЛЕЯГёЧУъХФШЦЮЖЫЩЬЙЁ',
  uk: 'оанивітерслкдмупзябгьчйхцїжєшющфґВНПОСКІМТАДРЗБЛЕЯГЧУХФШЦЮЖЄЇ',
  bg: 'аоиентрсвлкдпмзгбуячъщжцхшйюфьСПВНКТМДИБАРГОЗЕУЛХФЧЦШЯЖЩЮ',
  sr: 'аоиенрстувдкјмплзгбчцшжљћђњхџфСПНКЈБДТМОРВИАУГЗЛЧЦ',
};

export const greek: Readonly<Record<string, string>> = {
  el: 'αοιετσνηυρπκμλςήίάόέγδώχθφύβξζψϊΤΑΟΕΣΗΚΠΜΝΔΓΛΙΡΑΈΌΊΆΥΒΘΦΧΉΏϋΐΰΖΞΨΩΎ',
};

export const hebrew: Readonly<Record<string, string>> = { he: 'יוהלאתרבמשנעדחקפםטגצןסכזךףץ\u05b8\u05b4\u05b7\u05b5\u05b0' };

export const arabic: Readonly<Record<string, string>> = {
  ar: 'اليموتنرةعبدسهفقكحأجشطصخإىذضزث،ئءغظ\u064bؤآ؟ـ\u0651\u064f\u064e\u0650\u0652\u064d؛',
};

export const thai: Readonly<Record<string, string>> = {
  th: 'าน\u0e23อก\u0e40ง\u0e48มย\u0e49ลวด\u0e31\u0e35\u0e34ทส\u0e15แ\u0e30บ\u0e1b\u0e44ไ\u0e04ห\u0e38\u0e39\u0e33\u0e02ใ\u0e47ชจ\u0e1e\u0e42ผ\u0e0a\u0e4c\u0e36\u0e37ถศซธ\u0e13ภษญ\u0e1fฐ\u0e46ฉ',
};

/** Punctuation and signs that any single-byte text may have. */
export const signs = '’“”–—…‘«»°„·•©®€£§½¼²³´`™±×¿¡‹›¨¢¥¶º\u00aa\u00ad\u00a0';

export const simplifiedHan =
  '的一是不人有了在我这大中为上会个要到时来以国和出他就对年也能生法可自成得地家们现发都说用之于过而与方下多然心业那行学后所经公民好还作事面当你无进看等定最前道本新身但她全同很只主体高者起开子动间因分手度没天其政美如想机将点重著被内部长种实理力及让明入正老性从去关里意些小工问更头么女接市并场产受题此月使利化或应品由次台特师治两式外制建十情加日比保相权基己知常提展至合话三打量位回代再名专却目样立把光真水已教感气金术表员未口东医眼直形果才务解何容系它少程先包向放社望通指色服活报资需风各做该变给司选统安收期件食世计平非命越笑';

/** The same characters as they are written traditionally. */
export const traditionalHan =
  '的一是不人有了在我這大中為上會個要到時來以國和出他就對年也能生法可自成得地家們現發都說用之於過而與方下多然心業那行學後所經公民好還作事面當你無進看等定最前道本新身但她全同很只主體高者起開子動間因分手度沒天其政美如想機將點重著被內部長種實理力及讓明入正老性從去關裡意些小工問更頭麼女接市並場產受題此月使利化或應品由次台特師治兩式外制建十情加日比保相權基己知常提展至合話三打量位回代再名專卻目樣立把光真水已教感氣金術表員未口東醫眼直形果才務解何容系它少程先包向放社望通指色服活報資需風各做該變給司選統安收期件食世計平非命越笑';

export const japaneseHan =
  '人日出方一会上大事性間生用的見分思行業入作本合不今理年時要手地高自気定度中金料取目場子言数体何実売感者回車無女先発部物通心動多後当確少全品安問男力社果法良意情報保成新現私必利家長味知加来内期対下使関機題探約立話以電集産国化前学海明引最受持好';

export const hiragana =
  'のいでしにてながとるすはをたまかもりれうらっこくきあんさだけどそえおやよめつせちばみわろごじずょほびべひへゃねげぎむぐぜざづぶぼぇゆぱぞふぬぴゅぽぉぷぺぁ';
export const katakana =
  'ーンストイラッアレクルリフシプカタメグコセテサマキブィムジウドバチミエツロオ・ャネダガデニハビモケナパワョポノホズペボェソゲァピヤベギザュヘゾヶゴヒユォヨヌゼヴゥ';

export const hangul =
  '이다에는의을가고지로서하대사한은기를도자정시인으리부수스들국라제나해전장원아주했어일회과보만상있공적면문선구게위경당조그것동연중신무교업소관우화성진며년비개통행명미여등와니학유내산계세거오영안드터요실민권마체금모운간후치프말설러현방차분합노되트단반발용표역식력결법생감할출바레재된었려작최건데야르포입증호본매강각음직물않점두때심까격됐남북히타받던난파청박외예승코종속투급담피천약없김항더책울불열근씨월';

export const eastAsianSigns = '，。、“”！：？（）；《》…「」—‘’・『』【】·～〈〉〜　○●※→☆★◆■□△▲０１２３４５６７８９';
