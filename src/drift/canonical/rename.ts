import { type Said, type SaidMap, saysNothing, withEntries } from '../said.ts';

/** Canonical key with the names the program also reads for it, the one that wins first. */
export type Aliases = Readonly<Record<string, readonly string[]>>;

/**
 * The mapping with every alias under its canonical key. Of several names the first that says something stays; the
 * program does not read the others.
 */
export function renameKeys(map: SaidMap, aliases: Aliases): SaidMap {
  const canonical = new Map<string, string>();
  for (const [key, names] of Object.entries(aliases)) for (const name of names) canonical.set(name, key);
  const entries = new Map<string, Said>();
  for (const [key, child] of map.entries) if (!canonical.has(key)) entries.set(key, child);
  for (const [key, names] of Object.entries(aliases)) {
    const present = names.map((name) => map.entries.get(name)).filter((child) => child !== undefined);
    const chosen = present.find((child) => !saysNothing(child)) ?? present[0];
    if (chosen) entries.set(key, chosen);
  }
  return withEntries(map, entries);
}

/** The mapping with each entry that is itself a mapping put through a function. */
export function mapEntries(map: SaidMap, change: (child: SaidMap, key: string) => Said): SaidMap {
  const entries = new Map<string, Said>();
  for (const [key, child] of map.entries) entries.set(key, child.kind === 'map' ? change(child, key) : child);
  return withEntries(map, entries);
}

/** The mapping with one entry changed where it is there and is a mapping. */
export function mapEntry(map: SaidMap, key: string, change: (child: SaidMap) => Said): SaidMap {
  const child = map.entries.get(key);
  if (child?.kind !== 'map') return map;
  return withEntries(map, new Map(map.entries).set(key, change(child)));
}
