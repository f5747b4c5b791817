import { describe, expect, it } from 'vitest';
import { graphOf } from '../../src/map/build.ts';
import { mapBy } from '../../src/map/by.ts';
import { mapText } from '../../src/map/format.ts';
import type { MapOptions } from '../../src/map/graph.ts';
import { triggerWords } from '../../src/map/words.ts';
import type { RoutingModel } from '../../src/model/routing.ts';
import { titlesOf } from '../../src/pipeline/map.ts';
import { lane, model, route, signal, step, target } from '../flow/models.ts';

const cloud = { locality: { value: 'cloud', because: '' } } as const;
const metered = { access: { value: 'metered', because: '' } } as const;
const PLAIN: MapOptions = { title: 'config.yaml', program: 'P', by: ['lane'], privacy: undefined };

function tree(of: RoutingModel, how: Partial<MapOptions> = {}): readonly string[] {
  return mapText([graphOf(of, { ...PLAIN, ...how })], 'tree')
    .trimEnd()
    .split('\n');
}

describe('graphOf', () => {
  it('says so when there are more ways through a lane than are followed, and draws it all the same', () => {
    const many = (id: string) => ({
      ...lane(id, []),
      routes: Array.from({ length: 30 }, (_, at) => ({
        ...route([{ ...step(`${id}${at}`), on: [] }], `${at}`),
        when: { all: [signal(`${id} picks ${at}`, true, { group: id })] },
      })),
    });
    const main = lane('main', [step('>x'), step('>y'), step('>z'), step('a')]);
    const graph = graphOf(model([main, many('x'), many('y'), many('z')]), PLAIN);
    expect(graph.notModelled).toEqual(['some lanes have more ways through than are followed']);
    expect(graph.sections[0]?.lanes).toHaveLength(4);
    expect(graphOf(model([main, many('x')]), PLAIN).notModelled).toEqual([]);
  });

  it('merges lanes of one kind that lead to the same chain', () => {
    const task = (name: string) =>
      lane(`auxiliary.${name}`, [step('a'), step('b')], {
        kind: 'auxiliary',
        title: `auxiliary task ${name}`,
      });
    const of = model([task('vision'), lane('main', [step('a'), step('b')]), task('web'), task('mcp')]);
    expect(tree(of)).toEqual([
      'config.yaml  P',
      '├─ 3 auxiliary tasks: vision, web, mcp',
      '│  ├─ 1. a  device, free',
      '│  └─ if that fails',
      '│     └─ 2. b  device, free',
      '└─ lane main',
      '   ├─ 1. a  device, free',
      '   └─ if that fails',
      '      └─ 2. b  device, free',
    ]);
  });

  it('shows pools, lanes that take over, what is implied and what never helps', () => {
    const implied = { because: 'the program adds it', span: { start: 0, end: 0 } };
    const span = (start: number, made: ReturnType<typeof step>) => ({
      ...made,
      span: { start, end: start + 1 },
    });
    const of = model([
      lane('main', [
        span(1, step('a+b')),
        span(2, step('>aux', ['timeout'])),
        span(3, step('c', ['any'], implied)),
        span(4, step('b')),
      ]),
      lane('aux', [step('c'), step('b')]),
    ]);
    expect(tree(of).slice(0, 11)).toEqual([
      'config.yaml  P',
      '├─ lane main',
      '│  ├─ 1. one of 2',
      '│  │  ├─ a  device, free',
      '│  │  └─ b  device, free',
      '│  ├─ on a timeout',
      '│  │  └─ 2. lane aux, with its fallbacks: c  device, free',
      '│  └─ if that fails',
      '│     ├─ 3. c  device, free  (implied: the program adds it)',
      '│     └─ 4. b  device, free  (never helps: it leads back to the first choice)',
      '└─ lane aux',
    ]);
  });

  it('groups lanes by how far their prompts can go', () => {
    const lanes = [lane('far', [step('a'), step('b')]), lane('near', [step('a')])];
    const of = model(lanes, [target('b', { ...cloud, ...metered })]);
    expect(tree(of, { by: ['locality'] }).filter((line) => /^.─ /.test(line))).toEqual([
      '├─ stays on this device',
      '└─ can reach the cloud',
    ]);
    expect(tree(of, { by: ['access'] }).filter((line) => /^.─ /.test(line))).toEqual([
      '├─ free of charge',
      '└─ can bill per token',
    ]);
  });

  it('marks what the policy keeps from private prompts, in lanes that carry them', () => {
    const of = model([lane('main', [step('b')]), lane('delegation', [step('b')])], [target('b', cloud)]);
    const privacy = { allow: ['device'] as const, carries: (id: string) => id === 'main' };
    expect(tree(of, { by: ['privacy', 'lane'], privacy })).toEqual([
      'config.yaml  P',
      '├─ may carry private prompts',
      '│  └─ lane main',
      '│     └─ 1. b  cloud, free  not for private prompts',
      '└─ not meant for private prompts',
      '   └─ lane delegation',
      '      └─ 1. b  cloud, free',
    ]);
  });

  it('ends at lanes that enter each other, and says where nothing is shown', () => {
    const of = model([lane('main', [step('>aux')]), lane('aux', [step('>main')])]);
    expect(tree(of)).toContain('│  └─ 1. lane aux');
    expect(tree(model([lane('main', [])])).at(-1)).toBe('   └─ nothing that this config shows');
  });
});

describe('triggerWords', () => {
  it('lists few failures, and of many what is missing', () => {
    expect(triggerWords(['any'])).toBe('if that fails');
    expect(triggerWords(['timeout', 'billing'])).toBe('on a timeout or exhausted credit');
    expect(
      triggerWords([
        'connection',
        'timeout',
        'server-error',
        'rate-limit',
        'billing',
        'auth',
        'no-credential',
        'bad-request',
      ]),
    ).toBe('if that fails, other than by a prompt too long or refused content');
  });
});

describe('titlesOf', () => {
  it('says no more of a path than tells it apart', () => {
    expect(titlesOf(['/home/me/.hermes/config.yaml'])).toEqual(['config.yaml']);
    expect(titlesOf(['/a/work/c.yaml', '/a/home/c.yaml'])).toEqual(['work/c.yaml', 'home/c.yaml']);
    expect(titlesOf(['post.md#1', 'post.md#2'])).toEqual(['post.md#1', 'post.md#2']);
  });
});

describe('mapBy', () => {
  it('reads keys, and no other words', () => {
    expect(mapBy('privacy, lane')).toEqual(['privacy', 'lane']);
    expect(mapBy('lane,size')).toBeUndefined();
    expect(mapBy('')).toBeUndefined();
  });
});
