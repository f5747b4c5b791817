import type { Random } from '../../../bench/random.ts';

/** A provider of Hermes's own, as cases name it. */
export interface Builtin {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly host: string;
  /** The variable that holds its key; undefined where it is a login. */
  readonly env: string | undefined;
  readonly models: readonly string[];
}

/** The providers that cases draw from: keys and logins, Chat Completions, Responses and Messages. */
export const BUILTINS: readonly Builtin[] = [
  {
    id: 'openrouter',
    aliases: ['or'],
    host: 'openrouter.ai',
    env: 'OPENROUTER_API_KEY',
    models: ['qwen/qwen3-coder', 'openai/gpt-5.1', 'z-ai/glm-4.7'],
  },
  {
    id: 'deepseek',
    aliases: ['deepseek-chat'],
    host: 'api.deepseek.com',
    env: 'DEEPSEEK_API_KEY',
    models: ['deepseek-chat', 'deepseek-reasoner'],
  },
  {
    id: 'nvidia',
    aliases: ['nim', 'nvidia-nim'],
    host: 'integrate.api.nvidia.com',
    env: 'NVIDIA_API_KEY',
    models: ['nvidia/nemotron-3-super'],
  },
  {
    id: 'openai-api',
    aliases: [],
    host: 'api.openai.com',
    env: 'OPENAI_API_KEY',
    models: ['gpt-5.1', 'gpt-5-mini'],
  },
  { id: 'xai', aliases: ['grok', 'x.ai'], host: 'api.x.ai', env: 'XAI_API_KEY', models: ['grok-4.3'] },
  {
    id: 'huggingface',
    aliases: ['hf'],
    host: 'router.huggingface.co',
    env: 'HF_TOKEN',
    models: ['Qwen/Qwen3-Coder-480B-A35B-Instruct'],
  },
  {
    id: 'ollama-cloud',
    aliases: ['ollama_cloud'],
    host: 'ollama.com',
    env: 'OLLAMA_API_KEY',
    models: ['gpt-oss:120b', 'kimi-k2.5'],
  },
  {
    id: 'anthropic',
    aliases: ['claude', 'claude-code'],
    host: 'api.anthropic.com',
    env: 'ANTHROPIC_API_KEY',
    models: ['claude-sonnet-4-6'],
  },
  {
    id: 'minimax',
    aliases: ['mini-max'],
    host: 'api.minimax.io',
    env: 'MINIMAX_API_KEY',
    models: ['MiniMax-M2.5'],
  },
  {
    id: 'xiaomi',
    aliases: ['mimo'],
    host: 'api.xiaomimimo.com',
    env: 'XIAOMI_API_KEY',
    models: ['mimo-v2-pro'],
  },
  {
    id: 'nous',
    aliases: ['nousresearch'],
    host: 'inference-api.nousresearch.com',
    env: undefined,
    models: ['moonshotai/kimi-k2.6'],
  },
  { id: 'openai-codex', aliases: ['codex'], host: 'chatgpt.com', env: undefined, models: ['gpt-5.3-codex'] },
  { id: 'lmstudio', aliases: ['lm-studio'], host: '127.0.0.1:1234', env: undefined, models: ['qwen3-8b'] },
];

/** Names for an endpoint of one's own without a name. */
export const CUSTOM_NAMES: readonly string[] = ['custom', 'custom', 'ollama', 'vllm', 'local', 'llamacpp'];

/** Models of one's own servers. */
export const OWN_MODELS: readonly string[] = [
  'qwen3:8b',
  'llama-3.3-70b',
  'mistral-small3.2:24b',
  'org/served-model',
];

/** The name a case gives a provider: mostly its id. */
export function nameOf(random: Random, { id, aliases }: Builtin): string {
  return aliases.length > 0 && random.chance(0.2) ? random.pick(aliases) : id;
}
