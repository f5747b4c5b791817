import type { Provider } from '../catalogue.ts';
import { metered } from './row.ts';

/** Vendors that serve models, their own for the most part, on an API that bills by use. */
export const VENDORS: readonly Provider[] = [
  metered('openai', 'https://api.openai.com/v1', {
    aliases: ['openai-api', 'text-completion-openai', 'custom_openai', 'openai_like'],
    hosts: ['api.openai.com', '.api.openai.com'],
    env: ['OPENAI_API_KEY'],
  }),
  metered('anthropic', 'https://api.anthropic.com', {
    aliases: ['claude', 'claude-code', 'claude-oauth', 'anthropic_text'],
    env: ['ANTHROPIC_API_KEY', 'ANTHROPIC_TOKEN', 'CLAUDE_CODE_OAUTH_TOKEN'],
    oauthAccess: 'unknown',
    note: 'outside Claude Code an OAuth login bills extra usage',
  }),
  metered('gemini', 'https://generativelanguage.googleapis.com/v1beta', {
    aliases: ['google', 'google-gemini', 'google-ai-studio', 'palm'],
    env: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'],
  }),
  metered('xai', 'https://api.x.ai/v1', {
    aliases: ['grok', 'x-ai', 'x.ai'],
    hosts: ['api.x.ai', '.api.x.ai'],
    env: ['XAI_API_KEY'],
    oauthAccess: 'subscription',
  }),
  metered('mistral', 'https://api.mistral.ai/v1', {
    aliases: ['mistralai'],
    hosts: ['api.mistral.ai', 'codestral.mistral.ai'],
    env: ['MISTRAL_API_KEY'],
  }),
  metered('codestral', 'https://codestral.mistral.ai/v1', {
    aliases: ['text-completion-codestral'],
    hosts: ['codestral.mistral.ai'],
    env: ['CODESTRAL_API_KEY'],
  }),
  metered('cohere', 'https://api.cohere.com/v2', {
    aliases: ['cohere_chat'],
    hosts: ['api.cohere.com', 'api.cohere.ai'],
    env: ['COHERE_API_KEY', 'CO_API_KEY'],
  }),
  metered('deepseek', 'https://api.deepseek.com/v1', {
    aliases: ['deepseek-chat', 'deep-seek'],
    env: ['DEEPSEEK_API_KEY'],
  }),
  metered('perplexity', 'https://api.perplexity.ai', {
    aliases: ['pplx'],
    env: ['PERPLEXITYAI_API_KEY', 'PERPLEXITY_API_KEY'],
  }),
  metered('ai21', 'https://api.ai21.com/studio/v1', {
    aliases: ['ai21_chat'],
    env: ['AI21_API_KEY'],
  }),
  metered('zai', 'https://api.z.ai/api/paas/v4', {
    aliases: ['glm', 'z-ai', 'z.ai', 'zhipu', 'zhipuai', 'bigmodel'],
    hosts: ['api.z.ai', 'open.bigmodel.cn'],
    env: ['ZAI_API_KEY', 'GLM_API_KEY', 'Z_AI_API_KEY', 'ZHIPUAI_API_KEY'],
  }),
  metered('moonshot', 'https://api.moonshot.ai/v1', {
    aliases: ['kimi', 'kimi-coding', 'moonshotai'],
    env: ['MOONSHOT_API_KEY', 'KIMI_API_KEY', 'KIMI_CODING_API_KEY'],
  }),
  metered('moonshot-cn', 'https://api.moonshot.cn/v1', {
    aliases: ['kimi-coding-cn', 'kimi-cn'],
    env: ['KIMI_CN_API_KEY'],
  }),
  metered('dashscope', 'https://dashscope-intl.aliyuncs.com/compatible-mode/v1', {
    aliases: ['alibaba', 'aliyun', 'alibaba-cloud', 'qwen-dashscope'],
    hosts: ['dashscope-intl.aliyuncs.com', 'dashscope.aliyuncs.com', 'dashscope-us.aliyuncs.com'],
    env: ['DASHSCOPE_API_KEY'],
  }),
  metered('minimax', 'https://api.minimax.io/anthropic', {
    aliases: ['mini-max'],
    env: ['MINIMAX_API_KEY'],
    access: 'unknown',
    oauthAccess: 'subscription',
    note: 'its keys belong to an account that pays by use or to a token plan',
  }),
  metered('minimax-cn', 'https://api.minimaxi.com/anthropic', {
    aliases: ['minimax-china', 'minimax_cn'],
    hosts: ['api.minimaxi.com', 'api.minimax.chat', 'api.minimaxi.chat'],
    env: ['MINIMAX_CN_API_KEY'],
    access: 'unknown',
    note: 'its keys belong to an account that pays by use or to a token plan',
  }),
  metered('volcengine', 'https://ark.cn-beijing.volces.com/api/v3', {
    aliases: ['ark', 'doubao', 'byteplus'],
    hosts: ['.volces.com', '.bytepluses.com'],
    env: ['VOLCENGINE_API_KEY', 'ARK_API_KEY'],
  }),
  metered('xiaomi', 'https://api.xiaomimimo.com/v1', {
    aliases: ['mimo', 'xiaomi-mimo', 'xiaomi_mimo'],
    env: ['XIAOMI_API_KEY'],
  }),
  metered('arcee', 'https://api.arcee.ai/api/v1', {
    aliases: ['arcee-ai', 'arceeai'],
    env: ['ARCEEAI_API_KEY'],
  }),
  metered('upstage', 'https://api.upstage.ai/v1', {
    aliases: ['solar'],
    env: ['UPSTAGE_API_KEY'],
  }),
  metered('tencent-tokenhub', 'https://tokenhub.tencentmaas.com/v1', {
    aliases: ['tencent', 'tokenhub', 'tencent-cloud', 'tencentmaas'],
    env: ['TOKENHUB_API_KEY'],
  }),
  metered('voyage', 'https://api.voyageai.com/v1', {
    aliases: ['voyageai'],
    env: ['VOYAGE_API_KEY'],
  }),
  metered('jina_ai', 'https://api.jina.ai/v1', {
    aliases: ['jina'],
    env: ['JINA_AI_API_KEY', 'JINA_API_KEY'],
  }),
  metered('deepgram', 'https://api.deepgram.com/v1', {
    env: ['DEEPGRAM_API_KEY'],
  }),
  metered('elevenlabs', 'https://api.elevenlabs.io/v1', {
    env: ['ELEVENLABS_API_KEY'],
  }),
  metered('assemblyai', 'https://api.assemblyai.com', {
    env: ['ASSEMBLYAI_API_KEY'],
  }),
  metered('meta_llama', 'https://api.llama.com/compat/v1', {
    aliases: ['meta-ai', 'meta', 'llama-api'],
    hosts: ['api.llama.com', 'api.meta.ai'],
    env: ['LLAMA_API_KEY'],
  }),
  metered('inception', 'https://api.inceptionlabs.ai/v1', {
    env: ['INCEPTION_API_KEY'],
  }),
  metered('morph', 'https://api.morphllm.com/v1', { env: ['MORPH_API_KEY'] }),
  metered('v0', 'https://api.v0.dev/v1', { env: ['V0_API_KEY'] }),
  metered('actual', 'https://api.actual.inc/v1', {
    aliases: ['aci', 'actual-computer'],
    env: ['ACTUAL_API_KEY'],
  }),
];
