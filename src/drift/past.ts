import { likeness } from './equal.ts';
import { defaultChanged, pastOfKey, predecessorsOf } from './history.ts';
import { isInert, type Lonely } from './missing.ts';
import { type Run, say } from './run.ts';
import { reach, type Said, saysNothing } from './said.ts';
import { show, showScalar } from './show.ts';

/**
 * States that a documented key is one the live program no longer reads, where its history says so. False when the
 * key is to be compared like any other: there is no such history, or the program may still read it.
 */
export function sayPast(
  run: Run,
  said: Said,
  live: Said | undefined,
  keys: readonly string[],
  above: Said,
): boolean {
  if (run.mode === 'change') return false;
  const past = pastOfKey(run.dialect, keys, run.live.model.version);
  if (!past || past.reached === 'no') return false;
  const present = live !== undefined && !saysNothing(live);
  if (past.reached === 'maybe' && present) return false;
  if (isInert(said, keys, run.names)) {
    say(run, 'holds', { code: 'default', keys, said, live: live ?? above });
    return true;
  }
  const { entry, explanation } = past;
  const successor = entry.to === undefined ? undefined : reach(run.liveRoot, entry.to.split('.'));
  const found = successor && !saysNothing(successor) ? successor : undefined;
  const code = found ? 'moved' : 'removed';
  const actual = found || present ? {} : { actual: 'nothing' };
  say(run, 'not-live', { code, keys, said, live: found ?? live ?? above, explanation, ...actual });
  return true;
}

/** States how a part stands that live has no counterpart for; `above` is the nearest live part. */
export function sayLonely(run: Run, part: Lonely, above: Said): void {
  const { said, keys } = part;
  const base = { keys, said, live: above };
  if (part.kind === 'unset' || part.kind === 'elided') {
    say(run, 'holds', { ...base, code: part.kind });
    return;
  }
  if (sayPredecessor(run, said, keys)) return;
  if (part.kind === 'default') {
    say(run, 'holds', { ...base, code: part.kind });
    return;
  }
  // A default that changed between releases is no statement about this one.
  if (part.kind === 'differs' && !defaultChanged(run.dialect, keys)) {
    say(run, 'contradicts', { ...base, code: 'default', actual: showScalar(said.place.default) });
    return;
  }
  const isItem = keys.at(-1) === '*';
  const code = isItem ? 'item' : said.kind === 'value' ? 'not-set' : 'entry';
  const documented = part.label === undefined ? {} : { documented: showScalar(part.label) };
  const actual = isItem ? (above.kind === 'list' ? show(above) : 'none') : 'nothing';
  say(run, 'not-live', { ...base, code, ...documented, actual });
}

// Live may have the key only under the name it had before: the program reads that one still, or no longer.
function sayPredecessor(run: Run, said: Said, keys: readonly string[]): boolean {
  for (const past of predecessorsOf(run.dialect, keys, run.live.model.version)) {
    const old = reach(run.liveRoot, past.entry.path.split('.'));
    if (!old || saysNothing(old)) continue;
    const both = said.kind === 'value' && old.kind === 'value';
    if (past.reached !== 'yes' && both && likeness(said, old, run.names) !== 'different') {
      say(run, 'holds', { code: 'old-name', keys, said, live: old });
    } else if (past.reached === 'no') {
      say(run, 'contradicts', { code: 'value', keys, said, live: old });
    } else {
      say(run, 'not-live', { code: 'old-name', keys, said, live: old, explanation: past.explanation });
    }
    return true;
  }
  return false;
}
