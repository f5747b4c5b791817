import { describe, expect, it } from 'vitest';
import { hermesHistory } from '../../../src/dialects/hermes/history.ts';
import { hermes } from '../../../src/dialects/hermes/index.ts';
import { adapted } from '../adapted.ts';

const seen = (text: string, options?: Parameters<typeof adapted>[2]) =>
  adapted(hermes, `model: { default: a, provider: anthropic }\n${text}`, options).seen;

describe('keys that are gone', () => {
  const task = 'auxiliary: { session_search: { provider: nous, model: m } }';
  it('are told by what the version makes certain', () => {
    expect(seen(task, { version: '0.15' })).toEqual(['2 removed-key hermes-removed-key']);
    expect(seen(task)).toEqual(['2 removed-key hermes-removed-key-maybe']);
    expect(seen(task, { version: '0.14' })).toEqual([]);
  });

  it('are a leftover when they say nothing, and none at all when that is not certain', () => {
    const unused = "auxiliary: { session_search: { provider: auto, model: '', timeout: 30 } }";
    expect(seen(unused, { version: '0.15' })).toEqual(['2 removed-key hermes-removed-key-default']);
    expect(seen(unused)).toEqual([]);
    expect(seen('auxiliary: { session_search: {} }', { version: '0.15' })).toEqual([]);
  });

  it('that a migration moves are gone in files that are past it', () => {
    const text = (configVersion: number) =>
      `_config_version: ${configVersion}\ncompression: { summary_model: m }\ndelegation: { max_async_children: 3 }\n`;
    expect(seen(text(16))).toEqual([]);
    expect(seen(text(30))).toEqual(['3 renamed-key hermes-renamed-key']);
    expect(seen(text(33))).toEqual(['3 renamed-key hermes-renamed-key', '4 renamed-key hermes-renamed-key']);
    expect(seen('compression: { summary_model: m }', { version: '0.20' })).toEqual([]);
  });

  it('that no migration moves go by the version', () => {
    const text = 'auxiliary: { honcho_query_rewrite: { provider: nous } }';
    expect(seen(text, { version: '0.19' })).toEqual(['2 renamed-key hermes-renamed-key']);
    expect(seen(text)).toEqual(['2 renamed-key hermes-renamed-key-maybe']);
    expect(seen('auxiliary: { honcho_query_rewrite: { provider: auto } }', { version: '0.19' })).toEqual([
      '2 renamed-key hermes-renamed-key-default',
    ]);
  });

  it('say where they went', () => {
    const { model } = adapted(
      hermes,
      'model: { default: a, provider: nous }\n_config_version: 33\ndelegation: { max_async_children: 3 }',
    );
    expect(model.observations[0]?.data).toMatchObject({
      to: 'delegation.max_concurrent_children',
      since: '0.19',
    });
  });
});

describe('providers that are gone', () => {
  it.each([
    ['fallback_providers: [{ provider: google-gemini-cli, model: g }]'],
    ['delegation: { provider: google-antigravity, model: g }'],
    ['auxiliary: { vision: { provider: google-gemini-cli } }'],
    [
      'auxiliary: { vision: { provider: nous, fallback_chain: [{ provider: google-gemini-cli, model: g }] } }',
    ],
  ])('are told wherever they stand: %s', (text) => {
    expect(seen(text, { version: '0.18' })).toEqual(['2 removed-key hermes-removed-provider']);
    expect(seen(text)).toEqual(['2 removed-key hermes-removed-provider-maybe']);
    expect(seen(text, { version: '0.17' })).toEqual([]);
  });

  it('may be the name of an entry', () => {
    expect(
      seen(
        'providers: { nous-api: { base_url: "http://h/v1" } }\nfallback_model: { provider: nous-api, model: m }',
        { version: '0.19' },
      ),
    ).toEqual([]);
  });
});

describe('the history', () => {
  it('names a place, a reason and a source for each event', () => {
    for (const event of hermesHistory()) {
      expect(event.path, JSON.stringify(event)).toMatch(/^[a-z_*]+(\.[a-z_*]+)*$/);
      expect(event.note).toMatch(/\.$/);
      expect(event.source).toContain('hermes-agent');
      if (event.kind === 'moved' || event.kind === 'renamed') expect(event.to).toBeTruthy();
      if (event.date !== undefined) expect(Number.isNaN(Date.parse(event.date))).toBe(false);
    }
  });
});

describe('references to the environment', () => {
  it('are only those that Hermes expands', () => {
    const text =
      'auxiliary: { vision: { provider: custom, base_url: $URL, api_key: "env:KEY" } }\nmodel_aliases: { quick: { model: m, base_url: "${OK}", api_key: os.environ/KEY } }\n';
    expect(seen(text)).toEqual([
      '2 env-syntax hermes-dollar',
      '2 env-syntax hermes-env-colon',
      '3 env-syntax hermes-os-environ',
    ]);
  });

  it('are mended where they are the whole plain value', () => {
    const { model } = adapted(
      hermes,
      'model: { default: a, provider: custom, base_url: $URL, api_key: "$KEY" }\n',
    );
    expect(model.observations.map(({ fix }) => fix?.text)).toEqual(['"${URL}"', undefined]);
  });
});
