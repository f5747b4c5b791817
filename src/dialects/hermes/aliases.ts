import { type Candidates, candidatesOf, nearMiss } from '../../schema/suggest.ts';
import { lazily } from '../../text/lazily.ts';

/**
 * Provider ids of Hermes with the aliases it resolves to them: PROVIDER_REGISTRY and the model-provider plugins at
 * v0.20.3 (commit 7339f5f1), with those added until v2026.9.14. `custom` is any endpoint of the user's own.
 */
const providers = lazily(
  (): Readonly<Record<string, string>> => ({
    openrouter: 'or',
    nous: 'nous-portal nousresearch',
    'openai-codex': 'codex openai_codex',
    'openai-api': '',
    'xai-oauth': 'grok-oauth x-ai-oauth xai-grok-oauth',
    xai: 'grok x-ai x.ai',
    'qwen-oauth': 'qwen-portal qwen-cli',
    'minimax-oauth': 'minimax-portal minimax-global minimax_oauth minimax-oauth-io',
    anthropic: 'claude claude-code claude-oauth',
    copilot: 'github github-copilot github-models github-model',
    'copilot-acp': 'github-copilot-acp copilot-acp-agent',
    lmstudio: 'lm-studio lm_studio',
    custom: 'ollama local vllm llamacpp llama.cpp llama-cpp',
    'ollama-cloud': 'ollama_cloud',
    gemini: 'google google-gemini google-ai-studio',
    vertex: 'google-vertex vertex-ai gcp-vertex',
    bedrock: 'aws aws-bedrock amazon-bedrock amazon',
    'azure-foundry': 'azure azure-ai azure-ai-foundry',
    zai: 'glm z-ai z.ai zhipu',
    'kimi-coding': 'kimi moonshot kimi-for-coding',
    'kimi-coding-cn': 'kimi-cn moonshot-cn',
    minimax: 'mini-max',
    'minimax-cn': 'minimax-china minimax_cn',
    alibaba: 'dashscope aliyun alibaba-cloud qwen-dashscope qwen',
    'alibaba-coding-plan': 'alibaba_coding alibaba-coding alibaba_coding_plan dashscope-coding',
    stepfun: 'step stepfun-coding-plan',
    deepseek: 'deepseek-chat deep-seek',
    nvidia: 'nim nvidia-nim build-nvidia nemotron',
    huggingface: 'hf hugging-face huggingface-hub',
    'ai-gateway': 'vercel aigateway vercel-ai-gateway',
    'opencode-zen': 'opencode opencode_zen zen',
    'opencode-go': 'go opencode_go opencode-go-sub',
    kilocode: 'kilo kilo-code kilo-gateway',
    xiaomi: 'mimo xiaomi-mimo',
    arcee: 'arcee-ai arceeai',
    gmi: 'gmi-cloud gmicloud',
    'tencent-tokenhub': 'tencent tokenhub tencent-cloud tencentmaas',
    'tencent-tokenplan': '',
    actual: 'aci actual-computer',
    commandcode: 'commandcode-chat',
    'commandcode-anthropic': 'commandcode-claude',
    deepinfra: 'deep-infra deepinfra-ai',
    fireworks: 'fw fireworks-ai',
    novita: 'novita-ai novitaai',
    upstage: 'solar',
    router: '',
    'nebius-token-factory': '',
    'opencode-free': '',
    'meta-ai': '',
    moa: '',
  }),
);

/**
 * Where a provider name stands: `openai` means api.openai.com to side tasks, and nothing to the main model. Up to v0.19
 * each of the two has a table of its own, with fewer names.
 */
export type ProviderPlace = 'main' | 'side' | 'early-main' | 'early-side';

/**
 * The aliases that side tasks and fallbacks know up to v0.19 (`_PROVIDER_ALIASES` of agent/auxiliary_client.py, 0.13.0 to
 * 0.19.0 from PyPI, and those that plugins register as ids): `ollama`, `or`, `hf` are none of them. Later ones read the
 * main model's table (#106010).
 */
const earlySide = words(
  `codex google google-gemini google-ai-studio x-ai x.ai grok glm z-ai z.ai zhipu kimi moonshot kimi-cn moonshot-cn
  gmi-cloud gmicloud minimax-china minimax_cn claude claude-code github github-copilot github-models github-model
  github-copilot-acp copilot-acp-agent tencent tokenhub tencent-cloud tencentmaas deep-infra fireworks-ai fw novita-ai
  solar`,
);

/** Names that the main model does not know up to v0.19 (`resolve_provider` of hermes_cli/auth.py, 0.13.0 to 0.19.0). */
const notEarlyMain = words(
  `openai nim build-nvidia nemotron deep-seek aliyun vercel aigateway vercel-ai-gateway actual aci actual-computer
  commandcode commandcode-chat commandcode-anthropic commandcode-claude router nebius-token-factory opencode-free meta-ai
  tencent-tokenplan`,
);

// Few files need them, and every start would make them.
function words(text: string): () => ReadonlySet<string> {
  return lazily(() => new Set(text.split(/\s+/)));
}

// Up to v0.19 the main model takes it for the login of Qwen's portal, and later for DashScope (`resolve_provider` in 0.13.0
// to 0.19.0; hermes_cli/providers.py at v0.20.3).
const EARLY_QWEN = 'qwen-oauth';

const idsByName = lazily((): ReadonlyMap<string, string> => {
  const ids = new Map<string, string>();
  for (const [id, aliases] of Object.entries(providers())) {
    ids.set(id, id);
    for (const alias of aliases.split(' ')) if (alias !== '') ids.set(alias, id);
  }
  return ids;
});

/** The Hermes id of a provider name or alias; undefined for a name that is neither. */
export function hermesProvider(name: string, place: ProviderPlace): string | undefined {
  const key = name.trim().toLowerCase();
  if (place === 'early-main' && notEarlyMain().has(key)) return undefined;
  // Tasks know it, and up to v0.19 fallbacks and the main model do not (tried: `_AUX_DIRECT_API_BASE_URLS` and
  // `resolve_provider_client` of agent/auxiliary_client.py, `resolve_provider` of hermes_cli/auth.py).
  if (key === 'openai') return place === 'side' ? 'openai-api' : undefined;
  if (place === 'early-main' && key === 'qwen') return EARLY_QWEN;
  const id = idsByName().get(key);
  return place === 'early-side' && id !== key && !earlySide().has(key) ? undefined : id;
}

const candidates = lazily((): Candidates => candidatesOf(idsByName().keys()));

/** The id that a misspelt provider name certainly means; undefined when none is a slip or two away. */
export function nearestProvider(name: string): string | undefined {
  return nearMiss(name.trim(), candidates());
}

/** True of an id as against an alias: named entries may take an alias over, and never an id (issue #14676). */
export function isHermesId(name: string): boolean {
  return Object.hasOwn(providers(), name.trim().toLowerCase());
}

/** Providers whose login or region gives the URL: `model.base_url` is not read (runtime_provider.py). */
export const OWN_URL: ReadonlySet<string> = new Set([
  'nous',
  'openai-codex',
  'xai-oauth',
  'qwen-oauth',
  'minimax-oauth',
  'copilot-acp',
  'bedrock',
  'vertex',
]);

/** Providers with an SDK of their own: `delegation.base_url` does not turn them into a custom endpoint. */
export const NATIVE_SDK: ReadonlySet<string> = new Set([
  'anthropic',
  'bedrock',
  'vertex',
  'copilot-acp',
  'moa',
]);

/** The same up to v0.19: names as they are written (`_NATIVE_SDK_PROVIDERS` of tools/delegate_tool.py). */
export const EARLY_NATIVE_SDK: ReadonlySet<string> = new Set(['bedrock', 'vertex', 'google', 'google-genai']);

/** The slug by which Hermes looks a named entry up: lower case, spaces as dashes. */
export function slugOf(name: string): string {
  return name.trim().toLowerCase().replaceAll(' ', '-');
}
