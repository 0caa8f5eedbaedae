import { isTestFile } from "./is-test-file.mjs";
import { locateFile } from "./locate-file.mjs";
import { resolveRelative } from "./resolve-relative.mjs";
import { foundationFolders, joiningFiles, roomDirections } from "./room-directions.mjs";
import { visitImports } from "./visit-imports.mjs";

const table = "tools/lint/src/room-directions.mjs";

/** The folder of a path below src; undefined for a file directly in src. */
const folderOf = (path) => (path.includes("/") ? path.slice(0, path.indexOf("/")) : undefined);

const directionOf = (folder) => {
  if (folder !== undefined) return roomDirections[folder];
  return { allowed: foundationFolders, types: [] };
};

/** Rooms of core never import each other; flows/ and the tenant API join them. */
export const oneWayRooms = {
  create: (context) => {
    const file = locateFile(context.filename, context.cwd);
    if (file?.area !== "packages" || file.name !== "core") return {};
    if (isTestFile(file.path) || joiningFiles.includes(file.path)) return {};
    const folder = folderOf(file.path);
    const direction = directionOf(folder);
    return visitImports(context, ({ source, typeOnly }) => {
      const target = resolveRelative(file.path, source);
      if (target === undefined || target === "outside") return undefined;
      const targetFolder = folderOf(target);
      if (targetFolder === folder) return undefined;
      if (!direction) return `No rule says what ${folder}/ may import: add it to ${table}.`;
      if (targetFolder === undefined) {
        return `${folder}/ must not import ${source}: files directly in src stand above the rooms.`;
      }
      if (direction.allowed.includes(targetFolder)) return undefined;
      if (direction.types.includes(targetFolder)) {
        return typeOnly ? undefined : `${folder}/ may import types only from ${targetFolder}/.`;
      }
      return `${folder ?? file.path} must not import ${targetFolder}/: see ${table}.`;
    });
  },
};
