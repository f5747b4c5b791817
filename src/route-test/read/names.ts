import type { Value } from '../../project/parse/value.ts';
import type { Named } from '../route-test.ts';

/** A name with its place; undefined for what is no text. */
export function readName(value: Value, what: string): Named | undefined {
  const text = value.text(what)?.trim();
  return text === undefined ? undefined : { text, at: value.location };
}

/** Names, one or a list of them. A list without any is a mistake. */
export function readNames(value: Value, what: string): readonly Named[] {
  const items = value.items();
  if (items.length === 0)
    value.report(`\`${value.path}\` is an empty list`, `write ${what}, or remove the key`);
  return items.flatMap((item) => readName(item, what) ?? []);
}

/** The name of a policy or a case, which no other of the file has. */
export function readTitle(value: Value, name: Value | undefined, taken: Set<string>): string {
  const title = name?.text('a name')?.trim();
  if (title === undefined) {
    if (!name)
      value.report(`\`${value.path}\` has no name`, 'add `name:` with a few words that reports call it by');
    return '';
  }
  if (taken.has(title))
    name?.report(`\`${value.path}\` has the name of another one`, 'give each its own name');
  taken.add(title);
  return title;
}

/** True of a mapping in which no key has a value. Keys that mean nothing are reported as such. */
export function saysNothing(value: Value): boolean {
  return value.node.kind === 'map' && value.entries().every(([, entry]) => entry.isEmpty);
}
