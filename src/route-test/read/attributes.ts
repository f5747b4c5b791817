import type { Access, Locality } from '../../model/target.ts';
import { ALSO_ACCESS, ALSO_LOCALITY } from '../../project/parse/providers.ts';
import type { Value } from '../../project/parse/value.ts';
import type { Attributes } from '../route-test.ts';
import { readNames, saysNothing } from './names.ts';

const LOCALITIES = ['device', 'lan', 'cloud', 'unknown'] as const satisfies readonly Locality[];
const ACCESSES = ['free', 'subscription', 'metered', 'unknown'] as const satisfies readonly Access[];

/** One or more sets of attributes: `{locality: cloud}`, `[{locality: device}, {access: subscription}]`. */
export function readAttributeSets(value: Value): readonly Attributes[] {
  const items = value.items();
  if (items.length === 0)
    value.report(`\`${value.path}\` names no target`, 'write what targets have, such as `{locality: cloud}`');
  return items.map((item) => {
    const fields = item.fields(['locality', 'access', 'provider', 'target', 'host'] as const);
    if (saysNothing(item))
      item.report(`\`${item.path}\` says nothing of a target`, 'write `{locality: cloud}` or the like');
    return {
      ...(fields.locality && { locality: readLocalities(fields.locality) }),
      ...(fields.access && { access: readAccesses(fields.access) }),
      ...(fields.provider && { provider: readNames(fields.provider, 'the id of a provider') }),
      ...(fields.target && { target: readNames(fields.target, 'a target, or a glob') }),
      ...(fields.host && { host: readNames(fields.host, 'a host name') }),
    };
  });
}

/** One locality or several. */
export function readLocalities(value: Value): readonly Locality[] {
  return orReport(value, value.words(LOCALITIES, ALSO_LOCALITY));
}

/** One kind of access or several. */
export function readAccesses(value: Value): readonly Access[] {
  return orReport(value, value.words(ACCESSES, ALSO_ACCESS));
}

function orReport<Word>(value: Value, words: readonly Word[]): readonly Word[] {
  if (value.items().length === 0)
    value.report(`\`${value.path}\` is an empty list`, 'write a word in it, or remove it');
  return words;
}
