import type { MarkerNeed } from "../markers/markers.ts";
import type { World } from "./world.ts";

/** Makes happen what a marker needs to be reached, but for a death. */
export async function provoke(
  { provider, feed }: World,
  { need, people }: { readonly need: Exclude<MarkerNeed, "lost-lease">; readonly people: number },
): Promise<void> {
  if (need !== "work") provider.next(need, "hang");
  await feed(people);
}
