import { DatabaseSync } from "node:sqlite";

/** As `indexForByHand`: by due time alone, in the place of our index of queues. */
export function indexFileByHand(path: string): void {
  const database = new DatabaseSync(path);
  database.exec("drop index outreach_enrollment_due");
  database.exec(
    "create index by_hand_due on outreach_enrollment (due_at, id) where due_at is not null",
  );
  database.close();
}
