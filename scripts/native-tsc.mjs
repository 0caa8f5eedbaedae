import { root } from "./root.mjs";

/** The native compiler, ten times as fast; `.bin/tsc` is the one whose API the build needs. */
export const nativeTsc = `${root}/tools/typecheck/node_modules/typescript/bin/tsc`;
