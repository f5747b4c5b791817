import fc from 'fast-check';
import type { Block } from '../../src/blocks/block.ts';
import { NO_MARKERS } from '../../src/blocks/block.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { RoutingModel } from '../../src/model/routing.ts';
import type { Access, Locality } from '../../src/model/target.ts';
import type { CheckContext } from '../../src/rules/fact-book.ts';
import { createDocument } from '../../src/text/document.ts';
import { wholeView } from '../../src/text/view.ts';
import { models } from '../flow/models.ts';

/** A policy that asks for nothing. */
export const NO_POLICY: Policy = {
  private: { allow: [], lanes: [] },
  order: [],
  delegation: { providers: [] },
  tier: undefined,
};

/** The seed's operating rule. */
export const LOCAL_FIRST: Policy = {
  private: { allow: ['device', 'lan'], lanes: ['*'] },
  order: ['local', 'free', 'subscription', 'delegation', 'metered'],
  delegation: { providers: ['ollama-cloud'] },
  tier: undefined,
};

/** A block with nothing in it, for models that were built by hand. */
export function emptyBlock(text = ''): Block {
  const document = createDocument('config.yaml', text);
  return {
    id: 'config.yaml',
    view: wholeView(document),
    format: 'yaml',
    container: 'file',
    language: '',
    root: undefined,
    problems: [],
    markers: NO_MARKERS,
  };
}

/** What a check runs in, for a model that was built by hand. */
export function contextOf(model: RoutingModel, policy: Policy = NO_POLICY): CheckContext {
  return { block: emptyBlock(), model, policy, completeness: 'whole', role: 'live' };
}

const localities: fc.Arbitrary<Locality> = fc.constantFrom('device', 'lan', 'cloud', 'unknown');
const accesses: fc.Arbitrary<Access> = fc.constantFrom('free', 'subscription', 'metered', 'unknown');

const policies: fc.Arbitrary<Policy> = fc.record({
  private: fc.record({
    allow: fc.uniqueArray(localities),
    lanes: fc.constantFrom([], ['*'], ['main'], ['a*', 'th*d']),
  }),
  order: fc.constantFrom(LOCAL_FIRST.order, [], ['subscription' as const, 'metered' as const]),
  delegation: fc.constantFrom({ providers: [] }, { providers: ['custom'] }),
  tier: fc.constantFrom(undefined, {
    name: 'lean',
    primary: ['local' as const],
    fallback: ['free' as const],
  }),
});

/** Small random models, with targets anywhere and at any price, under random policies. */
export const contexts: fc.Arbitrary<CheckContext> = fc
  .tuple(
    models,
    policies,
    fc.array(fc.tuple(localities, accesses, fc.boolean()), { minLength: 5, maxLength: 5 }),
  )
  .map(([of, policy, judged]) => {
    const targets = [...of.targets.values()].map((target, index) => {
      const [locality = 'device', access = 'free', implied = false] = judged[index] ?? [];
      const because = 'the program adds it';
      return {
        ...target,
        locality: { value: locality, because: 'it stands there' },
        access: { value: access, because: 'it costs that' },
        endpoint: locality === 'unknown' ? undefined : target.endpoint,
        implied: implied ? { because, span: target.span } : undefined,
      };
    });
    return contextOf({ ...of, targets: new Map(targets.map((target) => [target.id, target])) }, policy);
  });
