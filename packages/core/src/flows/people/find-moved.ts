import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import type { Changes } from "../changes/create-changes.ts";

const places = ["timeZone", "country", "region"] as const satisfies (keyof ContactRecord)[];

/** Whose zone or holidays may be others now. */
export function findMoved({ contacts }: Pick<Changes, "contacts">): readonly string[] {
  return contacts
    .pairs()
    .filter(({ from, row }) => places.some((place) => from[place] !== row[place]))
    .map(({ row }) => row.id);
}
