import { z } from "zod";
import { isId } from "../model/is-id.ts";
import { parseInput } from "./parse-input.ts";

const schema = z.array(z.string().max(200)).max(1_000);

/** Up to 1,000 ids; null for a text that can be none, which is as unknown as any other. */
export function parseIds(given: unknown, subject: string): readonly (string | null)[] {
  return parseInput(schema, given, subject).map((id) => (isId(id) ? id : null));
}
