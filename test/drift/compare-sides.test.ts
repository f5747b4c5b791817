import { describe, expect, it } from 'vitest';
import { compareSides, type SidedBlock } from '../../src/drift/compare-sides.ts';
import { driftFacts } from '../../src/drift/facts.ts';
import { uniqueMarkerFacts } from '../../src/drift/marker-facts.ts';
import type { Role } from '../../src/model/role.ts';
import { type BlockOptions, blockOf } from './blocks.ts';
import { catalogue, toldDrift } from './told.ts';

const LIVE = 'model: { default: a, provider: nous }\nagent: { max_turns: 60 }\n';

function side(text: string, role: Role, options: BlockOptions = {}): SidedBlock {
  return { recognised: blockOf(text, { container: role === 'docs' ? 'fence' : 'file', ...options }), role };
}

function compare(from: readonly SidedBlock[], to: readonly SidedBlock[]) {
  return compareSides(from, to, { catalogue });
}

describe('what is compared how', () => {
  const live = side(LIVE, 'live', { path: 'live.yaml' });
  const other = 'model: { default: b, provider: nous }\n';

  it('documents make partial claims', () => {
    const { claims, summary } = compare([live], [side(other, 'docs', { path: 'post.md' })]);
    expect(toldDrift(claims)).toEqual(['1 contradicts/value model.default: b -> a (live 1)']);
    expect(claims.every(({ mode }) => mode === 'claim')).toBe(true);
    expect(summary).toEqual({
      documented: 1,
      compared: 1,
      holds: 1,
      elided: 0,
      contradicts: 1,
      notLive: 0,
      omits: 0,
      skipped: [],
      notCompared: [],
    });
  });

  it.each([
    ['a whole config among documents', side(other, 'docs', { container: 'file' })],
    ['a fence', side(other, 'config', { container: 'fence' })],
    ['a piece', side('default: b', 'config', { under: 'model' })],
  ])('%s makes a claim', (_, to) => {
    expect(compare([live], [to]).claims.every(({ mode }) => mode === 'claim')).toBe(true);
  });

  it('two whole configs are told apart from the first to the second', () => {
    const { claims } = compare([side(other, 'backup', { path: 'backup.yaml' })], [live]);
    expect(claims.map(({ mode }) => mode)).toContain('change');
    expect(toldDrift(claims)).toEqual([
      '1 contradicts/value model.default: b -> a (live 1)',
      expect.stringMatching(/^1 omits\/.* agent/),
    ]);
  });

  it('a whole config is compared with the nearest of several', () => {
    const near = side(LIVE.replace('60', '61'), 'backup', { path: 'near.yaml' });
    const far = side(other, 'backup', { path: 'far.yaml' });
    const { comparisons, summary } = compare([far, near], [live]);
    expect(comparisons.map(({ documented }) => documented.block.id)).toEqual(['near.yaml']);
    expect(summary.skipped).toEqual([{ id: 'far.yaml', reason: 'another file of its side is nearer' }]);
  });

  it('a file of the same name is the one that is meant', () => {
    const near = side(LIVE, 'config', { path: 'old/b.yaml' });
    const same = side(other, 'config', { path: 'old/a.yaml' });
    const { comparisons } = compare([near, same], [side(LIVE, 'config', { path: 'new/a.yaml' })]);
    expect(comparisons.map(({ documented }) => documented.block.id)).toEqual(['old/a.yaml']);
  });

  it('nothing is compared with itself', () => {
    const { summary } = compare([live], [live]);
    expect(summary.compared).toBe(0);
    expect(summary.notCompared).toEqual([
      { id: 'live.yaml', reason: 'there is no live config to compare it with' },
    ]);
  });

  it('nothing compared is said', () => {
    expect(compare([live], []).summary).toMatchObject({ documented: 0, compared: 0 });
    const post = side('model_list: []', 'docs', { dialect: 'litellm', path: 'post.md' });
    expect(compare([live], [post]).summary.notCompared).toEqual([
      { id: 'post.md', reason: 'it is for LiteLLM, and what is live is for Hermes Agent' },
    ]);
  });
});

describe('several live files', () => {
  const work = side('model: { default: w, provider: nous }\nagent: { max_turns: 1 }', 'live', {
    path: 'work.yaml',
  });
  const home = side('model: { default: h, provider: nous }\nagent: { max_turns: 2 }', 'live', {
    path: 'home.yaml',
  });

  it('the one that agrees most is meant', () => {
    const post = side('model: { default: h, provider: nous }\nagent: { max_turns: 3 }', 'docs');
    const { comparisons, claims } = compare([work, home], [post]);
    expect(comparisons[0]?.live?.block.id).toBe('home.yaml');
    expect(comparisons[0]?.ties).toEqual([]);
    expect(toldDrift(claims)).toHaveLength(1);
  });

  it('of two as close the first is taken, and that is said', () => {
    const report = compare([work, home], [side('model: { default: x, provider: nous }', 'docs')]);
    expect(report.comparisons[0]?.ties.map(({ block }) => block.id)).toEqual(['home.yaml']);
    const facts = driftFacts(report).flatMap((each) => each.facts);
    expect(facts.find(({ rule }) => rule === 'not-compared')?.data).toEqual({
      chosen: 'work.yaml',
      rival: 'home.yaml',
      rivals: 1,
    });
  });

  it('one that nothing contradicts is meant, however little it says', () => {
    const quiet = side('model: { default: q }', 'live', { path: 'quiet.yaml' });
    const post = side('model: { default: q }\nagent: { max_turns: 1 }\nx: 1', 'docs');
    expect(compare([work, quiet], [post]).comparisons[0]?.live?.block.id).toBe('work.yaml');
    const short = side('model: { default: q, provider: "<yours>" }', 'docs');
    expect(compare([work, quiet], [short]).claims.every(({ verdict }) => verdict === 'holds')).toBe(true);
  });

  it('which one is meant does not matter where all say the same of the block', () => {
    const report = compare([work, home], [side('zeta: { a: 1 }', 'docs')]);
    expect(toldDrift(report.claims)).toHaveLength(1);
    expect(report.comparisons[0]?.ties).toEqual([]);
  });

  it('which one is meant does not matter where both agree', () => {
    const report = compare([work, home], [side('model: { provider: nous }', 'docs')]);
    expect(report.comparisons[0]?.ties).toEqual([]);
  });
});

describe('the status of a block', () => {
  const live = side(LIVE, 'live');
  const span = { start: 0, end: 5 };

  it.each(['historical', 'proposal', 'example'] as const)('%s is not compared, for its reason', (status) => {
    const post = side('model: { default: old }', 'docs', {
      path: 'p.md',
      markers: { status, reason: 'it was so', span },
    });
    const { summary } = compare([live], [post]);
    expect(summary).toMatchObject({ compared: 0, skipped: [{ id: 'p.md', reason: 'it was so' }] });
  });

  it('archives are not compared, unless a block says that it is current', () => {
    expect(compare([live], [side(LIVE, 'archive')]).summary.skipped).toHaveLength(1);
    expect(
      compare([live], [side(LIVE, 'archive', { markers: { status: 'current', span } })]).summary.compared,
    ).toBe(1);
  });

  it('asof makes drift an event', () => {
    const post = side('model: { default: old }\nfallback_providers: [{ provider: nous, model: x }]', 'docs', {
      markers: { status: 'asof', date: '2026-04-12', span },
    });
    const facts = driftFacts(compare([live], [post])).flatMap((each) => each.facts);
    expect(facts.map(({ rule, code }) => `${rule}/${code}`)).toEqual([
      'superseded/changed',
      'superseded/gone',
    ]);
    expect(facts[0]?.data).toMatchObject({ date: '2026-04-12' });
  });

  it('history and plans that are live are said to be', () => {
    const marked = (status: 'historical' | 'proposal' | 'example', text: string) =>
      compare([live], [side(text, 'docs', { markers: { status, reason: 'r', span } })]).stale.length;
    expect(marked('historical', 'model: { default: a }')).toBe(1);
    expect(marked('proposal', 'model: { default: a }')).toBe(1);
    expect(marked('example', 'model: { default: a }')).toBe(0);
    expect(marked('historical', 'model: { default: b }')).toBe(0);
    // Nothing that routes: many configs would say so.
    expect(marked('historical', 'agent: { max_turns: 60 }')).toBe(0);
    expect(marked('historical', 'model: { default: "<model>" }')).toBe(0);
  });
});

describe('facts', () => {
  it('say first what reroutes, and take other drift a level down', () => {
    const live = side(LIVE, 'live', { path: 'live.yaml' });
    const post = side('agent: { max_turns: 1 }\nmodel: { default: b }', 'docs', { path: 'post.md' });
    const facts = driftFacts(compare([live], [post])).flatMap((each) => each.facts);
    expect(facts.map(({ rule, severity, data }) => [rule, severity, data['path'], data['live']])).toEqual([
      ['contradicts', undefined, 'model.default', 'live.yaml:1'],
      ['contradicts', 'warning', 'agent.max_turns', 'live.yaml:2'],
    ]);
  });

  it('put a change where the newer file has it, and a loss where the older had it', () => {
    const before = side(
      'model: { default: a, provider: nous }\nproviders: { box: { api: "http://b" } }',
      'backup',
      { path: 'old.yaml' },
    );
    const after = side('model: { default: b, provider: nous }\ndelegation: { model: c }', 'live', {
      path: 'new.yaml',
    });
    const facts = driftFacts(compare([before], [after]));
    expect(facts.map(({ block, facts: [fact] }) => [block.id, fact?.code, fact?.data['sign']])).toEqual([
      ['new.yaml', 'added', '+'],
      ['new.yaml', 'value', '±'],
      ['old.yaml', 'removed', '-'],
    ]);
  });
});

describe('what is wrong with markers', () => {
  const codes = (markers: BlockOptions['markers'], times = 1): readonly string[] => {
    const blocks = Array.from(
      { length: times },
      () => blockOf('model: a', { path: 'p.md', markers: markers ?? {} }).block,
    );
    return uniqueMarkerFacts(blocks).flatMap(({ facts }) => facts.map(({ rule, code }) => `${rule}/${code}`));
  };
  const span = { start: 3, end: 9 };

  it('is a skip without a reason', () => {
    expect(codes({ status: 'historical', span })).toEqual(['marker-reason/no-reason']);
    expect(codes({ status: 'historical', reason: 'r', span })).toEqual([]);
    expect(codes({ status: 'current', span })).toEqual([]);
    // Declared in routelint.yaml: not the page's to explain.
    expect(codes({ status: 'historical' })).toEqual([]);
  });

  it('is asof without a day', () => {
    expect(codes({ status: 'asof', span })).toEqual(['marker-unknown/no-date']);
    expect(codes({ status: 'asof', date: '2026-01-01', span })).toEqual([]);
  });

  it('is a word that means nothing, once for all the blocks of a page', () => {
    expect(codes({ unknown: [{ text: 'historicl', span }] }, 3)).toEqual(['marker-unknown/unknown-word']);
    expect(codes({ unknown: [{ text: 'asof=soon', span }] })).toEqual(['marker-unknown/unusable-value']);
    expect(codes({ unknown: [{ text: 'example', span }] })).toEqual(['marker-unknown/second-status']);
  });
});
