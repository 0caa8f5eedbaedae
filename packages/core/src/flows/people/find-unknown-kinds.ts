import type { Channel } from "../../contracts/channel.ts";
import type { Problem } from "../../model/problem.ts";

/** Kinds that a channel does not carry, so that nothing would ever count against their caps. */
export function findUnknownKinds(
  channel: Pick<Channel, "name" | "kinds"> | undefined,
  { caps, path }: { readonly caps: Readonly<Record<string, unknown>>; readonly path: string },
): readonly Problem[] {
  // Another process may have it; this one knows nothing of its kinds.
  if (!channel) return [];
  const known = channel.kinds.map(({ kind }) => kind);
  return Object.keys(caps)
    .filter((kind) => !known.includes(kind))
    .map((kind) => ({
      path: `${path}.${kind}`,
      code: "unknown-kind",
      message: `The channel "${channel.name}" carries no "${kind}"; it carries ${known.join(", ")}.`,
    }));
}
