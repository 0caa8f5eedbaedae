import { sql } from "kysely";

/**
 * When a stream `s` is free in the lane `l.lane`: new contacts may be blocked for longer than the rest.
 * 0 while it was never blocked. What was blocked once may hold rows that are due before its head is,
 * so it is read from its beginning.
 */
export const streamFreeAt = sql<number>`case
  when l.lane % 2 = 1 and s.new_free_at > s.free_at then s.new_free_at
  else s.free_at end`;
