import { describe, expect, it } from 'vitest';
import { walkOf } from '../../src/flow/attempts.ts';
import { sharedWithEarlier, singlePoint } from '../../src/flow/common-fate.ts';
import { partitionOf } from '../../src/flow/partition.ts';
import { laneRegions } from '../../src/flow/regions.ts';
import { idleClauses, isRedundant, lostPrompts, routeFault } from '../../src/flow/route-faults.ts';
import type { Condition, Lane } from '../../src/model/routing.ts';
import { lane, model, route, signal, size, step, target } from './models.ts';

type Given = readonly [to: string, ...when: Condition['all'][number][]];

function laneOf(...given: readonly Given[]): Lane {
  const routes = given.map(([to, ...all], index) => ({
    ...route([{ ...step(to), on: [] }], `r${index}`),
    when: { all },
  }));
  return { ...lane('main', []), routes };
}

function analysed(of: Lane) {
  const partition = partitionOf([of]);
  const regions = laneRegions(partition, of);
  return { partition, regions };
}

function faults(of: Lane): readonly string[] {
  const { partition, regions } = analysed(of);
  return regions.routes.map((region) => {
    const fault = routeFault(partition, regions, region);
    return fault ? `${fault.reason} ${fault.cover.map((one) => one.id)}`.trim() : '';
  });
}

describe('routeFault', () => {
  it('finds a route that two others cover between them, and names both', () => {
    const of = laneOf(
      ['a', size('chars', '<=', 100)],
      ['a', signal('code')],
      ['b', size('chars', '>', 50)],
      ['c', size('chars', '>=', 40), size('chars', '<', 200)],
      ['d'],
    );
    expect(faults(of)).toEqual(['', '', '', 'shadowed r0,r2', 'shadowed r0,r2']);
  });

  it('names one route where one is enough', () => {
    expect(faults(laneOf(['a', signal('code')], ['a'], ['b', size('words', '<', 9)]))).toEqual([
      '',
      '',
      'shadowed r1',
    ]);
  });

  it('tells a repeated route from a shadowed one', () => {
    expect(faults(laneOf(['a'], ['a', signal('code')]))).toEqual(['', 'repeated r0']);
  });

  it('knows that a few characters hold few words', () => {
    const fits = laneOf(['a', size('chars', '<=', 81), size('words', '>=', 41)], ['b']);
    const not = laneOf(['a', size('chars', '<=', 80), size('words', '>=', 41)], ['b']);
    expect([faults(fits)[0], faults(not)[0]]).toEqual(['', 'unmatchable']);
  });

  it('knows that a router picks one model', () => {
    const one = signal('picks one', true, { group: 'router' });
    const two = signal('picks two', true, { group: 'router' });
    expect(faults(laneOf(['a', one, two], ['b']))[0]).toBe('unmatchable');
    expect(faults(laneOf(['a', one], ['b', two], ['c']))).toEqual(['', '', '']);
  });

  it('leaves what a classifier that is down would take', () => {
    const asked = (value: boolean, unavailable: 'holds' | 'fails') => signal('asked', value, { unavailable });
    expect(faults(laneOf(['a', asked(true, 'fails')], ['b', asked(false, 'fails')], ['c']))[2]).toBe('');
    expect(faults(laneOf(['a', asked(true, 'fails')], ['b', asked(false, 'holds')], ['c']))[2]).toBe(
      'shadowed r0,r1',
    );
  });

  it('says nothing where the regions ran over their limit', () => {
    const of = laneOf(['a', size('chars', '<=', 9), size('words', '<=', 2)], ['b'], ['c']);
    const partition = partitionOf([of]);
    const regions = laneRegions(partition, of, { boxes: 1 });
    expect(regions.complete).toBe(false);
    expect(regions.routes.map((region) => routeFault(partition, regions, region))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('isRedundant, idleClauses and lostPrompts', () => {
  it('find a route whose prompts go to the same place without it', () => {
    const of = laneOf(['a', size('chars', '<=', 9)], ['b', signal('code')], ['a']);
    const { partition, regions } = analysed(of);
    expect(regions.routes.map((region) => isRedundant(partition, regions, region))).toEqual([
      false,
      false,
      false,
    ]);
    const same = analysed(laneOf(['a', size('chars', '<=', 9)], ['a']));
    expect(same.regions.routes.map((one) => isRedundant(same.partition, same.regions, one))).toEqual([
      true,
      false,
    ]);
  });

  it('find limits that the others make idle, of two only one', () => {
    const { partition, regions } = analysed(
      laneOf(['a', size('chars', '<=', 80), size('words', '<=', 40), size('words', '<=', 40)], ['b']),
    );
    const idle = regions.routes.flatMap((region) => idleClauses(partition, regions, region));
    expect(idle).toHaveLength(2);
    expect(idle.every((clause) => clause.kind === 'size' && clause.dimension === 'words')).toBe(true);
  });

  it('count what is lost to a rival, and not to an exception', () => {
    const rival = analysed(laneOf(['a', size('words', '<=', 9)], ['b', size('chars', '<=', 99)], ['c']));
    const exception = analysed(laneOf(['a', size('chars', '<=', 9)], ['b', size('chars', '<=', 99)], ['c']));
    const share = ({ partition, regions }: typeof rival) =>
      regions.routes.map((region) => lostPrompts(partition, regions, region)?.share);
    expect(share(rival)).toEqual([undefined, 0.5, undefined]);
    expect(share(exception)).toEqual([undefined, undefined, undefined]);
  });
});

describe('common fate', () => {
  const fate = { host: 'localhost:11434', account: undefined, credential: undefined };
  const chain = [step('a'), step('b'), step('c')];

  it('is what a fallback has in common with all before it', () => {
    const of = model([lane('main', chain)], [target('a', { fate }), target('b', { fate })]);
    const [only] = of.lanes[0]?.routes ?? [];
    if (!only) throw new Error('no route');
    expect(only.chain.map((one) => sharedWithEarlier(of, only, one)?.name)).toEqual([
      undefined,
      'localhost:11434',
      undefined,
    ]);
  });

  it('strands a lane that hangs on one thing, and not one that gives a fixed answer', () => {
    const one = model([lane('main', chain.slice(0, 2))], [target('a', { fate }), target('b', { fate })]);
    const mock = model([lane('main', [step('a')])], [target('a', { fate, mock: true })]);
    expect(
      [one, mock, model([lane('main', chain)])].map(
        (of) => of.lanes[0] && singlePoint(walkOf(of), of.lanes[0]),
      ),
    ).toEqual([{ kind: 'host', name: 'localhost:11434', whole: true }, undefined, undefined]);
  });

  it('knows a pool whose retries may ask the same one again', () => {
    const at = (host: string) => ({ fate: { host, account: undefined, credential: undefined } });
    const pool = model(
      [lane('main', [{ ...step('a'), targets: ['a', 'b'] }])],
      [target('a', at('localhost:11434')), target('b', at('192.168.1.20:11434'))],
    );
    const hasty = {
      ...pool,
      lists: { hasty: true, once: true, resumes: false, plain: ['connection'] as const },
    };
    const found = [pool, hasty].map((of) => of.lanes[0] && singlePoint(walkOf(of), of.lanes[0]));
    expect(found).toEqual([undefined, { kind: 'host', name: 'localhost:11434', whole: false }]);
  });
});
