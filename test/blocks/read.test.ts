import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/blocks/block.ts';
import { at, plain } from '../../src/blocks/node.ts';
import { type BlocksRead, type ReadOptions, readBlocks } from '../../src/blocks/read.ts';
import { createDocument, locationRange } from '../../src/text/document.ts';
import { locate } from '../../src/text/view.ts';
import { randomPage } from './markdown/pages.ts';

const OPTIONS: ReadOptions = { hints: [], limits: { nodes: 10_000, depth: 50 } };

/** Reads what must not need a promise. */
function readNow(path: string, text: string, options: Partial<ReadOptions> = {}): BlocksRead {
  const read = readBlocks(createDocument(path, text), { ...OPTIONS, ...options });
  if (read instanceof Promise) throw new Error('nothing needs to be read again');
  return read;
}

const values = (blocks: readonly Block[]) =>
  blocks.map(({ root }) => root && JSON.parse(JSON.stringify(plain(root))));

/** Line and column, in the host, of the value at a path of a block. */
function placeOf(block: Block | undefined, ...path: readonly (string | number)[]): string {
  const node = at(block?.root, ...path);
  if (!(block && node)) return 'nowhere';
  const { start } = locationRange(locate(block.view, node));
  return `${start.line}:${start.column}`;
}

describe('readBlocks on a file', () => {
  it('makes one block of one document', () => {
    const { blocks, skipped } = readNow('config.yaml', 'model: a\n');
    expect(blocks).toMatchObject([{ id: 'config.yaml', container: 'file', format: 'yaml', language: '' }]);
    expect(values(blocks)).toEqual([{ model: 'a' }]);
    expect(skipped).toEqual([]);
  });

  it('makes a block of each document of a stream, with its own modeline', () => {
    const text = '# routelint: backup\nmodel: a\n---\n# routelint: example reason="x"\nmodel: b\n---\n';
    const { blocks } = readNow('all.yaml', text);
    expect(blocks.map(({ id, container }) => [id, container])).toEqual([
      ['all.yaml#1', 'document'],
      ['all.yaml#2', 'document'],
    ]);
    expect(blocks[0]?.markers.role).toBe('backup');
    expect(blocks[1]?.markers).toMatchObject({ status: 'example', reason: 'x' });
    expect(placeOf(blocks[1], 'model')).toBe('5:8');
  });

  it.each([
    ['config.json', '{"model": "a"}', 'json'],
    ['config.jsonc', '{"model": "a", /* c */}', 'json'],
    ['config.json5', "{model: 'a'}", 'json'],
    ['config.yml.bak-20260412', 'model: a', 'yaml'],
    ['config.yaml~', 'model: a', 'yaml'],
    ['C:\\setup.d\\config.YAML', 'model: a', 'yaml'],
  ])('reads %s by its name', (path, text, format) => {
    const { blocks } = readNow(path, text);
    expect(blocks).toMatchObject([{ format, problems: [] }]);
    expect(values(blocks)).toEqual([{ model: 'a' }]);
  });

  it('reads in the format it is told', () => {
    expect(values(readNow('config', 'model: a', { format: 'yaml' }).blocks)).toEqual([{ model: 'a' }]);
  });

  it('says why it does not read what it does not', () => {
    const reasons = (path: string) => readNow(path, 'model = "a"').skipped.map(({ reason }) => reason);
    expect(reasons('config.toml')).toEqual(['TOML is not read']);
    expect(reasons('config.ini')).toEqual(['its name does not say that it is YAML, JSON or Markdown']);
    expect(readNow('config.yaml', '# routelint: ignore\nmodel: a\n').skipped).toEqual([
      { span: { start: 0, end: 29 }, reason: 'it is marked to be ignored' },
    ]);
  });

  it('does not parse what holds none of the hints', () => {
    const broken = 'a: [\n';
    expect(readNow('config.yaml', broken, { hints: ['model_list'] })).toEqual({ blocks: [], skipped: [] });
    const stream = 'a: 1\n---\nmodel_list: []\n';
    expect(values(readNow('all.yaml', stream, { hints: ['model_list'] }).blocks)).toEqual([
      { model_list: [] },
    ]);
  });

  it('leaves templates alone, and reports what is merely broken', async () => {
    const template = 'model: a\n{% if key %}\napi_key: {{ key }}\n{% endif %}\n';
    expect(readNow('config.yaml', template).skipped.map(({ reason }) => reason)).toEqual([
      'it is a template, and only what it renders to is YAML',
    ]);
    const broken = 'prompt: |\n  {{ question }}\n\nmodel: a\n\nother: [\n';
    const { blocks } = await readBlocks(createDocument('config.yaml', broken), OPTIONS);
    expect(blocks).toHaveLength(1);
    expect(blocks[0]?.problems.length).toBeGreaterThan(0);
    expect(plainModel(blocks[0])).toBe('a');
  });

  it('reads again after a syntax error only where it may', async () => {
    const text = 'model: a\nother: "b\n';
    const document = createDocument('config.yaml', text);
    const fast = readNow('config.yaml', text, { recover: false });
    expect(fast.blocks).toMatchObject([{ root: undefined }]);
    expect(fast.blocks[0]?.problems).toHaveLength(1);
    const read = readBlocks(document, OPTIONS);
    expect(read).toBeInstanceOf(Promise);
    expect(plainModel((await read).blocks[0])).toBe('a');
  });
});

const plainModel = (block: Block | undefined) => {
  const node = at(block?.root, 'model');
  return node?.kind === 'scalar' ? node.value : undefined;
};

describe('readBlocks on a page', () => {
  const fence = (info: string, content: string) => `\`\`\`${info}\n${content}\`\`\`\n\n`;

  it('reads the fences that name a language it knows, wherever they stand', () => {
    const page = `# T\n\n> 1. \`\`\`yaml\n>    model: a\n>    \`\`\`\n\n${fence('JSON', '{"model": "b", // c\n}\n')}${fence('python', 'model: c\n')}`;
    const { blocks, skipped } = readNow('docs/page.md', page);
    expect(blocks).toMatchObject([
      { id: 'docs/page.md#1', container: 'fence', format: 'yaml', language: 'yaml', problems: [] },
      { id: 'docs/page.md#2', container: 'fence', format: 'json', language: 'json', problems: [] },
    ]);
    expect(values(blocks)).toEqual([{ model: 'a' }, { model: 'b' }]);
    expect(placeOf(blocks[0], 'model')).toBe('4:13');
    expect(placeOf(blocks[1], 'model')).toBe('8:11');
    expect(skipped).toEqual([]);
  });

  it('takes a fence without a language for config only when it reads as one', () => {
    const page =
      fence('', 'model: a\n') +
      fence('text', '{"model": "b"}\n') +
      fence('prism-code', 'model: d\n') +
      fence('bash', '# config.yaml\n\nmodel: e\n') +
      fence('bash', 'model=f\nmodel: g\n') +
      fence('', 'some words\n') +
      fence('', 'run: [\n');
    const { blocks, skipped } = readNow('page.md', page);
    expect(values(blocks)).toEqual([{ model: 'a' }, { model: 'b' }, { model: 'd' }, { model: 'e' }]);
    expect(skipped.map(({ span, reason }) => [page.slice(span.start, span.end), reason])).toEqual([
      ['run: [\n', 'it names no language, and it is neither YAML nor JSON'],
    ]);
  });

  it('reads no JSON without its braces, and takes that for no error', () => {
    const page =
      fence('json', '// in the file\n/* here */ {"model": "a"}\n') + fence('jsonc', '"model": "b",\n');
    const { blocks, skipped } = readNow('page.md', page);
    expect(values(blocks)).toEqual([{ model: 'a' }]);
    expect(skipped.map(({ reason }) => reason)).toEqual(['it is JSON without its outer braces']);
  });

  it('reads around what a fragment leaves out', () => {
    const page = fence('yaml', '  model: a\n  ...\n  list:\n    - b\n    ...\n\n  other: c\n  …\n');
    const { blocks } = readNow('page.md', page);
    expect(blocks).toMatchObject([{ elided: true, problems: [] }]);
    expect(values(blocks)).toEqual([{ model: 'a', list: ['b'], other: 'c' }]);
    expect(placeOf(blocks[0], 'other')).toBe('8:10');
    expect(blocks[0]?.view.text).toContain('...');
    const shortened = readNow(
      'page.md',
      fence('yaml', 'model: a\n# ... and more\n') + fence('yaml', 'model: "..."\n'),
    );
    expect(shortened.blocks.map(({ elided }) => elided)).toEqual([true, undefined]);
  });

  it('leaves the dots of a file alone: they end a document', () => {
    expect(values(readNow('all.yaml', 'model: a\n...\n---\nmodel: b\n').blocks)).toEqual([
      { model: 'a' },
      { model: 'b' },
    ]);
  });

  it('parses no fence without a hint', () => {
    const page = fence('yaml', 'a: [\n') + fence('yaml', 'model_list: []\n');
    const { blocks } = readNow('page.md', page, { hints: ['model_list', 'cheap_model'] });
    expect(blocks.map(({ id }) => id)).toEqual(['page.md']);
  });

  it('joins what the fence, the comment above and the page say', () => {
    const page = readFileSync('fixtures/docs/front-matter.md', 'utf8');
    const [first, second] = readNow('page.md', page).blocks;
    expect(first?.markers).toMatchObject({
      status: 'historical',
      reason: 'kept for the story',
      complete: true,
      date: '2026-04-16',
    });
    expect(second?.markers).toMatchObject({
      status: 'current',
      reason: undefined,
      complete: false,
      date: '2026-04-16',
    });
    const span = first?.markers.span;
    expect(page.slice(span?.start, span?.end)).toBe('historical');
  });

  it('keeps the unknown words of front matter with their places', () => {
    const page = `---\nroutelint: historic\n---\n\n${fence('yaml', 'a: 1\n')}`;
    const [unknown] = readNow('page.md', page).blocks[0]?.markers.unknown ?? [];
    expect(unknown?.text).toBe('historic');
    expect(page.slice(unknown?.span.start, unknown?.span.end)).toBe('historic');
  });

  it('reads MDX as MDX', () => {
    const { blocks } = readNow('tabs.mdx', readFileSync('fixtures/docs/tabs.mdx', 'utf8'));
    expect(values(blocks)).toEqual([{ found_proposal: 1 }, { found_in_tab: 1 }, { found_behind_comment: 1 }]);
    expect(blocks[0]?.markers).toMatchObject({ status: 'proposal', reason: 'not decided' });
  });

  it('skips a fence that is to be ignored, and says where it is', () => {
    const page = `text\n\n${fence('yaml routelint=ignore', 'a: 1\n')}`;
    const { blocks, skipped } = readNow('page.md', page);
    expect(blocks).toEqual([]);
    expect(skipped.map(({ span }) => page.slice(span.start, span.end))).toEqual(['a: 1\n']);
  });

  it('reads again only the fences with a syntax error, and keeps the order', async () => {
    const page = fence('yaml', 'model: a\nx: "b\n') + fence('yaml', 'model: c\n');
    const { blocks } = await readBlocks(createDocument('page.md', page), OPTIONS);
    expect(blocks.map(plainModel)).toEqual(['a', 'c']);
    expect(blocks.map(({ problems }) => problems.length > 0)).toEqual([true, false]);
  });
});

describe('readBlocks on a key that is given again', () => {
  const codes = (path: string, text: string) =>
    (readNow(path, text).blocks[0]?.problems ?? []).map(({ code, related, data }) => [
      code,
      related.length,
      data['count'],
    ]);
  const apart = 'model: 1\n\nmodel: 2\n# three\nmodel: 3\n';

  it('takes what a page sets apart for what one may choose from', () => {
    expect(codes('page.md', `\`\`\`yaml\n${apart}\`\`\`\n`)).toEqual([['alternatives', 2, '3']]);
    const close = 'model: 1\n\nmodel: 2\nmodel: 3\n';
    expect(codes('page.md', `\`\`\`yaml\n${close}\`\`\`\n`).map(([code]) => code)).toEqual([
      'duplicate-key',
      'duplicate-key',
    ]);
  });

  it('takes it for a mistake in a file', () => {
    expect(codes('config.yaml', apart).map(([code]) => code)).toEqual(['duplicate-key', 'duplicate-key']);
  });
});

describe('readBlocks on what was blacked out', () => {
  it('takes it for a placeholder in a fence, and for an error in a file', () => {
    const text = 'model:\n  api_key: ***REDACTED***\n  keys:\n    - *** # mine\n  note: a *** b\n';
    const { blocks } = readNow('page.md', `\`\`\`yaml\n${text}\`\`\`\n`);
    expect(blocks[0]?.problems).toEqual([]);
    expect(values(blocks)).toEqual([
      {
        model: {
          api_key: '\u2026\u2026\u2026REDACTED\u2026\u2026\u2026',
          keys: ['\u2026\u2026\u2026'],
          note: 'a *** b',
        },
      },
    ]);
    expect(readNow('config.yaml', text).blocks[0]?.problems).not.toEqual([]);
  });

  it('leaves aliases and bold text alone', () => {
    const text = '```yaml\nbase: &b 1\nmodel: *b\nlist:\n  - *b\n# **bold**\n```\n';
    const { blocks } = readNow('page.md', text);
    expect(values(blocks)).toEqual([{ base: 1, model: 1, list: [1] }]);
  });
});

describe('readBlocks on a Kubernetes manifest', () => {
  const manifest = [
    'kind: ConfigMap',
    'metadata: { name: router }',
    'data:',
    '  config.yaml: |',
    '    # routelint: example reason="a chart"',
    '    model_list:',
    '',
    '      - model_name: a',
    '  notes: model_list is empty',
    '---',
    'kind: Secret',
    'stringData:',
    '  config.json: |2-',
    '      {"model_list": []}',
    '---',
    'kind: Deployment',
    'data: { config.yaml: "a: 1" }',
    '',
  ];

  it.each([['\n'], ['\r\n']])('reads the files it holds, at their places (%j)', (lineBreak) => {
    const { blocks } = readNow('chart.yaml', manifest.join(lineBreak), { hints: ['model_list'] });
    expect(blocks.map(({ id, container, format }) => [id, container, format])).toEqual([
      ['chart.yaml#1', 'scalar', 'yaml'],
      ['chart.yaml#2', 'scalar', 'json'],
    ]);
    expect(values(blocks)).toEqual([{ model_list: [{ model_name: 'a' }] }, { model_list: [] }]);
    expect(placeOf(blocks[0], 'model_list', 0, 'model_name')).toBe('8:21');
    expect(placeOf(blocks[1], 'model_list')).toBe('14:22');
    expect(blocks[0]?.markers).toMatchObject({ status: 'example', reason: 'a chart' });
  });

  it('says that it cannot place what is quoted or folded', () => {
    const text =
      'kind: ConfigMap\ndata:\n  a.yaml: "model_list: []"\n  b.yaml: >\n    model_list:\n    []\n  c.yaml: >\n    model_list: [] # one line\n';
    const { blocks, skipped } = readNow('chart.yaml', text);
    expect(values(blocks)).toEqual([{ model_list: [] }]);
    expect(placeOf(blocks[0], 'model_list')).toBe('8:17');
    expect(skipped.map(({ span, reason }) => [reason, text.slice(span.start, span.end).slice(0, 9)])).toEqual(
      [
        ['the text of `a.yaml` is quoted or folded, so places in it cannot be told', '"model_li'],
        ['the text of `b.yaml` is quoted or folded, so places in it cannot be told', '>\n    mod'],
      ],
    );
  });

  it('makes a block of the config that the values of a chart hold', () => {
    const values_ = [
      'replicaCount: 2',
      'proxy_config:',
      '  model_list: [{ model_name: a, litellm_params: { model: b } }]',
      'gateway:',
      '  litellm:',
      '    proxy_config:',
      '      general_settings: { master_key: k }',
      'other: { proxy_config: { port: 80 } }',
      '',
    ].join('\n');
    const { blocks } = readNow('values.yaml', values_);
    expect(blocks.map(({ id, container }) => [id, container])).toEqual([
      ['values.yaml#1', 'part'],
      ['values.yaml#2', 'part'],
    ]);
    expect(placeOf(blocks[0], 'model_list', 0, 'model_name')).toBe('3:30');
    expect(values(blocks)[1]).toEqual({ general_settings: { master_key: 'k' } });
    const fence = readNow('a.md', '```yaml\nproxy_config:\n  model_list: []\n```\n').blocks;
    expect(fence).toMatchObject([{ container: 'fence' }]);
    expect(values(fence)).toEqual([{ model_list: [] }]);
    expect(values(readNow('a.yaml', 'a: { proxy_config: { port: 1 } }\n').blocks)).toEqual([
      { a: { proxy_config: { port: 1 } } },
    ]);
  });

  it('reads the configs that a Compose file holds', () => {
    const text =
      'services:\n  gate: { image: gate }\nconfigs:\n  gate:\n    content: |\n      model_list: []\n  other: { file: ./x.yaml }\n';
    const { blocks } = readNow('compose.yaml', text, { hints: ['model_list'] });
    expect(values(blocks)).toEqual([{ model_list: [] }]);
    expect(placeOf(blocks[0], 'model_list')).toBe('6:19');
    expect(blocks[0]?.container).toBe('scalar');
  });

  it('takes what Compose fills in for a placeholder, and two dollar signs for one', () => {
    const text =
      'services: {}\nconfigs:\n  gate:\n    content: |\n      model: $NAME\n      key: "$${KEY} ${A:-${B}} $1"\n      end: here\n';
    const [block] = readNow('compose.yaml', text, { hints: ['model'] }).blocks;
    expect(block?.root && plain(block.root)).toEqual({
      model: '<NAME>',
      key: '$' + '{KEY} <A> $1',
      end: 'here',
    });
    expect(block?.filled?.map(({ start, end }) => text.slice(start, end))).toEqual([
      '$NAME',
      '$' + '{A:-$' + '{B}}',
    ]);
    expect([placeOf(block, 'model'), placeOf(block, 'end')]).toEqual(['5:14', '7:12']);
  });

  it.each([
    [
      'a workflow',
      'jobs:\n  a:\n    steps:\n      - run: |\n          cat > c.yaml <<EOF\n          model: a\n          EOF\n',
    ],
    ['GitLab', 'a:\n  script:\n    - |\n      cat <<EOF > c.yaml\n      model: a\n      EOF\n'],
    [
      'a container',
      'kind: Pod\nspec:\n  containers:\n    - args:\n        - |\n          tee c.yaml <<EOF\n          model: a\n          EOF\n',
    ],
    [
      'a service',
      "services:\n  a:\n    command: ['-c', 'x']\n    entrypoint:\n      - |\n        cat <<EOF\n        model: a\n        EOF\n",
    ],
    ['cloud-init', 'write_files:\n  - path: /etc/c.yaml\n    content: |\n      model: a\n'],
    ['Ansible', '- tasks:\n    - copy:\n        dest: c.yml\n        content: |\n          model: a\n'],
    [
      'Argo CD',
      'kind: Application\nspec:\n  source:\n    helm:\n      values: |\n        proxy_config: { model_list: [], model: a }\n',
    ],
    [
      'Flux',
      'kind: HelmRelease\nspec:\n  values:\n    configMaps:\n      a:\n        data:\n          c.yaml: |\n            model: a\n',
    ],
    ['K3s', 'kind: HelmChart\nspec:\n  valuesContent: |\n    proxy_config: { model_list: [], model: a }\n'],
  ])('reads what a script or a task writes: %s', (_title, text) => {
    const { blocks } = readNow('a.yaml', text, { hints: ['model'] });
    expect(blocks.map(({ root }) => at(root, 'model')?.kind)).toEqual(['scalar']);
    const lines = text.split('\n');
    const line = lines.findIndex((one) => one.includes('model: a')) + 1;
    expect(placeOf(blocks[0], 'model')).toBe(`${line}:${(lines[line - 1] ?? '').indexOf('model: a') + 8}`);
  });

  it.each([
    ['a script without one', 'jobs:\n  run: |\n    echo model << 1\n'],
    ['a script that writes something else', 'run: |\n  cat > a.py <<EOF\n  model: a\n  EOF\n'],
    ['a key that is no command', 'text: |\n  cat > c.yaml <<EOF\n  model: a\n  EOF\n'],
    ['content of no config', 'write_files:\n  - path: a.sh\n    content: |\n      model: a\n'],
    ['content without a name', 'a:\n  content: |\n    model: a\n'],
    ['values of no chart', 'a:\n  values: |\n    model: a\n'],
    ['a config', 'model: a\nrun: |\n  cat > c.yaml <<EOF\n  model: b\n  EOF\n'],
  ])('leaves a file as it is that holds %s', (_title, text) => {
    expect(readNow('a.yaml', text, { hints: ['model'] }).blocks).toMatchObject([{ container: 'file' }]);
  });

  it('takes what a workflow or a template fills in for a placeholder', () => {
    const text =
      "run: |\n  cat > c.yaml <<'EOF'\n  model: $" +
      '{{ secrets.KEY }}\n  name: "{{ own | upper }}"\n  url: $HOME\n  EOF\n';
    const [block] = readNow('a.yaml', text, { hints: ['model'] }).blocks;
    expect(block?.root && plain(block.root)).toEqual({ model: '<KEY>', name: '<own>', url: '$HOME' });
  });

  it('reads the manifests of a list, also in a fence', () => {
    const list = 'kind: List\nitems:\n  - kind: ConfigMap\n    data:\n      r.yaml: |\n        model: a\n';
    const page = `- \`\`\`yaml\n${list.replace(/^/gm, '  ').trimEnd()}\n  \`\`\`\n`;
    const { blocks } = readNow('page.md', page);
    expect(blocks).toMatchObject([{ container: 'scalar' }]);
    expect(placeOf(blocks[0], 'model')).toBe('7:18');
  });
});

describe('readBlocks on anything', () => {
  const noise = fc.oneof(randomPage, fc.string({ unit: 'binary', maxLength: 60 }));

  it.each(['a.md', 'a.mdx', 'a.yaml', 'a.json', 'a.json5', 'a.toml', 'a'])(
    'never throws nor rejects, and points into the document (%s)',
    async (path) => {
      const holds = fc.asyncProperty(noise, async (text) => {
        const { blocks, skipped } = await readBlocks(createDocument(path, text), OPTIONS);
        for (const block of blocks) {
          for (const { span } of [...block.problems, { span: block.root ?? { start: 0, end: 0 } }]) {
            const { start, end } = locate(block.view, span).span;
            expect(start >= 0 && start <= end && end <= text.length, `${start}-${end}`).toBe(true);
          }
        }
        for (const { span, reason } of skipped) {
          expect(reason).not.toBe('');
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      });
      await fc.assert(holds, { numRuns: 150, seed: 7 });
    },
  );
});
