import { checkWith } from "./check-with.mjs";

export default () => checkWith("oxfmt", ["--check"]);
