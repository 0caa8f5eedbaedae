import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { createTimeZoneTable } from "./create-time-zone-table.ts";
import { readWallClock } from "./test-support/read-wall-clock.ts";

// Every change of every zone's clock over five years, against a second source: `zdump`, which reads
// the machine's own copy of the zone database, and the platform's `Intl`, asked in other words than
// the table asks it.

const FROM = Date.UTC(2026, 0, 1);
const TO = Date.UTC(2031, 0, 1);
const zones = Intl.supportedValuesOf("timeZone");

/** Zones whose rules changed between the releases that Node and the machine carry. */
const MOST_THAT_DIFFER = 8;

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
// `Europe/Berlin  Sun Mar 29 01:00:00 2026 UT = Sun Mar 29 03:00:00 2026 CEST isdst=1 gmtoff=7200`
const LINE = /^(\S+) +\w+ (\w+) +(\d+) (\d+):(\d+):(\d+) (\d+) UTC? = .*gmtoff=(-?\d+)$/;

interface Change {
  readonly at: number;
  readonly offset: number;
}

function listChanges(timeZone: string): readonly Change[] {
  const table = createTimeZoneTable(timeZone);
  const changes: Change[] = [];
  let segment = table.segmentAt(FROM);
  while (segment.end < TO) {
    const following = table.segmentAt(segment.end);
    if (following.offset !== segment.offset) {
      changes.push({ at: following.start, offset: following.offset });
    }
    segment = following;
  }
  return changes;
}

/** By zone; null where this machine has no `zdump`. */
function readZdump(): ReadonlyMap<string, readonly Change[]> | null {
  let text: string;
  try {
    const options = { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 } as const;
    text = execFileSync("zdump", ["-v", "-c", "2025,2032", ...zones], options);
  } catch {
    return null;
  }
  const offsets = new Map<string, Change[]>();
  for (const line of text.split("\n")) {
    const [, zone = "", month = "", ...rest] = LINE.exec(line) ?? [];
    if (zone === "") continue;
    const [day = 0, hour = 0, minute = 0, second = 0, year = 0, gmtoff = 0] = rest.map(Number);
    const at = Date.UTC(year, months.indexOf(month), day, hour, minute, second);
    const known = offsets.get(zone) ?? [];
    known.push({ at, offset: gmtoff * 1_000 });
    offsets.set(zone, known);
  }
  for (const [zone, lines] of offsets) {
    // A change is shown by the second before it and the first second after it.
    const changes = lines
      .filter(({ offset }, index) => offset !== lines[index - 1]?.offset)
      .slice(1);
    offsets.set(
      zone,
      changes.filter(({ at }) => at >= FROM && at < TO),
    );
  }
  return offsets;
}

const zdump = readZdump();

describe("all changes of all zones from 2026 to 2030", () => {
  const source = zdump
    ? "zdump (the machine's zone database)"
    : "NOT against zdump, which this machine LACKS: only the platform's Intl was asked";
  test.skipIf(!zdump)(`are those of a second source: ${source}`, () => {
    let changes = 0;
    // It says nothing of a zone without changes.
    const different = zones.filter((zone) => {
      const own = listChanges(zone);
      changes += own.length;
      return JSON.stringify(own) !== JSON.stringify(zdump?.get(zone) ?? []);
    });
    console.log(
      `${changes} changes of ${zones.length} zones compared with zdump; Node has the database ${process.versions.tz}. Different: ${different.join(", ") || "none"}.`,
    );
    // A newer database in Node than on the machine, or the other way round; never a rule of ours.
    expect(different.length).toBeLessThanOrEqual(MOST_THAT_DIFFER);
  });

  test("are those that the platform's Intl shows, to the second", () => {
    let changes = 0;
    const different: string[] = [];
    for (const zone of zones) {
      const shows = (instant: number) =>
        Date.parse(`${readWallClock(zone, instant).text}Z`) - instant;
      for (const { at, offset } of listChanges(zone)) {
        changes += 1;
        if (shows(at) !== offset || shows(at - 1_000) === offset) different.push(`${zone} ${at}`);
      }
    }
    expect(different).toEqual([]);
    expect(changes).toBeGreaterThan(1_000);
  });
});
