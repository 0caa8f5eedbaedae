import { printStage } from "./print-stage.mjs";

const runStage = async (name) => {
  const started = performance.now();
  const { default: stage } = await import(`./${name}.mjs`);
  const result = await stage().catch((error) => ({ ok: false, output: error.stack }));
  return { name, seconds: (performance.now() - started) / 1000, ...result };
};

/**
 * Runs lanes of stages side by side. A failure stops nothing, so that one run tells all that is
 * wrong. Gives the results in the order in which they ended.
 */
export const runStages = async (lanes) => {
  const results = [];
  const runLane = async (names) => {
    for (const name of names) {
      const result = await runStage(name);
      results.push(result);
      printStage(result);
    }
  };
  await Promise.all(lanes.map(runLane));
  return results;
};
