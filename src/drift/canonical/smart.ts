import type { Names } from '../equal.ts';
import { entry, type Said, type SaidMap, withEntries } from '../said.ts';

/** Two models named alike are one, whichever program names them. */
export const SMART_NAMES: Names = {
  provider: (name) => name.trim().toLowerCase(),
  model: (name) => name.trim().replace(/:latest$/, ''),
};

const SIZES = { max_chars: ['max_chars', 'max_simple_chars'], max_words: ['max_words', 'max_simple_words'] };

/** What a `smart_model_routing` block says, with or without that key around it, and with `cheap_model` as text or mapping. */
export function canonicalSmart(root: SaidMap): SaidMap {
  const inner = root.entries.get('smart_model_routing');
  const map = inner?.kind === 'map' ? inner : root;
  const entries = new Map(map.entries);
  targetPart(entries, 'cheap', 'cheap_model');
  targetPart(entries, 'primary', 'primary_model');
  const thresholds = entries.get('thresholds');
  const sizes = new Map(thresholds?.kind === 'map' ? thresholds.entries : []);
  for (const [key, names] of Object.entries(SIZES)) {
    for (const name of names) {
      const said = sizes.get(name) ?? entries.get(name);
      entries.delete(name);
      sizes.delete(name);
      if (said && !sizes.has(key)) sizes.set(key, said);
    }
  }
  if (sizes.size > 0) {
    const base: SaidMap = thresholds?.kind === 'map' ? thresholds : map;
    entries.set('thresholds', { ...withEntries(base, sizes), place: { ...base.place, named: true } });
  }
  return withEntries(map, entries);
}

// `cheap_model: x` with `cheap_model_base_url: y` is `cheap: {model: x, base_url: y}`.
function targetPart(entries: Map<string, Said>, key: string, stated: string): void {
  const said = entries.get(stated);
  const parts = new Map<string, Said>();
  if (said?.kind === 'map') for (const [name, child] of said.entries) parts.set(name, child);
  else if (said) parts.set('model', { ...said, place: { ...said.place, meaning: 'model' } });
  for (const [name, child] of [...entries]) {
    if (!name.startsWith(`${stated}_`)) continue;
    const part = name.slice(stated.length + 1);
    if (!parts.has(part)) parts.set(part, child);
    entries.delete(name);
  }
  entries.delete(stated);
  const base = said ?? [...parts.values()][0];
  if (!base) return;
  const { path, span, keySpan } = base;
  const place = {
    meaning: undefined,
    default: undefined,
    identity: undefined,
    order: undefined,
    named: true,
  };
  entries.set(key, { kind: 'map', path, span, keySpan, place, entries: parts });
}

/** The `smart_model_routing` part of a config of any dialect, read as such a block. */
export function smartPart(root: SaidMap): SaidMap | undefined {
  const part = entry(root, 'smart_model_routing');
  return part?.kind === 'map' ? canonicalSmart(part) : undefined;
}
