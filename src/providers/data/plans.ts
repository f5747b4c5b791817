import type { Provider } from '../catalogue.ts';
import { metered, plan } from './row.ts';

/** Subscriptions: reached by an OAuth login, or by a key that belongs to a flat plan. */
export const PLANS: readonly Provider[] = [
  plan('openai-codex', 'oauth', 'https://chatgpt.com/backend-api/codex', {
    aliases: ['codex', 'openai_codex', 'chatgpt'],
    hosts: ['chatgpt.com/backend-api'],
  }),
  plan('xai-oauth', 'oauth', 'https://api.x.ai/v1', {
    aliases: ['grok-oauth', 'x-ai-oauth', 'xai-grok-oauth'],
    hosts: ['api.x.ai'],
  }),
  plan('qwen-oauth', 'oauth', 'https://portal.qwen.ai/v1', {
    aliases: ['qwen-portal', 'qwen-cli'],
  }),
  plan('minimax-oauth', 'oauth', 'https://api.minimax.io/anthropic', {
    aliases: ['minimax-portal', 'minimax-global', 'minimax_oauth'],
  }),
  plan('copilot', 'token', 'https://api.githubcopilot.com', {
    aliases: ['github-copilot', 'github_copilot', 'copilot-api'],
    hosts: ['api.githubcopilot.com', '.githubcopilot.com'],
    env: ['COPILOT_GITHUB_TOKEN', 'GH_TOKEN', 'GITHUB_TOKEN'],
    note: 'premium requests above the plan are billed',
  }),
  plan('copilot-acp', 'oauth', 'acp://copilot', {
    aliases: ['github-copilot-acp', 'copilot-acp-agent'],
    hosts: [],
  }),
  plan('ollama-cloud', 'api-key', 'https://ollama.com/v1', {
    aliases: ['ollama_cloud'],
    hosts: ['ollama.com', '.ollama.com'],
    env: ['OLLAMA_API_KEY'],
    note: 'its plans are flat, and usage above them can be bought',
  }),
  plan('zai-coding-plan', 'api-key', 'https://api.z.ai/api/coding/paas/v4', {
    aliases: ['glm-coding-plan', 'zai-coding'],
    hosts: ['api.z.ai/api/coding', 'open.bigmodel.cn/api/coding'],
    env: ['ZAI_API_KEY', 'GLM_API_KEY'],
  }),
  plan('kimi-for-coding', 'api-key', 'https://api.kimi.com/coding/v1', {
    hosts: ['api.kimi.com/coding'],
    env: ['KIMI_API_KEY'],
  }),
  plan('alibaba-coding-plan', 'api-key', 'https://coding-intl.dashscope.aliyuncs.com/v1', {
    aliases: ['alibaba_coding', 'alibaba-coding', 'dashscope-coding'],
    hosts: ['coding-intl.dashscope.aliyuncs.com', 'coding.dashscope.aliyuncs.com'],
    env: ['ALIBABA_CODING_PLAN_API_KEY', 'DASHSCOPE_API_KEY'],
  }),
  plan('stepfun', 'api-key', 'https://api.stepfun.ai/step_plan/v1', {
    aliases: ['step', 'stepfun-coding-plan'],
    hosts: ['api.stepfun.ai/step_plan', 'api.stepfun.com/step_plan'],
    env: ['STEPFUN_API_KEY'],
  }),
  plan('xiaomi-token-plan', 'api-key', 'https://token-plan-sgp.xiaomimimo.com/v1', {
    hosts: ['token-plan-sgp.xiaomimimo.com', 'token-plan-cn.xiaomimimo.com', 'token-plan-ams.xiaomimimo.com'],
    env: ['XIAOMI_TOKEN_PLAN_API_KEY'],
  }),
  plan('tencent-tokenplan', 'api-key', undefined, {
    env: ['TOKENPLAN_API_KEY'],
  }),
  plan('opencode-go', 'api-key', 'https://opencode.ai/zen/go/v1', {
    aliases: ['go', 'opencode-go-sub', 'opencode_go'],
    hosts: ['opencode.ai/zen/go'],
    env: ['OPENCODE_GO_API_KEY'],
  }),
  plan('cerebras-code', 'api-key', 'https://api.cerebras.ai/v1', {
    hosts: [],
    env: ['CEREBRAS_API_KEY'],
  }),
  metered('nous', 'https://inference-api.nousresearch.com/v1', {
    aliases: ['nous-portal', 'nousresearch', 'nous-api'],
    credential: 'oauth',
    access: 'unknown',
    env: ['NOUS_API_KEY'],
    note: 'a Nous Portal plan gives credits, and models spend them by the token',
  }),
];
