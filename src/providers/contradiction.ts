import type { Locality, Target } from '../model/target.ts';
import type { TargetSpec } from './target.ts';

const LOCAL = new Set(['local', 'offline', 'onprem', 'onpremise', 'ondevice', 'selfhosted', 'homelab']);
/** A word that turns the claim of its neighbour: `local-fallback` is what local falls back to, `non-local` is not local. */
const TURNING = new Set([
  'non',
  'not',
  'no',
  'fallback',
  'backup',
  'escalation',
  'or',
  'and',
  'to',
  'vs',
  'hybrid',
  'first',
  'auto',
  'router',
  'like',
  'from',
]);

/** The first name that claims one place for a target that certainly stands in another. */
export function contradictionOf(names: TargetSpec['names'], locality: Locality): Target['contradiction'] {
  for (const { text, span } of names) {
    const says = claimOf(text);
    if (says === undefined) continue;
    const isPrivate = locality === 'device' || locality === 'lan';
    if (says === 'device' ? locality === 'cloud' : isPrivate) return { name: text, says, span };
  }
  return undefined;
}

/** One of these is in every name that claims a place. */
const SIGNS = ['local', 'offline', 'prem', 'device', 'hosted', 'homelab', 'cloud'];

function claimOf(name: string): 'device' | 'cloud' | undefined {
  const lower = name.toLowerCase();
  if (!SIGNS.some((sign) => lower.includes(sign))) return undefined;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/\b(on|self)[-_ ](prem(?:ise)?|device|hosted)\b/gi, '$1$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  if (words.some((word) => TURNING.has(word))) return undefined;
  const local = words.some((word) => LOCAL.has(word));
  const cloud = words.includes('cloud');
  if (local === cloud) return undefined;
  return local ? 'device' : 'cloud';
}
