/** One line for a stage; its output only if it failed. */
export const printStage = ({ name, ok, seconds, note, output }) => {
  const time = `${seconds.toFixed(1)} s`.padStart(8);
  console.log(`${ok ? "ok  " : "FAIL"} ${name.padEnd(10)}${time}${note ? `   ${note}` : ""}`);
  if (!ok) console.log(`\n${output.trimEnd()}\n`);
};
