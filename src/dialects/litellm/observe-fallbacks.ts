import { type Entry, entriesOf, itemsOf, type Node, textOf } from '../../blocks/node.ts';
import { entrySpan, spanOf } from '../values.ts';
import { effectiveEntry, LIST_KEYS, type ListKind } from './fallbacks.ts';
import { type Reading, shown, since } from './reading.ts';
import { type SpeltOut, speltOut } from './spelt-out.ts';

/**
 * Reports values of the fallback lists that do not mean what they look like: a text where a list belongs is walked letter
 * by letter, or stops the Router since 1.108.0, and a mapping with two keys stops the Router or loses the second
 * (`validate_fallbacks`, run with litellm 1.80.0, 1.95.0, 1.106.2, 1.108.14 and 1.110.2).
 */
export function observeShapes(reading: Reading): void {
  for (const kind of Object.keys(LIST_KEYS) as ListKind[]) {
    const entry = effectiveEntry(reading, LIST_KEYS[kind]);
    const spelt: SpeltOut[] = [];
    for (const item of itemsOf(entry?.value)) {
      const parts = speltOut(item);
      if (parts) spelt.push(parts);
      else if (item.kind === 'map') observeMap(reading, kind, item);
    }
    observeSpeltOut(reading, kind, spelt);
  }
  const defaults = effectiveEntry(reading, 'default_fallbacks');
  if (defaults) observeText(reading, 'general', defaults, '*');
}

function observeSpeltOut(reading: Reading, kind: ListKind, [one, ...rest]: readonly SpeltOut[]): void {
  if (!one) return;
  reading.out.observe({
    rule: 'schema',
    code: isChecked(kind) ? 'litellm-fallback-spelt-out' : 'litellm-fallback-spelt-out-unused',
    span: spanOf(one.first.keySpan),
    related: rest.slice(0, 30).map(({ first }) => ({ span: spanOf(first.keySpan), label: 'and here' })),
    data: {
      key: LIST_KEYS[kind],
      first: shown(one.first.key),
      second: shown(one.second.key),
      meant: shown(one.meant),
    },
  });
}

function observeMap(reading: Reading, kind: ListKind, item: Node): void {
  const [first, second] = entriesOf(item);
  if (first && second) observeSecondKey(reading, kind, first, second);
  for (const entry of entriesOf(item)) observeText(reading, kind, entry, entry.key);
}

function observeSecondKey(reading: Reading, kind: ListKind, first: Entry, second: Entry): void {
  const checked = isChecked(kind);
  reading.out.observe({
    rule: checked ? 'schema' : 'ignored-value',
    code: checked ? 'litellm-fallback-map-needs-one-key' : 'litellm-fallback-map-second-key',
    span: spanOf(second.keySpan),
    related: [{ span: spanOf(first.keySpan), label: 'the first key of the same entry' }],
    data: { key: LIST_KEYS[kind], first: shown(first.key), second: shown(second.key) },
  });
}

function isChecked(kind: ListKind): boolean {
  return kind !== 'context-window';
}

function observeText(reading: Reading, kind: ListKind, entry: Entry, source: string): void {
  const text = textOf(entry.value);
  if (text === undefined || entry.value.start < entry.keySpan.end) return;
  const refused = isChecked(kind) ? since(reading, '1.108.0') : 'no';
  // The one letter of a short name is that name.
  if (text.length < 2 && refused !== 'yes') return;
  const data = { source: shown(source), target: shown(text), letter: [...text][0] ?? '' };
  reading.out.observe({
    ...(refused === 'yes'
      ? { rule: 'schema', code: 'litellm-bare-string-refused', data }
      : {
          rule: 'ignored-value',
          code: 'litellm-bare-string-fallback',
          data: { ...data, later: refused === 'maybe' ? '; from 1.108 on it does not start with it' : '' },
        }),
    span: entrySpan(entry),
    fix: { span: spanOf(entry.value), text: `[${written(text)}]`, title: `make \`${shown(text)}\` a list` },
  });
}

function written(text: string): string {
  return /^[\w./-]+$/.test(text) && !/^(?:\d|true$|false$|null$|yes$|no$|on$|off$|~$)/i.test(text)
    ? text
    : JSON.stringify(text);
}
