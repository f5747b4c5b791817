import { likeness } from './equal.ts';
import { pastOfValue } from './history.ts';
import { lonelyItem, lonelyParts } from './missing.ts';
import { pairItems } from './pair.ts';
import { sayLonely, sayPast } from './past.ts';
import { printOf } from './print.ts';
import { type Run, say, sayOmitted } from './run.ts';
import { type Said, type SaidList, type SaidMap, type SaidValue, saysNothing } from './said.ts';

/**
 * Compares what a mapping says with live, key by key. What live says beyond it is drift only between whole configs
 * and for blocks marked complete.
 */
export function compareMaps(run: Run, said: SaidMap, live: SaidMap, keys: readonly string[]): void {
  for (const [key, child] of said.entries) {
    const path = [...keys, key];
    const other = live.entries.get(key);
    if (!sayPast(run, child, other, path, live)) compareParts(run, child, other, path, live);
  }
  if (!reportsOmissions(run) || keys.length < run.under.length) return;
  for (const [key, child] of live.entries) {
    if (!said.entries.has(key)) compareOmitted(run, child, [...keys, key], said);
  }
}

/** Compares one part with what live has in its place; `above` is the live part that would hold it. */
export function compareParts(
  run: Run,
  said: Said,
  live: Said | undefined,
  keys: readonly string[],
  above: Said,
): void {
  if (said.kind === 'map' && live?.kind === 'map') {
    compareMaps(run, said, live, keys);
  } else if (!live || (saysNothing(live) && said.kind !== 'value')) {
    const there = live ?? above;
    for (const part of lonelyParts(said, keys, run.names))
      if (!sayPast(run, part.said, undefined, part.keys, there)) sayLonely(run, part, there);
  } else if (said.kind === 'value' && live.kind === 'value') {
    compareValues(run, said, live, keys);
  } else if (saysNothing(said)) {
    compareEmpty(run, said, live, keys);
  } else if (said.kind === 'list' && live.kind === 'list') {
    compareLists(run, said, live, keys);
  } else {
    compareShapes(run, said, live, keys);
  }
}

function compareValues(run: Run, said: SaidValue, live: SaidValue, keys: readonly string[]): void {
  // A key with nothing after it, in a document, is one whose value the author did not care about.
  const open = run.mode === 'claim' && said.value === null && live.value !== null;
  const like = open ? 'elided' : likeness(said, live, run.names);
  if (like !== 'different') {
    say(run, 'holds', { code: like === 'same' ? 'value' : 'elided', keys, said, live });
    return;
  }
  const past = pastOfValue(run.dialect, keys, String(said.value), run.live.model.version);
  const explanation = past && past.reached !== 'no' ? past.explanation : '';
  say(run, 'contradicts', { code: 'value', keys, said, live, explanation });
}

// An empty list in a document says "there are none", unless live has the same empty list beside another key that adds
// to it; an empty mapping or a bare key says nothing.
function compareEmpty(run: Run, said: Said, live: Said, keys: readonly string[]): void {
  if (run.mode === 'change') compareOmitted(run, live, keys, said);
  else if (said.kind === 'list' && live.kind === 'list' && !live.writtenEmpty)
    say(run, 'contradicts', { code: 'not-empty', keys, said, live });
  else say(run, 'holds', { code: 'elided', keys, said, live });
}

function compareShapes(run: Run, said: Said, live: Said, keys: readonly string[]): void {
  if (said.kind === 'value' && lonelyIsElided(run, said, keys))
    say(run, 'holds', { code: 'elided', keys, said, live });
  else say(run, 'contradicts', { code: 'shape', keys, said, live });
}

function lonelyIsElided(run: Run, said: SaidValue, keys: readonly string[]): boolean {
  for (const part of lonelyParts(said, keys, run.names)) if (part.kind === 'elided') return true;
  return false;
}

function compareLists(run: Run, said: SaidList, live: SaidList, keys: readonly string[]): void {
  const chain = (said.place.order ?? live.place.order) === 'chain';
  const inner = [...keys, '*'];
  const agrees = (first: Said, second: Said): boolean => agree(run, first, second, inner);
  const print = (part: Said): string => printOf(part, run.names);
  const { pairs, onlyDocumented, onlyLive } = pairItems(said.items, live.items, {
    core: chain ? 2 : 1,
    agrees,
    print,
  });
  for (const [first, second] of pairs) {
    const item = said.items[first];
    if (item) compareParts(run, item.said, live.items[second]?.said, inner, live);
  }
  for (const index of onlyDocumented) {
    const item = said.items[index];
    if (item) sayLonely(run, lonelyItem(item, keys), live);
  }
  if (reportsOmissions(run)) {
    for (const index of onlyLive) {
      const item = live.items[index];
      if (item) sayOmitted(run, inner, item.said, said);
    }
  }
  if (chain && pairs.some(([, place], index) => place < (pairs[index - 1]?.[1] ?? -1))) {
    say(run, 'contradicts', { code: 'order', keys, said, live });
  }
}

function compareOmitted(run: Run, live: Said, keys: readonly string[], above: Said): void {
  for (const part of lonelyParts(live, keys, run.names)) {
    if (part.kind === 'absent' || part.kind === 'differs') sayOmitted(run, part.keys, part.said, above);
  }
}

// Two items without an identity are the same thing when nothing in the first is news to the second.
function agree(run: Run, first: Said, second: Said, keys: readonly string[]): boolean {
  const trial: Run = { ...run, claims: [] };
  compareParts(trial, first, second, keys, second);
  return trial.claims.every((claim) => claim.verdict === 'holds');
}

function reportsOmissions(run: Run): boolean {
  return run.mode === 'change' || run.complete;
}
