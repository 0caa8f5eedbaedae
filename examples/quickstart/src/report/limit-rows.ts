import { html } from "hono/html";
import { formatNumber } from "../terminal/format-number.ts";
import type { Fragment } from "./fragment.ts";

const MOST_ROWS = 500;

/** The first rows of a long list, so that the page stays one that a browser likes to open. */
export function limitRows<Row>(rows: readonly Row[]): {
  readonly shown: readonly Row[];
  readonly note: Fragment | "";
} {
  if (rows.length <= MOST_ROWS) return { shown: rows, note: "" };
  const more = formatNumber(rows.length - MOST_ROWS);
  return {
    shown: rows.slice(0, MOST_ROWS),
    note: html`<p class="quiet">… and ${more} more.</p>`,
  };
}
