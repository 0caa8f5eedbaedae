import type { BreakerStore, BreakerWindow } from "@outreachkit/core/plugin";
import type { SqlContext } from "../../session/sql-context.ts";
import { countLastSends } from "./count-last-sends.ts";

/** Two sizes of window, and one statement where nobody asks for the second. */
export const readBreakerWindows = async (
  context: SqlContext,
  requests: Parameters<BreakerStore["readWindows"]>[0],
): Promise<readonly BreakerWindow[]> => {
  const ofBounces = await countLastSends(
    context,
    requests.map((request) => ({ ...request, most: request.lastSends })),
  );
  const ofComplaints = await countLastSends(
    context,
    requests.map((request) => ({ ...request, most: request.complaintSends })),
  );
  return requests.map((_request, index) => {
    const { sends, complained } = ofComplaints[index]!;
    return { ...ofBounces[index]!, complaintSends: sends, complaints: complained };
  });
};
