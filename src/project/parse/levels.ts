import type { Level } from '../../rules/rule.ts';
import { nearest } from '../../text/nearest.ts';
import type { Known } from './known.ts';
import { shown, type Value } from './value.ts';

const LEVELS = ['off', 'info', 'warning', 'error'] as const satisfies readonly Level[];
const ALSO = {
  warn: 'warning',
  none: 'off',
  false: 'off',
  disable: 'off',
  disabled: 'off',
  note: 'info',
  hint: 'info',
  notice: 'info',
  fatal: 'error',
} as const satisfies Readonly<Record<string, Level>>;

/** Rule ids with their levels: `id: off`, or `id: {severity: off}`. */
export function readLevels(value: Value, known: Known): ReadonlyMap<string, Level> {
  const levels = new Map<string, Level>();
  for (const [id, entry] of value.entries()) {
    if (!known.rules.some((rule) => rule.id === id)) reportUnknownRule(id, entry, known);
    else {
      const written = entry.node.kind === 'map' ? entry.fields(['severity'] as const).severity : entry;
      const level = written?.word(LEVELS, ALSO);
      if (level !== undefined) levels.set(id, level);
    }
  }
  return levels;
}

function reportUnknownRule(id: string, entry: Value, known: Known): void {
  const meant = nearest(
    id,
    known.rules.map((rule) => rule.id),
  );
  entry.problems.add(
    entry.keySpan,
    `there is no rule ${shown(id)}`,
    meant ? `did you mean \`${meant}\`?` : '`routelint explain` lists the rules',
  );
}
