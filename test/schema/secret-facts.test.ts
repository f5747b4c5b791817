import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secretFacts } from '../../src/schema/secret-facts.ts';
import { FAKE_FORMATS } from '../text/fake-keys.ts';
import { blockOf } from './block.ts';

const KEY = 'sk-3f9a1c27d5e84b60a2f1c9d7e5b3a486';

function found(text: string): readonly string[] {
  return secretFacts(blockOf(text)).map(
    ({ code, span, data }) => `${code} ${data.holder} ${data.path} ${text.slice(span.start, span.end)}`,
  );
}

describe('secretFacts', () => {
  it.each([
    [`model:\n  api_key: "${KEY}"\n`, `known-format \`api_key\` model.api_key ${KEY}`],
    [
      `a:\n  - headers: {Authorization: Bearer ${KEY}}\n`,
      `known-format \`Authorization\` a[0].headers.Authorization ${KEY}`,
    ],
    [`# old: ${KEY}\na: 1\n`, `comment the file  ${KEY}`],
    [`a: 1 # ${KEY}\n`, `comment the file  ${KEY}`],
    [`a: { b: 1\n c } d: ${KEY}\n`, `known-format the file  ${KEY}`],
    [`a: 1\n# api_key: 9fK2mQ7xT4vB8nL1\n`, 'comment `api_key` api_key 9fK2mQ7xT4vB8nL1'],
    [
      `g: {master_key: "hunter-two-three-9"}\n`,
      'literal-in-key-field `master_key` g.master_key "hunter-two-three-9"',
    ],
    [
      `p:\n  custom:\n    api_key: 9fK2mQ7xT4vB8nL1\n`,
      'literal-in-key-field `api_key` p.custom.api_key 9fK2mQ7xT4vB8nL1',
    ],
    [`key: 9fK2mQ7xT4vB8nL1\n`, 'literal-in-key-field `key` key 9fK2mQ7xT4vB8nL1'],
    [`redis_password: correct-horse\n`, 'literal-in-key-field `redis_password` redis_password correct-horse'],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  it.each([
    'api_key: sk-1234',
    'api_key: ollama',
    'api_key: lm-studio',
    'api_key: "sk-local-qwen"',
    'api_key: none',
    'api_key: ${OPENAI_API_KEY}',
    'api_key: os.environ/OPENAI_API_KEY',
    'api_key: OPENAI_API_KEY',
    'api_key: <your key>',
    'api_key: "***"',
    'api_key: REDACTED',
    'api_key: ""',
    'api_key: no-key-required',
    'api_key: your-api-key-here',
    'master_key: sk-change-me-please',
    'password: os.environ/REDIS_PASSWORD',
    'api_key_env: GROQ_API_KEY_FOR_PROD_2',
    'key_env: 9fK2mQ7xT4vB8nL1',
    'max_tokens: 128000',
    'api: https://api.example.com/v1/3f9a1c27d5e84b60a2f1c9d7e5b3a486',
    'key: agent:main:telegram:100000000',
    'token: gpt-5.3-codex-high-20260101',
    'vertex_credentials: /app/secrets/vertex-2026.json',
    'secret: [a, b]',
    'key: 3',
    'model: anthropic/claude-sonnet-4-5-20250929',
    '# api_key: os.environ/OPENAI_API_KEY_2026',
    '# see https://docs.litellm.ai/docs/proxy/virtual_keys?key=your-key-here-12345',
  ])('%s is no secret', (text) => {
    expect(found(`${text}\n`)).toEqual([]);
  });

  it('reports a key once, whatever field it stands in, and no two that overlap', () => {
    fc.assert(
      fc.property(
        fc.oneof(...FAKE_FORMATS.map(({ key }) => key)),
        fc.constantFrom('api_key', 'note', 'password'),
        (secret, field) => {
          expect(secretFacts(blockOf(`a: {${field}: "${secret}"}\n`)).map(({ code }) => code)).toEqual([
            'known-format',
          ]);
        },
      ),
    );
  });

  it('says nothing of the secret', () => {
    const facts = secretFacts(blockOf(`api_key: ${KEY}\nmaster_key: hunter-two-three-9\n`));
    expect(JSON.stringify(facts.map(({ data }) => data))).not.toMatch(/3f9a|hunter/);
  });

  it('looks at its own part of a text that several blocks share', () => {
    const text = `a: 1 # ${KEY}\n---\n# api_key: 9fK2mQ7xT4vB8nL1\nb: 2\n---\nc: ${KEY}\n`;
    const start = text.indexOf('---');
    const block = {
      ...blockOf('b: 2\n'),
      view: blockOf(text).view,
      root: undefined,
      span: { start, end: text.lastIndexOf('---') },
    };
    expect(secretFacts(block).map(({ span }) => text.slice(span.start, span.end))).toEqual([
      '9fK2mQ7xT4vB8nL1',
    ]);
  });

  it('reports an anchored secret once', () => {
    expect(found(`a: &k\n  api_key: ${KEY}\nb: *k\nc:\n  <<: *k\n`)).toHaveLength(1);
  });
});
