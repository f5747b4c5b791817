import fc from 'fast-check';

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const HEX = '0123456789abcdef';
const ALNUM = LOWER + LOWER.toUpperCase() + DIGITS;
const URLSAFE = `${ALNUM}_-`;
const UPPER32 = `${LOWER.toUpperCase()}234567`;

/** One format of key: its looks as each vendor documents them, written apart from the patterns that are tested. */
export interface FakeFormat {
  readonly kind: RegExp;
  readonly key: fc.Arbitrary<string>;
}

type Part = string | readonly [alphabet: string, length: number];

function fake(kind: RegExp, ...parts: readonly Part[]): FakeFormat {
  const pieces = parts.map((part) => {
    if (typeof part === 'string') return fc.constant(part);
    const [alphabet, length] = part;
    return fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length });
  });
  // The last unit is a letter or digit: a key that ends in `-` would be cut off by the prose around it.
  const key = fc
    .tuple(...pieces)
    .map((texts) => texts.join(''))
    .map((text) => `${text.slice(0, -1)}${/[A-Za-z0-9]/.test(text.at(-1) ?? '') ? text.at(-1) : 'a'}`)
    .filter((text) => !/x{4}|0{4}|(.)\1{5}/i.test(text));
  return { kind, key };
}

/** Made-up keys, none of them anybody's. */
export const FAKE_FORMATS: readonly FakeFormat[] = [
  fake(/Anthropic/, 'sk-ant-api03-', [URLSAFE, 93], 'AA'),
  fake(/Anthropic/, 'sk-ant-admin01-', [URLSAFE, 93], 'AA'),
  fake(/Anthropic/, 'sk-ant-oat01-', [URLSAFE, 93], 'AA'),
  fake(/OpenRouter/, 'sk-or-v1-', [HEX, 64]),
  fake(/OpenAI project/, 'sk-proj-', [URLSAFE, 74], 'T3BlbkFJ', [URLSAFE, 74]),
  fake(/OpenAI service/, 'sk-svcacct-', [URLSAFE, 58]),
  fake(/OpenAI admin/, 'sk-admin-', [URLSAFE, 58]),
  fake(/OpenAI/, 'sk-', [ALNUM, 20], 'T3BlbkFJ', [ALNUM, 20]),
  fake(/DeepSeek/, 'sk-', [HEX, 32]),
  fake(/Kimi/, 'sk-kimi-', [ALNUM, 64]),
  fake(/`sk-`/, 'sk-', [ALNUM, 48]),
  fake(/Google API/, 'AIza', [URLSAFE, 35]),
  fake(/Google API/, 'AQ.', [URLSAFE, 50]),
  fake(/Google OAuth client/, 'GOCSPX-', [URLSAFE, 28]),
  fake(/Groq/, 'gsk_', [ALNUM, 52]),
  fake(/xAI/, 'xai-', [ALNUM, 80]),
  fake(/Perplexity/, 'pplx-', [ALNUM, 48]),
  fake(/Hugging Face/, 'hf_', [ALNUM, 34]),
  fake(/NVIDIA/, 'nvapi-', [URLSAFE, 64]),
  fake(/Cerebras/, 'csk-', [LOWER + DIGITS, 48]),
  fake(/Together/, 'tgp_v1_', [URLSAFE, 43]),
  fake(/Fireworks/, 'fw_', [ALNUM, 24]),
  fake(/Replicate/, 'r8_', [ALNUM, 37]),
  fake(/Ollama/, [HEX, 32], '.', [URLSAFE, 24]),
  fake(/Z\.ai/, [HEX, 32], '.', [ALNUM, 16]),
  fake(/AWS/, 'AKIA', [UPPER32, 16]),
  fake(/GitHub/, 'ghp_', [ALNUM, 36]),
  fake(/GitHub/, 'github_pat_', [ALNUM, 22], '_', [ALNUM, 59]),
  fake(/GitLab/, 'glpat-', [URLSAFE, 20]),
  fake(/Slack/, 'xoxb-', [DIGITS, 12], '-', [DIGITS, 12], '-', [ALNUM, 24]),
  fake(/Telegram/, [DIGITS, 10], ':', [URLSAFE, 35]),
  fake(/Discord/, 'M', [ALNUM, 25], '.', [ALNUM, 6], '.', [URLSAFE, 38]),
  fake(/Xiaomi/, 'tp-', [LOWER, 3], '4', [LOWER + DIGITS, 44]),
  fake(/Langfuse/, 'sk-lf-', [HEX, 8], '-', [HEX, 4], '-', [HEX, 4], '-', [HEX, 4], '-', [HEX, 12]),
  fake(/LangSmith/, 'lsv2_pt_', [HEX, 32], '_', [HEX, 10]),
  fake(/Tavily/, 'tvly-dev-', [ALNUM, 32]),
  fake(/Databricks/, 'dapi', [HEX, 32]),
  fake(/JSON web token/, 'eyJ', [ALNUM, 33], '.eyJ', [URLSAFE, 60], '.', [URLSAFE, 43]),
];
