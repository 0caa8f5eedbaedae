/** In a process of `startProcesses`: says that it is ready, and waits until all are. */
export const waitForStart = async (): Promise<void> => {
  process.stdout.write("ready\n");
  await new Promise<void>((resolve) => {
    process.stdin.once("data", () => resolve());
  });
  process.stdin.destroy();
};
