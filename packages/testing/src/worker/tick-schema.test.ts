import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { createOutreach, SchemaVersionError } from "@outreachkit/core";
import { expect, test } from "vitest";
import { createRecordingChannel } from "../channel/create-recording-channel.ts";

test("a tick on a database that was not migrated says so, and works once it is", async () => {
  const store = createSqliteStore({ path: ":memory:" });
  let asked = 0;
  const ready = () => {
    asked += 1;
    return store.ready();
  };
  const outreach = createOutreach({
    store: { ...store, ready },
    channels: [createRecordingChannel()],
  });
  await expect(outreach.tick()).rejects.toThrow(SchemaVersionError);
  await outreach.migrate();
  await outreach.tick();
  await outreach.tick();
  // Once more than it failed: what is right is not asked for again.
  expect(asked).toBe(2);
  await outreach.close();
});

test.each([
  [{ leaseDuration: { milliseconds: 5 } }, "dispatch.leaseDuration.milliseconds"],
  [{ leaseDuration: 300_000 }, "dispatch.leaseDuration"],
])("refuses %j, which is no length of time", (dispatch, path) => {
  const open = () =>
    createOutreach({
      store: createSqliteStore({ path: ":memory:" }),
      channels: [createRecordingChannel()],
      // What plain JavaScript can give.
      dispatch: dispatch as never,
    });
  expect(open).toThrow(path);
});
