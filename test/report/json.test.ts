import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/findings/report.ts';
import { checkTexts, diffTexts } from '../../src/index.ts';
import { jsonFormat } from '../../src/report/json.ts';
import { writeReport } from '../../src/report/written.ts';

const schema = JSON.parse(readFileSync('schemas/report.schema.json', 'utf8')) as object;
const validate = new Ajv({
  strict: true,
  allowUnionTypes: true,
  strictTypes: false,
  strictRequired: false,
}).compile(schema);
const format = jsonFormat({ name: 'routelint', version: '0.0.0' });

function jsonReport(report: Report): string {
  return [...format.whole(writeReport(report, format))].join('');
}

const LIVE = `model:
  default: qwen3:8b
  provider: custom
  base_url: http://localhost:11434/v1
fallback_providers: '[{"provider": "openrouter", "model": "x/y"}]'
smart_model_routing: {enabled: true}
_config_version: 37
`;
const KEY = `sk-proj-${'Ab3dEf6hIj9k'.repeat(4)}T3BlbkFJ${'Qr5tUv8xYz1a'.repeat(4)}`;
const GATEWAY = `model_list:
  - model_name: fast
    litellm_params: {model: ollama/qwen3, api_base: "http://localhost:11434", api_kye: x}
  - model_name: "\\e[31mred"
    litellm_params: {model: openai/gpt-4o, api_key: ${KEY}}
router_settings: {fallbacks: [{fast: [smart]}]}
`;
const POST = `# Post\n\n\`\`\`yaml routelint=historicl\nmodel: {default: gpt-5.3-codex, provider: openai-codex}\n\`\`\`\n`;

function valid(text: string): Record<string, unknown> {
  const value = JSON.parse(text) as Record<string, unknown>;
  validate(value);
  expect(validate.errors ?? []).toEqual([]);
  return value;
}

describe('the JSON report fits its published schema', () => {
  test('check', async () => {
    const texts = [
      { path: 'live.yaml', text: LIVE },
      { path: 'gateway.yaml', text: GATEWAY },
      { path: 'broken.yaml', text: 'model_list:\n  - "x\n' },
      { path: 'other.json', text: '{"a": 1}' },
      { path: 'deep.yaml', text: `model_list: ${'['.repeat(3000)}` },
    ];
    const report = await checkTexts(texts, { preset: 'strict' });
    const value = valid(jsonReport(report));
    expect(value['complete']).toBe(false);
    expect((value['findings'] as unknown[]).length).toBeGreaterThan(5);
  });

  test('diff', async () => {
    const report = await diffTexts([{ path: 'live.yaml', text: LIVE }], [{ path: 'post.md', text: POST }]);
    const value = valid(jsonReport(report));
    expect(value['command']).toBe('diff');
    expect(value['summary']).toMatchObject({ drift: { compared: 1 } });
  });

  test('holds no secret and no control character', async () => {
    const text = jsonReport(
      await checkTexts([{ path: 'gateway.yaml', text: GATEWAY }], { preset: 'strict' }),
    );
    expect(text).not.toContain('Ab3dEf6hIj9k');
    expect(text).not.toContain('\\u001b');
  });
});
