import { entryOf, itemsOf, textOf } from '../../blocks/node.ts';
import { isEmpty, spanOf } from '../values.ts';
import { effectiveEntry, LIST_KEYS } from './fallbacks.ts';
import type { LaneSet } from './lane-set.ts';
import { mapAt, type Reading, setEntry, shown, since } from './reading.ts';
import { sameValue } from './same-value.ts';
import type { Alias } from './setup.ts';

/** Settings that `router_settings` and `litellm_settings` both hold, and of which the Router takes one. */
const TWO_HOMES = [...Object.values(LIST_KEYS), 'default_fallbacks', 'max_fallbacks'] as const;

/** Reports a setting that stands in both sections: the one of `router_settings` is used, the other is not merged. */
export function observeHomes(reading: Reading): void {
  const { router, settings } = reading.sections;
  for (const key of TWO_HOMES) {
    const used = setEntry(router, key);
    const hidden = setEntry(settings, key);
    if (!(used && hidden) || isEmpty(used.value) || isEmpty(hidden.value)) continue;
    const same = sameValue(used.value, hidden.value);
    reading.out.observe({
      rule: 'shadowed-key',
      code: same ? 'litellm-two-homes-alike' : 'litellm-two-homes',
      span: spanOf(hidden.keySpan),
      related: [{ span: spanOf(used.keySpan), label: 'this one is used' }],
      data: { key },
    });
  }
}

/**
 * Reports lists for one kind of error that take the general fallbacks away from groups they do not name: once such a list
 * is set, it is the only one that is searched for its error (run with litellm 1.80.0, 1.95.0 and 1.106.2). Since 1.110.0 that
 * is so for refusals only (run with 1.109.3 and 1.110.2).
 */
export function observeSpecialLists(set: LaneSet): void {
  const { reading, setup } = set;
  for (const kind of ['context-window', 'content-policy'] as const) {
    const list = setup.lists[kind];
    const entry = effectiveEntry(reading, LIST_KEYS[kind]);
    const mended = kind === 'context-window' ? since(reading, '1.110.0') : 'no';
    if (!(list.set && entry) || mended === 'yes') continue;
    const hidden = [...setup.names.groups.values()].filter(
      ({ name }) => setup.lookups.general(name) !== undefined && setup.lookups[kind](name) === undefined,
    );
    if (hidden.length === 0) continue;
    reading.out.observe({
      rule: 'shadowed-key',
      code: 'litellm-special-list-hides-general',
      span: spanOf(entry.keySpan),
      related: hidden.slice(0, 8).flatMap(({ name }) => {
        const general = setup.lookups.general(name);
        return general
          ? [{ span: general.span, label: `not used for \`${shown(name)}\` on this error` }]
          : [];
      }),
      data: {
        key: LIST_KEYS[kind],
        groups: listed(hidden.map(({ name }) => shown(name))),
        error: ERRORS[kind],
        release: mended === 'maybe' ? ' before 1.110' : '',
      },
    });
  }
}

const ERRORS = {
  'context-window': 'a prompt that is too long',
  'content-policy': 'a refusal by content policy',
} as const;

function listed(names: readonly string[]): string {
  const few = names.slice(0, 3).map((name) => `\`${name}\``);
  return names.length > 3 ? `${few.join(', ')} and ${names.length - 3} more` : few.join(', ');
}

/** Reports aliases that LiteLLM reads no group from, that hide a group, or that stand for an alias. */
export function observeAliases(set: LaneSet): void {
  const { reading, setup } = set;
  for (const alias of setup.aliases.values()) {
    const data = { alias: shown(alias.name), target: shown(alias.target ?? '') };
    if (alias.target === undefined) observeNoName(reading, alias);
    else if (setup.names.groups.has(alias.name)) {
      const hidden = setup.names.groups.get(alias.name)?.deployments[0];
      reading.out.observe({
        rule: 'shadowed-key',
        code: 'litellm-alias-hides-group',
        span: hidden?.span ?? alias.span,
        related: [{ span: alias.span, label: 'the alias takes its callers' }],
        data,
      });
    }
  }
}

// A list of one name means that name.
function observeNoName(reading: Reading, { name, span }: Alias): void {
  const value = entryOf(mapAt(reading.sections.router, 'model_group_alias'), name)?.value;
  const items = itemsOf(value);
  const only = items.length === 1 ? (textOf(items[0]) ?? '') : '';
  reading.out.observe({
    rule: 'ignored-value',
    code: 'litellm-alias-is-no-name',
    span,
    data: { alias: shown(name), only: shown(only) },
    ...(value && /^[\w./-]+$/.test(only)
      ? { fix: { span: spanOf(value), text: only, title: `write \`${only}\` without the list` } }
      : {}),
  });
}
