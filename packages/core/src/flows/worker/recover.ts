import { telemetryNames } from "../../telemetry/telemetry-names.ts";
import { recoverLeases } from "../dispatch/recover-leases.ts";
import { recoverUnknown } from "../dispatch/recover-unknown.ts";
import type { Engine } from "../engine.ts";
import { traced } from "../traced.ts";

/** Ended leases, then what is unknown. The count of leases and requests taken up. */
export async function recover(
  engine: Engine,
  { concurrency, leases = true }: { readonly concurrency: number; readonly leases?: boolean },
): Promise<number> {
  return await traced(engine, telemetryNames.spans.recover, {}, async (note) => {
    const ended = leases ? await recoverLeases(engine) : 0;
    const requests = await recoverUnknown(engine, { concurrency });
    note({ [telemetryNames.attributes.count]: ended + requests });
    return ended + requests;
  });
}
