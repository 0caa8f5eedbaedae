import type { PushChannel, SendOutcome, SendRequest } from "../../contracts/channel.ts";
import { describeError } from "../../telemetry/describe-error.ts";
import { telemetryNames } from "../../telemetry/telemetry-names.ts";
import type { Engine } from "../engine.ts";
import { traced } from "../traced.ts";
import { boundCall } from "./bound-call.ts";
import { countOutcomes } from "./count-outcomes.ts";

/**
 * One provider call, bounded by the channel's time-out. Whatever is not a clear answer for each
 * member is uncertain: the provider may have accepted it.
 */
export async function callChannel(
  engine: Engine,
  channel: PushChannel,
  request: SendRequest,
): Promise<readonly SendOutcome[]> {
  const { spans, attributes } = telemetryNames;
  const of = {
    [attributes.tenant]: request.tenantId,
    [attributes.channel]: channel.name,
    [attributes.kind]: request.members[0]?.kind ?? "",
    [attributes.count]: request.members.length,
  };
  return await traced(engine, spans.send, of, async (note) => {
    const outcomes = await callOnce(engine, channel, request);
    note(countOutcomes(engine, { channel, request, outcomes }));
    return outcomes;
  });
}

async function callOnce(
  engine: Engine,
  channel: PushChannel,
  request: SendRequest,
): Promise<readonly SendOutcome[]> {
  const uncertain = (code: string) =>
    request.members.map((): SendOutcome => ({ outcome: "uncertain", code }));
  try {
    const outcomes = await boundCall(engine, {
      channel,
      call: (signal) => channel.send(request, { signal }),
      otherwise: uncertain,
    });
    return outcomes.length === request.members.length ? outcomes : uncertain("wrong-answer-count");
  } catch (error) {
    engine.logger.log(
      "error",
      "A channel threw instead of answering; its messages are uncertain.",
      {
        event: "channel-threw",
        tenantId: request.tenantId,
        channel: channel.name,
        requestKey: request.requestKey,
        ...describeError(error),
      },
    );
    return uncertain("channel-threw");
  }
}
