import type { BlockStatus } from '../../blocks/block.ts';
import type { DeclaredStatus } from '../source.ts';
import { list, type Value } from './value.ts';

/** The keys that `readStatus` reads. */
export const STATUS_KEYS = ['status', 'date', 'reason'] as const;

const STATUSES = [
  'current',
  'asof',
  'historical',
  'proposal',
  'example',
] as const satisfies readonly BlockStatus[];
const ALSO = {
  'as-of': 'asof',
  as_of: 'asof',
  archived: 'historical',
  history: 'historical',
  draft: 'proposal',
} as const;

/** What a source or an override says of all its blocks: `status`, with `date` for `asof` and `reason` for the rest. */
export function readStatus(
  fields: { readonly [K in (typeof STATUS_KEYS)[number]]?: Value },
  because: string,
): DeclaredStatus | undefined {
  const status = fields.status?.word(STATUSES, ALSO);
  const date = fields.date && readDate(fields.date);
  const reason = fields.reason?.text();
  if (fields.date && status !== 'asof') {
    fields.date.report(
      `\`${fields.date.path}\` only means something with \`status: asof\``,
      'add the status, or remove the date',
    );
  }
  if (!(fields.status && status)) return undefined;
  if (status === 'asof' && !fields.date) {
    fields.status.report(
      '`asof` needs the date as of which the blocks were true',
      'add `date: 2026-04-12` beside it',
    );
    return undefined;
  }
  if (skipsComparison(status) && !fields.reason) {
    const skips = list(STATUSES.filter(skipsComparison));
    fields.status.report(
      `\`status: ${status}\` takes these files out of the comparison and no \`reason\` says why`,
      `add \`reason:\` beside it; ${skips} need one`,
      'warning',
    );
  }
  return { status, date, reason, because };
}

function skipsComparison(status: BlockStatus): boolean {
  return status === 'historical' || status === 'proposal' || status === 'example';
}

function readDate(value: Value): string | undefined {
  const text = value.text('a date such as `2026-04-12`');
  if (text === undefined) return undefined;
  if (/^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text)) return text;
  value.report(`\`${value.path}\` is no date`, 'write year, month and day, as in `2026-04-12`');
  return undefined;
}
