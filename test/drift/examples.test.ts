import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../src/blocks/read.ts';
import { type RecognisedBlock, recognise } from '../../src/dialects/recognise.ts';
import { compareSides, type SidedBlock } from '../../src/drift/compare-sides.ts';
import { driftFacts } from '../../src/drift/facts.ts';
import { uniqueMarkerFacts } from '../../src/drift/marker-facts.ts';
import { ruleWords } from '../../src/generated/rule-words.ts';
import { rules } from '../../src/generated/rules.ts';
import { checkTexts } from '../../src/index.ts';
import type { Hit, RuleExample } from '../../src/rules/rule.ts';
import { hitsOfFacts } from '../../src/rules/stage-facts.ts';
import { createDocument, type Location, locationRange } from '../../src/text/document.ts';
import { locate } from '../../src/text/view.ts';
import { catalogue } from './told.ts';

async function recognised(path: string, text: string): Promise<readonly RecognisedBlock[]> {
  const limits = { nodes: 10_000, depth: 50 };
  const { blocks } = await readBlocks(createDocument(path, text), { hints: [], limits });
  return blocks.flatMap((block) => recognise(block, { catalogue, versions: {}, env: undefined }) ?? []);
}

async function hitsOf(id: string, { file, config, live = '' }: RuleExample): Promise<readonly Hit[]> {
  const from = (await recognised('live.yaml', live)).map(
    (each): SidedBlock => ({ recognised: each, role: 'live' }),
  );
  const role = file.endsWith('.md') ? 'docs' : 'config';
  const to = (await recognised(file, config)).map((each): SidedBlock => ({ recognised: each, role }));
  const report = compareSides(from, to, { catalogue });
  const facts = [...driftFacts(report), ...uniqueMarkerFacts(to.map((each) => each.recognised.block))];
  const only = rules.filter((rule) => rule.id === id);
  return facts.flatMap((each) => hitsOfFacts(only, each.block, each.facts));
}

// What a file says of itself alone: its comments that ignore findings.
async function ownFindings(id: string, { file, config }: RuleExample): Promise<readonly Found[]> {
  const { findings } = await checkTexts([{ path: file, text: config }]);
  return findings.filter((finding) => finding.rule === id);
}

interface Found {
  readonly at: Location;
  readonly message: string;
}

// In the order of the text, as reports have them.
function placed(found: readonly Found[]) {
  return found
    .map(({ at, message }) => {
      const { line, column } = locationRange(at).start;
      return { line, column, message, path: at.document.path };
    })
    .sort((a, b) => (a.path === b.path ? a.line - b.line || a.column - b.column : a.path < b.path ? -1 : 1));
}

describe('examples of the drift rules', () => {
  const ids = new Set(rules.filter((rule) => rule.by === 'drift').map((rule) => rule.id));
  const all = ruleWords.filter((words) => ids.has(words.id));

  for (const { id, examples } of all) {
    it.each(examples)(`${id}: $title`, async (example) => {
      const hits = await hitsOf(id, example);
      const compared = hits.map(({ block, span, message }) => ({ at: locate(block.view, span), message }));
      const found = placed([...compared, ...(await ownFindings(id, example))]);
      const shown = found.map(({ line, column, message }) => `${line}:${column} ${message}`).join('\n');
      expect(found.length, shown).toBe(example.findings.length);
      for (const [index, wanted] of example.findings.entries()) {
        const { line = 0, column = 0, message = '' } = found[index] ?? {};
        expect(line, shown).toBe(wanted.line);
        if (wanted.column !== undefined) expect(column, shown).toBe(wanted.column);
        expect(message).toContain(wanted.message);
      }
    });
  }
});
