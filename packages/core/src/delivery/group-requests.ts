/** Splits members into provider calls: same tenant, sender and account, at most `batchSize` each. */
export function groupRequests<Member>(
  members: readonly Member[],
  options: {
    readonly keyOf: (member: Member) => string;
    readonly batchSizeOf: (member: Member) => number;
  },
): readonly (readonly Member[])[] {
  const open = new Map<string, Member[]>();
  const groups: Member[][] = [];
  for (const member of members) {
    const key = options.keyOf(member);
    const group = open.get(key);
    if (group && group.length < options.batchSizeOf(member)) {
      group.push(member);
      continue;
    }
    const next = [member];
    open.set(key, next);
    groups.push(next);
  }
  return groups;
}
