import { useClient } from "../../postgres/use-client.ts";

/**
 * The hand-written loop knows no queues: it looks by due time alone. Its index takes the place of
 * ours, so that both keep as many, and its is the narrower one.
 */
export async function indexForByHand(url: string): Promise<void> {
  await useClient(url, async (client) => {
    await client.query("drop index outreach.enrollment_due");
    await client.query(
      "create index by_hand_due on outreach.enrollment (due_at, id) where due_at is not null",
    );
    await client.query("vacuum analyze outreach.enrollment");
  });
}
