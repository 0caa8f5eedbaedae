import { v7 } from "uuid";
import type { Instant } from "../model/instant.ts";
import type { Random } from "../model/random.ts";

/** Makes one id for something that happens at `now`. */
export type GenerateId = (now: Instant) => string;

const SEQUENCE_START = 2 ** 30;

/**
 * UUIDv7 (RFC 9562 section 5.7) from the engine's own time: ids made later sort later within one
 * process, also within a millisecond and when the clock steps back. With a seeded `random` the ids
 * repeat.
 */
export function createIdGenerator(random: Random): GenerateId {
  let milliseconds = -1;
  let sequence = 0;
  return (now) => {
    if (now > milliseconds) {
      milliseconds = now;
      sequence = Math.floor(random() * SEQUENCE_START);
    } else {
      sequence += 1;
    }
    return v7({ msecs: milliseconds, seq: sequence, random: randomBytes(random) });
  };
}

function randomBytes(random: Random): Uint8Array {
  const bytes = new Uint8Array(16);
  for (let index = 10; index < 16; index += 1) bytes[index] = Math.floor(random() * 256);
  return bytes;
}
