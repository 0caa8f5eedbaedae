/** Whose words for countries are known. Earlier ones win. */
const languages = [
  "en",
  "de",
  "fr",
  "es",
  "pt",
  "it",
  "nl",
  "sv",
  "da",
  "nb",
  "fi",
  "pl",
  "cs",
  "hu",
  "ro",
  "tr",
  "el",
  "uk",
  "he",
  "ar",
  "vi",
  "id",
  "ja",
  "ko",
  "zh",
];

/** Regions that CLDR names and nobody lives in. */
const notCountries = new Set(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"]);

const commonNames: Readonly<Record<string, string>> = {
  America: "US",
  "U.S.": "US",
  USA: "US",
  "U.S.A.": "US",
  "United States of America": "US",
  England: "GB",
  "Great Britain": "GB",
  "Northern Ireland": "GB",
  Scotland: "GB",
  "U.K.": "GB",
  Wales: "GB",
  "Bosnia and Herzegovina": "BA",
  Burma: "MM",
  "Czech Republic": "CZ",
  "Hong Kong": "HK",
  "Ivory Coast": "CI",
  Holland: "NL",
  "Korea, Republic of": "KR",
  "Republic of Korea": "KR",
  Korea: "KR",
  Macau: "MO",
  Macedonia: "MK",
  "People's Republic of China": "CN",
  "Republic of Ireland": "IE",
  "Russian Federation": "RU",
  Swaziland: "SZ",
  Turkey: "TR",
  UAE: "AE",
  "Viet Nam": "VN",
};

const englishNames = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });

let codesByName: ReadonlyMap<string, string> | undefined;

/** The ISO 3166 code of a code or of a common name in one of many languages: `uk`, `Deutschland`, `日本`. */
export function findCountryCode(text: string): string | undefined {
  const code = toCurrentCode(text.trim());
  if (code) return code;
  codesByName ??= listNames();
  return codesByName.get(toKey(text));
}

/** Codes of the past become those of today: `UK` is `GB`. */
function toCurrentCode(text: string): string | undefined {
  if (!/^[a-z]{2}$/i.test(text)) return undefined;
  const code = new Intl.Locale(`und-${text}`).region;
  if (code === undefined || notCountries.has(code)) return undefined;
  return englishNames.of(code) === undefined ? undefined : code;
}

function listNames(): ReadonlyMap<string, string> {
  const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const candidates = letters.flatMap((first) => letters.map((second) => first + second));
  const codes = candidates.filter((candidate) => toCurrentCode(candidate) === candidate);
  const names = new Map(Object.entries(commonNames).map(([name, code]) => [toKey(name), code]));
  for (const language of languages) {
    const displayNames = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    for (const code of codes) {
      const key = toKey(displayNames.of(code) ?? "");
      if (key && !names.has(key)) names.set(key, code);
    }
  }
  return names;
}

function toKey(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/&/g, "and")
    .replace(/^\s*the\s/, "")
    .replace(/[^\p{Letter}]/gu, "");
}
