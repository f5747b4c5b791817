import type { Lane, Step, Trigger } from '../../model/routing.ts';
import type { Implied } from '../../model/target.ts';
import type { Span } from '../../text/span.ts';
import type { Deployment } from './deployments.ts';
import { type FallbackEntry, type FallbackTarget, LIST_KEYS, type ListKind } from './fallbacks.ts';
import { type Group, tiersOf } from './groups.ts';
import { enterStep, generalTriggers, plainLane, poolStep, TIER_TRIGGERS } from './lanes.ts';
import { type Resolved, resolve } from './names.ts';
import { type Reading, shown, since } from './reading.ts';
import type { Setup } from './setup.ts';
import { targetOf } from './targets.ts';
import { wildcardModel } from './wildcards.ts';

const KINDS = Object.keys(LIST_KEYS) as readonly ListKind[];

/** A model name that no config gives: what is looked up for names that a wildcard takes in. */
export const ANY_NAME = '\u0000';

/** The lanes of a config by id, and how one name leads to another's lane. */
export class LaneSet {
  readonly reading: Reading;
  readonly setup: Setup;
  readonly lanes = new Map<string, Lane>();
  readonly #known = new Set<string>();
  // Lanes are made one after the other: chains of names may be longer than a call stack is deep.
  readonly #jobs: (() => void)[] = [];

  constructor(reading: Reading, setup: Setup) {
    this.reading = reading;
    this.setup = setup;
  }

  /** The id of the lane that answers to a name; undefined for a name that leads nowhere, as far as the file tells. */
  idOf(name: string): string | undefined {
    return this.#idOf(name, resolve(this.setup.names, name, { aliases: true }));
  }

  #idOf(name: string, resolved: Resolved): string | undefined {
    switch (resolved.kind) {
      case 'alias':
        return `alias:${name}`;
      case 'group':
      case 'routing-group':
        return `group:${name}`;
      case 'wildcard':
        return this.#wildcardLane(name, resolved.group, resolved.matched);
      case 'id':
        return this.#namedLane(
          `deployment:${name}`,
          name,
          [resolved.deployment],
          `the deployment \`${shown(name)}\``,
        );
      case 'model':
        return this.#namedLane(`model:${name}`, name, resolved.deployments, `the model \`${shown(name)}\``);
      default:
        return undefined;
    }
  }

  /** The steps that a name's own deployments make: one for each tier. */
  tierSteps(
    deployments: readonly Deployment[],
    on: readonly Trigger[],
    asked?: (d: Deployment) => string,
  ): readonly Step[] {
    return tiersOf(this.reading, deployments).map((tier, index) => {
      const targets = tier.map((deployment) => targetOf(this.reading, deployment, asked?.(deployment)));
      return poolStep(targets, index === 0 ? on : TIER_TRIGGERS, tier[0]?.span ?? { start: 0, end: 0 });
    });
  }

  /** The steps that the three lists add after a name's own deployments. */
  fallbackSteps(source: string): readonly Step[] {
    const { lists } = this.setup;
    const triggers: Readonly<Record<ListKind, readonly Trigger[]>> = {
      general: generalTriggers(lists['context-window'].set, lists['content-policy'].set),
      'context-window': ['context-window'],
      'content-policy': ['content-policy'],
    };
    return KINDS.flatMap((kind) => {
      const entry = this.setup.lookups[kind](source);
      return (entry?.targets ?? []).flatMap((target) =>
        // Everyone's default is nobody's mistake; a group that names itself keeps the step, which LiteLLM passes over.
        target.name === source && entry?.source === '*'
          ? []
          : this.#targetSteps(entry, target, triggers[kind]),
      );
    });
  }

  #targetSteps(
    entry: FallbackEntry | undefined,
    target: FallbackTarget,
    on: readonly Trigger[],
  ): readonly Step[] {
    const resolved = resolve(this.setup.names, target.name, { aliases: true });
    const ends = since(this.reading, '1.104.0');
    if (resolved.kind === 'group' && ends !== 'no' && this.#leadsToDefaults(entry, target.name)) {
      const own = this.tierSteps(resolved.group.deployments, on).map((step) => ({
        ...step,
        span: target.span,
      }));
      return ends === 'yes' ? own : [...own, ...this.#defaultSteps(target, on)];
    }
    const lane = this.#idOf(target.name, resolved) ?? this.answerOf(resolved);
    return lane === undefined ? [] : [enterStep(lane, on, target.span)];
  }

  // True of a fallback that has no chain of its own but the default one, behind a group that has.
  #leadsToDefaults(entry: FallbackEntry | undefined, target: string): boolean {
    if (!entry || entry.source === '*' || entry.source === target) return false;
    const { lookups } = this.setup;
    return (
      lookups.general(target)?.source === '*' &&
      KINDS.every((kind) => (lookups[kind](target)?.source ?? '*') === '*')
    );
  }

  // Since 1.104.0 such a fallback goes back to the chain that led to it; before, the default one was tried first.
  #defaultSteps(target: FallbackTarget, on: readonly Trigger[]): readonly Step[] {
    const implied: Implied = {
      because: `before LiteLLM 1.104 a fallback without fallbacks of its own, as \`${shown(target.name)}\`, took the default ones`,
      span: target.span,
      depends: ['version'],
    };
    return (this.setup.lookups.general(target.name)?.targets ?? []).flatMap((next) => {
      const lane = next.name === target.name ? undefined : this.idOf(next.name);
      return lane === undefined ? [] : [enterStep(lane, on, next.span, implied)];
    });
  }

  /** Since 1.80.0 a name without deployments is answered by the first default fallback. */
  answerOf(resolved: Resolved): string | undefined {
    if (resolved.kind !== 'unknown' || since(this.reading, '1.80.0') === 'no') return undefined;
    const first = this.setup.lists.general.entries.find((entry) => entry.source === '*')?.targets[0];
    return first && this.setup.names.groups.has(first.name) ? `group:${first.name}` : undefined;
  }

  #wildcardLane(name: string, group: Group, matched: readonly string[]): string {
    const id = `group:${name}`;
    const because = `\`${shown(group.name)}\` matches \`${shown(name)}\``;
    const asked = (deployment: Deployment) => wildcardModel(deployment.upstream, matched, name);
    this.#add(id, group, because, name, () => this.tierSteps(group.deployments, [], asked));
    return id;
  }

  #namedLane(id: string, name: string, deployments: readonly Deployment[], because: string): string {
    const group: Group = { name, deployments };
    this.#add(id, group, `a fallback names ${because}`, name, () => this.tierSteps(deployments, []));
    return id;
  }

  #add(id: string, group: Group, because: string, source: string, own: () => readonly Step[]): void {
    if (this.#known.has(id)) return;
    this.#known.add(id);
    const span: Span = group.deployments[0]?.span ?? { start: 0, end: 0 };
    const implied: Implied = { because, span };
    const kind = group.deployments[0]?.kind ?? 'group';
    this.#jobs.push(() => {
      const chain = [...own(), ...this.fallbackSteps(source)];
      this.lanes.set(id, plainLane(id, kind, `model name ${shown(source)}`, chain, span, implied));
    });
  }

  /** Makes the lanes of the names that came up on the way. */
  finish(): void {
    for (let job = this.#jobs.pop(); job; job = this.#jobs.pop()) job();
  }
}
