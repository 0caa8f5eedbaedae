const languageCodes = [
  "ar",
  "bg",
  "ca",
  "cs",
  "da",
  "de",
  "el",
  "en",
  "es",
  "et",
  "fa",
  "fi",
  "fr",
  "ga",
  "he",
  "hi",
  "hr",
  "hu",
  "id",
  "is",
  "it",
  "ja",
  "ko",
  "lt",
  "lv",
  "ms",
  "nb",
  "nl",
  "no",
  "pl",
  "pt",
  "ro",
  "ru",
  "sk",
  "sl",
  "sr",
  "sv",
  "sw",
  "th",
  "tr",
  "uk",
  "ur",
  "vi",
  "zh",
];

/** The BCP 47 tag of a tag or of a language's name in English or its own words: `de_AT`, `German`, `日本語`. */
export function findLocale(text: string): string | undefined {
  const value = text.trim();
  if (/^[a-z]{2,3}(?:[-_][a-z\d]{2,8})*$/i.test(value)) {
    const [locale] = Intl.getCanonicalLocales(value.replaceAll("_", "-"));
    return locale;
  }
  return languageCodes.find((code) =>
    ["en", code].some((inLanguage) => {
      const name = new Intl.DisplayNames([inLanguage], { type: "language", fallback: "none" }).of(
        code,
      );
      return name?.toLowerCase() === value.toLowerCase();
    }),
  );
}
