import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/generated/rules.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { Route, RoutingModel, SizeClause } from '../../src/model/routing.ts';
import type { Target } from '../../src/model/target.ts';
import { runChecks } from '../../src/rules/run.ts';
import { hitsOfFacts } from '../../src/rules/stage-facts.ts';
import { lane, model, models, route, signal, size, step, target } from '../flow/models.ts';
import { contextOf, contexts, emptyBlock, LOCAL_FIRST, NO_POLICY } from './contexts.ts';

const CLOUD = {
  locality: { value: 'cloud', because: 'it is hosted' },
  endpoint: 'https://api.example.com/v1',
} as const;
const METERED = { ...CLOUD, access: { value: 'metered', because: 'it bills by use' } } as const;
const PLAN = { ...CLOUD, access: { value: 'subscription', because: 'a plan' } } as const;
const HOP = { because: 'the program adds it', span: { start: 3, end: 4 } };

function found(id: string, of: RoutingModel, policy: Policy = LOCAL_FIRST) {
  const only = rules.filter((rule) => rule.id === id);
  expect(only).toHaveLength(1);
  return runChecks(only, contextOf(of, policy));
}

function chain(...targets: readonly Target[]): RoutingModel {
  const steps = targets.map((one, index) => ({
    ...step(one.id),
    span: { start: index * 10, end: index * 10 + 5 },
  }));
  return model([lane('main', steps, { title: 'the main lane' })], targets);
}

describe('runChecks', () => {
  it('makes one finding of what shares a cause, and tells of all its lanes', () => {
    const ids = Array.from({ length: 15 }, (_, index) => `aux${index}`);
    const paid = target('paid', { ...METERED, implied: HOP });
    const lanes = ids.map((id) => lane(id, [step('a'), step('paid', ['any'], HOP)]));
    const hits = found('private-egress', model(lanes, [paid]));
    expect(hits).toHaveLength(1);
    expect(hits[0]?.message).toBe(
      'private prompts of lane aux0, lane aux1, lane aux2 and 12 more reach paid when a fails, which no key says: the program adds it',
    );
    expect(hits[0]?.data['lanes']).toHaveLength(15);
    expect(hits[0]?.span).toEqual({ start: 0, end: 0 });
  });

  it('reports the first hop that leaves, not those after it', () => {
    const hits = found('private-egress', chain(target('a'), target('b', CLOUD), target('c', CLOUD)));
    expect(hits.map((hit) => [hit.span.start, hit.data['target']])).toEqual([[10, 'b']]);
  });

  it('is never an error where something is not known', () => {
    const unknown = { locality: { value: 'unknown', because: 'nobody says' } } as const;
    expect(
      found('private-egress', chain(target('a'), target('b', unknown))).map((hit) => hit.severity),
    ).toEqual(['info']);
    expect(found('privacy-local-first', chain(target('a', unknown))).map((hit) => hit.severity)).toEqual([
      'info',
    ]);
    const depends = { ...HOP, depends: ['version'] as const };
    const maybe = model([lane('main', [step('a'), step('b', ['any'], depends)])], [target('b', CLOUD)]);
    expect(found('private-egress', maybe).map((hit) => hit.severity)).toEqual(['warning']);
  });

  it('is quiet about a cloud setup by choice when there is no policy', () => {
    const of = chain(target('a', METERED), target('b', PLAN), target('c', METERED), target('d'));
    expect(runChecks(rules, contextOf(of, NO_POLICY))).toEqual([]);
  });

  it('tells the three ways to try a paid API too early apart', () => {
    const of = chain(
      target('api', METERED),
      target('plan', PLAN),
      target('service', { ...PLAN, provider: 'ollama-cloud' }),
      target('own'),
    );
    const at = (id: string) => found(id, of).map((hit) => hit.span.start);
    expect(at('oauth-before-api')).toEqual([10]);
    expect(at('delegation-before-api')).toEqual([20]);
    expect(at('api-last')).toEqual([30]);
    expect(at('metered-default')).toEqual([0]);
  });

  it('sees no bill where the first choice is local: another rule has that hop', () => {
    const paid = target('paid', { ...METERED, implied: HOP });
    const from = (first: Target) =>
      model([lane('aux', [step(first.id), step('paid', ['any'], HOP)])], [first, paid]);
    expect(found('free-to-paid-fallback', from(target('a')), NO_POLICY)).toEqual([]);
    expect(found('private-egress', from(target('a')), NO_POLICY)).toHaveLength(1);
    expect(found('free-to-paid-fallback', from(target('a', PLAN)), NO_POLICY)).toHaveLength(1);
    expect(found('private-egress', from(target('a', PLAN)), NO_POLICY)).toEqual([]);
  });

  it('has one rule for each hop that leaves: whose it is decides which', () => {
    const rulesOf = (of: RoutingModel, policy: Policy) =>
      runChecks(rules, contextOf(of, policy)).map((hit) => hit.rule);
    const borrowed = { ...step('cloud'), inherited: "it is everyone's" };
    const cloud = target('cloud', { ...CLOUD, access: { value: 'unknown', because: 'nobody says' } });
    const written = model([lane('own', [step('a'), step('cloud')])], [cloud]);
    const inherited = model([lane('own', [step('a'), borrowed])], [cloud]);
    expect(rulesOf(written, LOCAL_FIRST)).toEqual(['private-egress']);
    expect(rulesOf(inherited, LOCAL_FIRST)).toEqual(['inherited-egress']);
    expect(rulesOf(written, NO_POLICY)).toEqual([]);
    expect(rulesOf(inherited, NO_POLICY)).toEqual(['inherited-egress']);
    // The chain is the first lane's own: what is wrong with it is said there, for both.
    const both = model(
      [lane('main', [step('a'), step('cloud')]), lane('aux', [step('a'), borrowed])],
      [cloud],
    );
    expect(rulesOf(both, LOCAL_FIRST)).toEqual(['private-egress']);
    expect(rulesOf(both, NO_POLICY)).toEqual([]);
  });

  it('tells what leaves with nothing broken from what leaves when a signal is lost', () => {
    const asked = signal('private', true, { unavailable: 'fails' });
    const kept = { ...route([{ ...step('a'), on: [] }], 'kept'), when: { all: [asked] } };
    const rest = (to: string) => route([{ ...step(to), on: [] }], 'rest');
    const not = { ...rest('a'), id: 'not', when: { all: [{ ...asked, value: false }] } };
    const cloud = target('cloud', CLOUD);
    const of = (routes: readonly Route[]) => model([{ ...lane('main', []), routes }], [cloud]);
    const ids = (routes: readonly Route[], policy: Policy) =>
      runChecks(
        rules.filter((rule) => rule.category === 'policy'),
        contextOf(of(routes), policy),
      ).map((hit) => hit.rule);
    // Only the loss of the signal leads out.
    const open = [kept, not, rest('cloud')];
    expect(ids(open, LOCAL_FIRST)).toEqual(['fail-open-signal']);
    expect(found('fail-open-signal', of(open))[0]?.message).toBe(
      'a private prompt for which this cannot be told: private, in lane main, goes to cloud: the loss of the signal lets it out',
    );
    // A prompt that is not marked goes out with nothing broken: that is said, and not what needs more.
    expect(ids([kept, rest('cloud')], LOCAL_FIRST)).toEqual(['privacy-local-first']);
    expect(ids([kept, rest('cloud')], NO_POLICY)).toEqual(['fail-open-signal']);
    expect(ids([kept, rest('a')], NO_POLICY)).toEqual([]);
  });

  it('gives a text of the prompt that leaves, as programs measure it', () => {
    const short = {
      ...route([{ ...step('a'), on: [] }], 'short'),
      when: { all: [size('chars', '<=', 220)] },
    };
    const rest = route([{ ...step('cloud'), on: [] }], 'rest');
    const of = model([{ ...lane('main', []), routes: [short, rest] }], [target('cloud', CLOUD)]);
    const [hit] = found('privacy-local-first', of);
    expect(hit?.data['prompt']).toBe('prompt of 221 characters');
    expect(hit?.data['example']).toHaveLength(221);
  });

  it('names a prompt that an earlier route takes from the one it is for, and leaves exceptions alone', () => {
    const to = (id: string, ...all: readonly SizeClause[]) => ({
      ...route([{ ...step(id), on: [] }], `to-${id}`),
      when: { all },
    });
    const of = (...routes: readonly Route[]) => model([{ ...lane('main', []), routes }]);
    const rest = to('c');
    const rival = of(to('a', size('words', '<=', 9)), to('b', size('chars', '<=', 99)), rest);
    expect(found('partly-shadowed', rival, NO_POLICY).map((hit) => hit.message)).toEqual([
      'a prompt of 5 characters and 1 word meets the limits of route `to-b` of lane main and goes to a, as do 50 % of the kinds of prompt it is for: route `to-a` comes before it',
    ]);
    const exception = of(to('a', size('chars', '<=', 9)), to('b', size('chars', '<=', 99)), rest);
    expect(found('partly-shadowed', exception, NO_POLICY)).toEqual([]);
    const same = of(to('a', size('words', '<=', 9)), to('a', size('chars', '<=', 99)), rest);
    expect(found('partly-shadowed', same, NO_POLICY)).toEqual([]);
  });

  it('names a prompt that no route is for', () => {
    const short = { ...route([{ ...step('a'), on: [] }], 'short'), when: { all: [size('words', '<=', 11)] } };
    const of = model([{ ...lane('main', []), routes: [short] }]);
    expect(found('no-route', of, NO_POLICY).map((hit) => hit.message)).toEqual([
      'no route of lane main takes a prompt of 12 words, and there is none for what is left: it gets no answer, whatever works',
    ]);
  });

  it('calls a subscription that is passed over by the name of one rule', () => {
    const because = 'a key goes before any login';
    const api = target('api', { ...METERED, implied: { because, span: HOP.span } });
    const plan = target('plan', PLAN);
    const by = (of: RoutingModel) =>
      runChecks(rules, contextOf(of, { ...LOCAL_FIRST, private: NO_POLICY.private }))
        .filter((hit) => hit.severity !== 'info')
        .map((hit) => hit.rule);
    // Picked by the program: not a choice of the owner's for the API, nor an order that somebody wrote.
    const picked = model(
      [lane('main', [{ ...step('api', [], HOP) }]), lane('aux', [step('plan')])],
      [api, plan],
    );
    expect(by(picked)).toEqual(['subscription-preempted']);
    const written = model([lane('main', [step('paid'), step('plan')])], [target('paid', METERED), plan]);
    expect(by(written).sort()).toEqual(['metered-default', 'oauth-before-api']);
  });

  it('judges a tier by first choices and by all the rest', () => {
    const tier = { name: 'lean', primary: ['local'], fallback: ['local', 'subscription'] } as const;
    const policy = { ...NO_POLICY, tier };
    expect(found('tier-exceeded', chain(target('a'), target('b', PLAN)), policy)).toEqual([]);
    const hits = found('tier-exceeded', chain(target('a', PLAN), target('b', METERED)), policy);
    expect(hits.map((hit) => hit.data['target'])).toEqual(['b', 'a']);
  });

  it('shows no secret, whatever a model holds', () => {
    const key = `sk-${'proj-'}${'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0'}`;
    const hits = found('privacy-local-first', chain(target('a', { ...CLOUD, label: `model at ${key}` })));
    expect(hits).toHaveLength(1);
    expect(JSON.stringify([hits[0]?.message, hits[0]?.data])).not.toContain(key);
  });

  it('never throws', () => {
    fc.assert(fc.property(contexts, (context) => void runChecks(rules, context)));
    fc.assert(fc.property(models, (of) => void runChecks(rules, contextOf(of))));
  });
});

describe('hitsOfFacts', () => {
  const [rule] = rules.filter((one) => one.id === 'self-fallback');
  const fact = {
    rule: 'self-fallback',
    code: 'hermes-equals-primary',
    span: { start: 1, end: 2 },
    related: [{ span: { start: 3, end: 4 }, label: 'the first choice' }],
    data: { key: 'fallback_providers', target: 'qwen3' },
  };

  it('puts facts into the words of their rule', () => {
    const [hit] = hitsOfFacts(rule ? [rule] : [], emptyBlock(), [fact]);
    expect(hit?.message).toBe(
      '`fallback_providers` names qwen3, which is the first choice itself: Hermes skips the entry',
    );
    expect(hit?.related).toEqual([
      { block: undefined, span: { start: 3, end: 4 }, label: 'the first choice' },
    ]);
  });

  it('leaves out what no rule in force asks for', () => {
    expect(hitsOfFacts([], emptyBlock(), [fact])).toEqual([]);
  });

  it('has something to say for a code without words', () => {
    const [hit] = hitsOfFacts(rule ? [rule] : [], emptyBlock(), [{ ...fact, code: 'constructor' }]);
    expect(hit?.message).toBe(rule?.title);
    expect(hit?.help).toContain('routelint explain self-fallback');
  });
});
