import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textsIn } from './texts.ts';

// The real shell is the judge, restricted: what it runs of a random text can write nothing. Its variables hold the
// placeholders that stand for them in what we read.
const env = { PATH: process.env['PATH'] ?? '', VAR: '<VAR>', _x1: '<_x1>' };
const bash = (script: string) =>
  spawnSync('bash', ['--noprofile', '--norc', '-r', '-c', script], {
    env,
    encoding: 'utf8',
    timeout: 10_000,
  });
const absent = bash('true').status !== 0;
if (absent) process.stderr.write('here-documents are not held against the shell: there is no bash\n');

const PIECES = [
  ...[
    'a: 1',
    '  - b',
    '\t',
    '\tx',
    ' ',
    '',
    '"',
    "'",
    '#',
    '\\"',
    "\\'",
    '\\n',
    '$',
    '$ ',
    '$"',
    '\\',
    '\\\\',
  ],
  ...['$VAR', '${VAR}', '${VAR:-}', '${VAR:-"}"}', '${_x1}', '$_x1', '\\$VAR', '\\${VAR}', '\\\\$VAR'],
  ...[
    '$(echo "<value>")',
    "$(printf '<value>' # ')'\n)",
    '`echo "<value>"`',
    '\\`',
    '$(echo $(echo "<value>"))',
  ],
  ...['x <<A', 'x <<-B', 'x <<<', 'A', 'B', ' A', '\tA', 'A ', '\\\n', '\n', '\n', '\n'],
];
const WORDS = ['<<A', "<<'A'", '<<"A"', '<<\\A', '<<-A', "<<-'A'", '<< A', '<<-\tA', "<<A''"];
const body = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(''));
const one = fc
  .tuple(fc.constantFrom(...WORDS), fc.constantFrom('', ' # <<B', ' ; :', ' | cat', ' 2>&1'), body)
  .map(([operator, rest, text]) => `cat ${operator}${rest}\n${text}\nA\n`);
const noise = fc.constantFrom(
  ': "<<A"\n',
  ": '<<A'\n",
  ': sum $((1<<2))\n',
  '((1<<2))\n',
  '# <<A\n',
  ': <<<A\n',
  '',
);

describe.skipIf(absent)('what a command reads from its here-document', () => {
  it('is what bash hands to it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(noise, one), { minLength: 1, maxLength: 3 }), (parts) => {
        const script = `set -u\n${parts.flat().join('')}`;
        // Pieces side by side can be parameters whose value only bash has.
        fc.pre(!/\$[#?$!@*\d-]/.test(script.replaceAll('\\\n', '')));
        const { stdout, stderr, status } = bash(script);
        // What bash cannot read to the end is no script.
        fc.pre(
          !/syntax error|unexpected EOF|bad substitution|command not found|unbound variable|restricted/.test(
            stderr,
          ) && status === 0,
        );
        expect(textsIn(script).join('')).toBe(stdout.replaceAll('sum 4', 'sum <value>'));
      }),
      { numRuns: Number(process.env['SHELL_RUNS'] ?? 100) },
    );
  }, 60_000);
});
