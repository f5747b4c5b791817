import { describe, expect, it } from 'vitest';
import { type RecognisedBlock, recognise } from '../../src/dialects/recognise.ts';
import { compareBlock } from '../../src/drift/compare-blocks.ts';
import type { Lane, RoutingModel } from '../../src/model/routing.ts';
import { makeTarget } from '../../src/providers/target.ts';
import { blockOf } from './blocks.ts';
import { catalogue, toldDrift } from './told.ts';

const POST = `smart_model_routing:
  enabled: true
  cheap_model: "llama3.2:3b"
  cheap_model_base_url: "http://localhost:11434/v1"
  thresholds:
    max_chars: 200
    max_words: 30
  primary_model: gpt-5.4
`;

// Through the dialects' own detection and adapters.
function read(text: string, path: string, version?: string): RecognisedBlock {
  const versions = version === undefined ? {} : { hermes: version };
  const found = recognise(blockOf(text, { path }).block, { catalogue, versions, env: undefined });
  if (!found) throw new Error(`${path} is not recognised`);
  return found;
}

function against(post: string, live: string, version?: string): readonly string[] {
  const { claims } = compareBlock(read(post, 'post.md'), [read(live, 'live.yaml', version)], { catalogue });
  return toldDrift(claims);
}

describe('a threshold router in a post', () => {
  const MAIN = 'model:\n  provider: openai-codex\n  default: gpt-5.4\n';

  it('is told line by line what became of it', () => {
    const live = `_config_version: 33\n${MAIN.replace('gpt-5.4', 'gpt-6')}`;
    expect(against(POST, live)).toEqual([
      '5 not-live/lane smart_model_routing.thresholds: a lane for short prompts (max_chars: 200, max_words: 30) -> no lane for short prompts',
      '3 not-live/target smart_model_routing.cheap_model: llama3.2:3b -> nothing',
      '4 not-live/endpoint smart_model_routing.cheap_model_base_url: http://localhost:11434/v1 -> nothing',
      expect.stringMatching(
        /^8 contradicts\/main smart_model_routing\.primary_model: gpt-5\.4 -> gpt-6 .*\(live 2\)$/,
      ),
    ]);
  });

  it('holds where its models still serve', () => {
    const live = `_config_version: 33\n${MAIN}auxiliary:\n  title_generation: { provider: custom, model: "llama3.2:3b", base_url: "http://127.0.0.1:11434/v1" }\n`;
    expect(against(POST, live)).toEqual([
      expect.stringContaining('5 not-live/lane smart_model_routing.thresholds'),
    ]);
  });

  it('shows the sizes under the names they have in the post', () => {
    const post =
      'smart_model_routing:\n  enabled: true\n  max_simple_chars: 160\n  cheap_model: { provider: custom, model: "llama3.2:3b" }\n';
    expect(against(post, `_config_version: 33\n${MAIN}`)[0]).toContain('(max_simple_chars: 160)');
  });

  it('finds its models where the gateway that live asks names them', () => {
    const gateway =
      'model_list:\n  - model_name: fast\n    litellm_params: { model: "ollama_chat/llama3.2:3b", api_base: "http://localhost:11434" }\n';
    const all = [read(`_config_version: 33\n${MAIN}`, 'live.yaml'), read(gateway, 'litellm.yaml')];
    const { claims } = compareBlock(read(POST, 'post.md'), all, { catalogue });
    expect(toldDrift(claims)).toEqual([expect.stringContaining('5 not-live/lane')]);
  });

  it('finds the key that live still has, and that nothing reads', () => {
    const live = `_config_version: 33\n${MAIN}smart_model_routing:\n  enabled: true\n  cheap_model: { provider: custom, model: "llama3.2:3b" }\n`;
    expect(against(POST, live)[0]).toMatch(/^5 not-live\/lane .*\(live 5\)$/);
  });

  it('is compared key by key with a release that reads it', () => {
    const live = `${MAIN}smart_model_routing:
  enabled: true
  max_simple_chars: 160
  max_simple_words: 30
  cheap_model: { provider: custom, model: "llama3.2:3b", base_url: "http://localhost:11434/v1" }
`;
    expect(against(POST, live, '0.10')).toEqual([
      '6 contradicts/value smart_model_routing.thresholds.max_chars: 200 -> 160 (live 6)',
    ]);
  });

  it('that is switched off says that there is no cheap lane', () => {
    const off = 'smart_model_routing: { enabled: false, cheap_model: x, max_simple_chars: 1 }';
    expect(against(off, `_config_version: 33\n${MAIN}`)).toEqual([]);
  });

  it('takes a model without a vendor for that model of any vendor', () => {
    const live = 'model: { provider: openrouter, default: openai/gpt-5.4 }\n';
    expect(against(POST, live).some((line) => line.includes('primary_model'))).toBe(false);
  });
});

describe('a client’s block and its gateway', () => {
  const gateway: Lane = {
    id: 'group:fast',
    kind: 'group',
    title: 'model group fast',
    routes: [],
    span: { start: 0, end: 1 },
    implied: undefined,
  };
  const live = blockOf('model_list: []', {
    path: 'litellm.yaml',
    dialect: 'litellm',
    model: { lanes: [gateway] },
  });

  function client(...models: readonly string[]): RecognisedBlock {
    const targets: RoutingModel['targets'] = new Map(
      models.map((model, index) => {
        const [name = '', endpoint = 'http://127.0.0.1:4000/v1'] = model.split(' ');
        const spec = {
          provider: 'custom',
          model: name,
          endpoint,
          endpointSpan: undefined,
          credential: undefined,
        };
        const rest = {
          names: [],
          contextWindow: undefined,
          mock: false,
          span: { start: index, end: index + 1 },
        };
        return [model, makeTarget({ ...spec, ...rest, implied: undefined }, catalogue)];
      }),
    );
    return blockOf('model: x\n', { path: 'post.md', model: { targets } });
  }

  it('are compared by the names the gateway serves', () => {
    const { claims } = compareBlock(client('fast', 'slow'), [live], { catalogue });
    expect(claims.map(({ verdict, documented }) => `${verdict} ${documented}`)).toEqual([
      'holds fast',
      'not-live slow',
    ]);
  });

  it('say nothing of models at another place', () => {
    const { claims } = compareBlock(client('fast', 'slow http://10.0.0.9/v1'), [live], { catalogue });
    expect(claims).toHaveLength(1);
  });

  it('have nothing in common where no name matches', () => {
    const { notCompared } = compareBlock(client('slow'), [live], { catalogue });
    expect(notCompared).toBe('it is for Hermes Agent, and what is live is for LiteLLM');
  });
});
