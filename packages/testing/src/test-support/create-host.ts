import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { createOutreach, type Outreach, type OutreachOverrides } from "@outreachkit/core";
import {
  createRecordingChannel,
  type RecordingChannelOptions,
} from "../channel/create-recording-channel.ts";

/** A host as a developer writes it: its own store and channels, and whatever a test overrides. */
export function createHost(
  options: RecordingChannelOptions & Partial<OutreachOverrides> = {},
): (overrides: OutreachOverrides) => Outreach {
  const { policies, dispatch, subscribers } = options;
  return (overrides) =>
    createOutreach({
      store: createSqliteStore({ path: ":memory:" }),
      channels: [createRecordingChannel(options)],
      ...(policies && { policies }),
      ...(dispatch && { dispatch }),
      ...(subscribers && { subscribers }),
      ...overrides,
    });
}
