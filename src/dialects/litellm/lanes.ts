import type { Lane, LaneKind, Route, Step, Trigger } from '../../model/routing.ts';
import type { Implied } from '../../model/target.ts';
import type { Span } from '../../text/span.ts';

/** Every failure but the two that have lists of their own. */
const COMMON: readonly Trigger[] = [
  'rate-limit',
  'billing',
  'auth',
  'connection',
  'timeout',
  'server-error',
  'bad-request',
  'no-credential',
];

/** The failures that a general fallback follows, where special lists take some of them. */
export function generalTriggers(contextWindow: boolean, contentPolicy: boolean): readonly Trigger[] {
  if (!(contextWindow || contentPolicy)) return ['any'];
  const own: Trigger[] = [];
  if (!contextWindow) own.push('context-window');
  if (!contentPolicy) own.push('content-policy');
  return [...COMMON, ...own];
}

/** The failures that lead from one tier of `order` to the next. `long`: so does a prompt that is too long for one. */
export function tierTriggers(long: boolean): readonly Trigger[] {
  return long ? [...COMMON, 'context-window'] : COMMON;
}

/** A lane with one route that takes every prompt. */
export function plainLane(
  id: string,
  kind: LaneKind,
  title: string,
  chain: readonly Step[],
  span: Span,
  implied?: Implied,
): Lane {
  const route: Route = { id: 'any', when: { all: [] }, chain, span, implied };
  return { id, kind, title, routes: [route], span, implied };
}

/** A step that picks from a pool of targets. */
export function poolStep(
  targets: readonly string[],
  on: readonly Trigger[],
  span: Span,
  implied?: Implied,
): Step {
  return { targets: [...new Set(targets)], enters: undefined, on, span, implied };
}

/** A step at which another lane takes over. */
export function enterStep(lane: string, on: readonly Trigger[], span: Span, implied?: Implied): Step {
  return { targets: [], enters: lane, on, span, implied };
}
