import type { Prompt, Signal } from '../../src/flow/prompt.ts';

const NAMES = ['code', 'url', 'asked', 'tag a', 'tag b', 'pick a', 'pick b'] as const;

/**
 * Prompts of all small sizes that some text really has, with every reading of the signals that `pickyModels` ask for:
 * written out without the partition that they are held against.
 */
export function smallPrompts(): readonly Prompt[] {
  const prompts: Prompt[] = [];
  for (const [chars, words, lines] of sizesOfTexts()) {
    for (const signals of readings())
      prompts.push({ chars, words, lines, tokens: 1, private: true, signals });
  }
  return prompts;
}

// The sizes of all texts of `x`, space and line break up to eight characters, and of some longer ones.
function sizesOfTexts(): readonly (readonly [number, number, number])[] {
  const seen = new Map<string, readonly [number, number, number]>();
  let texts = ['x'];
  for (let length = 1; length <= 10; length++) {
    for (const text of texts) {
      const sizes = [text.length, text.split(/\s+/).filter(Boolean).length, text.split('\n').length] as const;
      if (sizes[1] > 0) seen.set(sizes.join(), sizes);
    }
    // Of the texts of one length one is kept for each pair of words and lines, and for what it ends in.
    const next = texts.flatMap((text) => [`${text}x`, `${text} x`.slice(0, text.length + 1), `${text}\n`]);
    const kept = new Map(
      next.map((text) => [
        `${text.split(/\s+/).filter(Boolean).length} ${text.split('\n').length} ${text.endsWith('x')}`,
        text,
      ]),
    );
    texts = [...kept.values()];
  }
  return [...seen.values(), [40, 9, 4] as const, [60, 12, 10] as const];
}

// Two answers of one classifier: one of them, none, or none to be had.
const PICKS = [
  ['no', 'no'],
  ['yes', 'no'],
  ['no', 'yes'],
  ['unavailable', 'unavailable'],
] as const;

function readings(): readonly ReadonlyMap<string, Signal>[] {
  const all: ReadonlyMap<string, Signal>[] = [];
  for (const code of ['no', 'yes'] as const)
    for (const url of ['no', 'yes'] as const)
      for (const asked of ['no', 'yes', 'unavailable'] as const)
        for (const tag of [undefined, 'tag a', 'tag b'] as const)
          for (const [a, b] of PICKS) {
            const signals = new Map<string, Signal>(NAMES.map((name) => [name, 'no']));
            signals.set('code', code).set('url', url).set('asked', asked).set('pick a', a).set('pick b', b);
            if (tag) signals.set(tag, 'yes');
            all.push(signals);
          }
  return all;
}
