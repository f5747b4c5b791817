import type { ScalarNode } from '../node.ts';
import { resolve11 } from './resolve11.ts';
import { resolve12 } from './resolve12.ts';

/** What a scalar means. `stops` says what the program takes it for when it stops reading there. */
export interface Resolved {
  readonly type: ScalarNode['type'];
  readonly value: ScalarNode['value'];
  readonly stops?: string;
}

// Characters that a plain scalar of a type other than string can start with. All else is text, without a closer look.
const SPECIAL = new Uint8Array(128);
for (const char of '-+.0123456789~=<nNyYtTfFoO') SPECIAL[char.charCodeAt(0)] = 1;

/** The meaning of a plain scalar; undefined for a string, which most are. */
export function resolvePlain(text: string, version: '1.1' | '1.2'): Resolved | undefined {
  if (text.length > 0) {
    const first = text.charCodeAt(0);
    if (first > 127 || SPECIAL[first] === 0) return undefined;
  }
  return version === '1.1' ? resolve11(text) : resolve12(text);
}

const TYPES: ReadonlyMap<string, ScalarNode['type']> = new Map([
  ['int', 'number'],
  ['float', 'number'],
  ['bool', 'boolean'],
  ['timestamp', 'timestamp'],
]);

const STANDARD = /^(?:!!|!<tag:yaml\.org,2002:)([a-z]+)>?$/;

/**
 * The meaning of a scalar with an explicit tag. A tag that YAML does not define (`!secret`) keeps the text;
 * under 1.1 it `stops` PyYAML's safe loader, as does a text that its tag cannot read.
 */
export function resolveTagged(tag: string, text: string, version: '1.1' | '1.2'): Resolved {
  const asText = { type: 'string', value: text } as const;
  if (tag === '!') return (version === '1.1' && resolvePlain(text, version)) || asText;
  const name = STANDARD.exec(tag)?.[1];
  if (name === 'str' || name === 'binary') return asText;
  if (name === 'null') return { type: 'null', value: null };
  const wanted = TYPES.get(name ?? '');
  if (wanted === undefined) return version === '1.1' ? { ...asText, stops: 'tag' } : asText;
  const found = resolvePlain(wanted === 'boolean' ? text.toLowerCase() : text, version);
  if (found?.type !== wanted || found.stops !== undefined) return { ...asText, stops: `a ${wanted}` };
  return wanted === 'timestamp' ? { type: wanted, value: text } : found;
}
