import { captureCommand } from "../capture-command.mjs";

/** A stage that is one command: it is fine if the command exits with 0. */
export const checkWith = async (command, args, options) => {
  const { code, output } = await captureCommand(command, args, options);
  return { ok: code === 0, output };
};
