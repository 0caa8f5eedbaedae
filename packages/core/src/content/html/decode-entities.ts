const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00A0",
  colon: ":",
  tab: "\t",
  newline: "\n",
};

/** The few entities that matter for checks and links; others stay as they are. Not a full decoder. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));?/gi,
    (whole, decimal, hexadecimal, name) => {
      if (typeof name === "string") return named[name.toLowerCase()] ?? whole;
      const code =
        typeof decimal === "string"
          ? Number.parseInt(decimal, 10)
          : Number.parseInt(String(hexadecimal), 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
