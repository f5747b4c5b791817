import fc from 'fast-check';
import { type Prompt, SIZES } from '../../src/flow/prompt.ts';
import type {
  Attributes,
  Claim,
  Named,
  PromptSet,
  RoutePolicy,
  Worlds,
} from '../../src/route-test/route-test.ts';
import { createDocument } from '../../src/text/document.ts';

/** No place. */
export const AT = { document: createDocument('test.route-test.yaml', ''), span: { start: 0, end: 0 } };

/** A name that stands nowhere. */
export function named(text: string): Named {
  return { text, at: AT };
}

/** Targets by their names. */
export function targets(...names: readonly string[]): Attributes {
  return { target: names.map(named) };
}

/** A set of prompts: all of them, unless said otherwise. */
export function promptSet(parts: Partial<PromptSet> = {}): PromptSet {
  return { at: AT, lanes: [], private: undefined, sizes: new Map(), signals: [], ...parts };
}

/** A policy over all prompts, whatever fails, unless said otherwise. */
export function policy(claim: Claim, worlds: Worlds = { kind: 'all' }, forall = promptSet()): RoutePolicy {
  return { name: 'a policy', at: AT, forall, claim, worlds };
}

/** Sets of prompts bounded in size, by bounds that models mention and others. */
export const promptSets: fc.Arbitrary<PromptSet> = fc
  .record({
    chars: fc.option(bounds(), { nil: undefined }),
    words: fc.option(bounds(), { nil: undefined }),
    lanes: fc.constantFrom(
      [],
      [named('main')],
      [named('!aux')],
      [named('*')],
      [named('aux'), named('third')],
    ),
  })
  .map(({ chars, words, lanes }) => {
    const sizes = new Map();
    if (chars) sizes.set('chars', chars);
    if (words) sizes.set('words', words);
    return promptSet({ sizes, lanes });
  });

function bounds() {
  return fc
    .tuple(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 0, max: 6 }),
      fc.constantFrom('min', 'max', 'both'),
    )
    .map(([min, more, which]) => ({
      min: which === 'max' ? undefined : min,
      max: which === 'min' ? undefined : min + more,
    }));
}

/** Is a prompt in a set, as far as its sizes say? Written without the partition it is held against. */
export function isIn(set: PromptSet, prompt: Prompt): boolean {
  return SIZES.every((name) => {
    const { min, max } = set.sizes.get(name) ?? { min: undefined, max: undefined };
    return prompt[name] >= (min ?? 0) && prompt[name] <= (max ?? Number.POSITIVE_INFINITY);
  });
}
