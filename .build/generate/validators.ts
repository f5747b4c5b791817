import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import type { Generated, Output } from '../generate.ts';
import { packShape } from '../schemas/pack.ts';
import { readSchema } from '../schemas/shape.ts';

const HEADER = '// Written by .build/generate/validators.ts from schemas/.\n';

/**
 * For each schema of a dialect (the others are for editors, the build and tests), a module with a validator (ajv's own code, in a function, so that a
 * run pays only for those it calls) and with its shape: the schema without its prose, as text of which a run parses the
 * parts it comes to.
 */
export async function outputs(): Promise<Generated> {
  const files: Output[] = [];
  const problems: string[] = [];
  const names: string[] = [];
  for (const path of await schemaFiles()) {
    const name = path.replace(/^.*\//, '').replace('.schema.json', '');
    if (!existsSync(`src/dialects/${name}`)) continue;
    const { shape, checks, unknown } = readSchema(JSON.parse(await readFile(path, 'utf8')));
    for (const keyword of unknown) problems.push(`${path}: routelint does not know the keyword ${keyword}`);
    try {
      files.push({ path: `src/generated/schemas/${name}.ts`, text: moduleOf(await compile(checks), shape) });
      names.push(name);
    } catch (error) {
      problems.push(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  files.push({ path: 'src/generated/schemas.ts', text: indexOf(names.sort()) });
  return { files: [...files, ...(await leftOver(names))], problems };
}

// The module of a schema that is gone.
async function leftOver(names: readonly string[]): Promise<readonly Output[]> {
  const there = await readdir('src/generated/schemas').catch(() => []);
  const gone = there.filter((file) => file.endsWith('.ts') && !names.includes(file.replace('.ts', '')));
  return gone.map((file) => ({ path: `src/generated/schemas/${file}`, text: undefined }));
}

async function schemaFiles(): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const folder of ['schemas', 'schemas/dialects']) {
    for (const file of await readdir(folder).catch(() => [])) {
      if (file.endsWith('.schema.json')) paths.push(`${folder}/${file}`);
    }
  }
  return paths.sort();
}

// ajv's helpers and its own code become one expression that gives the validator.
async function compile(checks: object): Promise<string> {
  const ajv = new Ajv({
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    inlineRefs: false,
    messages: false,
    code: { source: true, esm: false },
  });
  const code = withoutErrors(standalone.default(ajv, ajv.compile(checks)));
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: '.', loader: 'js' },
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    globalName: 'made',
    target: 'node20',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

// Only the verdict is used: what was wrong, and where, `src/schema/explain.ts` finds on the nodes. The code counts its
// errors, so each function keeps one that means nothing. Tests hold the result against ajv as it comes.
function withoutErrors(code: string): string {
  const bare = code
    .replace(/\{instancePath[^{}]*params:\{[^{}]*\}\}/g, '0')
    .replace(/validate\d+\.errors = (?:\[0\]|vErrors);/g, '');
  const names = new Set([...bare.matchAll(/function (validate\d+)\(/g)].map((match) => match[1]));
  return `${bare};${[...names].map((name) => `${name}.errors = [0];`).join('')}`;
}

function moduleOf(code: string, shape: object): string {
  return `// @ts-nocheck
${HEADER}
/** The schema without its prose, packed. */
export function shape(): string {
  return ${JSON.stringify(packShape(shape))};
}

/** Makes ajv's validator of the schema. */
export function validator(): (value: unknown) => boolean {
${code.replace(/^"use strict";/, '').trim()}
return made;
}
`;
}

function indexOf(names: readonly string[]): string {
  const identifier = (name: string): string =>
    name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const imports = names.map((name) => `import * as ${identifier(name)} from './schemas/${name}.ts';\n`);
  const entries = names.map((name) => `  '${name}': ${identifier(name)},\n`);
  return `${HEADER}${imports.join('')}
/** Every schema by its name. */
export const generatedSchemas = {
${entries.join('')}} as const;
`;
}
