import { z } from "zod";

/** The `why` of whatever a person does by hand. */
export const whyField = z
  .string()
  .regex(/^[a-z0-9-]{1,60}$/, 'is not a code of 1 to 60 of a-z, 0-9 and "-"');
