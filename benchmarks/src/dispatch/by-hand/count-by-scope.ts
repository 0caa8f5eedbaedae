import type { PreparedStep } from "./prepare-step.ts";

export interface ScopeCount {
  readonly tenantId: string;
  readonly scope: string;
  readonly count: number;
}

/** What each sender's bucket takes, in an order in which all workers lock them. */
export function countByScope(steps: readonly PreparedStep[]): readonly ScopeCount[] {
  const groups = Map.groupBy(steps, ({ scope }) => scope);
  return [...groups.entries()]
    .map(([scope, members]) => ({
      scope,
      tenantId: members[0]?.row.tenant_id ?? "",
      count: members.length,
    }))
    .toSorted((one, other) => (one.scope < other.scope ? -1 : 1));
}
