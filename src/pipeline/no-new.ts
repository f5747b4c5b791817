import type { Access, Locality } from '../model/target.ts';

/** What can be asked about in targets. */
export const ACCESS_ATTRIBUTES = ['locality', 'access', 'provider', 'target'] as const;

/** A kind of target that must not become reachable: any of some values of one attribute. */
export interface NoNew {
  /** As it was written. */
  readonly text: string;
  readonly attribute: (typeof ACCESS_ATTRIBUTES)[number];
  /** In lower case. For providers and targets globs, in which `*` stands for any run of characters. */
  readonly values: readonly string[];
}

const LOCALITIES: readonly Locality[] = ['device', 'lan', 'cloud', 'unknown'];
const ACCESSES: readonly Access[] = ['free', 'subscription', 'metered', 'unknown'];
const KNOWN: Partial<Record<NoNew['attribute'], readonly string[]>> = {
  locality: LOCALITIES,
  access: ACCESSES,
};

/** What `locality=cloud,unknown` or `locality=cloud,access=metered` asks for; a sentence on what is wrong with it. */
export function noNewOf(text: string): readonly NoNew[] | string {
  const asked: { text: string; attribute: NoNew['attribute']; values: string[] }[] = [];
  for (const part of text.split(',').map((word) => word.trim())) {
    const [, name, named] = /^([a-z]+)=(.*)$/i.exec(part) ?? [];
    if (name !== undefined) {
      const attribute = ACCESS_ATTRIBUTES.find((known) => known === name.toLowerCase());
      if (!attribute) return `No target has a \`${name}\`.`;
      asked.push({ text: `${attribute}=`, attribute, values: [] });
    }
    const last = asked.at(-1);
    const value = (named ?? part).trim().toLowerCase();
    if (!last) return 'There is no attribute.';
    if (value === '') return `\`${last.attribute}\` has no value.`;
    const known = KNOWN[last.attribute];
    if (known && !known.includes(value)) return `\`${last.attribute}\` is one of ${known.join(', ')}.`;
    last.text += last.values.length === 0 ? value : `,${value}`;
    last.values.push(value);
  }
  return asked;
}
