import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CHOICES } from '../../src/cli/choices.ts';
import { check } from '../../src/cli/commands/check.ts';
import type { Io } from '../../src/cli/io.ts';
import { plainCheck } from '../../src/cli/plain-check.ts';
import { runProgram } from '../../src/cli/program.ts';

vi.mock('../../src/cli/commands/check.ts', () => ({ check: vi.fn(async () => 0) }));
const asked = vi.mocked(check);
const silent = { stdout: { write: () => {}, isTTY: false }, stderr: { write: () => {}, isTTY: false } };

/** What the grammar makes of a command line; undefined where it finds it wrong or does something else. */
async function byGrammar(argv: readonly string[]): Promise<unknown> {
  asked.mockClear();
  await runProgram(argv, silent as unknown as Io);
  const call = asked.mock.calls[0];
  return call && { paths: call[0], options: call[1] };
}

describe('plainCheck', () => {
  beforeEach(() => void asked.mockClear());

  it('reads a command line as the grammar does, or leaves it to the grammar', async () => {
    const option = (name: string, values: readonly string[]) =>
      fc.constantFrom(...values, 'no such value', '-', '', '--quiet').map((value) => [name, value]);
    const word = fc.oneof(
      fc.constantFrom('a.yaml', 'docs/', '-', '**/*.md', 'check', '').map((path) => [path]),
      fc
        .constantFrom(
          '--quiet',
          '--allow-empty',
          '--',
          '-q',
          '--no-such',
          '--format=json',
          '--preset',
          '-h',
          '--rule',
        )
        .map((flag) => [flag]),
      option('--format', CHOICES.format),
      option('--color', CHOICES.color),
      option('--fail-on', CHOICES.failOn),
      option('--preset', CHOICES.preset),
      option('--config', ['routelint.yaml']),
      option('--output', ['out.json']),
      option('--rule', ['api-last=error']),
      option('--stdin-filename', ['x.md']),
    );
    const first = fc.constantFrom('check', 'check', 'check', 'check', 'diff', '--version');
    const line = fc
      .tuple(first, fc.array(word, { maxLength: 5 }))
      .map(([name, words]) => [name, ...words.flat()]);
    let plain = 0;
    await fc.assert(
      fc.asyncProperty(line, async (argv) => {
        const read = plainCheck(argv);
        if (!read) return;
        plain++;
        expect(read).toEqual(await byGrammar(argv));
      }),
      { numRuns: 1500 },
    );
    expect(plain).toBeGreaterThan(200);
  });

  it.each([
    ['check', 'config.yaml'],
    ['check', '--preset', 'strict', '--color', 'never', 'a', 'b'],
    ['check', '--format', 'github', '--fail-on', 'never', '--quiet', '-'],
  ])('reads %s %s %s', (...argv) => {
    expect(plainCheck(argv)).toBeDefined();
  });
});
