import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../src/blocks/read.ts';
import type { DialectId } from '../../src/dialects/dialect.ts';
import { recognise } from '../../src/dialects/recognise.ts';
import { createReader } from '../../src/drift/canonical/index.ts';
import { compareBlock } from '../../src/drift/compare-blocks.ts';
import { compareSides, type SidedBlock } from '../../src/drift/compare-sides.ts';
import { driftFacts } from '../../src/drift/facts.ts';
import type { Role } from '../../src/model/role.ts';
import { createDocument, locationRange } from '../../src/text/document.ts';
import { locate } from '../../src/text/view.ts';
import { blockOf } from './blocks.ts';
import { catalogue, toldDrift } from './told.ts';

const CORPUS = resolve('../shared/corpus');
const present = existsSync(CORPUS);
if (!present) process.stdout.write(`skipped: no corpus of real files at ${CORPUS}\n`);

function filesOf(folder: string): readonly string[] {
  if (!present) return [];
  return readdirSync(join(CORPUS, folder))
    .filter((name) => /\.(?:ya?ml|md)$/.test(name))
    .map((name) => join(CORPUS, folder, name));
}

function numbered(folder: string, number: string): string {
  return filesOf(folder).find((path) => basename(path).startsWith(number)) ?? '';
}

async function sided(path: string, role: Role): Promise<readonly SidedBlock[]> {
  const document = createDocument(basename(path), readFileSync(path, 'utf8'));
  const { blocks } = await readBlocks(document, { hints: [], limits: { nodes: 1e6, depth: 100 } });
  return blocks.flatMap((block) => {
    const recognised = recognise(block, { catalogue, versions: {}, env: undefined });
    return recognised ? [{ recognised, role }] : [];
  });
}

// `line rule path` for all that reroutes prompts, and how many other findings there are.
async function compare(from: string, to: string, role: Role) {
  const report = compareSides(await sided(from, 'live'), await sided(to, role), { catalogue });
  const facts = driftFacts(report).flatMap(({ block, facts: found }) =>
    found.map((fact) => ({ block, ...fact })),
  );
  const rerouting = facts.filter(({ data }) => data['effect'] === 'reroutes');
  const told = rerouting.map(({ block, span, rule, code, data }) => {
    const { line } = locationRange(locate(block.view, span)).start;
    return `${line} ${rule}/${code} ${data['path']}`;
  });
  return { told, others: facts.length - rerouting.length, summary: report.summary };
}

describe.skipIf(!present)('real configs', () => {
  const dialects: readonly DialectId[] = ['hermes', 'litellm'];
  for (const dialect of dialects) {
    it.each(filesOf(dialect).map((path) => [basename(path), path]))(
      '%s agrees with itself, whole and in pieces',
      (_, path) => {
        const text = readFileSync(path, 'utf8');
        const live = blockOf(text, { dialect, path: 'live.yaml' });
        const read = createReader(catalogue);
        for (const mode of ['claim', 'change'] as const) {
          expect(
            toldDrift(compareBlock(blockOf(text, { dialect }), [live], { catalogue, mode }, read).claims),
          ).toEqual([]);
        }
        const root = live.block.root;
        for (const entry of root?.kind === 'map' ? root.entries : []) {
          const piece = blockOf('', { dialect, path: 'post.md', under: entry.key });
          const cut = { ...piece, block: { ...live.block, id: 'post.md', root: entry.value } };
          expect(toldDrift(compareBlock(cut, [live], { catalogue }, read).claims), entry.key).toEqual([]);
        }
      },
    );
  }
});

describe.skipIf(!present)('real pairs', () => {
  it('a how-to names a fallback that was never set', async () => {
    const { told, others } = await compare(numbered('hermes', '07'), numbered('hermes-docs', '10'), 'docs');
    expect(told).toEqual([expect.stringMatching(/^53 not-live\/item fallback_providers\[openrouter\//)]);
    expect(others).toBe(0);
  });

  it('and so does the skill that links to it', async () => {
    const { told, summary } = await compare(numbered('hermes', '07'), numbered('hermes-docs', '09'), 'docs');
    expect(told).toEqual([expect.stringMatching(/^177 not-live\/item fallback_providers\[openrouter\//)]);
    expect(summary).toMatchObject({ documented: 1, compared: 1 });
  });

  it('backups of one setup tell what was rerouted and when', async () => {
    const [first, second, third] = ['03', '04', '05'].map((number) => numbered('hermes', number));
    const early = await compare(first ?? '', second ?? '', 'backup');
    expect(early.told).toEqual([
      '2 changed/value model.default',
      '3 changed/value model.provider',
      '5 changed/value model.base_url',
      '329 changed/removed fallback_model[openrouter/anthropic/claude-sonnet-4]',
    ]);
    const late = await compare(second ?? '', third ?? '', 'backup');
    expect(late.told).toEqual([
      '2 changed/value model.default',
      '7 changed/added providers.opencode-go',
      '11 changed/added providers.openai-codex',
      '125 changed/value auxiliary.vision.provider',
      '126 changed/value auxiliary.vision.model',
    ]);
  });
});
