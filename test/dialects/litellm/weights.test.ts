import { describe, expect, it } from 'vitest';
import { litellm } from '../../../src/dialects/litellm/index.ts';
import { adapted } from '../adapted.ts';

const group = (first: string, second: string, rest = ''): string =>
  `model_list:
  - { model_name: a, litellm_params: { model: ollama/x${first} } }
  - { model_name: a, litellm_params: { model: gpt-5${second} } }
${rest}`;
const steps = (text: string, version?: string) =>
  adapted(litellm, text, version === undefined ? {} : { version }).chain('group:a');
const SPARE = ['x via ollama', 'x via ollama | gpt-5 via openai'];
const POOL = ['x via ollama | gpt-5 via openai'];

describe('a deployment that weighs nothing', () => {
  it.each([
    [', weight: 1', ', weight: 0'],
    [', weight: 1', ''],
    [', rpm: 60', ''],
    [', rpm: 60', ', rpm: 0'],
  ])('is picked only after the others have failed: %j and %j', (first, second) => {
    expect(steps(group(first, second))).toEqual(SPARE);
  });

  it.each([
    [', weight: 1', ', weight: 3'],
    [', weight: 0', ', weight: 0'],
    [', weight: 1', ', weight: os.environ/SHARE'],
    ['', ''],
  ])('is none in %j and %j', (first, second) => {
    expect(steps(group(first, second))).toEqual(POOL);
  });

  it('counts before 1.103 only where the first deployment has the key', () => {
    expect(steps(group('', ', weight: 1'), '1.80.0')).toEqual(POOL);
    expect(steps(group('', ', weight: 1'))).toEqual(POOL);
    expect(steps(group('', ', weight: 1'), '1.110.0')[0]).toBe('gpt-5 via openai');
  });

  it('is nothing to other strategies, and never picked where nothing cools down', () => {
    const router = (settings: string) =>
      group(', weight: 1', ', weight: 0', `router_settings: { ${settings} }`);
    expect(steps(router('routing_strategy: least-busy'))).toEqual(POOL);
    expect(steps(router('disable_cooldowns: true'))).toEqual(SPARE.slice(0, 1));
  });
});
