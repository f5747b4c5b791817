import { describe, expect, it } from 'vitest';
import { litellm } from '../../../src/dialects/litellm/index.ts';
import { adapted } from '../adapted.ts';

const MODELS = `model_list:
  - { model_name: here, litellm_params: { model: "ollama_chat/qwen3:8b", rpm: 3 } }
  - { model_name: there, litellm_params: { model: groq/llama-3.1-8b-instant } }
  - { model_name: far, litellm_params: { model: anthropic/claude-sonnet-4, guardrails: [by-model] } }
`;

function guards(list: string, more = ''): readonly string[] {
  const { model } = adapted(litellm, `${MODELS}guardrails: [${list}]\n${more}`);
  return (model.guards ?? []).map(
    ({ name, runs, applied, because }) =>
      `${name}: ${runs}, ${applied ? 'applied' : 'asked for'}, ${because}`,
  );
}

const guard = (name: string, text: string, kind = 'presidio') =>
  `{ guardrail_name: ${name}, litellm_params: { guardrail: ${kind}, ${text} } }`;

describe('readGuards', () => {
  it.each([
    ['pre_call', ['a: before, asked for, `default_on` is not set, and off unless it is']],
    ['pre_call, default_on: false', ['a: before, asked for, `default_on` is off']],
    ['pre_call, default_on: true', ['a: before, applied, `default_on` is off']],
    ['[pre_call, post_call]', ['a: before, asked for, `default_on` is not set, and off unless it is']],
    ['[post_call, during_call]', ['a: late, asked for, `mode: post_call, during_call` looks at the answer']],
    [
      'logging_only',
      ['a: logs, asked for, `mode: logging_only` changes what is logged and not what is sent'],
    ],
    // By tags of the request, for tools, and by the environment: what runs when is not in the file, or not of prompts.
    ['{ tags: { team: pre_call }, default: post_call }', []],
    ['pre_mcp_call', []],
    ['os.environ/MODE', []],
    ['toString', []],
  ])('mode: %s', (mode, expected) => {
    expect(guards(guard('a', `mode: ${mode}`)).map((one) => one.replace(/applied, .*/, 'applied'))).toEqual(
      expected.map((one) => one.replace(/applied, .*/, 'applied')),
    );
  });

  it('speaks of guardrails that mask private data only', () => {
    expect(guards(guard('a', 'mode: post_call', 'lakera_v2'))).toEqual([]);
    expect(guards(guard('a', 'mode: post_call', 'hide-secrets'))).toHaveLength(1);
  });

  it('leaves out those that run late where another runs in time for every request', () => {
    const late = guard('late', 'mode: post_call, default_on: true');
    expect(guards(`${late}, ${guard('a', 'mode: pre_call, default_on: true')}`)).toHaveLength(1);
    expect(guards(`${late}, ${guard('a', 'mode: pre_call')}`)).toHaveLength(2);
  });

  it('knows who asks for one in the file, and that a database or policies may', () => {
    const applied = (text: string, more = '') => guards(text, more)[0]?.includes('before, applied');
    expect(applied(guard('by-model', 'mode: pre_call'))).toBe(true);
    expect(applied(guard('other', 'mode: pre_call'))).toBe(false);
    expect(applied(guard('other', 'mode: pre_call'), 'general_settings: { store_model_in_db: true }\n')).toBe(
      true,
    );
    expect(applied(guard('other', 'mode: pre_call'), 'policies: { all: { guardrails: [other] } }\n')).toBe(
      true,
    );
  });
});

describe('unboundedTargets', () => {
  const unbounded = (more: string, env?: readonly string[]) => {
    const { model } = adapted(litellm, `${MODELS}${more}`, env === undefined ? {} : { env });
    return [...(model.unbounded ?? [])].flatMap((id) => model.targets.get(id)?.provider ?? []);
  };

  it.each([
    ['', ['groq', 'anthropic']],
    [
      'router_settings: { provider_budget_config: { groq: { budget_limit: 1, time_period: 1d } } }',
      ['anthropic'],
    ],
    ['litellm_settings: { max_budget: 10 }', []],
    ['litellm_settings: { max_budget: null }', ['groq', 'anthropic']],
    ['litellm_settings: { default_internal_user_params: { max_budget: 1 } }', []],
    ['general_settings: { global_max_parallel_requests: 5 }', []],
    ['general_settings: { database_url: os.environ/DATABASE_URL }', []],
    ['environment_variables: { DATABASE_URL: "postgres://db" }', []],
    ['include: [more.yaml]', []],
  ])('%s', (more, expected) => {
    expect(unbounded(`${more}\n`)).toEqual(expected);
  });

  it('leaves a proxy with a database alone, as its keys have limits of their own', () => {
    expect(unbounded('', ['DATABASE_URL'])).toEqual([]);
    expect(unbounded('', [])).toEqual(['groq', 'anthropic']);
  });
});
