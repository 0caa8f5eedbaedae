import { noCurrentDate } from "./no-current-date.mjs";
import { noExportAll } from "./no-export-all.mjs";
import { oneWayPackages } from "./one-way-packages.mjs";
import { oneWayRooms } from "./one-way-rooms.mjs";

/** The rules of this repository, for oxlint (see `jsPlugins` in .oxlintrc.json). */
export default {
  meta: { name: "outreachkit" },
  rules: {
    "no-current-date": noCurrentDate,
    "no-export-all": noExportAll,
    "one-way-packages": oneWayPackages,
    "one-way-rooms": oneWayRooms,
  },
};
