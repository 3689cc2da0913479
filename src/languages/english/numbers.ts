/** Words that say a number or a place in an order. */
export const numberWords: readonly string[] = `
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
twenty thirty forty fourty fifty sixty seventy eighty ninety hundred thousand million billion trillion quadrillion
hundreds thousands millions billions trillions dozen dozens half halves
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth
millionth billionth twice thrice twenties thirties forties fifties sixties seventies eighties nineties
`
  .trim()
  .split(/\s+/);

/** Words that stand behind a number and belong to it. */
export const unitWords: readonly string[] = `
percent per-cent pct percentage point points degree degrees celsius fahrenheit
dollar dollars buck bucks cent cents euro euros pound pounds pence yen yuan rupee rupees franc francs usd eur gbp
mm cm m km mi ft inch inches foot feet yard yards mile miles meter meters metre metres centimeter centimeters millimeter
millimeters kilometer kilometers kilometre kilometres acre acres hectare hectares
mg g kg gram grams kilogram kilograms kilo kilos ounce ounces oz lb lbs ton tons tonne tonnes
ml liter liters litre litres gallon gallons pint pints quart quarts cup cups tablespoon tablespoons teaspoon teaspoons
ms sec secs second seconds min mins minute minutes hr hrs hour hours day days week weeks month months year years yr yrs
decade decades century centuries fold am pm a.m. p.m. o'clock
hz khz mhz ghz kb mb gb tb bit bits byte bytes px pixel pixels w kw mw watt watts volt volts mph kph rpm mpg fps dpi
k bn mn million billion trillion
`
  .trim()
  .split(/\s+/);
