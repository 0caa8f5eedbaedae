import { readFile } from "node:fs/promises";
import type { DemoData } from "./demo-data.ts";

const folder = new URL("../../data/", import.meta.url);

/** Our own files, checked by a test beside; a stranger's file would be validated here. */
export async function loadDemoData(): Promise<DemoData> {
  const [companies, people, strategy, senders] = await Promise.all(
    ["companies.json", "people.json", "strategy.json", "senders.json"].map(async (name) => {
      const content: unknown = JSON.parse(await readFile(new URL(name, folder), "utf8"));
      return content;
    }),
  );
  return { companies, people, strategy, senders } as DemoData;
}
