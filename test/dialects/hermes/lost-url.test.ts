import { describe, expect, it } from 'vitest';
import { hermes } from '../../../src/dialects/hermes/index.ts';
import { adapted } from '../adapted.ts';

const LOST = 'model: { default: a, base_url: "http://localhost:1/v1" }\n';
const KEPT = 'model: { default: a, provider: custom, base_url: "http://localhost:1/v1" }\n';

const chainOf = (lane: string, text: string, options: { version?: string; env?: readonly string[] } = {}) =>
  adapted(hermes, text, options).chain(lane);

const firstStep = (lane: string, text: string, options: { version?: string; env?: readonly string[] } = {}) =>
  adapted(hermes, text, options).model.lanes.find(({ id }) => id === lane)?.routes[0]?.chain[0];

describe('a local URL without a provider, where the version is open', () => {
  it('may be lost in side tasks and subagents, and is not in the main lane', () => {
    expect(chainOf('main', LOST)).toEqual(['a at localhost:1']);
    expect(chainOf('auxiliary.mcp', LOST).slice(0, 2)).toEqual(['a via openrouter', 'a at localhost:1']);
    expect(chainOf('auxiliary.vision', LOST).slice(0, 2)).toEqual(['a via openrouter', 'a at localhost:1']);
    expect(chainOf('delegation', LOST)).toEqual(['a via openrouter', '-> main']);
    expect(chainOf('cron', LOST)).toEqual(['-> main']);
  });

  it('is lost whatever keys are set by text, and only with a key by images and subagents', () => {
    const depends = (lane: string, env?: readonly string[]) =>
      firstStep(lane, LOST, env === undefined ? {} : { env })?.implied?.depends;
    expect(depends('auxiliary.mcp')).toEqual(['version']);
    expect(depends('delegation')).toEqual(['version', 'environment']);
    expect(depends('auxiliary.vision')).toEqual(['version', 'environment']);
    expect(depends('delegation', ['OPENROUTER_API_KEY'])).toEqual(['version']);
    expect(chainOf('auxiliary.mcp', LOST, { env: [] })[0]).toBe('a via openrouter');
    expect(chainOf('auxiliary.vision', LOST, { env: [] })[0]).toBe('a at localhost:1');
    expect(chainOf('delegation', LOST, { env: [] })).toEqual(['-> main']);
  });

  it('stands at the URL, and says what to write', () => {
    const implied = firstStep('auxiliary.mcp', LOST)?.implied;
    expect(implied?.remedy).toBe('write `provider: custom` beside `model.base_url`');
    expect(LOST.slice(implied?.span.start, implied?.span.end)).toContain('base_url');
  });

  it('is lost by tasks that name the main model, and where a task has lost its own provider', () => {
    const text = `${LOST}auxiliary:
  mcp: { provider: main, model: b }
  vision: { provider: main }
  approval: { provider: zai, model: c }
`;
    expect(chainOf('auxiliary.mcp', text)).toEqual(['b via openrouter', 'b at localhost:1']);
    expect(chainOf('auxiliary.vision', text)[0]).toBe('google/gemini-3-flash-preview via openrouter');
    expect(chainOf('auxiliary.approval', text)).toEqual([
      'c via zai',
      'a via openrouter',
      'a at localhost:1',
    ]);
  });

  it('takes the model of the subagents along, and leaves them the main fallbacks', () => {
    const text = `${LOST}delegation: { model: b }\nfallback_providers: [{ provider: zai, model: c }]\n`;
    expect(chainOf('delegation', text)).toEqual(['b via openrouter', 'b at localhost:1', 'c via zai']);
    const pinned = `${LOST}delegation: { base_url: "http://localhost:2/v1", model: b }\n`;
    expect(chainOf('delegation', pinned)).toEqual(['b at localhost:2']);
  });

  it('is lost by no task of a session that names no model', () => {
    const text = 'model: { base_url: "http://localhost:1/v1" }\n';
    expect(chainOf('auxiliary.mcp', text)[0]).toBe('the default model at localhost:1');
  });

  it.each(['0.12', '0.20', '2026.9.14'])('is not said to be lost in %s', (version) => {
    expect(firstStep('delegation', LOST, { version })?.enters).toBe('main');
    expect(chainOf('auxiliary.mcp', LOST, { version })[0]).toBe('a at localhost:1');
  });

  it('is kept with `provider: custom`, and nothing is said of a piece', () => {
    expect(chainOf('auxiliary.mcp', KEPT)[0]).toBe('a at localhost:1');
    expect(chainOf('delegation', KEPT)).toEqual(['-> main']);
    const text = `${LOST}auxiliary: { mcp: { provider: auto } }\n`;
    expect(adapted(hermes, text, { piece: true }).chain('auxiliary.mcp')[0]).toBe('a at localhost:1');
  });
});
