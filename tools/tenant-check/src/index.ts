export { checkedStatements } from "./checked-statements.ts";
export { findUncheckedFiles } from "./find-unchecked-files.ts";
export { findUnusedExemptions } from "./find-unused-exemptions.ts";
export { forgetStatements } from "./forget-statements.ts";
