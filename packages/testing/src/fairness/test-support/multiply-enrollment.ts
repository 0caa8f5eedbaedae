import type { Query } from "../../test-support/hash-rows.ts";

export interface Database {
  readonly query: Query;
  readonly table: (name: string) => string;
  /** Rows `n` from 1 to this number, as a `from` entry named `series`. */
  readonly series: (count: number) => string;
  /** An id that ends with `n`, of a prefix of 24 characters. */
  readonly numberedId: (prefix: string) => string;
  readonly id: (id: string) => string;
  /** A document with one field of this value. */
  readonly document: (field: string, value: string) => string;
}

/**
 * Copies a tenant's one enrollment with its contact and its approved first message, spread over the
 * tenant's senders, all due at `dueAt`: a backlog as long as one likes in four statements.
 */
export const multiplyEnrollment = async (
  { query, table, series, numberedId, id, document }: Database,
  options: {
    readonly tenantId: string;
    /** Two hexadecimal digits that no other tenant has: ids begin with them. */
    readonly mark: string;
    readonly count: number;
    readonly dueAt: number;
    readonly state?: "pending" | "scheduled";
  },
): Promise<void> => {
  const { tenantId, mark, count, dueAt, state = "scheduled" } = options;
  const senders = await query(
    `select id from ${table("sender")} where tenant_id = '${tenantId}' order by id`,
  );
  const sender = `case series.n % ${senders.length} ${senders
    .map((row, index) => `when ${index} then ${id(String(row["id"]))}`)
    .join(" ")} end`;
  const copy = async (name: string, changed: Readonly<Record<string, string>>) => {
    const [row] = await query(
      `select * from ${table(name)} where tenant_id = '${tenantId}' order by id limit 1`,
    );
    if (!row) throw new Error(`The tenant has no ${name} to copy.`);
    const columns = Object.keys(row);
    const values = columns.map((column) => (column in changed ? changed[column]! : `t.${column}`));
    await query(
      `insert into ${table(name)} (${columns.join(", ")})
       select ${values.join(", ")} from ${table(name)} t cross join ${series(count)}
       where t.tenant_id = '${tenantId}' and t.id = '${String(row["id"])}'`,
    );
  };
  const numbered = (kind: string) => numberedId(`${mark}${kind}00000-0000-7000-8000-`);
  const address = `'${mark}' || series.n || '@backlog.example'`;
  await copy("contact", {
    id: numbered("c"),
    external_id: `'${mark}' || series.n`,
    email: address,
    email_key: address,
  });
  await copy("message", {
    id: numbered("d"),
    enrollment_id: numbered("e"),
    contact_id: numbered("c"),
  });
  await copy("enrollment", {
    id: numbered("e"),
    contact_id: numbered("c"),
    sender_id: sender,
    senders: document("email", sender),
    due_at: String(dueAt),
    state: `'${state}'`,
    reason: "null",
    lane: "1",
  });
  await query(
    `insert into ${table("queue_hint")} (tenant_id, sender_id, campaign_id, due_at, free)
     select distinct tenant_id, sender_id, campaign_id, ${dueAt}, 0 from ${table("enrollment")}
     where tenant_id = '${tenantId}'`,
  );
};
