/** Case, accents, spaces, dashes, underscores and signs do not matter: `E-mail 1 - Value` is `email1value`. */
export function normalizeHeader(header: string): string {
  return header
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, "");
}
