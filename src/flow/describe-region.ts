import type { Box } from './box.ts';
import { sizeText, UNITS } from './describe-prompt.ts';
import type { Dimension, Partition } from './partition.ts';

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

function signalWords({ name, values }: Dimension & { readonly kind: 'signal' }, mask: bigint): string {
  const known = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
  const words = {
    yes: known === undefined ? `for which this holds: ${name}` : `with ${known}`,
    no: known === undefined ? `for which this does not hold: ${name}` : `without ${known}`,
    unavailable: `for which \`${name}\` is not to be had`,
  };
  const all = values.flatMap((value, at) => (holds(mask, at) ? [words[value]] : []));
  return all.join(' or ');
}

function holds(mask: bigint, at: number): boolean {
  return ((mask >> BigInt(at)) & 1n) === 1n;
}
