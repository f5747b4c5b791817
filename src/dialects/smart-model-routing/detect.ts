import { entriesOf, entryOf, type Node } from '../../blocks/node.ts';
import type { Detection } from '../dialect.ts';
import { FOREIGN } from './settings.ts';

/** Keys that only blocks of this kind have; `enabled` is none of them. */
const OWN = [
  'cheap_model',
  'cheap_model_base_url',
  'max_simple_chars',
  'max_simple_words',
  'primary_model',
  'thresholds',
];

/** What a switch alone has, and forks of Hermes: enough under the key's own name. */
const KNOWN = [...OWN, ...FOREIGN, 'enabled'];

/** Scores a block that holds `smart_model_routing`, or what stands under it. */
export function detectSmart(root: Node): Detection | undefined {
  const routing = entryOf(root, 'smart_model_routing');
  const dialect = 'smart-model-routing';
  if (routing) {
    if (!isOurs(routing.value)) return undefined;
    // Among other keys it is a part of a Hermes config, which says more than the block alone.
    const alone = entriesOf(root).length === 1;
    const evidence = ['smart_model_routing', ...ownKeys(routing.value)];
    return { dialect, completeness: alone ? 'whole' : 'fragment', score: alone ? 0.95 : 0.6, evidence };
  }
  const keys = ownKeys(root);
  if (!keys.includes('cheap_model') || keys.length < 2) return undefined;
  return {
    dialect,
    completeness: 'fragment',
    score: 0.7,
    evidence: keys,
    under: 'smart_model_routing',
  };
}

// Routers of other programs may have a section of this name, with nothing in it that we could read.
function isOurs(value: Node): boolean {
  return (
    value.kind === 'map' &&
    (value.entries.length === 0 || value.entries.some(({ key }) => KNOWN.includes(key)))
  );
}

function ownKeys(node: Node): readonly string[] {
  return OWN.filter((key) => entryOf(node, key) !== undefined);
}
