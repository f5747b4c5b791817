import type { RoutingModel, Step, Trigger } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import type { Failure, World } from './flow.ts';

/** Every kind of failure; those that take nothing else down with them first, as they make the plainest witness. */
export const FAILURES: readonly Failure[] = [
  'server-error',
  'timeout',
  'rate-limit',
  'context-window',
  'content-policy',
  'bad-request',
  'connection',
  'auth',
  'no-credential',
  'billing',
];

/** The failure that takes nothing else down. */
export const PLAIN_FAILURE: Failure = 'server-error';

/** Does a failure lead to a step? The first step of a chain has no triggers and is led to by none. */
export function leadsTo(step: Step, failure: Failure): boolean {
  return step.on.includes('any') || step.on.includes(failure);
}

type Shared = 'host' | 'credential' | 'account';

const SHARED: Partial<Record<Failure, Shared>> = {
  connection: 'host',
  auth: 'credential',
  'no-credential': 'credential',
  billing: 'account',
};

/** Does a target that fails in this way take another one down with it? Only what is known to be shared counts. */
export function failsWith(failure: Failure, target: Target, other: Target): boolean {
  const shared = SHARED[failure];
  if (shared === undefined) return false;
  return target.fate[shared] !== undefined && target.fate[shared] === other.fate[shared];
}

/**
 * The world in which targets fail one way beside what fails already, with all that goes down with them. Undefined
 * where that cannot be: one of them, or of those, fails in another way already.
 */
export function withFailures(
  model: RoutingModel,
  world: World,
  targets: readonly string[],
  failure: Failure,
): World | undefined {
  const result = new Map(world);
  for (const id of targets) if (!spread(model, result, id, failure)) return undefined;
  return result;
}

/**
 * The worlds in which all of a pool's targets fail and the failure that counts is `failure`: one where nothing else
 * goes down with it, else one for each target that may be the last to fail.
 */
export function worldsWith(
  model: RoutingModel,
  world: World,
  pool: readonly string[],
  failure: Failure,
): readonly World[] {
  const lasts = SHARED[failure] === undefined ? [pool] : pool.map((id) => [id]);
  return lasts.flatMap((last) => {
    const failed = withFailures(model, world, last, failure);
    const rest = pool.filter((id) => !failed?.has(id));
    return (failed && withFailures(model, failed, rest, PLAIN_FAILURE)) ?? [];
  });
}

function spread(model: RoutingModel, world: Map<string, Failure>, id: string, failure: Failure): boolean {
  const known = world.get(id);
  if (known !== undefined) return known === failure;
  world.set(id, failure);
  const target = model.targets.get(id);
  if (!target || SHARED[failure] === undefined) return true;
  for (const other of model.targets.values()) {
    if (other.id === id || !failsWith(failure, target, other)) continue;
    if (!spread(model, world, other.id, failure)) return false;
  }
  return true;
}

/**
 * The failures worth telling apart in a model: those that lead to some step; of those that lead to the same steps and
 * take the same others down only the first, and none that takes others down where one that does not leads to the same.
 */
export function failuresOf(model: RoutingModel): readonly Failure[] {
  const triggers = new Set<string>();
  const steps: (readonly Trigger[])[] = [];
  for (const lane of model.lanes) {
    for (const route of lane.routes) {
      for (const step of route.chain) {
        const key = step.on.join();
        if (!triggers.has(key)) steps.push(step.on);
        triggers.add(key);
      }
    }
  }
  const chosen = new Map<string, { failure: Failure; shared: Shared | undefined }[]>();
  for (const failure of FAILURES) {
    const key = steps.map((on) => (on.includes('any') || on.includes(failure) ? '1' : '0')).join('');
    if (!key.includes('1')) continue;
    const same = chosen.get(key) ?? [];
    const shared = SHARED[failure];
    if (same.some((other) => other.shared === undefined || other.shared === shared)) continue;
    same.push({ failure, shared });
    chosen.set(key, same);
  }
  return [...chosen.values()].flat().map((choice) => choice.failure);
}
