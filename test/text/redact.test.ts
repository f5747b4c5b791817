import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSecretName, redact, redactValue } from '../../src/text/redact.ts';
import { FAKE_FORMATS } from './fake-keys.ts';

const key = fc.oneof(...FAKE_FORMATS.map((format) => format.key));
/** What a person makes up: no format to know it by, only the key before it. */
const password = fc
  .string({
    unit: fc.constantFrom(...'abcdefghkmnpqrtuvwzABCDEFGH2346789!$%_-'),
    minLength: 14,
    maxLength: 30,
  })
  .filter(
    (text) => /\d/.test(text) && /[A-Z]/.test(text) && /^[A-Za-z]/.test(text) && /[A-Za-z]$/.test(text),
  );

describe('redact', () => {
  it('leaves no key of a known format, wherever it stands', () => {
    const around = fc.constantFrom<readonly [string, string]>(
      ['', ''],
      ['the key is `', '`, which is wrong'],
      ['http://host/v1?x=1&a=', '&b=2'],
      ['{"api_key":"', '"}'],
      ['Authorization: Bearer ', ''],
      ['line one\n', '\nline three'],
    );
    fc.assert(
      fc.property(key, around, (secret, [before, after]) => {
        const redacted = redact(before + secret + after);
        expect(redacted).not.toContain(secret);
        expect(redacted.length).toBeLessThan(before.length + secret.length + after.length);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves nothing of what a secret field is set to', () => {
    const field = fc.constantFrom(
      'api_key',
      'API-KEY',
      'password',
      'master_key',
      'OPENAI_API_KEY',
      'client_secret',
      'x-api-key',
    );
    const gap = fc.constantFrom(': ', '=', ': "', "='", '": "');
    fc.assert(
      fc.property(field, gap, password, (name, between, secret) => {
        expect(redact(`a ${name}${between}${secret}`)).not.toContain(secret);
      }),
    );
  });

  it('leaves no user part of a URL', () => {
    fc.assert(
      fc.property(password, password, (user, secret) => {
        const redacted = redact(`https://${user}:${secret}@db.example.com/x`);
        expect(redacted).not.toContain(secret);
        expect(redacted).toContain('db.example.com/x');
      }),
    );
  });

  it('changes nothing more the second time, and nothing in text without secrets', () => {
    const word = fc.oneof(
      key,
      password,
      fc.constantFrom(
        'api_key',
        ':',
        '=',
        '"',
        'token',
        'https://',
        '@',
        '?key=',
        ' ',
        '\n',
        'Bearer ',
        '${X}',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const once = redact(words.join(''));
        expect(redact(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    'api_key: sk-1234',
    'api_key: ${OPENAI_API_KEY}',
    'api_key: ${HOUSE_GATEWAY_CREDENTIAL}',
    'a: { api_key: ${env:HOUSE_GATEWAY_CREDENTIAL}, token: {env:HOUSE_GATEWAY_CREDENTIAL} }',
    'api_key: os.environ/OPENAI_API_KEY',
    'api_key_env: OPENAI_API_KEY',
    'max_tokens: 4096',
    'token: true',
    '`api_key` is a list, and LiteLLM wants a string',
    'a literal secret: move it to the environment',
    'http://localhost:11434/v1',
    'qwen3:8b at localhost:11434',
    'password: ***',
  ])('keeps %s', (text) => {
    expect(redact(text)).toBe(text);
  });

  it.each([
    ['password: hunter', 'password: ***'],
    ['api_key: "hunter2abc"', 'api_key: "***"'],
    ['postgres://me:pw1@db/x', 'postgres://***@db/x'],
    ['http://x/v1?api_key=abcdefgh12&a=b', 'http://x/v1?api_key=***&a=b'],
    ['Authorization: Basic dXNlcjpwYXNz', 'Authorization: ***'],
  ])('%s becomes %s', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it('masks a value by the name of its key', () => {
    expect(redactValue('api_key', 'plainword')).toBe('***');
    expect(redactValue('api_key', '${KEY}')).toBe('${KEY}');
    expect(redactValue('model', 'plainword')).toBe('plainword');
    expect(isSecretName('LITELLM_MASTER_KEY')).toBe(true);
    expect(isSecretName('api_key_env')).toBe(false);
    expect(isSecretName('max_tokens')).toBe(false);
    expect(isSecretName('a.b-c_d_e_f_Client-Secret')).toBe(true);
    expect(isSecretName('a.b-c_d_e_f_g_token')).toBe(false);
    expect(isSecretName('a__token')).toBe(false);
  });
});
