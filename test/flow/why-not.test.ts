import { describe, expect, it } from 'vitest';
import { describeWitness } from '../../src/flow/describe-prompt.ts';
import { partitionOf } from '../../src/flow/partition.ts';
import type { Prompt } from '../../src/flow/prompt.ts';
import { laneRegions } from '../../src/flow/regions.ts';
import { whyNot } from '../../src/flow/why-not.ts';
import { witnessOf } from '../../src/flow/witness.ts';
import type { Condition, Lane } from '../../src/model/routing.ts';
import { lane, route, signal, size, step } from './models.ts';

function laneOf(...given: readonly Condition['all'][]): Lane {
  const routes = given.map((all, at) => ({
    ...route([{ ...step(`t${at}`), on: [] }], `r${at}`),
    when: { all },
  }));
  return { ...lane('main', []), routes };
}

function witnesses(of: Lane): readonly string[] {
  const partition = partitionOf([of]);
  return laneRegions(partition, of).routes.map(({ effective }) => {
    const witness = witnessOf(partition, effective, true);
    return witness ? describeWitness(witness) : 'none';
  });
}

const SHORT = [size('chars', '<=', 220), size('words', '<=', 40)] as const;
const prompt: Prompt = { chars: 300, words: 50, lines: 1, tokens: 75, private: false, signals: new Map() };

describe('witnessOf', () => {
  it('takes the smallest prompt of the plainest kind', () => {
    expect(witnesses(laneOf(SHORT, []))).toEqual([
      'a private prompt of 5 characters and 1 word',
      'a private prompt of 221 characters',
    ]);
    expect(witnesses(laneOf([]))).toEqual(['any private prompt']);
    expect(witnesses(laneOf([size('tokens', '>', 1_000)], [size('lines', '>=', 3)]))).toEqual([
      'a private prompt of 1001 tokens',
      'a private prompt of 3 lines and 2 tokens',
    ]);
  });

  it('asks for a signal only where nothing else will do, and for none that is not to be had before one that is', () => {
    const upstream = [...SHORT, signal('code', false), signal('url', false)];
    expect(witnesses(laneOf(upstream, [size('chars', '<=', 220), size('words', '<=', 40)], []))).toEqual([
      'a private prompt of 5 characters and 1 word',
      'a private prompt of 5 characters and 1 word with code in it',
      'a private prompt of 221 characters',
    ]);
    const asked = (value: boolean) => signal('asked', value, { unavailable: 'fails' });
    expect(witnesses(laneOf([asked(false)], []))).toEqual([
      'a private prompt',
      'a private prompt for which this holds: asked',
    ]);
    expect(witnesses(laneOf([asked(false)], [asked(true)], []))[2]).toBe(
      'a private prompt for which this cannot be told: asked',
    );
  });
});

describe('whyNot', () => {
  const of = laneOf(SHORT, [signal('code')], []);
  const [short, code, last] = of.routes;

  it('names the sizes that would do', () => {
    if (!short || !code || !last) throw new Error('three routes');
    expect(whyNot(of, short, prompt)).toMatchObject({
      taken: false,
      sizes: [
        ['chars', 220],
        ['words', 40],
      ],
    });
    expect(whyNot(of, code, prompt)).toMatchObject({ taken: false, sizes: [], signals: [['code', 'yes']] });
    expect(whyNot(of, last, prompt)).toMatchObject({ taken: true });
    const small = { ...prompt, chars: 20, words: 4 };
    expect(whyNot(of, last, small).sizes).toEqual([['chars', 221]]);
  });

  it('names the routes that leave it no prompt', () => {
    const dead = laneOf([size('words', '>', 5)], [size('words', '<', 9)], [signal('url')]);
    const [, , url] = dead.routes;
    if (!url) throw new Error('three routes');
    const answer = whyNot(dead, url, prompt);
    expect(answer.witness).toBeUndefined();
    expect(answer.cover.map((one) => one.id)).toEqual(['r0', 'r1']);
  });
});
