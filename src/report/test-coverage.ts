import type { Coverage, Covered, Uncovered } from '../findings/test-report.ts';
import type { Paint } from './paint.ts';
import { printable } from './printable.ts';
import { count } from './summary.ts';
import { some } from './test-texts.ts';
import { placeOf } from './trace.ts';

/** What cases exercise, and each route and hop that none does. */
export function* coverageLines(coverage: Coverage, paint: Paint): Generator<string> {
  yield `${paint.bold('coverage:')} ${coveredWords(coverage.routes, 'route')}, ${coveredWords(coverage.hops, 'hop')}`;
  for (const [part, lanes] of gathered(coverage.uncovered))
    yield `  ${paint.dim('no case')} ${part.kind} ${printable(part.label)} ${paint.dim(placeOf(part.at))} (${some(lanes)})`;
  if (coverage.uncertain > 0)
    yield `  ${paint.dim('not counted')} ${count(coverage.uncertain, 'hop')} that the version or the environment may rule out`;
}

// One entry of a config can be a hop of many lanes.
function gathered(parts: readonly Uncovered[]): Iterable<readonly [Uncovered, string[]]> {
  const all = new Map<string, readonly [Uncovered, string[]]>();
  for (const part of parts) {
    const key = `${part.kind} ${part.label} ${placeOf(part.at)}`;
    const known = all.get(key);
    if (known) known[1].push(part.lane);
    else all.set(key, [part, [part.lane]]);
  }
  return all.values();
}

function coveredWords(covered: Covered, word: string): string {
  return `${covered.covered} of ${count(covered.total, word)} (${percent(covered)}%)`;
}

/** A share in per cent with two decimals at most, and never rounded up: 9,999 of 10,000 are 99.99. */
export function percent({ covered, total }: Covered): number {
  return total === 0 ? 0 : Math.floor((covered * 10_000) / total) / 100;
}

/** True where fewer than `least` per cent are covered, or there is nothing to cover. */
export function isUnder({ covered, total }: Covered, least: number): boolean {
  return total === 0 || covered * 100 < least * total;
}
