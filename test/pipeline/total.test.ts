import fc from 'fast-check';
import { test } from 'vitest';
import { checkTexts, diffTexts, locationRange } from '../../src/index.ts';
import { decodeText } from '../../src/text/decode.ts';

const LINES = [
  'model_list:',
  '  - model_name: fast',
  '    litellm_params: {model: ollama/qwen3, api_base: "http://localhost:11434"}',
  'router_settings: {fallbacks: [{fast: [smart]}]}',
  'model: {default: x, provider: openrouter}',
  'fallback_providers:',
  '  - provider: custom',
  'smart_model_routing: &a {enabled: true, cheap_model: *a}',
  'auxiliary: {vision: {provider: auto}}',
  '<<: *a',
  '```yaml routelint=historical',
  '> - ~~~yml',
  '```',
  '---',
  '"',
  '\t- [',
  '{"model_list": [{}]}',
  '<!-- routelint: example -->',
  'kind: ConfigMap',
  'data: {config.yaml: |',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...LINES), fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 14 })
  .chain((lines) => fc.constantFrom('\n', '\r\n', '\r').map((end) => lines.join(end)));
const path = fc.constantFrom('a.yaml', 'a.md', 'a.mdx', 'a.json', 'a.json5', 'config.yaml.bak', 'a.toml');

test('whatever the text, a check ends with findings that lie in it', async () => {
  await fc.assert(
    fc.asyncProperty(text, path, async (config, name) => {
      const report = await checkTexts([{ path: name, text: config }], { preset: 'strict' });
      for (const { at } of report.findings) {
        const { start, end } = locationRange(at);
        if (at.span.start < 0 || at.span.end > config.length || start.line < 1 || end.line < start.line)
          return false;
      }
      return true;
    }),
    { numRuns: 400 },
  );
});

test('whatever the texts, a comparison ends', async () => {
  await fc.assert(
    fc.asyncProperty(text, text, async (live, post) => {
      await diffTexts([{ path: 'live.yaml', text: live }], [{ path: 'post.md', text: post, role: 'docs' }]);
    }),
    { numRuns: 200 },
  );
});

test('whatever the bytes, they are a text or a reason why not', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const decoded = decodeText(bytes);
      return 'text' in decoded || decoded.detail.length > 0;
    }),
  );
});
