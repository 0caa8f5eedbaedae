import type { PushChannel, SendOutcome, SendRequest } from "../../contracts/channel.ts";
import { durationToMilliseconds } from "../../model/duration-to-milliseconds.ts";
import type { Engine } from "../engine.ts";

/**
 * One provider call, bounded by the channel's time-out. Whatever is not a clear answer for each
 * member is uncertain: the provider may have accepted it.
 */
export async function callChannel(
  engine: Engine,
  channel: PushChannel,
  request: SendRequest,
): Promise<readonly SendOutcome[]> {
  const uncertain = (code: string) =>
    request.members.map((): SendOutcome => ({ outcome: "uncertain", code }));
  const call = new AbortController();
  const done = new AbortController();
  const timeout = engine.clock
    .sleep(durationToMilliseconds(channel.timeout), done.signal)
    .then((): readonly SendOutcome[] => {
      call.abort();
      return uncertain("timed-out");
    });
  try {
    const outcomes = await Promise.race([channel.send(request, { signal: call.signal }), timeout]);
    return outcomes.length === request.members.length ? outcomes : uncertain("wrong-answer-count");
  } catch (error) {
    engine.logger.log(
      "error",
      "A channel threw instead of answering; its messages are uncertain.",
      {
        tenantId: request.tenantId,
        channel: channel.name,
        requestKey: request.requestKey,
        error: error instanceof Error ? error.name : typeof error,
      },
    );
    return uncertain("channel-threw");
  } finally {
    // With a reason of its own: making the default one costs as much as a small query.
    done.abort("answered");
  }
}
