import { describeWitness } from '../flow/describe-prompt.ts';
import type { World } from '../flow/flow.ts';
import type { RoutingModel } from '../model/routing.ts';
import type { Breach } from '../route-test/judge-policy.ts';
import type { Attributes, Claim, Worlds } from '../route-test/route-test.ts';
import { FAILURE_WORDS } from '../rules/wording.ts';
import { redact } from '../text/redact.ts';

/** Failures named one by one; what more there are is counted. */
const NAMED = 3;

/** What breaks a policy, as a sentence without its lane. */
export function breachWords(model: RoutingModel, breach: Breach, shown: ReadonlySet<string>): string {
  const { witness, target, spared, world, certain } = breach;
  const prompt = describeWitness(witness);
  const when = worldWords(model, world, shown);
  if (!target) return `nothing answers ${prompt}${when}`;
  const label = redact(target.label);
  const facts = `${target.locality.value}, ${target.access.value}`;
  if (spared) {
    const better = `${redact(spared.label)}, which works and ${certain ? 'is' : 'may be'} of an earlier kind`;
    return `${prompt} is answered by ${label} (${facts}) and not by ${better}${when}`;
  }
  return `${prompt} can reach ${label} (${facts})${when}`;
}

/** Why it is not known whether a target breaks a policy: what the policy asks of it and nothing says. */
export function doubtWords(claim: Claim, { target, certain }: Breach): readonly string[] {
  if (certain || !target || claim.kind === 'always') return [];
  const asks = (key: keyof Attributes): boolean => claim.of.some((set) => set[key] !== undefined);
  const doubts = [
    ...(asks('locality') && target.locality.value === 'unknown' ? [target.locality.because] : []),
    ...(asks('access') && target.access.value === 'unknown' ? [target.access.because] : []),
    ...(asks('host') && target.fate.host === undefined ? ['the host it stands at is not known'] : []),
  ];
  return doubts.map((because) => `\`${redact(target.label)}\`: ${redact(because)}`);
}

// Only failures of targets that stand in the prompt's way are told.
function worldWords(model: RoutingModel, world: World, shown: ReadonlySet<string>): string {
  const failures = [...world].flatMap(([id, failure]) => {
    const target = shown.has(id) ? model.targets.get(id) : undefined;
    return target ? [`${redact(target.label)} ${FAILURE_WORDS[failure]}`] : [];
  });
  if (failures.length === 0) return '';
  const named = failures.slice(0, NAMED);
  const more = failures.length - named.length;
  if (more > 0) return ` when ${named.join(', ')}, and ${more} more ${more === 1 ? 'fails' : 'fail'}`;
  const last = named.pop();
  return ` when ${named.length === 0 ? last : `${named.join(', ')} and ${last}`}`;
}

/** The states of the world that a policy is held to. */
export function worldsWords(worlds: Worlds): string {
  if (worlds.kind === 'all') return 'whatever fails';
  if (worlds.kind === 'up') return 'with nothing down';
  return `with at most ${worlds.most} down`;
}
