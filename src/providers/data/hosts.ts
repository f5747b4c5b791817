import type { Provider } from '../catalogue.ts';
import { metered } from './row.ts';

/** Services that run other people's models, and gateways that pass prompts on to whoever serves them. */
export const MODEL_HOSTS: readonly Provider[] = [
  metered('openrouter', 'https://openrouter.ai/api/v1', {
    aliases: ['or', 'open-router'],
    hosts: ['openrouter.ai', '.openrouter.ai'],
    env: ['OPENROUTER_API_KEY'],
  }),
  metered('groq', 'https://api.groq.com/openai/v1', {
    aliases: ['groqcloud'],
    env: ['GROQ_API_KEY'],
  }),
  metered('together_ai', 'https://api.together.xyz/v1', {
    aliases: ['together', 'togetherai', 'together-ai'],
    hosts: ['api.together.xyz', 'api.together.ai'],
    env: ['TOGETHERAI_API_KEY', 'TOGETHER_AI_TOKEN', 'TOGETHER_API_KEY'],
  }),
  metered('fireworks_ai', 'https://api.fireworks.ai/inference/v1', {
    aliases: ['fireworks', 'fw', 'fireworks-ai'],
    env: ['FIREWORKS_API_KEY', 'FIREWORKS_AI_API_KEY', 'FIREWORKSAI_API_KEY'],
  }),
  metered('deepinfra', 'https://api.deepinfra.com/v1/openai', {
    aliases: ['deep-infra'],
    env: ['DEEPINFRA_API_KEY'],
  }),
  metered('cerebras', 'https://api.cerebras.ai/v1', {
    env: ['CEREBRAS_API_KEY'],
  }),
  metered('sambanova', 'https://api.sambanova.ai/v1', {
    env: ['SAMBANOVA_API_KEY'],
  }),
  metered('hyperbolic', 'https://api.hyperbolic.xyz/v1', {
    env: ['HYPERBOLIC_API_KEY'],
  }),
  metered('novita', 'https://api.novita.ai/openai/v1', {
    aliases: ['novita-ai'],
    hosts: ['api.novita.ai'],
    env: ['NOVITA_API_KEY'],
  }),
  metered('nebius', 'https://api.studio.nebius.ai/v1', {
    aliases: ['nebius-token-factory'],
    hosts: ['api.studio.nebius.ai', 'api.studio.nebius.com', 'api.tokenfactory.nebius.com'],
    env: ['NEBIUS_API_KEY'],
  }),
  metered('nvidia_nim', 'https://integrate.api.nvidia.com/v1', {
    aliases: ['nvidia', 'nim', 'nvidia-nim', 'build-nvidia', 'nemotron'],
    hosts: ['integrate.api.nvidia.com', 'ai.api.nvidia.com'],
    env: ['NVIDIA_NIM_API_KEY', 'NVIDIA_API_KEY'],
    access: 'unknown',
    note: 'its developer programme gives a number of calls for nothing',
  }),
  metered('huggingface', 'https://router.huggingface.co/v1', {
    aliases: ['hf', 'hugging-face', 'huggingface-hub'],
    hosts: ['router.huggingface.co', 'api-inference.huggingface.co', '.endpoints.huggingface.cloud'],
    env: ['HF_TOKEN', 'HUGGINGFACE_API_KEY'],
  }),
  metered('replicate', 'https://api.replicate.com/v1', {
    env: ['REPLICATE_API_KEY', 'REPLICATE_API_TOKEN'],
  }),
  metered('baseten', 'https://inference.baseten.co/v1', {
    hosts: ['.baseten.co'],
    env: ['BASETEN_API_KEY'],
  }),
  metered('anyscale', 'https://api.endpoints.anyscale.com/v1', {
    env: ['ANYSCALE_API_KEY'],
  }),
  metered('featherless_ai', 'https://api.featherless.ai/v1', {
    aliases: ['featherless'],
    env: ['FEATHERLESS_AI_API_KEY'],
    access: 'subscription',
  }),
  metered('friendliai', 'https://api.friendli.ai/serverless/v1', {
    hosts: ['.friendli.ai'],
    env: ['FRIENDLI_TOKEN'],
  }),
  metered('lambda_ai', 'https://api.lambda.ai/v1', {
    hosts: ['api.lambda.ai', 'api.lambdalabs.com'],
    env: ['LAMBDA_API_KEY'],
  }),
  metered('nscale', 'https://inference.api.nscale.com/v1', {
    env: ['NSCALE_API_KEY'],
  }),
  metered('galadriel', 'https://api.galadriel.com/v1', {
    env: ['GALADRIEL_API_KEY'],
  }),
  metered('gradient_ai', undefined, {
    aliases: ['digitalocean'],
    hosts: ['inference.do-ai.run'],
    env: ['GRADIENT_AI_API_KEY'],
  }),
  metered('gmi', 'https://api.gmi-serving.com/v1', {
    aliases: ['gmi-cloud', 'gmicloud'],
    env: ['GMI_API_KEY'],
  }),
  metered('siliconflow', 'https://api.siliconflow.com/v1', {
    hosts: ['api.siliconflow.com', 'api.siliconflow.cn'],
    env: ['SILICONFLOW_API_KEY'],
  }),
  metered('modelscope', 'https://api-inference.modelscope.cn/v1', {
    env: ['MODELSCOPE_API_KEY'],
    access: 'unknown',
  }),
  metered('chutes', 'https://llm.chutes.ai/v1', {
    hosts: ['.chutes.ai'],
    env: ['CHUTES_API_KEY'],
    access: 'unknown',
  }),
  metered('venice', 'https://api.venice.ai/api/v1', {
    env: ['VENICE_API_KEY'],
    access: 'unknown',
  }),
  metered('nanogpt', 'https://nano-gpt.com/api/v1', {
    aliases: ['nano-gpt'],
    env: ['NANOGPT_API_KEY'],
    access: 'unknown',
  }),
  metered('poe', 'https://api.poe.com/v1', {
    env: ['POE_API_KEY'],
    access: 'unknown',
  }),
  metered('vercel_ai_gateway', 'https://ai-gateway.vercel.sh/v1', {
    aliases: ['ai-gateway', 'vercel', 'aigateway', 'vercel-ai-gateway'],
    env: ['VERCEL_AI_GATEWAY_API_KEY', 'AI_GATEWAY_API_KEY'],
  }),
  metered('kilocode', 'https://api.kilo.ai/api/gateway', {
    aliases: ['kilo', 'kilo-code', 'kilo-gateway'],
    hosts: ['api.kilo.ai', 'kilocode.ai', '.kilocode.ai'],
    env: ['KILOCODE_API_KEY'],
  }),
  metered('opencode-zen', 'https://opencode.ai/zen/v1', {
    aliases: ['opencode', 'zen', 'opencode_zen'],
    hosts: ['opencode.ai/zen'],
    env: ['OPENCODE_ZEN_API_KEY', 'OPENCODE_API_KEY'],
  }),
  metered('requesty', 'https://router.requesty.ai/v1', {
    env: ['REQUESTY_API_KEY'],
  }),
  metered('aimlapi', 'https://api.aimlapi.com/v1', {
    aliases: ['aiml'],
    env: ['AIML_API_KEY'],
  }),
  metered('cometapi', 'https://api.cometapi.com/v1', { env: ['COMETAPI_KEY'] }),
  metered('heroku', 'https://us.inference.heroku.com', {
    hosts: ['.inference.heroku.com'],
    env: ['HEROKU_API_KEY'],
  }),
  metered('portkey', 'https://api.portkey.ai/v1', {
    env: ['PORTKEY_API_KEY'],
    access: 'unknown',
  }),
  metered('helicone', 'https://ai-gateway.helicone.ai/v1', {
    hosts: ['.helicone.ai'],
    env: ['HELICONE_API_KEY'],
    access: 'unknown',
  }),
  metered('github', 'https://models.github.ai/inference', {
    aliases: ['github-models-api'],
    hosts: ['models.github.ai', 'models.inference.ai.azure.com'],
    env: ['GITHUB_API_KEY', 'GITHUB_TOKEN'],
    credential: 'token',
    access: 'unknown',
    note: 'GitHub Models is free within rate limits and bills by use above them',
  }),
  metered('ramp-router', undefined, {
    aliases: ['router'],
    env: ['RAMP_ROUTER_API_KEY'],
  }),
  metered('commandcode', undefined, {
    aliases: ['commandcode-chat', 'commandcode-anthropic', 'commandcode-claude'],
    env: ['COMMANDCODE_API_KEY'],
    access: 'unknown',
  }),
  metered('opencode-free', 'https://opencode.ai/zen/v1', {
    hosts: [],
    credential: 'none',
    access: 'free',
  }),
];
