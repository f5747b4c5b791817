import type { Resolved } from './resolve.ts';

// YAML 1.2.2, 10.3.2 (core schema).
const DECIMAL = /^[-+]?[0-9]+$/;
const BASED = /^0(?:o[0-7]+|x[0-9a-fA-F]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const INFINITE = /^([-+]?)\.(?:inf|Inf|INF)$/;
const NOT_A_NUMBER = /^\.(?:nan|NaN|NAN)$/;

const WORDS = new Map<string, Resolved>();
for (const word of ['true', 'True', 'TRUE']) WORDS.set(word, { type: 'boolean', value: true });
for (const word of ['false', 'False', 'FALSE']) WORDS.set(word, { type: 'boolean', value: false });
for (const word of ['', '~', 'null', 'Null', 'NULL']) WORDS.set(word, { type: 'null', value: null });

/** What the YAML 1.2 core schema makes of a plain scalar; undefined for a string. */
export function resolve12(text: string): Resolved | undefined {
  if (text.length <= 5) {
    const word = WORDS.get(text);
    if (word) return word;
  }
  if (text.charCodeAt(0) > 57) return undefined;
  if (DECIMAL.test(text) || BASED.test(text) || FLOAT.test(text))
    return { type: 'number', value: Number(text) || 0 };
  const infinite = INFINITE.exec(text);
  if (infinite) return { type: 'number', value: infinite[1] === '-' ? -Infinity : Infinity };
  return NOT_A_NUMBER.test(text) ? { type: 'number', value: Number.NaN } : undefined;
}
