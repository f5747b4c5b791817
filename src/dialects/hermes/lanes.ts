import type { Lane, LaneKind, Route, Step, Trigger } from '../../model/routing.ts';
import type { Implied } from '../../model/target.ts';
import type { Span } from '../../text/span.ts';

/**
 * What makes Hermes leave the main model for a fallback: 429, 5xx and connections after retries; 401, 403, 402 and other
 * refusals at once; and a primary without any credential (#107874). Prompts that are too long are compressed instead.
 */
export const MAIN_FAILURES: readonly Trigger[] = [
  'rate-limit',
  'billing',
  'auth',
  'connection',
  'timeout',
  'server-error',
  'no-credential',
  'content-policy',
  'bad-request',
];

/** What makes a side task leave its target: 402, used-up quotas, dead connections, and a missing key (fallback-providers.md). */
export const SIDE_FAILURES: readonly Trigger[] = ['billing', 'rate-limit', 'connection', 'no-credential'];

/** A step to one target or a pool; `on` is empty for a first choice. */
export function step(
  targets: readonly string[],
  span: Span,
  on: readonly Trigger[] = [],
  implied?: Implied,
): Step {
  return { targets, enters: undefined, on, span, implied };
}

/** A step that hands over to another lane, with its fallbacks. */
export function enter(lane: string, span: Span, implied?: Implied): Step {
  return { targets: [], enters: lane, on: [], span, implied };
}

/** A lane with one route that every prompt takes. The chain's first step has nothing that leads to it. */
export function simpleLane(lane: {
  readonly id: string;
  readonly kind: LaneKind;
  readonly title: string;
  readonly chain: readonly Step[];
  readonly span: Span;
  readonly implied?: Implied | undefined;
  readonly ends?: readonly Trigger[];
}): Lane {
  const { id, kind, title, span, implied, ends } = lane;
  const [first, ...rest] = lane.chain;
  const chain = first ? [{ ...first, on: [] }, ...rest] : [];
  const route: Route = { id, when: { all: [] }, chain, span, implied };
  return { id, kind, title, routes: [route], span, implied, ...(ends === undefined ? {} : { ends }) };
}
