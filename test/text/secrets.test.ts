import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSecrets } from '../../src/text/secrets.ts';
import { FAKE_FORMATS } from './fake-keys.ts';

describe('findSecrets', () => {
  it.each(FAKE_FORMATS.map(({ kind, key }) => ({ kind, key })))('finds $kind', ({ kind, key }) => {
    fc.assert(
      fc.property(
        key,
        fc.constantFrom('api_key: ', '# was "', '', 'Authorization: Bearer ', 'KEY='),
        (secret, before) => {
          const text = `a: 1\n${before}${secret}\nb: 2\n`;
          const found = findSecrets(text);
          expect(found.map(({ span }) => text.slice(span.start, span.end))).toEqual([secret]);
          expect(found[0]?.kind).toMatch(kind);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('finds a private key over its lines', () => {
    const pem = '-----BEGIN RSA PRIVATE KEY-----\nMIIB\nabc\n-----END RSA PRIVATE KEY-----';
    expect(findSecrets(`k: |\n${pem}\n`)).toEqual([
      { span: { start: 5, end: 5 + pem.length }, kind: 'a private key' },
    ]);
  });

  it('finds several in one text, in order', () => {
    const keys = fc.sample(FAKE_FORMATS[14]?.key ?? fc.constant(''), { numRuns: 3, seed: 7 });
    const text = keys.join('\n');
    expect(findSecrets(text).map(({ span }) => text.slice(span.start, span.end))).toEqual(keys);
  });

  it.each([
    'sk-1234',
    'sk-proj-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'sk-ant-api03-your-key-here-your-key-here-your-key-here',
    'sk-or-v1-0000000000000000000000000000000000000000000000000000000000000000',
    'sk-litellm-master-key-change-me',
    'sk-local-no-key-required-at-all-here',
    'AKIAIOSFODNN7EXAMPLE',
    'hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'ghp_REDACTEDREDACTEDREDACTEDREDACTEDREDA',
    'openrouter/anthropic/claude-3.5-sonnet-20241022',
    'https://api.openai.com/v1/chat/completions?model=gpt-5.3-codex-spark',
    'gpt-4o-mini-realtime-preview-2024-12-17',
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    '550e8400-e29b-41d4-a716-446655440000',
    'commit 424e9f36b0d1a2c3e4f5a6b7c8d9e0f1a2b3c4d5',
    '2026-08-17T10:00:00.000000+00:00',
    'us-central1-aiplatform.googleapis.com/v1/projects/p1/locations/global',
    'dp-sk-embeddings-large-v3-multilingual-128k-context',
  ])('%s is no secret', (text) => {
    expect(findSecrets(`value: ${text} # ${text}`)).toEqual([]);
  });
});
