import { checkWith } from "./check-with.mjs";

export default () => checkWith("knip", ["--no-progress"]);
