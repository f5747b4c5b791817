import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { litellm } from '../../../src/dialects/litellm/index.ts';
import { adapted, rootOf } from '../adapted.ts';

const CORPUS = new URL('../../../../shared/corpus/litellm/', import.meta.url).pathname;
const files = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => /\.ya?ml$/.test(name)) : [];
const read = (start: string) => {
  const name = files.find((file) => file.startsWith(start)) ?? '';
  return adapted(litellm, readFileSync(`${CORPUS}${name}`, 'utf8'));
};

describe.skipIf(files.length === 0)('real configs (skipped where ../shared is missing)', () => {
  it.each(files)('%s is a whole config with a target in each lane', (name) => {
    const text = readFileSync(`${CORPUS}${name}`, 'utf8');
    expect(litellm.detect(rootOf(text))).toMatchObject({ completeness: 'whole', score: 1 });
    const { model } = adapted(litellm, text);
    expect(model.lanes.length).toBeGreaterThan(0);
    // The aliases of one of them stand for lists, and so for nothing.
    for (const lane of model.lanes.filter(({ kind }) => kind !== 'alias'))
      expect(lane.routes[0]?.chain.length, lane.id).toBeGreaterThan(0);
  });

  it('26: one group over two machines, and lists that hide each other', () => {
    const { places, seen } = read('26-');
    expect(places('group:hermes-local')[0]).toBe('device | lan');
    expect(seen).toEqual([
      '251 shadowed-key litellm-special-list-hides-general',
      '252 shadowed-key litellm-special-list-hides-general',
    ]);
  });

  it('32: a deployment that LiteLLM leaves out', () => {
    expect(read('32-').seen).toEqual(['7 ignored-value litellm-date-drops-deployment']);
  });

  it('34: an order of its own, and text where variables were meant', () => {
    const { seen } = read('34-');
    expect(seen.filter((one) => one.includes('lookalike'))).toHaveLength(5);
    expect(seen[0]).toBe('31 env-syntax litellm-foreign-env-syntax');
  });

  it('37: local groups that fall back to the cloud', () => {
    expect(read('37-').chain('group:code')).toEqual([
      'qwen2.5-coder:32b at host.docker.internal:11434',
      '-> group:gpt',
      '-> group:fast',
    ]);
  });

  it('38: wildcards, a default for all, and a second home for it', () => {
    const { chain, seen } = read('38-');
    expect(chain('catch-all')).toEqual(['deepseek-chat via deepseek', '-> group:deepseek-chat-fallback']);
    expect(chain('group:ollama/*')).toEqual([
      'ollama/* at host.docker.internal:11434',
      '-> group:deepseek-chat-fallback',
    ]);
    expect(seen).toEqual(['123 shadowed-key litellm-two-homes-alike']);
  });
});
