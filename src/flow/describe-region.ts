import type { Box } from './box.ts';
import { sizeText, UNITS } from './describe-prompt.ts';
import type { Dimension, Partition, SignalDimension } from './partition.ts';

const NAMES: Readonly<Record<string, string>> = {
  code: 'code in it',
  url: 'a URL in it',
  keyword: 'a word such as `debug` or `plan` in it',
};

/** Which prompts a box holds: "prompts of at most 220 characters, without code in it"; "all prompts" for every one. */
export function describeBox(partition: Partition, box: Box): string {
  const sizes: string[] = [];
  const signs: string[] = [];
  for (const [index, mask] of [...box].sort(([one], [other]) => one - other)) {
    const dimension = partition.dimensions[index];
    if (dimension?.kind === 'size') sizes.push(sizeWords(dimension, mask));
    if (dimension?.kind === 'signal') signs.push(signalWords(dimension, mask));
  }
  if (sizes.length + signs.length === 0) return 'all prompts';
  const size = sizes.length === 0 ? 'prompts' : `prompts of ${sizes.join(' and ')}`;
  return [size, ...signs].join(', ').replace(/^prompts, /, 'prompts ');
}

function sizeWords({ name, starts }: Dimension & { readonly kind: 'size' }, mask: bigint): string {
  const runs: string[] = [];
  for (let at = 0; at < starts.length; at++) {
    if (!holds(mask, at)) continue;
    let end = at;
    while (end + 1 < starts.length && holds(mask, end + 1)) end++;
    const least = starts[at] ?? 1;
    const next = starts[end + 1];
    if (next === undefined) runs.push(`at least ${sizeText(name, least)}`);
    else if (at === 0) runs.push(`at most ${sizeText(name, next - 1)}`);
    else if (next - 1 === least) runs.push(sizeText(name, least));
    else runs.push(`${least} to ${next - 1} ${UNITS[name][1]}`);
    at = end;
  }
  return runs.join(' or ');
}

// The classes of a reading: no to all its signals, a yes for each, and that it cannot be had.
function signalWords({ names, canBeLost }: SignalDimension, mask: bigint): string {
  const held = names.filter((_, at) => holds(mask, at + 1));
  const missing = names.filter((_, at) => !holds(mask, at + 1));
  const isLost = canBeLost && holds(mask, names.length + 1);
  const lost = isLost ? [lostWords(names, 'not to be had')] : [];
  if (!holds(mask, 0)) return [...held.map(yesWords), ...lost].join(' or ');
  // A no to one signal of many is a yes to another, or to none of them.
  const told = missing.length > 0 ? missing.map(noWords).join(' and ') : lostWords(names, 'to be had');
  return [told, ...lost].join(' or ');
}

function yesWords(name: string): string {
  const known = knownWords(name);
  return known === undefined ? `for which this holds: ${name}` : `with ${known}`;
}

function noWords(name: string): string {
  const known = knownWords(name);
  return known === undefined ? `for which this does not hold: ${name}` : `without ${known}`;
}

function lostWords(names: readonly string[], words: string): string {
  const listed = names.map((name) => `\`${name}\``).join(', ');
  return `for which ${listed} ${names.length === 1 ? 'is' : 'are'} ${words}`;
}

function knownWords(name: string): string | undefined {
  return Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
}

function holds(mask: bigint, at: number): boolean {
  return ((mask >> BigInt(at)) & 1n) === 1n;
}
