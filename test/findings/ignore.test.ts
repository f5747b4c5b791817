import { describe, expect, it } from 'vitest';
import { ignoresOf } from '../../src/findings/ignore.ts';
import { checkTexts, diffTexts } from '../../src/index.ts';
import { createDocument } from '../../src/text/document.ts';

/** What each comment of a text says: the rules, the lines, the reason. */
function heard(text: string): readonly string[] {
  return ignoresOf(createDocument('a', text)).map(({ rules, lines, reason }) =>
    `${rules.map(({ id }) => id).join('+')} ${lines.join('-')} ${reason}`.trim(),
  );
}

describe('a comment that ignores', () => {
  it.each([
    ['behind a value', 'a: 1 # routelint: ignore[x] why', ['x 1-1 why']],
    ['on its own line', 'a:\n  # routelint: ignore[x] why\n  b: 1', ['x 3-3 why']],
    ['above other comments and empty lines', '# routelint: ignore[x] why\n# b\n\nc: 1', ['x 4-4 why']],
    [
      'above another that ignores',
      '# routelint: ignore[x] a\n# routelint: ignore[y] b\nc: 1',
      ['x 3-3 a', 'y 3-3 b'],
    ],
    ['names several rules', '# routelint:ignore[x, y]: why\na: 1', ['x+y 2-2 why']],
    ['is one of JSON', '{\n  // routelint: ignore[x] -- why\n  "a": 1 }', ['x 3-3 why']],
    ['ends with CRLF', '# routelint: ignore[x] why\r\na: 1\r\n', ['x 2-2 why']],
    ['gives no reason', 'a: 1 # routelint: ignore[x]', ['x 1-1']],
    ['names nothing', 'a: 1 # routelint: ignore[] why', ['1-1 why']],
    ['is the last line', 'a: 1\n# routelint: ignore[x] why', ['x 3-3 why']],
    ['stands above a fence', '<!-- routelint: ignore[x] why -->\n```yaml\na: 1\n```\nb', ['x 2-4 why']],
    ['with a line between', '<!-- routelint: ignore[x] why -->\n\n~~~yaml\na: 1\n```\n~~~\n', ['x 3-6 why']],
    [
      'stands in a list in a quote',
      '> 1. a\n>    <!-- routelint: ignore[x] why -->\n>    ```yaml\n>    a: 1\n>    ```\n> b',
      ['x 3-5 why'],
    ],
    ['is about the whole block', '<!-- routelint: ignore -->\n```yaml\na: 1\n```', []],
    ['is none', 'a: "ignore[x]"', []],
  ])('%s', (_name, text, expected) => {
    expect(heard(text)).toEqual(expected);
  });
});

const SHADOWED = `model:
  provider: openrouter
  # routelint: ignore[shadowed-key] not moved yet
  base_url: http://127.0.0.1:1234/v1
  default: a
fallback_providers: '[a]'
`;

describe('what is ignored', () => {
  it('is no finding, and is kept with its reason', async () => {
    const report = await checkTexts([{ path: 'a.yaml', text: SHADOWED }]);
    expect(report.findings.map(({ rule }) => rule)).toEqual(['ignored-value']);
    expect(report.ignored.map(({ finding, reason }) => [finding.rule, reason])).toEqual([
      ['shadowed-key', 'not moved yet'],
    ]);
  });

  it('is only what the rules in the brackets find', async () => {
    const text = SHADOWED.replace('[shadowed-key]', '[ignored-value]');
    const report = await checkTexts([{ path: 'a.yaml', text }]);
    expect(report.findings.map(({ rule }) => rule).sort()).toEqual([
      'ignored-value',
      'shadowed-key',
      'stale-marker',
    ]);
  });

  it('is nothing of another file', async () => {
    const plain = SHADOWED.replace(/ *#.*\n/, '\n');
    const report = await checkTexts([
      { path: 'a.yaml', text: SHADOWED },
      { path: 'b.yaml', text: plain },
    ]);
    expect(report.findings.map(({ rule, at }) => `${at.document.path} ${rule}`)).toContain(
      'b.yaml shadowed-key',
    );
  });

  it('shows no secret in its reason', async () => {
    const text = SHADOWED.replace(
      'not moved yet',
      'key sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef',
    );
    const report = await checkTexts([{ path: 'a.yaml', text }]);
    expect(report.ignored[0]?.reason).not.toContain('0123456789abcdef');
  });

  it('is of no use only to the command that runs its rule', async () => {
    const live = { path: 'live.yaml', text: 'model: { provider: openai-codex, default: gpt-5.4 }\n' };
    const post = (rule: string) => ({
      path: 'post.md',
      text: `<!-- routelint: ignore[${rule}] told as it was -->\n\`\`\`yaml\nmodel: { provider: openai-codex, default: gpt-5 }\n\`\`\`\n`,
    });
    expect((await diffTexts([live], [post('contradicts')])).findings).toEqual([]);
    expect((await diffTexts([live], [post('schema')])).findings.map(({ rule }) => rule)).toEqual([
      'contradicts',
    ]);
    expect((await checkTexts([post('contradicts')])).findings).toEqual([]);
    expect((await checkTexts([post('schema')])).findings.map(({ rule }) => rule)).toEqual(['stale-marker']);
  });

  it('is nothing that a comment of an example says', async () => {
    const text = `${'```'}yaml routelint=ignore\na: 1 # routelint: ignore[nothing]\n${'```'}\n\n${'```'}yaml\nmodel: { provider: openrouter, default: a }\n${'```'}\n`;
    const report = await checkTexts([{ path: 'a.md', text }]);
    expect(report.blocks).toHaveLength(1);
    expect(report.findings).toEqual([]);
  });

  it('is not looked for where its rule is off', async () => {
    const text = 'model:\n  # routelint: ignore[stranded] by design\n  default: a\n  provider: openrouter\n';
    expect((await checkTexts([{ path: 'a.yaml', text }])).findings).toEqual([]);
  });
});
