import type { Delivery, Enrollment, Message } from "@outreachkit/core";
import type { Person } from "./person.ts";

/** One message with everything that is known of it. */
export interface MessageRow {
  readonly message: Message;
  readonly person: Person;
  readonly enrollment: Enrollment | undefined;
  /** The one that counts: the accepted one, else the last. */
  readonly delivery: Delivery | undefined;
  /** The delivery's state where there is one, else where the approval stands. */
  readonly state: string;
}
