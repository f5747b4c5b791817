import type { Lane, Step, Trigger } from '../../model/routing.ts';
import type { Implied } from '../../model/target.ts';
import type { Span } from '../../text/span.ts';
import type { Deployment } from './deployments.ts';
import { type FallbackEntry, type FallbackTarget, LIST_KEYS, type ListKind } from './fallbacks.ts';
import { type Group, tiersOf } from './groups.ts';
import { enterStep, generalTriggers, poolStep, tierTriggers } from './lanes.ts';
import { type Resolved, resolve } from './names.ts';
import { laneOf, type Own, type OwnDeployments } from './own.ts';
import { type Reading, shown, since } from './reading.ts';
import { strategyRouterOf } from './routers.ts';
import type { Setup } from './setup.ts';
import { targetOf } from './targets.ts';
import { picksTheRest, weighed } from './weights.ts';
import { wildcardModel } from './wildcards.ts';

/** What answers to a name that has no deployments of its own. */
interface Answer {
  readonly name: string;
  /** What answers to a name by it. */
  readonly own: (asked: string) => Own;
  readonly span: Span;
}

const KINDS = Object.keys(LIST_KEYS) as readonly ListKind[];

/** What marks the fallbacks of `*`, which `default_fallbacks` is too. */
const EVERYONES = {
  catchAll: true,
  inherited: 'the default fallbacks are those of every name that has none of its own',
} as const;

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
        return this.#add(
          `deployment:${name}`,
          name,
          { deployments: [resolved.deployment], byId: true },
          `a fallback names the deployment \`${shown(name)}\``,
        );
      case 'model':
        return this.#add(`model:${name}`, name, resolved, `a fallback names the model \`${shown(name)}\``);
      default:
        return this.#entered(name);
    }
  }

  // A name without deployments: the first default fallback answers, or nothing does, and then come its own fallbacks.
  #nameLane(name: string, span: Span): string {
    const id = `name:${name}`;
    if (this.#known.has(id)) return id;
    this.#known.add(id);
    const implied: Implied = { because: `\`${shown(name)}\` has no deployment`, span };
    const answer = this.answerOf(name);
    const title = `model name \`${shown(name)}\`, which no deployment has`;
    this.#jobs.push(() => {
      const own = answer?.own(name) ?? { steps: [] };
      const lane = laneOf(this, { id, kind: 'catch-all', title, span, implied, name, own });
      this.lanes.set(id, this.setup.names.wildcards.length > 0 ? lane : { ...lane, inner: true });
    });
    return id;
  }

  // A name that nothing answers to is one to ask for where an entry is for it.
  #entered(name: string): string | undefined {
    const entry = KINDS.map((kind) => this.setup.lookups[kind](name)).find((found) => found?.source === name);
    return entry && this.#nameLane(name, entry.span);
  }

  /** A lane with what it says of the lists of its name that are there and empty. */
  ending(name: string, lane: Lane): Lane {
    const ends = KINDS.flatMap((kind) => {
      const entry = this.setup.lookups[kind](name);
      return entry && entry.source !== '*' && entry.targets.length === 0 ? this.#triggers(kind) : [];
    });
    return ends.length === 0 ? lane : { ...lane, ends };
  }

  /** The steps that a name's own deployments make: one for each tier. */
  ownSteps({ deployments, asked, stands }: OwnDeployments): readonly Step[] {
    if (deployments.length === 0) return [];
    const tiers = tiersOf(this.reading, deployments);
    // Since 1.110.0 where there is no list for such prompts; where there is one it says who is led on.
    const { set } = this.setup.lists['context-window'];
    const climbs = tierTriggers(!set && since(this.reading, '1.110.0') !== 'no');
    return (stands ? tiers.slice(0, 1) : tiers).flatMap((tier, index) => {
      const step = (picked: readonly Deployment[], on: readonly Trigger[]): Step => {
        const targets = picked.map((deployment) => targetOf(this.reading, deployment, asked?.(deployment)));
        return poolStep(targets, on, picked[0]?.span ?? { start: 0, end: 0 });
      };
      const heavy = weighed(this.reading, tier);
      const first = step(heavy, index === 0 ? [] : climbs);
      const hasRest = heavy.length < tier.length && picksTheRest(this.reading);
      return hasRest ? [first, step(tier, climbs)] : [first];
    });
  }

  /** The steps that the three lists add after a name's own deployments. */
  fallbackSteps(source: string): readonly Step[] {
    return KINDS.flatMap((kind) => {
      const entry = this.setup.lookups[kind](source);
      return (entry?.targets ?? []).flatMap((target) =>
        // Everyone's default is nobody's mistake; a group that names itself keeps the step, which LiteLLM passes over.
        target.name === source && (entry?.source === '*' || target.letter)
          ? []
          : this.#targetSteps(entry, target, this.#triggers(kind)),
      );
    });
  }

  #triggers(kind: ListKind): readonly Trigger[] {
    const { lists } = this.setup;
    return kind === 'general'
      ? generalTriggers(lists['context-window'].set, lists['content-policy'].set)
      : [kind];
  }

  #targetSteps(
    entry: FallbackEntry | undefined,
    target: FallbackTarget,
    on: readonly Trigger[],
  ): readonly Step[] {
    const { open } = this.setup.names;
    const lane = this.idOf(target.name) ?? (open ? undefined : this.#nameLane(target.name, target.span));
    if (lane === undefined) return [];
    const step = { ...enterStep(lane, on, target.span), ...(entry?.source === '*' ? EVERYONES : {}) };
    const ends = since(this.reading, '1.104.0');
    if (ends !== 'maybe' || !this.#leadsToDefaults(entry, target.name)) return [step];
    return [step, ...this.#defaultSteps(target, on)];
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

  /** What stands in for a name that nothing else answers to. */
  answerOf(name: string): Answer | undefined {
    const { kind } = resolve(this.setup.names, name, { aliases: false });
    const isNobody = kind === 'unknown' || (kind === 'maybe' && !this.setup.names.open);
    return isNobody ? this.defaultAnswer() : undefined;
  }

  /** Since 1.80.0 a name without deployments is answered by those of the first default fallback. */
  defaultAnswer(): Answer | undefined {
    const { names, lists } = this.setup;
    if (since(this.reading, '1.80.0') === 'no') return undefined;
    const all = lists.general.entries.filter(({ source }) => source === '*');
    const first = all.find(({ targets }) => targets.length > 0)?.targets[0];
    const deployments = names.groups.get(first?.name ?? '')?.deployments;
    // A mapping is looked up as if it were a name, and nothing has that name; a text is no list.
    if (!first || first.mapped || first.letter || !deployments) return undefined;
    const own = (asked: string): Own =>
      deployments.some(strategyRouterOf)
        ? { steps: [enterStep(`group:${first.name}`, [], first.span)] }
        : { deployments, stands: asked !== first.name };
    return { name: first.name, own, span: first.span };
  }

  #wildcardLane(name: string, group: Group, matched: readonly string[]): string {
    const because = `\`${shown(group.name)}\` matches \`${shown(name)}\``;
    const asked = ({ upstream }: Deployment) => wildcardModel(upstream, matched, name);
    return this.#add(`group:${name}`, name, { ...group, asked }, because);
  }

  #add(id: string, name: string, own: OwnDeployments, because: string): string {
    if (this.#known.has(id)) return id;
    this.#known.add(id);
    const span: Span = own.deployments[0]?.span ?? { start: 0, end: 0 };
    const kind = own.deployments[0]?.kind ?? 'group';
    const title = `model name ${shown(name)}`;
    this.#jobs.push(() => {
      this.lanes.set(id, laneOf(this, { id, kind, title, span, implied: { because, span }, name, own }));
    });
    return id;
  }

  /** Makes the lanes of the names that came up on the way. */
  finish(): void {
    for (let job = this.#jobs.pop(); job; job = this.#jobs.pop()) job();
  }
}
