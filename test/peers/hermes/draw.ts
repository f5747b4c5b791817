import type { Random } from '../../../bench/random.ts';
import { BUILTINS, nameOf, OWN_MODELS } from './providers.ts';

/** Part of a config: what stands under one key. */
export type Mapping = Record<string, unknown>;

/** What the parts of one case share: its named endpoints, and the ports they have taken. */
export class Draw {
  readonly random: Random;
  /** Names under which endpoints can be asked for. */
  readonly names: string[] = [];
  #port = 4000;

  constructor(random: Random) {
    this.random = random;
  }

  /** A server of one's own that no other part of the case has, or maybe has. */
  url(): string {
    if (this.#port === 4000 || this.random.chance(0.8)) this.#port++;
    return `http://127.0.0.1:${this.#port}/v1`;
  }

  model(): string {
    return this.random.pick(OWN_MODELS);
  }

  /** A provider by name with a model of its: of Hermes's own, or one of the named endpoints. */
  reference(): { provider: string; model: string } {
    const { random } = this;
    if (this.names.length > 0 && random.chance(0.35)) {
      return { provider: random.pick(this.names), model: this.model() };
    }
    const builtin = random.pick(BUILTINS);
    return { provider: nameOf(random, builtin), model: random.pick(builtin.models) };
  }

  /** Some of a mapping's keys are left out, each with a chance. */
  thinned(mapping: Mapping, chance: number): Mapping {
    return Object.fromEntries(Object.entries(mapping).filter(() => !this.random.chance(chance)));
  }
}
