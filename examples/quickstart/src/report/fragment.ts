import type { html } from "hono/html";

/** A piece of the page. Everything put into one is escaped, unless it is a piece itself. */
export type Fragment = ReturnType<typeof html>;
