import { describe, expect, it } from 'vitest';
import { entropy, isDummy, isReference } from '../../src/text/dummy.ts';
import { isKeyLike, isLiteralSecret } from '../../src/text/secret-value.ts';

describe('isReference', () => {
  it.each([
    '${KEY}',
    '${KEY:-x}',
    '$KEY',
    'os.environ/KEY',
    '{env:KEY}',
    '{KEY}',
    'env:KEY',
    '%KEY%',
    '{{ key }}',
    'Bearer ${KEY}',
    'op://vault/item',
    '!vault abc',
  ])('%s', (value) => expect(isReference(value)).toBe(true));
  it.each(['KEY', 'sk-1234', 'a${', '', 'env'])('not %s', (value) => expect(isReference(value)).toBe(false));
});

describe('isDummy', () => {
  it.each([
    '',
    'none',
    'None',
    'not-needed',
    'sk-1234',
    'sk-12345',
    'sk-xxx',
    'xxxx',
    'changeme',
    'REDACTED',
    '<your key>',
    '[key]',
    '***',
    'sk-***',
    'sk-…',
    'sk-...',
    'ollama',
    'lm-studio',
    'sk-local-ollama',
    'dummy',
    'fake-key',
    'no-key-required',
    'EMPTY',
    'your_api_key_here',
    'sk-your-key',
    'test123',
    'OPENAI_API_KEY',
    'sk-litellm-key',
    'aaaa',
    'abcdef',
    'placeholder',
    'insert-your-token',
  ])('%s', (value) => expect(isDummy(value)).toBe(true));

  it.each([
    'hunter2two',
    'sk-3f9a1c27d5e84b60',
    'correct-horse',
    'p@ss*w0rd',
    'Tr0ub4dor',
    'sk-team-blue-heron-77',
    'A1B2C3D4',
  ])('not %s', (value) => expect(isDummy(value)).toBe(false));
});

describe('isKeyLike', () => {
  it.each(['9fK2mQ7xT4vB8nL1', '550e8400-e29b-41d4-a716-446655440abc', 'a8d9f7s6d5f4g3h2j1k0'])(
    '%s',
    (value) => expect(isKeyLike(value)).toBe(true),
  );
  it.each([
    'short1A',
    'nodigitsatallinhere',
    '/run/secrets/key-2026-abcdef',
    'https://host/9fK2mQ7xT4vB8nL1',
    'gpt-5.3-codex-high',
    '1234567890123456',
    'two words 9fK2mQ7xT4vB8nL1',
  ])('not %s', (value) => expect(isKeyLike(value)).toBe(false));
});

describe('isLiteralSecret', () => {
  it('takes any made-up password, and only what looks like a key for a key', () => {
    expect(isLiteralSecret('redis_password', 'correct-horse')).toBe(true);
    expect(isLiteralSecret('api_key', 'correct-horse')).toBe(false);
    expect(isLiteralSecret('api_key', '9fK2mQ7xT4vB8nL1')).toBe(true);
    expect(isLiteralSecret('password', 'short')).toBe(false);
    expect(isLiteralSecret('client_secret', '/run/secrets/client')).toBe(false);
  });
});

describe('entropy', () => {
  it('is nothing for one letter, and whole bits for even alphabets', () => {
    expect(entropy('aaaa')).toBe(0);
    expect(entropy('abcd')).toBe(2);
    expect(entropy('0123456789abcdef')).toBe(4);
  });
});
