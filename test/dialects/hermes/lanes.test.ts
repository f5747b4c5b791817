import { describe, expect, it } from 'vitest';
import { hermes } from '../../../src/dialects/hermes/index.ts';
import { adapted } from '../adapted.ts';

const MAIN = 'model: { default: a, provider: anthropic }\n';

describe('mixtures of agents', () => {
  const PRESET =
    'moa: { presets: { duo: { reference_models: [{ provider: nous, model: x }, { provider: openrouter, model: q/y }], aggregator: { provider: nous, model: x } } } }\n';

  it('show every prompt to all of their models', () => {
    const { chain } = adapted(hermes, `model: { default: duo, provider: moa }\n${PRESET}`);
    expect(chain('main')).toEqual(['q/y via openrouter | x via nous']);
    expect(chain('moa.duo')).toEqual(['q/y via openrouter | x via nous']);
  });

  it('answer side tasks by their aggregator alone', () => {
    const { chain } = adapted(hermes, `model: { default: duo, provider: moa }\n${PRESET}`, {
      version: '2026.9.14',
    });
    expect(chain('auxiliary.compression')).toEqual(['x via nous']);
  });

  it('ask Codex and OpenRouter where their preset is not there', () => {
    const { chain, model } = adapted(
      hermes,
      'model: { default: trio, provider: moa }\nmoa: { enabled: true }\n',
    );
    expect(chain('main')).toEqual(['the default model via openai-codex | the default model via openrouter']);
    expect([...model.targets.values()][0]?.implied?.because).toContain('`trio` is not in this block');
  });

  it('are no lanes when they are off', () => {
    const { model } = adapted(hermes, MAIN + PRESET.replace('duo: {', 'duo: { enabled: false,'));
    expect(model.lanes.some(({ id }) => id.startsWith('moa.'))).toBe(false);
  });

  it('report a member that names no endpoint', () => {
    const text = `_config_version: 33\n${MAIN}${PRESET.replace('provider: nous, model: x }, {', 'provider: "custom:desk", model: x }, {')}custom_providers: []\n`;
    expect(adapted(hermes, text).seen).toEqual(['3 unknown-target hermes-custom-entry']);
  });
});

describe('scheduled jobs', () => {
  it('take the main model', () => {
    expect(adapted(hermes, MAIN).chain('cron')).toEqual(['-> main']);
  });

  it('take a model of their own since v0.20', () => {
    const text = `${MAIN}cron: { model: c, model_provider: deepseek, provider: chronos }\n`;
    expect(adapted(hermes, text, { version: '0.20' }).chain('cron')).toEqual(['c via deepseek']);
    expect(adapted(hermes, text, { version: '0.19' }).chain('cron')).toEqual(['-> main']);
    expect(adapted(hermes, text.replace('model_provider: deepseek, ', '')).chain('cron')).toEqual([
      'c via anthropic',
    ]);
  });
});

describe('shortcuts and channels', () => {
  const text = `${MAIN}fallback_providers: [{ provider: nous, model: x }]
model_aliases:
  fav: { model: m, provider: deepseek }
  desk: { model: m, base_url: "http://localhost:1/v1" }
platforms:
  telegram:
    channel_overrides:
      "42": { model: t }
  api_server:
    extra:
      model_routes:
        fast: { provider: openrouter, model: q/f }
        near: { base_url: "http://localhost:2/v1", model: n }
        none: {}
`;
  it('can point anywhere', () => {
    const { chain, model } = adapted(hermes, text);
    // A session keeps its fallbacks when `/model` has changed its model.
    expect(chain('alias.fav')).toEqual(['m via deepseek', 'x via nous']);
    expect(chain('alias.desk')).toEqual(['m at localhost:1', 'x via nous']);
    expect(chain('channel.telegram.42')).toEqual(['t via anthropic', 'x via nous']);
    expect(chain('channel.api_server.fast')).toEqual(['q/f via openrouter', 'x via nous']);
    expect(chain('channel.api_server.near')).toEqual(['n at localhost:2', 'x via nous']);
    expect(model.lanes.some(({ id }) => id === 'channel.api_server.none')).toBe(false);
  });

  it('may be written as provider/model', () => {
    const { chain } = adapted(
      hermes,
      'model: { default: a, provider: anthropic, aliases: { fav: deepseek/m, odd: m } }',
    );
    expect(chain('alias.fav')).toEqual(['m via deepseek']);
  });
});

describe('services beside the models', () => {
  const names = (text: string) =>
    adapted(hermes, MAIN + text).model.sideChannels.map(({ name, locality }) => `${name}: ${locality.value}`);

  it('are told where they are stated', () => {
    expect(
      names(
        'tts: { provider: openai }\nstt: { provider: groq }\nweb: { backend: searxng }\nbrowser: { cloud_provider: browserbase }\n',
      ),
    ).toEqual([
      'speech by openai: cloud',
      'transcription by groq: cloud',
      'web search by searxng: unknown',
      'browser by browserbase: cloud',
    ]);
  });

  it('stand where their own URL says', () => {
    const own = (section: string, more = '') =>
      `${section}: { provider: openai, openai: { base_url: "http://localhost:8001/v1"${more} } }\n`;
    expect(names(own('tts'))).toEqual(['speech by openai: device']);
    expect(names(own('stt', ', api_key: na'))).toEqual(['transcription by openai: device']);
    expect(names(own('stt'))).toEqual(['transcription by openai: cloud']);
    expect(names('tts: { provider: xai, openai: { base_url: "http://localhost:8001/v1" } }\n')).toEqual([
      'speech by xai: cloud',
    ]);
  });

  it('are not told where they are the default, empty or off', () => {
    expect(
      names(
        "tts: { provider: edge }\nstt: { provider: openai, enabled: false }\nweb: { backend: '' }\nbrowser: { cloud_provider: local }\n",
      ),
    ).toEqual([]);
  });
});

describe('what is not modelled', () => {
  const what = (text: string, options?: Parameters<typeof adapted>[2]) =>
    adapted(hermes, text, options).model.notModelled.map((fact) => fact.what);

  it('is how OpenRouter routes, where it is used', () => {
    const routing = 'provider_routing: { only: [anthropic] }\n';
    expect(what(`model: { default: a, provider: openrouter }\n${routing}`)).toEqual([
      expect.stringContaining('provider_routing'),
    ]);
    expect(what(MAIN + routing)).toEqual([]);
    expect(what('model: { default: a, provider: openrouter }\nprovider_routing: {}\n')).toEqual([]);
  });

  it('is an endpoint that the environment moves', () => {
    expect(what(MAIN, { env: ['CUSTOM_BASE_URL'] })).toEqual([expect.stringContaining('CUSTOM_BASE_URL')]);
  });

  it('is an entry named custom that disagrees with the main URL', () => {
    const text = (url: string) =>
      `model: { default: a, provider: custom, base_url: "http://localhost:1/v1" }\nproviders: { custom: { base_url: "${url}" } }\n`;
    expect(what(text('http://localhost:1/v1/'))).toEqual([]);
    expect(what(text('http://localhost:2/v1'))).toHaveLength(1);
    const alone = text('http://localhost:2/v1').replace(', base_url: "http://localhost:1/v1"', '');
    expect(adapted(hermes, alone).chain('main')).toEqual(['a at localhost:2']);
    expect(what(alone)).toHaveLength(1);
  });
});
