import { describe, expect, it } from 'vitest';
import { type RecognisedBlock, recognise } from '../../src/dialects/recognise.ts';
import { compareBlock } from '../../src/drift/compare-blocks.ts';
import { blockOf } from './blocks.ts';
import { catalogue, toldDrift } from './told.ts';

function read(text: string, path: string): RecognisedBlock {
  const found = recognise(blockOf(text, { path }).block, { catalogue, versions: {}, env: undefined });
  if (!found) throw new Error(`${path} is not recognised`);
  return found;
}

const drift = (post: string, live: string): readonly string[] =>
  toldDrift(compareBlock(read(post, 'post.md'), [read(live, 'live.yaml')], { catalogue }).claims);

const BY_URL = 'model: { default: "qwen3:8b", provider: custom, base_url: "http://localhost:11434/v1" }\n';
const BY_NAME = `model: { default: "qwen3:8b", provider: "custom:box" }
providers: { box: { api: "http://127.0.0.1:11434/v1" } }
`;

describe('one target under two names', () => {
  it('is no drift', () => {
    expect(drift(BY_URL, BY_NAME)).toEqual([]);
    expect(drift(BY_URL, BY_NAME.replace('11434', '11435'))).toHaveLength(2);
    expect(drift(BY_URL, BY_NAME.replace('qwen3:8b', 'qwen3:9b')).length).toBeGreaterThan(1);
  });

  it('is none in delegation and in side tasks either', () => {
    for (const lane of ['delegation', 'auxiliary: { vision']) {
      const close = lane.includes('{') ? ' }' : '';
      const post = `model: a\nprovider: nous\n${lane}: { model: m, provider: custom, base_url: "http://h:1/v1" }${close}`;
      const live = `model: a\nprovider: nous\n${lane}: { model: m, provider: "custom:h" }${close}\ncustom_providers: [{ name: h, base_url: "http://h:1/v1", model: m }]`;
      expect(drift(post, live), lane).toEqual([]);
    }
  });

  it('is none where live takes the main model and the page writes it out', () => {
    const task = (value: string) => `${BY_URL}auxiliary: { compression: ${value} }\n`;
    const written = task('{ provider: custom, base_url: "http://127.0.0.1:11434/v1", model: "qwen3:8b" }');
    expect(drift(written, task('{ provider: main }'))).toEqual([]);
    expect(
      drift(written.replace('model: "qwen3:8b" }', 'model: other }'), task('{ provider: main }')),
    ).not.toEqual([]);
  });
});
