import type { Group } from './groups.ts';
import { splitModel } from './provider.ts';

/**
 * The groups whose names hold `*`, in the order in which LiteLLM tries them: the longer regular expression first, then
 * the one with more special characters (litellm 1.106.2 router_utils/pattern_match_deployments.py).
 */
export function wildcardsOf<Named extends Pick<Group, 'name'>>(
  groups: ReadonlyMap<string, Named>,
): readonly Named[] {
  return [...groups.values()]
    .filter((group) => group.name.includes('*'))
    .map((group) => ({ group, length: regexLength(group.name), stars: group.name.split('*').length }))
    .sort((a, b) => b.length - a.length || b.stars - a.stars)
    .map(({ group }) => group);
}

// `re.escape` puts a backslash before these, and each star becomes `(.*)`.
function regexLength(name: string): number {
  let length = 0;
  for (const character of name) {
    if (character === '*') length += 4;
    else length += '()[]{}?+-|^$\\.&~# \t\n'.includes(character) ? 2 : 1;
  }
  return length;
}

/**
 * What each `*` of a pattern stands for in a name; undefined where it does not match. As Python's `re.match` reads it:
 * anchored at the start only, and each star takes as much as it can.
 */
export function matchPattern(pattern: string, name: string): readonly string[] | undefined {
  const [first = '', ...rest] = pattern.split('*');
  if (!name.startsWith(first)) return undefined;
  const matched: string[] = [];
  let end = name.length;
  for (let index = rest.length - 1; index >= 0; index--) {
    const part = rest[index] ?? '';
    const at = name.lastIndexOf(part, end - part.length);
    if (at < first.length || at + part.length > end) return undefined;
    if (index < rest.length - 1) matched.unshift(name.slice(at + part.length, end));
    end = at;
  }
  if (rest.length > 0) matched.unshift(name.slice(first.length, end));
  return matched;
}

/** The model that a wildcard's deployment is asked for: each `*` of its model takes what the name's stood for. */
export function wildcardModel(upstream: string, matched: readonly string[], name: string): string {
  const stars = upstream.split('*').length - 1;
  if (stars === 0) return upstream;
  if (matched.length > stars) return splitModel(name).model;
  let model = upstream;
  for (const segment of matched) model = model.replace('*', () => segment);
  return model;
}
