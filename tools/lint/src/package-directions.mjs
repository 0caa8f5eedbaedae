/**
 * DESIGN section 1 as a table: what the sources of a package may import of ours, by the first
 * pattern that fits its name. A package that no line names is an error, so that the decision about
 * a new one is made here. Examples, benchmarks, the soak, tools and tests import what they like.
 */
export const packageDirections = [
  { packages: /^core$/, allowed: [] },
  { packages: /^sql$/, allowed: [/^core$/, /^core\/plugin$/] },
  { packages: /^adapter-/, allowed: [/^core$/, /^core\/plugin$/, /^sql$/] },
  // Plug-ins: a small entry with a wide peer range, so that they outlive versions of core.
  { packages: /^(channel|generator)-/, allowed: [/^core\/plugin$/] },
  // Data behind a function: it needs nothing of ours.
  { packages: /^holidays$/, allowed: [] },
  { packages: /^conformance$/, allowed: [/^core$/, /^core\/plugin$/] },
  { packages: /^testing$/, allowed: [/^core$/, /^core\/plugin$/, /^(adapter|channel)-/] },
  { packages: /^server$/, allowed: [/^core$/, /^core\/plugin$/] },
  { packages: /^client$/, allowed: [/^core$/, /^server$/] },
  { packages: /^console$/, allowed: [/^client$/] },
  { packages: /^cli$/, allowed: [/./] },
];
