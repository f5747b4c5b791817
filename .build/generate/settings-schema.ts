import { readFile } from 'node:fs/promises';
import type { Output } from '../generate.ts';
import { loadRules } from '../rules/load.ts';

const PATH = 'schemas/routelint.schema.json';
const LEVELS = /("levels": \{\s*"type": \[[^\]]*\],\s*"properties": )\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/;

/** Puts the ids and titles of the rules into the schema of routelint.yaml, for the completions of editors. */
export async function outputs(): Promise<readonly Output[]> {
  const { rules } = await loadRules();
  const schema = await readFile(PATH, 'utf8');
  if (!LEVELS.test(schema)) throw new Error(`${PATH} has no place for the levels of rules`);
  const levels = Object.fromEntries(
    rules.map(({ rule }) => [rule.id, { description: rule.title, $ref: '#/definitions/level' }]),
  );
  const text = JSON.stringify(levels, undefined, 2).replaceAll('\n', '\n      ');
  return [{ path: PATH, text: schema.replace(LEVELS, (_whole, before: string) => before + text) }];
}
