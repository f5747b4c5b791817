import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, type Outcome } from '../../src/flow/evaluate.ts';
import { withFailures } from '../../src/flow/failures.ts';
import type { World } from '../../src/flow/flow.ts';
import type { Prompt } from '../../src/flow/prompt.ts';
import { judgeCase } from '../../src/route-test/judge-case.ts';
import type { Expectation } from '../../src/route-test/route-test.ts';
import { lane, model, models, pickyModels, step, target } from '../flow/models.ts';
import { smallPrompts } from '../flow/prompts.ts';
import { AT, named } from './policies.ts';

const prompts = smallPrompts();
const someDown = fc.subarray(['a', 'b', 'c', 'd', 'e']);

function expecting(parts: Omit<Expectation, 'at'>): Expectation {
  return { at: AT, ...parts };
}

function chainOf({ steps, target: last }: Outcome) {
  return [...steps.map(({ targets }) => targets.map(named)), ...(last === undefined ? [] : [[named(last)]])];
}

describe('judgeCase', () => {
  it('passes what comes, and fails what does not', () => {
    fc.assert(
      fc.property(
        fc.oneof(pickyModels, models),
        fc.constantFrom(...prompts),
        someDown,
        (of, prompt, down) => {
          const world: World = withFailures(of, new Map(), down, 'connection') ?? new Map();
          for (const one of of.lanes) {
            const outcomes = evaluate(of, one.id, world, prompt);
            const judge = (parts: Omit<Expectation, 'at'>) =>
              judgeCase(of, one, prompt, world, expecting(parts)).verdict;
            const ends = outcomes.map((outcome) => outcome.target);
            const names = ['a', 'b', 'c', 'd', 'e'];
            for (const name of names) {
              const always = ends.length > 0 && ends.every((end) => end === name);
              expect(judge({ target: [named(name)] })).toBe(always ? 'passed' : 'failed');
              expect(judge({ notTarget: [named(name)] })).toBe(ends.includes(name) ? 'failed' : 'passed');
            }
            const served = ends.length > 0 && ends.every((end) => end !== undefined);
            const unserved = ends.every((end) => end === undefined);
            expect(judge({ served: true })).toBe(served ? 'passed' : 'failed');
            expect(judge({ served: false })).toBe(unserved ? 'passed' : 'failed');
            const [only] = outcomes;
            if (!only || outcomes.length > 1) continue;
            const chain = chainOf(only);
            expect(judge({ chain })).toBe('passed');
            expect(judge({ chain: [...chain, [named('a')]] })).toBe('failed');
            expect(judge({ chain: chain.slice(1) })).toBe('failed');
            if (chain.length > 1)
              expect(judge({ chain: chain.toReversed() })).toBe(isPalindrome(chain) ? 'passed' : 'failed');
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  const prompt: Prompt = { chars: 9, words: 2, lines: 1, tokens: 3, private: false, signals: new Map() };

  it('does not know what hangs on the environment, unless that makes no difference', () => {
    const implied = {
      because: 'b is tried if a key is set',
      span: { start: 0, end: 0 },
      depends: ['environment' as const],
    };
    const one = lane('main', [step('a'), step('b', ['any'], implied), step('c')]);
    const of = model([one]);
    const down: World = new Map([['a', 'connection']]);
    const judge = (parts: Omit<Expectation, 'at'>) => judgeCase(of, one, prompt, down, expecting(parts));
    expect(judge({ target: [named('b')] })).toMatchObject({
      verdict: 'unknown',
      doubts: ['it hangs on whether this is so: b is tried if a key is set'],
    });
    expect(judge({ target: [named('b'), named('c')] }).verdict).toBe('passed');
    expect(judge({ served: true }).verdict).toBe('passed');
    expect(judge({ target: [named('a')] }).verdict).toBe('failed');
  });

  it('does not know what nothing says of a target', () => {
    const one = lane('main', [step('a')]);
    const of = model(
      [one],
      [target('a', { access: { value: 'unknown', because: 'nothing says what it costs' } })],
    );
    const judge = (parts: Omit<Expectation, 'at'>) => judgeCase(of, one, prompt, new Map(), expecting(parts));
    expect(judge({ access: ['free'] })).toMatchObject({
      verdict: 'unknown',
      doubts: ['`a` is unknown: nothing says what it costs'],
    });
    expect(judge({ access: ['unknown', 'free'] }).verdict).toBe('passed');
    expect(judge({ access: ['free'], locality: ['cloud'] }).verdict).toBe('failed');
  });
});

function isPalindrome(chain: ReturnType<typeof chainOf>): boolean {
  return chain.every((hop, at) => {
    const other = chain.at(-1 - at) ?? [];
    return hop.every(({ text }) => other.some((name) => name.text === text));
  });
}
