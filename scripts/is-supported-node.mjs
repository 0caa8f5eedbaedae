/** `node:sqlite` without a flag, and `require` of ES modules, begin with Node 22.13. */
export const isSupportedNode = (version) => {
  const [major, minor] = version.split(".").map(Number);
  // Odd versions are never supported for long, and 23 began before what 22.13 has.
  if (major === 22) return minor >= 13;
  return major >= 24;
};
