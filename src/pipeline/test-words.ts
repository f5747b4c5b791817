import { describeWitness } from '../flow/describe-prompt.ts';
import type { World } from '../flow/flow.ts';
import type { RoutingModel } from '../model/routing.ts';
import type { Breach } from '../route-test/judge-policy.ts';
import type { Attributes, Claim, Worlds } from '../route-test/route-test.ts';
import { listed } from '../rules/cel.ts';
import { FAILURE_WORDS } from '../rules/wording.ts';
import { redact } from '../text/redact.ts';

/** What breaks a policy, as a sentence without its lane. */
export function breachWords(model: RoutingModel, breach: Breach, shown: ReadonlySet<string>): string {
  const { witness, target, spared, world, certain } = breach;
  const prompt = describeWitness(witness);
  const when = worldWords(model, world, shown);
  if (!target) return `${prompt} may be left without an answer${when}`;
  const label = redact(target.label);
  const facts = `${target.locality.value}, ${target.access.value}`;
  if (!spared) return `${prompt} can reach ${label} (${facts})${when}`;
  const better = `${redact(spared.label)} works and ${certain ? 'comes' : 'may come'} before it`;
  return `${prompt} can be answered by ${label} (${facts})${when}, though ${better}`;
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
  const unreachable: string[] = [];
  const failures: string[] = [];
  for (const [id, failure] of world) {
    const target = shown.has(id) ? model.targets.get(id) : undefined;
    if (!target) continue;
    const label = redact(target.label);
    if (failure === 'connection') unreachable.push(label);
    else failures.push(`${label} ${FAILURE_WORDS[failure]}`);
  }
  if (unreachable.length > 0) failures.push(`${listed(unreachable)} ${FAILURE_WORDS.connection}`);
  return failures.length === 0 ? '' : ` when ${listed(failures)}`;
}

/** The states of the world that a policy is held to. */
export function worldsWords(worlds: Worlds): string {
  if (worlds.kind === 'all') return 'whatever fails';
  if (worlds.kind === 'up') return 'with nothing down';
  return `with at most ${worlds.most} down`;
}
