import type { Tenant } from "@outreachkit/core";

/** Ends every pause, resets every breaker and gives every approval, so that whatever can go on does. */
export const letGo: readonly ((tenant: Tenant) => Promise<unknown>)[] = [
  async ({ campaigns }) => {
    for (const { id, state } of (await campaigns.list()).items)
      if (state === "paused") await campaigns.resume(id, { why: "let-go" });
  },
  async ({ contacts, senders, enrollments }) => {
    for await (const { id } of contacts.iterate()) await contacts.resume([id], { why: "let-go" });
    for (const { id } of (await senders.list()).items)
      await senders.resume([id], { why: "let-go" });
    for await (const { id, state } of enrollments.iterate())
      if (state !== "stopped" && state !== "completed")
        await enrollments.resume([id], { why: "let-go" });
  },
  async ({ breakers }) => {
    const { items } = await breakers.list({ filter: { closed: false }, limit: 200 });
    await breakers.reset(
      items.map(({ of }) => of),
      { why: "let-go" },
    );
  },
  async ({ messages }) => {
    const { items } = await messages.list({ filter: { approval: "pending" }, limit: 200 });
    await messages.approve(
      items.map(({ id, contentHash }) => ({ id, contentHash: contentHash ?? "" })),
    );
  },
];
