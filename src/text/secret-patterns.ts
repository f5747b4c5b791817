import { lazily } from './lazily.ts';

/** One format of key that can be told by its looks alone. */
export interface SecretPattern {
  /** With its article, for messages: "an OpenAI project key". */
  readonly kind: string;
  readonly pattern: RegExp;
}

const EDGE = '(?<![A-Za-z0-9_-])';
const STOP = '(?![A-Za-z0-9_-])';

function format(kind: string, body: string): SecretPattern {
  return { kind, pattern: new RegExp(`${EDGE}(?:${body})${STOP}`, 'g') };
}

/**
 * Formats of API keys and tokens, as of 2026-08: those that routing configs hold, and those that stand beside them.
 * The first that matches a place names it, so narrow ones come before `sk-…`.
 */
export const secretPatterns = lazily((): readonly SecretPattern[] => [
  format('an Anthropic key', 'sk-ant-[a-z]{2,8}\\d{2}-[A-Za-z0-9_-]{24,}'),
  format('an OpenRouter key', 'sk-or-(?:v1-)?[0-9a-f]{48,}'),
  format('an OpenAI project key', 'sk-proj-[A-Za-z0-9_-]{32,}'),
  format('an OpenAI service account key', 'sk-(?:svcacct|service|None)-[A-Za-z0-9_-]{32,}'),
  format('an OpenAI admin key', 'sk-admin-[A-Za-z0-9_-]{32,}'),
  format('an OpenAI key', 'sk-[A-Za-z0-9]{16,}T3BlbkFJ[A-Za-z0-9]{16,}'),
  format('a Kimi coding plan key', 'sk-kimi-[A-Za-z0-9]{32,}'),
  format('a Langfuse secret key', 'sk-lf-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'),
  format('a Helicone key', 'sk-helicone-[a-z0-9]{7}(?:-[a-z0-9]{7}){3}'),
  format('a MiniMax key', 'sk-(?:api|cp)-[A-Za-z0-9_-]{40,}'),
  format('a Xiaomi token plan key', 'tp-(?=[a-z]*\\d)[a-z0-9]{40,}'),
  format('a Requesty key', 'rqsty-sk-[A-Za-z0-9+/_-]{32,}={0,2}'),
  format('a DeepSeek or DashScope key', 'sk-[0-9a-f]{32}'),
  format('a key in the `sk-` format', 'sk-(?=[A-Za-z]*\\d)(?=\\d*[A-Za-z])[A-Za-z0-9]{20,}'),
  format(
    'a key in the `sk-` format',
    'sk-(?=[A-Za-z0-9_-]*\\d)(?=[A-Za-z0-9_-]*[A-Z])(?=[A-Za-z0-9_-]*[a-z])[A-Za-z0-9_-]{22,}',
  ),
  format('a Google API key', 'AIza[A-Za-z0-9_-]{35}'),
  format('a Google API key', 'AQ\\.[A-Za-z0-9_-]{40,}'),
  format('a Google OAuth token', 'ya29\\.[A-Za-z0-9_-]{30,}'),
  format('a Google OAuth client secret', 'GOCSPX-[A-Za-z0-9_-]{28}'),
  format('a Groq key', 'gsk_[A-Za-z0-9]{40,}'),
  format('an xAI key', 'xai-[A-Za-z0-9]{60,}'),
  format('a Perplexity key', 'pplx-[A-Za-z0-9]{40,}'),
  format('a Hugging Face token', 'hf_[A-Za-z0-9]{30,}'),
  format('an NVIDIA key', 'nvapi-[A-Za-z0-9_-]{40,}'),
  format('a Cerebras key', 'csk-[A-Za-z0-9]{40,}'),
  format('a Together key', 'tgp_v1_[A-Za-z0-9_-]{40,}'),
  format('a Fireworks key', '(?:fw|fpk)_[A-Za-z0-9]{20,}'),
  format('a Replicate token', 'r8_[A-Za-z0-9]{37,}'),
  format('an Ollama Cloud key', '[0-9a-f]{32}\\.[A-Za-z0-9_-]{24}'),
  format('a Z.ai key', '[0-9a-f]{32}\\.[A-Za-z0-9]{16}'),
  format('a Vercel AI Gateway key', 'vck_[A-Za-z0-9]{40,}'),
  format('a Databricks token', 'dapi[0-9a-f]{32}(?:-\\d)?'),
  format('an Azure API key', '[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{26}'),
  format('an AWS access key id', '(?:AKIA|ASIA)[A-Z2-7]{16}'),
  format('an Amazon Bedrock key', '(?:ABSK|bedrock-api-key-)[A-Za-z0-9+/]{80,}={0,2}'),
  format('a GitHub token', 'gh[pousr]_[A-Za-z0-9]{36,}'),
  format('a GitHub token', 'github_pat_[A-Za-z0-9_]{60,}'),
  format('a GitLab token', 'glpat-[A-Za-z0-9_.-]{20,}'),
  format('a Slack token', '(?:xox[abeoprs]|xapp)-[A-Za-z0-9-]{20,}'),
  format('a Telegram bot token', '\\d{8,10}:[A-Za-z0-9_-]{35}'),
  format('a Discord bot token', '[MNO][A-Za-z0-9_-]{23,27}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,38}'),
  format('a LangSmith key', 'lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}'),
  format('a Tavily key', 'tvly-(?:dev-|prod-)?[A-Za-z0-9]{30,}'),
  format('a Firecrawl key', 'fc-[0-9a-f]{32}'),
  format('a Notion token', 'ntn_[A-Za-z0-9]{40,}'),
  format('a Stripe key', '[rs]k_(?:live|test)_[A-Za-z0-9]{20,}'),
  format('an API key', 'sk_[0-9a-f]{48}|sk_[A-Za-z0-9_-]{43}'),
  format('an npm token', 'npm_[A-Za-z0-9]{36}'),
  format('a DigitalOcean token', 'do[opr]_v1_[0-9a-f]{64}'),
  format('a SendGrid key', 'SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}'),
  format('a JSON web token', 'eyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}'),
]);
