import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSettings } from '../../src/project/parse-settings.ts';
import { createDocument, locationRange } from '../../src/text/document.ts';
import { KNOWN } from './known.ts';

const parse = (text: string) => parseSettings(createDocument('routelint.yaml', text), KNOWN);

/** `line:column severity message → help`, one for each problem. */
function said(text: string): readonly string[] {
  return parse(text).problems.map((problem) => {
    const { line, column } = locationRange(problem.at).start;
    return `${line}:${column} ${problem.severity} ${problem.message} → ${problem.help}`;
  });
}

describe('a whole file', () => {
  const text = `extends: [local-first, ./team.yaml]
x-globs: &posts ["_posts/**", "!_posts/drafts/**"]
sources:
  live: ~/.hermes/config.yaml
  docs: [docs/**, README.md]
  posts:
    files: *posts
    role: docs
    status: asof
    date: 2026-04-12
  proxy: { files: litellm/*.yaml, dialect: litellm }
policy:
  private: { allow: device, lanes: "*" }
  order: [local, subscription]
  delegation: { providers: ollama-cloud }
  tier: mine
  tiers:
    mine: { primary: [local], fallback: [local, metered] }
rules:
  api-last: off
  ignored-value: { severity: warning }
overrides:
  - files: docs/old/**
    rules: { api-last: info }
    status: historical
    reason: the setup of 2025
providers:
  my-gateway:
    aliases: [gw]
    hosts: [llm.example.com]
    endpoint: https://llm.example.com/v1
    locality: lan
    access: subscription
    credential: token
    env: GW_TOKEN
endpoints:
  localhost:4000: { locality: cloud }
versions: { hermes: "0.11", litellm: v1.80.5-stable }
env: [OPENROUTER_API_KEY]
failOn: warning
limits: { fileSize: 1000 }
`;

  test('has no problems', () => {
    expect(said(text)).toEqual([]);
  });

  test('is read key by key', () => {
    const { part } = parse(text);
    expect(part.extends.map((written) => written.text)).toEqual(['local-first', './team.yaml']);
    expect(part.sources.map(({ name, role, dialect }) => [name, role, dialect])).toEqual([
      ['live', 'live', undefined],
      ['docs', 'docs', undefined],
      ['posts', 'docs', undefined],
      ['proxy', 'config', 'litellm'],
    ]);
    expect(part.sources[2]?.files.map((written) => written.text)).toEqual(['_posts/**', '!_posts/drafts/**']);
    expect(part.sources[2]?.status).toMatchObject({ status: 'asof', date: '2026-04-12' });
    expect(part.policy).toMatchObject({
      allow: ['device'],
      lanes: ['*'],
      order: ['local', 'subscription'],
      delegation: ['ollama-cloud'],
      tier: { text: 'mine' },
      tiers: [{ name: 'mine', primary: ['local'], fallback: ['local', 'metered'] }],
    });
    expect([...part.rules]).toEqual([
      ['api-last', 'off'],
      ['ignored-value', 'warning'],
    ]);
    expect(part.overrides[0]?.status).toMatchObject({ status: 'historical', reason: 'the setup of 2025' });
    expect(part.providers).toEqual([
      {
        id: 'my-gateway',
        aliases: ['gw'],
        hosts: ['llm.example.com'],
        endpoint: 'https://llm.example.com/v1',
        locality: 'lan',
        access: 'subscription',
        credential: 'token',
        env: ['GW_TOKEN'],
      },
    ]);
    expect({ ...part.endpoints }).toEqual({
      'localhost:4000': { locality: 'cloud', access: undefined, credential: undefined },
    });
    expect({ ...part.versions }).toEqual({ hermes: '0.11', litellm: '1.80.5' });
    expect(part.env).toEqual(['OPENROUTER_API_KEY']);
    expect(part.failOn).toBe('warning');
    expect(part.limits).toEqual({ fileSize: 1000 });
  });
});

describe('what says nothing', () => {
  test.each(['', '# only a comment\n', '---\n', 'sources:\npolicy:\n  private:\nrules:\n', '{}'])(
    '%j',
    (text) => {
      expect(said(text)).toEqual([]);
    },
  );
});

describe('mistakes', () => {
  test.each([
    ['polcy: {}', '1:1 error unknown key `polcy` → did you mean `policy`?'],
    [
      'zebra: 1',
      '1:1 error unknown key `zebra` → remove it, or write it as one that routelint reads: its keys are `extends`, `sources`, `policy`, `rules`, `overrides`, `providers`, `endpoints`, `versions`, `env`, `failOn` and `limits`',
    ],
    ['- a', '1:1 error the file should be a mapping, and is a list → write a mapping'],
    ['policy: 5', '1:9 error `policy` should be a mapping, and is `5` → write a mapping'],
    ['policy:\n  privat: {}', '2:3 error unknown key `privat` in `policy` → did you mean `private`?'],
    [
      'policy: {private: {allow: [local]}}',
      '1:28 error `local` is no value of `policy.private.allow[0]` → did you mean `device`? (write `device`, `lan` or `cloud`)',
    ],
    [
      'policy: {order: [local, metered, local]}',
      '1:34 warning `local` is in `policy.order` twice → remove one',
    ],
    [
      'policy: {order: [locl]}',
      '1:18 error `locl` is no value of `policy.order[0]` → did you mean `local`? (write `local`, `free`, `subscription`, `delegation` or `metered`)',
    ],
    [
      'policy: {tiers: {mine: {}}}',
      '1:24 error `policy.tiers.mine` does not say what a first choice may be → add `primary:` with a list such as `[local, subscription]`',
    ],
    ['rules:\n  api-lst: off', '2:3 error there is no rule `api-lst` → did you mean `api-last`?'],
    ['rules: {zebra: off}', '1:9 error there is no rule `zebra` → `routelint explain` lists the rules'],
    [
      'rules:\n  api-last: warn',
      '2:13 error `warn` is no value of `rules.api-last` → did you mean `warning`? (write `off`, `info`, `warning` or `error`)',
    ],
    [
      'rules: {api-last: {severity: fatal}}',
      '1:30 error `fatal` is no value of `rules.api-last.severity` → did you mean `error`? (write `off`, `info`, `warning` or `error`)',
    ],
    [
      'rules: {api-last: [error]}',
      '1:19 error `rules.api-last` should be `off`, `info`, `warning` or `error`, and is a list → write `off`, `info`, `warning` or `error`',
    ],
    [
      'rules: {api-last: }',
      '1:9 error `rules.api-last` should be `off`, `info`, `warning` or `error`, and is empty → write `off`, `info`, `warning` or `error`',
    ],
    [
      'sources: {live: }',
      '1:11 error `sources.live` names no file → write a path, a glob, or a list of them',
    ],
    [
      'sources: {live: {role: live}}',
      '1:17 error `sources.live` names no file → add `files:` with a path, a glob, or a list of them',
    ],
    [
      'sources: {x: {files: a, role: lve}}',
      '1:31 error `lve` is no value of `sources.x.role` → did you mean `live`? (write `live`, `backup`, `docs`, `archive` or `config`)',
    ],
    [
      'sources: {x: {files: a, dialect: litelm}}',
      '1:34 error `litelm` is no value of `sources.x.dialect` → did you mean `litellm`? (write `smart-model-routing`, `hermes` or `litellm`)',
    ],
    [
      'sources: {x: {files: "+(a|b)"}}',
      '1:22 error `+(a|b)` is no glob that routelint reads: an extended glob such as `+(a|b)` is not read; write `{a,b}` → write `*`, `**`, `?`, `[…]` or `{a,b}`',
    ],
    [
      'sources: {x: ["!a"]}',
      '1:14 error every glob of `sources.x` takes files away, and none adds any → add a glob without `!`',
    ],
    [
      'sources: {x: [5]}',
      '1:15 error `sources.x[0]` should be a path or a glob, and is `5` → write a path or a glob',
    ],
    [
      'sources: {liev: a}',
      '1:11 warning source `liev` has the role `config`, as every name that is none of `live`, `backup`, `docs` and `archive` → did you mean `live`? If not, write `{files: …, role: config}`',
    ],
    [
      'sources: {x: {files: a, status: asof}}',
      '1:33 error `asof` needs the date as of which the blocks were true → add `date: 2026-04-12` beside it',
    ],
    [
      'sources: {x: {files: a, status: asof, date: 2026-02-30}}',
      '1:45 error `sources.x.date` is no date → write year, month and day, as in `2026-04-12`',
    ],
    [
      'sources: {x: {files: a, date: 2026-02-03}}',
      '1:31 error `sources.x.date` only means something with `status: asof` → add the status, or remove the date',
    ],
    [
      'overrides: [{files: a, status: historical}]',
      '1:32 warning `status: historical` takes these files out of the comparison and no `reason` says why → add `reason:` beside it; `historical`, `proposal` and `example` need one',
    ],
    [
      'overrides: [{rules: {}}]',
      '1:13 error `overrides[0]` does not say for which files → add `files:` with a glob or a list of globs',
    ],
    ['overrides: [a]', '1:13 error `overrides[0]` should be a mapping, and is a text → write a mapping'],
    [
      'providers: {x: {credential: apikey}}',
      '1:29 error `apikey` is no value of `providers.x.credential` → did you mean `api-key`? (write `none`, `api-key`, `oauth`, `token`, `cloud-iam` or `unknown`)',
    ],
    [
      'providers: {x: {endpoint: localhost}}',
      '1:27 error `providers.x.endpoint` is no URL → write one such as `https://llm.example.com/v1`',
    ],
    [
      'endpoints: {"http://localhost:4000/v1": {locality: cloud}}',
      '1:13 error `http://localhost:4000/v1` is no host → write `localhost:4000`',
    ],
    [
      'endpoints: {"a b": {locality: cloud}}',
      '1:13 error `a b` is no host → write a host such as `localhost:4000`',
    ],
    [
      'versions: {hermes: 0.10}',
      '1:20 error `versions.hermes` is a number without quotes, and YAML reads 0.10 as 0.1 → write it in quotes: `"0.10"`',
    ],
    ['versions: {hermse: "1"}', '1:12 error there is no dialect `hermse` → did you mean `hermes`?'],
    [
      'versions: {zebra: "1"}',
      '1:12 error there is no dialect `zebra` → write one of `smart-model-routing`, `hermes` or `litellm`',
    ],
    ['versions: {hermes: newest}', '1:20 error `newest` is no version → write a release such as `"0.11"`'],
    [
      'env: OPENROUTER_API_KEY=x',
      '1:6 error `env` is no name of an environment variable → write `OPENROUTER_API_KEY`',
    ],
    [
      'env: [$OPENROUTER_API_KEY]',
      '1:7 error `env[0]` is no name of an environment variable → write `OPENROUTER_API_KEY`',
    ],
    [
      'env: [sk-or-v1-abc]',
      '1:7 error `env[0]` is no name of an environment variable → write a name such as `OPENROUTER_API_KEY`, never its value',
    ],
    [
      'failOn: errors',
      '1:9 error `errors` is no value of `failOn` → did you mean `error`? (write `error`, `warning` or `info`)',
    ],
    [
      'limits: {depth: 0}',
      '1:17 error `limits.depth` should be a whole number above zero, and is `0` → write a whole number above zero',
    ],
    [
      'extends: {a: b}',
      '1:10 error `extends` should be a preset or the path of a file, and is a mapping → write a preset or the path of a file',
    ],
    [
      'failOn: error\n---\nfailOn: info',
      '2:1 error a settings file is one YAML document, and this is a second one → remove it, and its `---`',
    ],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual([expected]);
  });

  test('leave the other keys as they are', () => {
    const { part } = parse('rules: {api-last: warn, ignored-value: off}\npolcy: 1\nfailOn: info');
    expect([...part.rules]).toEqual([['ignored-value', 'off']]);
    expect(part.failOn).toBe('info');
  });

  test('are told in the order of the file', () => {
    const lines = parse('rules: {zebra: off}\npolcy: 1\nextends: zebra').problems.map(
      ({ at }) => locationRange(at).start.line,
    );
    expect(lines).toEqual([1, 2, 3]);
  });

  test('in the syntax are told with the words of the rule', () => {
    const words = { message: () => 'words for it', help: () => 'what to do', severity: undefined };
    const text = 'rules: {a: off';
    const plain = parse(text).problems;
    expect(plain).toMatchObject([{ severity: 'error', help: 'mend the syntax' }]);
    const code = /\(([\w-]+)\)$/.exec(plain[0]?.message ?? '')?.[1] ?? '';
    const levels = { recommended: 'error', 'local-first': 'error', strict: 'error' } as const;
    const rules = [{ id: 'yaml-syntax', levels, cases: { [code]: words } }];
    const told = parseSettings(createDocument('routelint.yaml', text), { ...KNOWN, rules });
    expect(told.problems).toMatchObject([{ message: 'words for it', help: 'what to do' }]);
  });

  test('show no secret', () => {
    const key = `sk-or-v1-${'0123456789abcdef'.repeat(4)}`;
    for (const problem of parse(`failOn: ${key}\n${key}: 1\nenv: [${key}]`).problems) {
      expect(problem.message + problem.help).not.toContain('0123456789abcdef');
    }
  });
});

describe('on any text', () => {
  const word = fc.constantFrom(
    ...'extends sources policy rules overrides providers endpoints versions env failOn limits private allow lanes order delegation tier tiers primary files role status date reason dialect api-last severity local live off null 0.1 __proto__ constructor'.split(
      ' ',
    ),
  );
  const tree = fc.letrec((tie) => ({
    node: fc.oneof({ maxDepth: 4 }, word, fc.integer(), fc.constant(null), tie('list'), tie('map')),
    list: fc.array(tie('node'), { maxLength: 3 }),
    map: fc.dictionary(word, tie('node'), { maxKeys: 4 }),
  }));

  test('it never throws, and every problem lies in the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'ab:-{}[]&*!|>\'"# \n\t,?%@`') }),
      tree.node.map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(text, (written) => {
        for (const { at, message, help } of parse(written).problems) {
          expect(at.span.start).toBeGreaterThanOrEqual(0);
          expect(at.span.end).toBeLessThanOrEqual(written.length);
          expect(at.span.start).toBeLessThanOrEqual(at.span.end);
          expect(message.length * help.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
