import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { type CompareReport, type CompareTextOptions, compareTexts } from '../../src/index.ts';
import { compareJson, compareLines } from '../../src/report/compare.ts';
import { compareMarkdown } from '../../src/report/compare-markdown.ts';
import { PLAIN } from '../../src/report/paint.ts';

const schema = JSON.parse(readFileSync('schemas/compare-report.schema.json', 'utf8')) as object;
const validate = new Ajv({ strict: true, strictTypes: false, strictRequired: false }).compile(schema);

function compare(old: string, next: string, options: CompareTextOptions = {}): Promise<CompareReport> {
  return compareTexts([{ path: 'old.yaml', text: old }], [{ path: 'new.yaml', text: next }], options);
}

async function lanes(old: string, next: string): Promise<Record<string, string>> {
  const { pairs } = await compare(old, next);
  const all = pairs.flatMap((pair) => pair.lanes).filter((lane) => lane.verdict !== 'equivalent');
  return Object.fromEntries(all.map((lane) => [lane.id, lane.verdict]));
}

function hermes(model: string, rest = ''): string {
  return `_config_version: 33\nmodel: ${model}\n${rest}`;
}

function gateway(groups: readonly (readonly [name: string, params: string])[], rest = ''): string {
  const list = groups.map(([name, params]) => `  - {model_name: "${name}", litellm_params: {${params}}}\n`);
  return `model_list:\n${list.join('')}${rest}`;
}

const LOCAL = 'model: ollama/qwen3, api_base: "http://localhost:11434"';
const CLOUD = 'model: openai/gpt-5, api_key: os.environ/OPENAI_API_KEY';

describe('compareTexts', () => {
  it('takes spellings of one place for the same', async () => {
    const fallbacks = (one: string, other: string): string =>
      `fallback_providers:\n  - {provider: ${one}, model: gpt-5.4}\n  - {provider: ${other}, model: "gpt-oss:120b"}\n`;
    const old = hermes(
      '{provider: custom, default: qwen3, base_url: "http://localhost:11434/v1"}',
      fallbacks('openai-codex', 'ollama-cloud'),
    );
    const next = hermes(
      '{provider: "custom:box", default: "qwen3:latest"}',
      `custom_providers:\n  - {name: box, base_url: "http://127.0.0.1:11434/v1/"}\n${fallbacks('codex', 'ollama_cloud')}`,
    );
    const report = await compare(old, next);
    expect(report.verdict).toBe('equivalent');
    expect(report.pairs[0]?.lanes.length).toBeGreaterThan(5);
  });

  it('takes a server for the same on each of its interfaces, and a hosted service for another by its path', async () => {
    const local = 'model: openai/qwen3, api_key: x, api_base: "http://127.0.0.1:11434/v1"';
    expect(await lanes(gateway([['a', LOCAL]]), gateway([['a', local]]))).toEqual({});
    const hosted = (path: string): string =>
      gateway([['a', `model: openai/glm-5.2, api_key: x, api_base: "https://api.z.ai/api/${path}"`]]);
    expect(await lanes(hosted('paas/v4'), hosted('coding/paas/v4'))).toEqual({ 'group:a': 'both' });
    expect(await lanes(hosted('paas/v4'), hosted('paas/v4/'))).toEqual({});
  });

  it('takes no notice of keys, new ones for what is there already included', async () => {
    const pool = (...keys: readonly string[]): string =>
      gateway(keys.map((key) => ['a', `model: openai/gpt-5, api_key: os.environ/${key}`]));
    expect(await lanes(pool('ONE', 'TWO'), pool('TWO', 'ONE'))).toEqual({});
    expect(await lanes(pool('ONE'), pool('OTHER'))).toEqual({});
    expect(await lanes(pool('ONE'), pool('ONE', 'TWO'))).toEqual({});
    const chain = (one: string, other: string): string => {
      const keyed = (key: string): string => `model: openai/gpt-5, api_key: os.environ/${key}`;
      const groups = [
        ['a', keyed(one)],
        ['b', keyed(other)],
        ['c', LOCAL],
      ] as const;
      return gateway(groups, 'router_settings: {fallbacks: [{a: [b, c]}]}\n');
    };
    expect(await lanes(chain('ONE', 'TWO'), chain('TWO', 'ONE'))).toEqual({});
    expect(await lanes(chain('ONE', 'ONE'), chain('ONE', 'TWO'))).toEqual({});
  });

  it('pairs an alias with a group of its name', async () => {
    const old = gateway([['fast', LOCAL]], 'router_settings: {model_group_alias: {cheap: fast}}\n');
    const next = gateway([
      ['fast', LOCAL],
      ['cheap', LOCAL],
    ]);
    expect(await lanes(old, next)).toEqual({});
    for (const name of ['cheap', 'alias:cheap']) {
      const { pairs } = await compare(old, next, { lanes: [name] });
      expect(pairs.flatMap((pair) => pair.lanes).map((lane) => lane.id)).toEqual(['alias:cheap']);
    }
  });

  it('asks a wildcard for a name that only the other side has a group for', async () => {
    const wild = ['openai/*', 'model: "openai/*", api_key: os.environ/OPENAI_API_KEY'] as const;
    const named = ['openai/gpt-5', CLOUD] as const;
    expect(await lanes(gateway([wild]), gateway([wild, named]))).toEqual({});
    expect(await lanes(gateway([wild, named]), gateway([wild]))).toEqual({});
    const elsewhere = gateway([wild, ['openai/gpt-5', LOCAL]]);
    const report = await compare(gateway([wild]), elsewhere);
    const lane = report.pairs[0]?.lanes.find(({ id }) => id === 'group:openai/gpt-5');
    expect(lane).toMatchObject({
      on: 'both',
      verdict: 'both',
      note: 'before, model names `openai/*` took this name',
    });
    expect(lane?.prompts[0]?.lost.map(({ target }) => target.label)).toEqual(['gpt-5 via openai']);
  });

  it('says that a lane is gone or new', async () => {
    const one = gateway([['a', LOCAL]]);
    const two = gateway([
      ['a', LOCAL],
      ['b', CLOUD],
    ]);
    expect((await compare(one, two)).pairs[0]?.lanes).toMatchObject([
      { id: 'group:a', on: 'both', verdict: 'equivalent' },
      { id: 'group:b', on: 'new', verdict: 'wider' },
    ]);
    expect((await compare(two, one)).verdict).toBe('narrower');
  });

  it('is unknown, and never equivalent, over what is not followed', async () => {
    const text = gateway([['a', LOCAL]], 'general_settings: {store_model_in_db: true}\n');
    const same = await compare(text, text, { noNew: ['locality=cloud'] });
    expect(same.verdict).toBe('unknown');
    expect(same.pairs[0]?.lanes.map((lane) => lane.verdict)).toEqual(['unknown']);
    expect(same.noNew.map(({ answer }) => answer)).toEqual(['none']);
    // What the change itself brings is open.
    const brought = await compare(gateway([['a', LOCAL]]), text, { noNew: ['locality=cloud'] });
    expect(brought.pairs[0]?.open.length).toBe(1);
    expect(brought.noNew.map(({ answer }) => answer)).toEqual(['unknown']);
  });

  it('counts ways beside the lanes', async () => {
    const old = gateway([['a', LOCAL]]);
    const next = `${old}litellm_settings: {success_callback: [datadog]}\n`;
    const report = await compare(old, next, { noNew: ['locality=cloud'] });
    expect(report.verdict).toBe('wider');
    expect(report.pairs[0]?.beside.gained.length).toBe(1);
    expect(report.noNew[0]?.answer).toBe('found');
  });

  it('says that the version may rule an implied hop out', async () => {
    const at = (version: number): string =>
      `_config_version: ${version}\nmodel: {provider: custom, default: qwen3, base_url: "http://localhost:11434/v1"}\nfallback_providers:\n  - {provider: openrouter, model: x/y}\n`;
    const without = at(19).replace(/fallback_providers[\s\S]*/, '');
    const report = await compare(without, at(19), { lanes: ['auxiliary.vision'] });
    expect(report.pairs[0]?.lanes.length).toBe(1);
    const gained = report.pairs[0]?.lanes.flatMap((lane) =>
      lane.prompts.flatMap((prompts) => prompts.gained),
    );
    expect(gained?.map(({ target, depends }) => [target.label, depends])).toEqual([
      ['x/y via openrouter', ['version']],
    ]);
  });

  it('refuses a lane that neither side has', async () => {
    const text = gateway([['fast', LOCAL]]);
    await expect(compare(text, text, { lanes: ['fats'] })).rejects.toThrow('no lane goes by `fats`');
    await expect(compare(text, text, { noNew: ['place=cloud'] })).rejects.toThrow('No target has a `place`.');
  });

  it('pairs files by their names, and says which have no counterpart', async () => {
    const file = (path: string, text: string) => ({ path, text });
    const one = gateway([['a', LOCAL]]);
    const other = gateway([['a', CLOUD]]);
    const router =
      'smart_model_routing:\n  cheap_model: x\n  primary_model: y\n  thresholds: {max_chars: 9}\n';
    const report = await compareTexts(
      [file('old/eu/config.yaml', one), file('old/us/config.yaml', other)],
      [file('new/us/config.yaml', other), file('new/eu/config.yaml', one), file('new/post.yaml', router)],
    );
    expect(report.pairs.map((pair) => [pair.old.id, pair.new.id, pair.verdict])).toEqual([
      ['old/us/config.yaml', 'new/us/config.yaml', 'equivalent'],
      ['old/eu/config.yaml', 'new/eu/config.yaml', 'equivalent'],
    ]);
    expect(report.unpaired.map(({ side, block }) => [side, block.id])).toEqual([['new', 'new/post.yaml']]);
    expect(report.verdict).toBe('unknown');
  });
});

describe('--no-new', () => {
  const chain = (groups: string): string =>
    gateway(
      [
        ['a', LOCAL],
        ['b', CLOUD],
      ],
      `router_settings: {fallbacks: [${groups}]}\n`,
    );
  const ask = async (old: string, next: string, asked: string) => {
    const { noNew } = await compare(old, next, { noNew: [asked] });
    return noNew.map(({ answer, found }) => [answer, ...found.map(({ by, when }) => `${by} ${when}`)]);
  };

  it.each([
    ['locality=cloud', 'found'],
    ['access=metered', 'found'],
    ['provider=openai', 'found'],
    ['target=gpt-*', 'found'],
    ['locality=lan', 'none'],
    ['access=subscription', 'none'],
    ['provider=anthropic', 'none'],
    ['target=gpt', 'none'],
    ['locality=lan,cloud', 'found'],
  ])('%s', async (asked, answer) => {
    expect((await ask(chain(''), chain('{a: [b]}'), asked)).map(([first]) => first)).toEqual([answer]);
  });

  it('names the lane and what must fail', async () => {
    expect(await ask(chain(''), chain('{a: [b]}'), 'locality=cloud')).toEqual([
      ['found', 'model group `a` when qwen3 at localhost:11434 fails'],
    ]);
    expect(await ask(chain('{a: [b]}'), chain('{a: [b]}'), 'locality=cloud')).toEqual([['none']]);
    expect(await ask(chain('{a: [b]}'), chain(''), 'locality=cloud')).toEqual([['none']]);
  });

  it('takes what is not known of a target for possible', async () => {
    const next = gateway([['a', 'model: openai/x, api_key: k, api_base: os.environ/BASE']]);
    const { noNew } = await compare(gateway([['a', LOCAL]]), next, { noNew: ['locality=cloud'] });
    expect(noNew[0]?.found.map(({ locality, maybe }) => [locality, maybe])).toEqual([['unknown', true]]);
  });

  it('sees a key that bills where a subscription was', async () => {
    const old = hermes('{provider: anthropic, default: claude-sonnet-4-5}');
    const next = hermes('{provider: openrouter, default: anthropic/claude-sonnet-4.5}');
    expect((await ask(old, next, 'access=metered')).map(([first]) => first)).toEqual(['found']);
  });
});

describe('the formats of a comparison', () => {
  const KEY = `sk-proj-${'Ab3dEf6hIj9k'.repeat(4)}T3BlbkFJ${'Qr5tUv8xYz1a'.repeat(4)}`;
  const old = gateway([
    ['a|b', LOCAL],
    ['\\e[31mred', LOCAL],
    ['gone', `model: openai/gpt-5, api_key: ${KEY}`],
  ]);
  const next = gateway(
    [
      ['a|b', 'model: cloudflare/@cf/meta/llama, api_key: x'],
      ['\\e[31mred', `model: "openai/${'`'.repeat(3)}x|<b>", api_key: ${KEY}`],
    ],
    'litellm_settings: {success_callback: [langfuse]}\n',
  );

  it('give JSON that fits the published schema', async () => {
    const tool = { name: 'routelint', version: '0.0.0' };
    for (const [one, other] of [
      [old, next],
      [next, old],
      [hermes('{provider: openrouter, default: x/y}'), hermes('{provider: anthropic, default: z}')],
    ] as const) {
      const report = await compare(one, other, { noNew: ['locality=cloud', 'access=metered'] });
      validate(JSON.parse(compareJson(report, tool)));
      expect(validate.errors ?? []).toEqual([]);
      expect(compareJson(report, tool)).not.toContain('Ab3dEf6hIj9k');
    }
  });

  it('show no secret and no control character, and give no name to call', async () => {
    const report = await compare(old, next, { noNew: ['locality=cloud'] });
    const text = [...compareLines(report, PLAIN)].join('\n');
    const page = compareMarkdown(report);
    for (const shown of [text, page]) {
      expect(shown).not.toContain('Ab3dEf6hIj9k');
      expect(shown).not.toContain('\u001b');
    }
    const [table = '', ...rest] = page.split('<details>');
    expect(table).toContain('`@cf/meta/llama via cloudflare`');
    for (const line of table.split('\n').filter((one) => one.startsWith('|')))
      expect(line.replaceAll('\\|', '').split('|').length).toBe(8);
    // The fence is longer than any in it.
    expect(rest.join('')).toContain('\n````text\n');
  });
});
