import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readBlocks } from '../../src/blocks/read.ts';
import { recognise } from '../../src/dialects/recognise.ts';
import { compareSides, type SidedBlock } from '../../src/drift/compare-sides.ts';
import { driftFacts } from '../../src/drift/facts.ts';
import { rules } from '../../src/generated/rules.ts';
import type { Role } from '../../src/model/role.ts';
import { hitsOfFacts } from '../../src/rules/stage-facts.ts';
import { createDocument, locationRange } from '../../src/text/document.ts';
import { locate } from '../../src/text/view.ts';
import { catalogue } from './told.ts';

const page = readFileSync('docs/diff.md', 'utf8');

// The text of the fence whose info string ends so.
function fence(info: string): string {
  const found = new RegExp(`^(\`{3,})\\w+ routelint=ignore ${info}\\n([\\s\\S]*?)^\\1$`, 'm').exec(page);
  if (!found) throw new Error(`docs/diff.md has no fence \`${info}\``);
  return found[2] ?? '';
}

async function sided(path: string, role: Role): Promise<readonly SidedBlock[]> {
  const document = createDocument(path, fence(`file=${path}`));
  const { blocks } = await readBlocks(document, { hints: [], limits: { nodes: 10_000, depth: 50 } });
  return blocks.flatMap((block) => {
    const recognised = recognise(block, { catalogue, versions: {}, env: undefined });
    return recognised ? [{ recognised, role }] : [];
  });
}

it('docs/diff.md shows what diff says', async () => {
  const report = compareSides(await sided('live.yaml', 'live'), await sided('page.md', 'docs'), {
    catalogue,
  });
  const hits = driftFacts(report).flatMap(({ block, facts }) => hitsOfFacts(rules, block, facts));
  const lines = hits.map(({ block, span, rule, message }) => {
    const at = locate(block.view, span);
    return `${at.document.path}:${locationRange(at).start.line} ${rule}: ${message}\n`;
  });
  expect(lines.join('')).toBe(fence('findings'));
});
