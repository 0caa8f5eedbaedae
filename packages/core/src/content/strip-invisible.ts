// What Unicode says to show as nothing (zero-width characters, fillers, direction marks and overrides, tag
// characters, variation selectors), and interlinear annotations: text that a machine reads and nobody
// else. Emoji need the two selectors left out here.
const invisible =
  /(?!\u200C|\u200D|\uFE0E|\uFE0F)[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;

// Joiners are letters' business in Arabic and Indic scripts and hold emoji together; elsewhere they hide.
const strayJoiner =
  /(?<![\p{sc=Arab}\p{sc=Deva}\p{sc=Beng}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Knda}\p{sc=Telu}\p{sc=Taml}\p{sc=Gujr}\p{sc=Guru}\p{sc=Orya}\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])[\u200C\u200D]|[\u200C\u200D](?![\p{sc=Arab}\p{sc=Deva}\p{sc=Beng}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Knda}\p{sc=Telu}\p{sc=Taml}\p{sc=Gujr}\p{sc=Guru}\p{sc=Orya}\p{Extended_Pictographic}])/gu;

/** Removes characters that a reader cannot see, so that data carries no hidden text into a message. */
export function stripInvisible(text: string): string {
  // Most values are plain ASCII and have nothing to strip.
  if (/^[\x20-\x7E]*$/.test(text)) return text;
  return text.replace(invisible, "").replace(strayJoiner, "");
}
