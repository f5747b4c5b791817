import type { RecognisedBlock } from '../dialects/recognise.ts';
import type { Target } from '../model/target.ts';
import type { Reader } from './canonical/index.ts';
import { canonicalSmart, SMART_NAMES } from './canonical/smart.ts';
import type { Claim } from './claim.ts';
import { compareMaps } from './compare.ts';
import { type CrossStatement, crossClaim } from './cross-claim.ts';
import { type SizedRoute, sizedRoute, sizeStatements } from './cross-sizes.ts';
import { isElided } from './equal.ts';
import { pastOfKey } from './history.ts';
import { isInert } from './missing.ts';
import { entry, pointOf, type Said, type SaidMap, saidText, withEntries } from './said.ts';
import { firstTarget } from './same-target.ts';
import { show, showScalar } from './show.ts';
import { originOf } from './url.ts';

const KEY = 'smart_model_routing';

/**
 * A threshold router in a post against whatever routes now: is there a lane for short prompts, are its models still
 * named anywhere, also by what is live `beside` it, and is the main model the one the post says?
 */
export function compareSmart(
  documented: RecognisedBlock,
  live: RecognisedBlock,
  read: Reader,
  beside: readonly RecognisedBlock[] = [],
): readonly Claim[] | undefined {
  const said = read(documented);
  const liveRoot = read(live);
  if (!said || !liveRoot) return undefined;
  const primary = entry(entry(said, 'primary'), 'model');
  const part = entry(liveRoot, KEY);
  const past = pastOfKey(live.dialect, [KEY], live.model.version);
  const dead = past?.reached === 'yes';
  const claims: Claim[] = [];
  const add = (statement: CrossStatement): void => {
    claims.push(crossClaim(documented, live, statement));
  };
  if (part?.kind === 'map' && !dead && !isInert(part, [KEY], SMART_NAMES)) {
    claims.push(...compareParts(documented, live, said, canonicalSmart(part)));
  } else {
    const explanation = past && past.reached !== 'no' ? past.explanation : '';
    for (const each of laneStatements(said, sizedRoute(live), part, explanation)) add(each);
    if (saidText(entry(said, 'enabled')) !== 'false') {
      for (const each of targetStatements(entry(said, 'cheap'), [live, ...beside])) add(each);
    }
  }
  if (primary) add(primaryStatement(primary, live));
  return claims;
}

// Live has such a block of its own, in the place where its program reads it.
function compareParts(
  documented: RecognisedBlock,
  live: RecognisedBlock,
  said: SaidMap,
  liveRoot: SaidMap,
): readonly Claim[] {
  const entries = new Map(said.entries);
  entries.delete('primary');
  const { dialect, block } = documented;
  const claims: Claim[] = [];
  const shared = {
    mode: 'claim' as const,
    complete: block.markers.complete,
    under: [],
    dialect,
    names: SMART_NAMES,
  };
  compareMaps({ ...shared, documented, live, liveRoot, claims }, withEntries(said, entries), liveRoot, []);
  return claims;
}

function laneStatements(
  said: SaidMap,
  sized: SizedRoute | undefined,
  part: Said | undefined,
  explanation: string,
): readonly CrossStatement[] {
  const enabled = entry(said, 'enabled');
  const cheap = entry(said, 'cheap');
  if (enabled && saidText(enabled) === 'false') {
    const at = sized ? { at: sized.route.span } : {};
    const actual = sized ? `short prompts take a route of ${sized.lane.title}` : 'no lane for short prompts';
    return [{ verdict: sized ? 'contradicts' : 'holds', code: 'lane', said: enabled, ...at, actual }];
  }
  if (!cheap) return [];
  const limits = entry(said, 'thresholds');
  if (sized) return sizeStatements(limits, sized);
  const at = part ? { at: pointOf(part) } : {};
  const documented = limits ? `a lane for short prompts (${asWritten(limits)})` : 'a lane for short prompts';
  const actual = 'no lane for short prompts';
  return [
    { verdict: 'not-live', code: 'lane', said: limits ?? cheap, ...at, documented, actual, explanation },
  ];
}

// With the names that the author gave the sizes.
function asWritten(limits: Said): string {
  if (limits.kind !== 'map') return show(limits);
  return [...limits.entries]
    .map(([key, value]) => `${value.path.split('.').at(-1) ?? key}: ${show(value)}`)
    .join(', ');
}

// The statements of a documented cheap model: is it, and is its endpoint, still named by anything live?
function targetStatements(
  cheap: Said | undefined,
  live: readonly RecognisedBlock[],
): readonly CrossStatement[] {
  const targets = live.flatMap(statedTargets);
  const model = entry(cheap, 'model');
  const url = entry(cheap, 'base_url');
  const name = saidText(model) ?? '';
  // One program calls a server by its own interface, another by the one like OpenAI's: the paths differ.
  const origin = originOf(saidText(url) ?? '');
  const byName = targets.find((target) => sameModel(name, target.model));
  const byUrl = targets.find(({ endpoint }) => endpoint !== undefined && originOf(endpoint) === origin);
  return [...targetStatement(model, byName, 'target'), ...targetStatement(url, byUrl, 'endpoint')];
}

function targetStatement(
  said: Said | undefined,
  found: Target | undefined,
  code: 'target' | 'endpoint',
): readonly CrossStatement[] {
  if (said?.kind !== 'value' || saidText(said) === undefined || isElided(said)) return [];
  if (found) return [{ verdict: 'holds', code: 'value', said, at: found.span, actual: found.label }];
  return [{ verdict: 'not-live', code, said, actual: 'nothing' }];
}

// What the program adds by itself is nothing that live says.
function statedTargets(live: RecognisedBlock): readonly Target[] {
  return [...live.model.targets.values()].filter((target) => !target.implied);
}

function primaryStatement(primary: Said, live: RecognisedBlock): CrossStatement {
  const main = firstTarget(live.model, 'main');
  const name = saidText(primary) ?? '';
  if (primary.kind === 'value' && isElided(primary)) {
    return { verdict: 'holds', code: 'elided', said: primary, actual: main?.label ?? 'nothing' };
  }
  if (main) {
    const same = sameModel(name, main.model);
    const verdict = same ? 'holds' : 'contradicts';
    return {
      verdict,
      code: same ? 'value' : 'main',
      said: primary,
      at: main.span,
      actual: showScalar(main.label),
    };
  }
  const found = statedTargets(live).find((target) => sameModel(name, target.model));
  const lane = live.model.lanes.find((each) => each.id.replace(/^[a-z]+:/, '') === name);
  const at = found?.span ?? lane?.span;
  if (at) return { verdict: 'holds', code: 'value', said: primary, at, actual: name };
  return { verdict: 'not-live', code: 'target', said: primary, actual: 'nothing' };
}

/** True of two names of one model; a name without a vendor stands for that model from any vendor. */
export function sameModel(first: string, second: string): boolean {
  const a = SMART_NAMES.model(first);
  const b = SMART_NAMES.model(second);
  if (a === b) return true;
  if (a.includes('/') === b.includes('/')) return false;
  const [bare, full] = a.includes('/') ? [b, a] : [a, b];
  return full.endsWith(`/${bare}`);
}
