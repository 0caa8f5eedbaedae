import { z } from "zod";
import type { Reference } from "../model/reference.ts";
import { parseInput } from "./parse-input.ts";

const name = z.string().max(1_000);
const schema = z.array(z.union([name, z.strictObject({ externalId: name })])).max(1_000);

/** Up to 1,000 names of things, as a caller in plain JavaScript may pass them. */
export function parseReferences(given: unknown, subject: string): readonly Reference[] {
  return parseInput(schema, given, subject);
}
