// Routing files as people write them: comments, anchors and merges, quotes of all kinds, two model lists alike in
// nothing but their shape. bench/results.md has what was measured on them.
import { type Random, word, words } from './random.ts';

const PROVIDERS = [
  'openai',
  'anthropic',
  'openrouter',
  'bedrock',
  'vertex_ai',
  'azure',
  'ollama',
  'vllm',
  'groq',
  'deepseek',
  'mistral',
  'gemini',
];
const MODELS = [
  'gpt-4o',
  'gpt-4o-mini',
  'claude-3-5-sonnet-20241022',
  'claude-3-5-haiku-latest',
  'llama3.1:8b',
  'llama-3.3-70b-versatile',
  'qwen2.5-coder:7b',
  'deepseek-chat',
  'mistral-large-latest',
  'gemini-1.5-pro',
  'gemini-2.0-flash',
  'mixtral-8x7b',
  'hermes-3-llama-3.1-405b',
  'phi-4',
];
const STRATEGIES = ['simple-shuffle', 'least-busy', 'usage-based-routing-v2', 'latency-based-routing'];

/** The lines of a routing file of about `target` lines. */
export function routingLines(random: Random, target: number): string[] {
  for (let attempt = 0; ; attempt++) {
    const lines = draft(random, target);
    if (Math.abs(lines.length - target) <= Math.max(4, target * 0.2) || attempt > 20) return lines;
  }
}

/** The lines of an ordered list of `count` routes, each with a match and a chain. */
export function routeLines(random: Random, count: number): string[] {
  const lines = ['routes:'];
  for (let i = 0; i < count; i++) {
    lines.push(`  - id: ${word(random)}-${word(random)}-${i}`);
    if (random.chance(0.5)) {
      const privacy = random.pick(['public', 'internal', 'restricted']);
      lines.push(
        `    match: { task: ${word(random)}, max_tokens: ${random.between(100, 32000)}, privacy: ${privacy} }`,
      );
    } else {
      lines.push(
        '    match:',
        `      task: ${quoted(random, word(random))}`,
        `      when: "prompt.length < ${random.between(10, 900)} && !has_tools"`,
      );
    }
    lines.push('    chain:');
    for (let hops = random.between(1, 4); hops > 0; hops--) {
      const hop = `provider: ${random.pick(PROVIDERS)}, model: ${quoted(random, random.pick(MODELS))}`;
      lines.push(`      - { ${hop}, locality: ${random.pick(['local', 'cloud'])} }${comment(random, 0.08)}`);
    }
    if (random.chance(0.15))
      lines.push('    notes: |', `      ${words(random, 9)}`, `      ${words(random, 8)}`);
    if (random.chance(0.08))
      lines.push('    rationale: >-', `      ${words(random, 9)}`, `      ${words(random, 8)}`);
  }
  return lines;
}

function draft(random: Random, target: number): string[] {
  const lines: string[] = [];
  if (random.chance(0.4)) lines.push(`# ${words(random, random.between(4, 10))}`);
  if (random.chance(0.25)) lines.push('---');
  lines.push(
    'x-defaults: &defaults',
    `  timeout: ${random.between(10, 120)}`,
    `  max_retries: ${random.between(0, 5)}`,
    `  stream: ${random.chance(0.5)}`,
    'model_list:',
  );
  let entries = 0;
  const cap = Math.max(lines.length + 3, Math.floor(target * 0.5));
  while (lines.length < cap) lines.push(...deployment(random, entries++));
  lines.push('');
  if (random.chance(0.75)) lines.push(...smartRouting(random));
  lines.push(
    'router_settings:',
    `  routing_strategy: ${random.pick(STRATEGIES)}`,
    `  num_retries: ${random.between(0, 4)}`,
  );
  const rest = target - lines.length;
  if (rest > 4) lines.push(...routeLines(random, Math.max(1, Math.floor(rest / 6.2))));
  return lines;
}

function deployment(random: Random, index: number): string[] {
  const provider = random.pick(PROVIDERS);
  const lines: string[] = [];
  if (random.chance(0.2)) lines.push(`  # ${words(random, random.between(3, 9))}`);
  lines.push(
    `  - model_name: ${quoted(random, `${word(random)}-${index}`)}${comment(random, 0.12)}`,
    '    litellm_params:',
  );
  if (random.chance(0.35)) lines.push('      <<: *defaults');
  lines.push(`      model: ${quoted(random, `${provider}/${random.pick(MODELS)}`)}`);
  if (provider === 'ollama' || provider === 'vllm')
    lines.push(`      api_base: "http://127.0.0.1:${random.between(8000, 11999)}"`);
  else lines.push(`      api_key: os.environ/${provider.toUpperCase()}_API_KEY`);
  if (random.chance(0.5)) lines.push(`      rpm: ${random.between(10, 5000)}`);
  if (random.chance(0.4)) lines.push(`      tpm: ${random.between(10_000, 2_000_000)}`);
  if (random.chance(0.3)) lines.push(`      timeout: ${random.between(5, 600)}${comment(random, 0.3)}`);
  if (random.chance(0.25)) lines.push(`      temperature: ${random.next().toFixed(2)}`);
  if (random.chance(0.5)) {
    lines.push('    model_info:', `      max_input_tokens: ${random.between(1, 200) * 1000}`);
    if (random.chance(0.6))
      lines.push(`      access_groups: [${words(random, random.between(1, 4)).replaceAll(' ', ', ')}]`);
    if (random.chance(0.4)) lines.push(`      input_cost_per_token: ${(random.next() * 1e-5).toFixed(8)}`);
    if (random.chance(0.3)) lines.push(`      supports_vision: ${random.chance(0.5)}`);
  }
  return lines;
}

function smartRouting(random: Random): string[] {
  return [
    'smart_model_routing:',
    `  enabled: ${random.chance(0.8)}${comment(random, 0.3)}`,
    `  max_simple_chars: ${random.between(80, 400)}`,
    `  max_simple_words: ${random.between(10, 60)}`,
    '  cheap_model:',
    `    provider: ${random.pick(PROVIDERS)}`,
    `    model: ${quoted(random, random.pick(MODELS))}`,
    ...(random.chance(0.4) ? [`    base_url: "https://${word(random)}.example.com/v1"`] : []),
  ];
}

function quoted(random: Random, text: string): string {
  const style = random.next();
  if (style < 0.45) return text;
  return style < 0.75 ? `"${text}"` : `'${text}'`;
}

function comment(random: Random, probability: number): string {
  return random.chance(probability) ? `  # ${words(random, random.between(2, 7))}` : '';
}
