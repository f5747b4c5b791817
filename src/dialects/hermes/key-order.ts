import type { Implied } from '../../model/target.ts';
import type { Span } from '../../text/span.ts';
import { isEarly, type Reading } from './reading.ts';

interface Keyed {
  readonly id: string;
  readonly env: readonly string[];
  /** The model of side tasks that name none; '' where Hermes knows none, and then passes the provider over. */
  readonly aux: string;
}

const row = (id: string, env: string, aux = ''): Keyed => ({ id, env: env.split(' '), aux });

/**
 * Providers with a key in the order in which Hermes looks for one (PROVIDER_REGISTRY of hermes_cli/auth.py at 0.19.0, with
 * the models of `_get_aux_model_for_provider`). LM Studio and Copilot are never found by themselves.
 */
const ORDER: readonly Keyed[] = [
  row('openai-api', 'OPENAI_API_KEY'),
  row('gemini', 'GOOGLE_API_KEY GEMINI_API_KEY', 'gemini-3.5-flash'),
  row('zai', 'GLM_API_KEY ZAI_API_KEY Z_AI_API_KEY', 'glm-4.5-flash'),
  row('kimi-coding', 'KIMI_API_KEY KIMI_CODING_API_KEY', 'kimi-k2-turbo-preview'),
  row('kimi-coding-cn', 'KIMI_CN_API_KEY', 'kimi-k2-turbo-preview'),
  row('stepfun', 'STEPFUN_API_KEY', 'step-3.5-flash'),
  row('arcee', 'ARCEEAI_API_KEY'),
  row('gmi', 'GMI_API_KEY', 'google/gemini-3.1-flash-lite-preview'),
  row('minimax', 'MINIMAX_API_KEY', 'MiniMax-M3'),
  row('anthropic', 'ANTHROPIC_API_KEY ANTHROPIC_TOKEN CLAUDE_CODE_OAUTH_TOKEN', 'claude-haiku-4-5-20251001'),
  row('alibaba', 'DASHSCOPE_API_KEY'),
  row('alibaba-coding-plan', 'ALIBABA_CODING_PLAN_API_KEY DASHSCOPE_API_KEY'),
  row('minimax-cn', 'MINIMAX_CN_API_KEY', 'MiniMax-M3'),
  row('deepseek', 'DEEPSEEK_API_KEY', 'deepseek-chat'),
  row('xai', 'XAI_API_KEY'),
  row('nvidia', 'NVIDIA_API_KEY'),
  row('opencode-zen', 'OPENCODE_ZEN_API_KEY', 'gemini-3-flash'),
  row('opencode-go', 'OPENCODE_GO_API_KEY', 'glm-5'),
  row('kilocode', 'KILOCODE_API_KEY', 'google/gemini-3-flash-preview'),
  row('huggingface', 'HF_TOKEN'),
  row('xiaomi', 'XIAOMI_API_KEY'),
  row('tencent-tokenhub', 'TOKENHUB_API_KEY', 'hy3-preview'),
  row('ollama-cloud', 'OLLAMA_API_KEY', 'nemotron-3-nano:30b'),
  row('azure-foundry', 'AZURE_FOUNDRY_API_KEY'),
  row('deepinfra', 'DEEPINFRA_API_KEY', 'deepseek-ai/DeepSeek-V4-Flash'),
  row('fireworks', 'FIREWORKS_API_KEY', 'accounts/fireworks/models/glm-5p2'),
  row('novita', 'NOVITA_API_KEY', 'deepseek/deepseek-v3-0324'),
];

/** The default model of a provider's side tasks, up to v0.19; '' for none. */
export function auxModelOf(reading: Reading, id: string): string {
  return isEarly(reading) ? (ORDER.find((one) => one.id === id)?.aux ?? '') : '';
}

/** The provider that Hermes finds by its key, where the environment is declared; undefined where it finds none. */
export function keyedProvider(reading: Reading): string | undefined {
  return ORDER.find(({ env }) => env.some((name) => reading.env?.has(name)))?.id;
}

/**
 * The provider that a side task ends at when nothing else is left: the first that has a key and a model for such tasks, or
 * the task's own model. Undefined where none has, or the environment is not declared.
 */
export function keyedTarget(
  { out, env }: Reading,
  place: { readonly model: string; readonly span: Span; readonly implied: Implied },
): string | undefined {
  const found = ORDER.find((one) => one.aux !== '' && one.env.some((name) => env?.has(name)));
  if (!found) return undefined;
  const { model, span, implied } = place;
  return out.target({ provider: found.id, model: model || found.aux, span, implied });
}
