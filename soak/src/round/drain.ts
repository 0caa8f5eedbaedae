import type { Tenant } from "@outreachkit/core";
import { waitUntil } from "../wait/wait-until.ts";
import type { World } from "./world.ts";

/** Nothing but a person brings these on. */
const settled: ReadonlySet<string | null> = new Set(["needs-review", "delivery-failed"]);

/**
 * Faults off; then everybody must come to an end, or to a person, within the bound. The last order may
 * have met every worker before it was taken back: somebody must be there to drain.
 */
export async function drain({ tenant, provider, crew }: World, within: number): Promise<void> {
  provider.calm();
  crew.arm(null);
  await waitUntil("everything is drained", within, async () => {
    crew.requireHealth();
    if (crew.members.length === 0) await crew.hire();
    return await describeOpen(tenant);
  });
}

/** True, or what is still open. */
async function describeOpen(tenant: Tenant): Promise<true | string> {
  const open: string[] = [];
  for await (const row of tenant.deliveries.iterate({
    filter: { states: ["claimed", "queued", "unknown"] },
  }))
    open.push(`delivery ${row.state} ${row.code ?? ""} after ${row.attempts}`);
  for await (const row of tenant.enrollments.iterate({
    filter: { states: ["pending", "scheduled", "waiting"] },
  }))
    if (row.state !== "waiting" || !settled.has(row.reason))
      open.push(`enrollment ${row.state} ${row.reason ?? ""} due ${row.dueAt ?? "never"}`);
  return open.length === 0 ? true : `${open.length} open, such as ${open.slice(0, 5).join("; ")}`;
}
