import { expect, test } from 'vitest';
import { diffTexts } from '../../src/index.ts';

const RACK = 'model: { default: "qwen3:32b", provider: custom, base_url: "http://rack:1/v1" }\n';
const DESK = RACK.replace('32b', '8b').replace('rack', 'desk');
const fence = (config: string): string => `\`\`\`yaml\n${config}\`\`\`\n`;

async function found(page: string): Promise<string[]> {
  const live = [{ path: 'live.yaml', text: RACK }];
  const { findings } = await diffTexts(live, [{ path: 'post.md', text: page }]);
  return findings.map(({ rule, severity }) => `${rule} ${severity}`);
}

test('what a page shows beside the live setup weighs less than what it shows in its place', async () => {
  expect(await found(fence(DESK))).toEqual(['contradicts error', 'contradicts error']);
  expect(await found(fence(DESK) + fence(RACK))).toEqual(['contradicts warning', 'contradicts warning']);
  expect(await found(fence(RACK) + fence(DESK))).toEqual(['contradicts warning', 'contradicts warning']);
});

test('and only where the page gives that very value', async () => {
  expect(await found(fence(DESK) + fence('model: { default: "qwen3:32b", provider: custom }\n'))).toEqual([
    'contradicts warning',
    'contradicts error',
  ]);
});

test('and not where that is another live config, or a placeholder', async () => {
  const coder = 'model: { default: kimi-k2.7, provider: kimi-coding }\n';
  const live = [RACK, coder].map((text, index) => ({ path: `live-${index}.yaml`, text }));
  const page = fence(RACK) + fence(coder.replace('2.7', '2.6'));
  const { findings } = await diffTexts(live, [{ path: 'post.md', text: page }]);
  expect(findings.map(({ severity, message }) => [severity, message.includes('of this page')])).toEqual([
    ['error', false],
  ]);
  const open = 'model: { default: <your-model>, provider: custom }\n';
  const one = 'model: { default: "qwen3:8b", provider: custom }\n';
  expect(await found(fence(open) + fence(one))).toEqual(['contradicts error']);
});
