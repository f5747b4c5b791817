import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleText } from '../../src/flow/example-text.ts';
import { canExist } from '../../src/flow/feasible.ts';
import { holdsPrompt } from '../../src/flow/partition.ts';
import type { Prompt, Signal } from '../../src/flow/prompt.ts';
import { promptReach } from '../../src/flow/prompt-reach.ts';
import { witnessOf } from '../../src/flow/witness.ts';
import type { SignalClause, SizeClause } from '../../src/model/routing.ts';
import { promptFacts } from '../../src/pipeline/trace-prompt.ts';
import { lane, model, pickyModels, route, signal, size, step } from './models.ts';

// Limits as people write them, beside each other in ways that few texts fit.
const clauses: fc.Arbitrary<SizeClause | SignalClause> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.constantFrom('chars' as const, 'words' as const, 'lines' as const),
        fc.constantFrom('<=' as const, '>' as const),
        fc.constantFrom(1, 2, 5, 28, 40, 41, 79, 80, 81, 160, 220, 400, 1_200),
      )
      .map(([dimension, operator, value]) => size(dimension, operator, value)),
  },
  fc
    .tuple(fc.constantFrom('code', 'url', 'keyword'), fc.boolean())
    .map(([name, value]) => signal(name, value)),
);

const routers = fc
  .array(fc.array(clauses, { maxLength: 3 }), { minLength: 1, maxLength: 4 })
  .map((conditions) => {
    const routes = conditions.map((all, index) => ({
      ...route([{ ...step(`t${index}`), on: [] }], `r${index}`),
      when: { all },
    }));
    return model([
      { ...lane('main', []), routes: [...routes, route([{ ...step('rest'), on: [] }], 'rest')] },
    ]);
  });

describe('exampleText', () => {
  it('is a real text of the cell that the witness stands for', () => {
    let made = 0;
    let witnesses = 0;
    fc.assert(
      fc.property(fc.oneof(routers, pickyModels), (of) => {
        const reach = promptReach(of);
        for (const flow of reach.flows) {
          const region = reach.regionOf(flow);
          const witness = witnessOf(reach.partition, region, false);
          if (!witness) throw new Error('a flow without a witness');
          witnesses++;
          expect(canExist(witness.prompt)).toBe(true);
          const text = exampleText(witness.prompt);
          if (text === undefined) continue;
          made++;
          const measured = asRead(text);
          if (!region.some((box) => holdsPrompt(reach.partition, box, measured)))
            expect({ text, measured }).toEqual(witness.prompt);
        }
      }),
      { numRuns: 400 },
    );
    // What has no text needs a classifier, a tag, or a longer text than says anything.
    expect(made).toBeGreaterThan(witnesses / 3);
  });

  it('is made for the limits of a threshold router', () => {
    const of = model([
      {
        ...lane('main', []),
        routes: [
          {
            ...route([{ ...step('own'), on: [] }], 'cheap'),
            when: { all: [size('chars', '<=', 220), size('words', '<=', 40)] },
          },
          route([{ ...step('cloud'), on: [] }], 'primary'),
        ],
      },
    ]);
    const reach = promptReach(of);
    const [, primary] = reach.flows;
    const witness = primary && witnessOf(reach.partition, reach.regionOf(primary), true);
    const text = witness && exampleText(witness.prompt);
    expect(text).toHaveLength(221);
    expect(text?.split(' ').length).toBeLessThanOrEqual(40);
  });
});

// The prompt as `trace` reads it off a text; a text shows nothing of what a program asks of a classifier.
function asRead(text: string): Prompt {
  const { sizes, signals } = promptFacts(text, false);
  const { chars = 0, words = 0, lines = 0, tokens = 0 } = sizes;
  const yes = signals.map((name): [string, Signal] => [name, 'yes']);
  return { chars, words, lines, tokens, private: false, signals: new Map(yes) };
}
