import type { RecognisedBlock } from '../dialects/recognise.ts';
import type { Lane, Route, SizeClause } from '../model/routing.ts';
import type { CrossStatement } from './cross-claim.ts';
import { isElided } from './equal.ts';
import { entry, type Said } from './said.ts';

/** A route that takes prompts by their size, with its lane. */
export interface SizedRoute {
  readonly lane: Lane;
  readonly route: Route;
}

/** The first route of a live config that takes prompts by their size. */
export function sizedRoute(live: RecognisedBlock): SizedRoute | undefined {
  for (const lane of live.model.lanes) {
    const route = lane.routes.find(({ when }) => when.all.some((clause) => clause.kind === 'size'));
    if (route) return { lane, route };
  }
  return undefined;
}

const DIMENSIONS = [
  ['max_chars', 'chars'],
  ['max_words', 'words'],
] as const;

/** Documented limits on a short prompt against those of a live route. */
export function sizeStatements(limits: Said | undefined, { route }: SizedRoute): readonly CrossStatement[] {
  const result: CrossStatement[] = [];
  for (const [key, dimension] of DIMENSIONS) {
    const said = entry(limits, key);
    if (said?.kind !== 'value' || isElided(said)) continue;
    const clause = route.when.all.find(
      (each): each is SizeClause => each.kind === 'size' && each.dimension === dimension,
    );
    if (!clause) {
      result.push({ verdict: 'not-live', code: 'limit', said, at: route.span, actual: 'no such limit' });
      continue;
    }
    const verdict = Number(said.value) === clause.value ? 'holds' : 'contradicts';
    result.push({ verdict, code: 'value', said, at: clause.span, actual: String(clause.value) });
  }
  return result;
}
