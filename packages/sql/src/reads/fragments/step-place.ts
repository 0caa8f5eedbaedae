import { sql } from "kysely";

/** Behind every place of a ratio: the second of "follow-ups before new contacts", and of its inversion. */
const LAST = sql.lit(1_000_000_000);

/**
 * Who goes first of a priority: 0 before 1,000,000,000, and the places of a ratio between them. Of a ratio the
 * `ordinal`-th of its lane takes the lane's next place from the stream's turn on; a place is free for it
 * once in `follow_up_share + new_share`.
 */
export const stepPlace = sql<number>`case
  when found.new_share is not null then 1 - found.turn + case when found.lane % 2 = 0
    then ((case when found.turn < found.follow_up_share then found.turn else found.follow_up_share end + found.ordinal) / found.follow_up_share)
      * (found.follow_up_share + found.new_share)
      + (case when found.turn < found.follow_up_share then found.turn else found.follow_up_share end + found.ordinal) % found.follow_up_share
    else ((case when found.turn > found.follow_up_share then found.turn - found.follow_up_share else 0 end + found.ordinal) / found.new_share)
      * (found.follow_up_share + found.new_share) + found.follow_up_share
      + (case when found.turn > found.follow_up_share then found.turn - found.follow_up_share else 0 end + found.ordinal) % found.new_share
    end
  when found.step_order = 'new-first' then (1 - found.lane % 2) * ${LAST}
  else (found.lane % 2) * ${LAST} end`;
