import { checkedStatements } from "./checked-statements.ts";

/** From here on only what is compiled anew counts: the process may have run other tests before. */
export const forgetStatements = (): void => checkedStatements.clear();
