import type { Random } from "@outreachkit/core";
import type { Role } from "./role.ts";

const CARDS_PER_DECK = 32;
const everyDeck: readonly Role[] = [
  "interested",
  "out-of-office",
  "question",
  "not-interested",
  "unsubscribe",
  "interested",
];

/**
 * Deals a role to each person who gets a mail, from shuffled decks, so that every run of some size has
 * each of them: about one answer in eight, a bounce in fifty, one complaint in all.
 */
export function createRoleDealer(options: {
  readonly random: Random;
  /** How many people there are; a deck is never larger, and at most half of a small one answers. */
  readonly people: number;
}): () => Role {
  const { random, people } = options;
  const size = Math.min(CARDS_PER_DECK, Math.max(people, 1));
  let deck: Role[] = [];
  let decks = 0;
  return () => {
    if (deck.length === 0) {
      deck = shuffle(buildDeck(decks, size), random);
      decks += 1;
    }
    return deck.pop() ?? "silent";
  };
}

function buildDeck(number: number, size: number): Role[] {
  const rare: readonly Role[] =
    number === 0 ? ["bounce", "complaint"] : number % 2 === 0 ? ["bounce"] : [];
  const roles = [...everyDeck, ...rare].slice(0, Math.floor(size / 2));
  return Array.from({ length: size }, (_, index) => roles[index] ?? "silent");
}

/** Fisher and Yates. */
function shuffle(cards: readonly Role[], random: Random): Role[] {
  const shuffled = [...cards];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const card = shuffled[last] ?? "silent";
    shuffled[last] = shuffled[other] ?? "silent";
    shuffled[other] = card;
  }
  return shuffled;
}
