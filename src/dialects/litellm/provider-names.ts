/**
 * The prefixes that LiteLLM takes as a provider in `provider/model` (`LlmProviders`, litellm 1.106.2 and 1.109.1
 * types/utils.py, and llms/openai_like/providers.json, with those that a release before added). Anything else before a
 * slash is part of the model's own name.
 */
export const PROVIDER_PREFIXES: ReadonlySet<string> = new Set(
  (
    'openai chatgpt openai_like jina_ai xai zai custom_openai text-completion-openai cohere cohere_chat clarifai anthropic ' +
    'anthropic_text bytez replicate runwayml huggingface together_ai openrouter datarobot vertex_ai vertex_ai_beta gemini ai21 ' +
    'baseten black_forest_labs azure azure_text azure_ai sagemaker sagemaker_chat sagemaker_nova bedrock bedrock_converse bedrock_mantle ' +
    'vllm nlp_cloud petals oobabooga ollama ollama_chat deepinfra perplexity mistral milvus groq a2a gigachat nvidia_nim nvidia_riva ' +
    'soniox cerebras nadir ai21_chat volcengine codestral text-completion-codestral dashscope qwencloud qwen_ai_platform modelscope ' +
    'moonshot publicai v0 morph lambda_ai inception text-completion-inception deepseek sambanova maritalk voyage cloudflare xinference ' +
    'fireworks_ai friendliai featherless_ai watsonx watsonx_text triton predibase databricks empower github ragflow compactifai ' +
    'docker_model_runner custom litellm_proxy hosted_vllm tencent llamafile lm_studio galadriel nebius infinity deepgram elevenlabs ' +
    'novita aiohttp_openai langfuse humanloop topaz sap assemblyai charity_engine github_copilot snowflake gradient_ai meta_llama nscale ' +
    'pg_vector s3_vectors helicone hyperbolic recraft fal_ai stability heroku aiml cometapi oci auto_router vercel_ai_gateway edenai ' +
    'dotprompt manus wandb ovhcloud scaleway lemonade amazon_nova a2a_agent langgraph langflow minimax synthetic apertis nano-gpt poe ' +
    'chutes neosantara parasail xiaomi_mimo tensormesh libertai pinstripes cognition cortecs scx-ai prism darkbloom meta sail reka ' +
    'litellm_agent cursor gdc palm aleph_alpha ' +
    'openai_compatible anyscale bitbucket gitlab ' +
    'abliteration aiand aihubmix aws_polly azure_speech bigmodel clf_ai_gateway coralbricks crusoe databricks_agent empiriolabs ' +
    'eu_jev gmi hostinger_router inferenceapis kyma laya llamagate microsoft_365_copilot nace opencode_go openinfer refuseless ' +
    'sarvam strands_decider streamlake veniceai zerogpu'
  ).split(' '),
);

/** Which provider a bare name means: the families that LiteLLM lists by name, and `match_routing_generalization`. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:gpt-(?!oss)|chatgpt|o[1-9](?:-|$)|text-embedding-(?:3|ada)|dall-e|whisper|tts-|davinci|babbage|codex|computer-use|omni-moderation|sora|ft:gpt|\*$)/,
    'openai',
  ],
  [/^claude-/, 'anthropic'],
  [/^(?:gemini-|text-embedding-0|imagen-|veo-|chat-bison|code-bison)/, 'vertex_ai'],
  [/^(?:command|embed-(?:english|multilingual)|rerank-)/, 'cohere'],
  [
    /^(?:(?:us|eu|apac|au|jp|global)\.)?(?:anthropic|amazon|meta|cohere|mistral|ai21|deepseek|qwen|openai|minimax|moonshot|nvidia|google|stability|writer|zai)\./,
    'bedrock',
  ],
];

/** What names of these families start with, or the vendors before a dot: other names are spared the expressions. */
const STARTS = (
  'gpt- chatgpt o1 o2 o3 o4 o5 o6 o7 o8 o9 text-embedding- dall-e whisper tts- davinci babbage codex computer-use ' +
  'omni-moderation sora ft:gpt * claude- gemini- imagen- veo- chat-bison code-bison command embed- rerank-'
).split(' ');
const BEFORE_DOT = new Set(
  (
    'us eu apac au jp global anthropic amazon meta cohere mistral ai21 deepseek qwen openai minimax moonshot nvidia ' +
    'google stability writer zai'
  ).split(' '),
);

/** The provider that LiteLLM is likely to infer for a model named without a prefix; undefined where none is. */
export function familyProvider(model: string): string | undefined {
  const known =
    STARTS.some((start) => model.startsWith(start)) || BEFORE_DOT.has(model.split('.', 1)[0] ?? '');
  return known ? FAMILIES.find(([pattern]) => pattern.test(model))?.[1] : undefined;
}

/**
 * Names that people give to providers and LiteLLM does not (`get_llm_provider` refuses each without an endpoint, run with
 * litellm 1.80.0 and 1.95.0; none is in 1.109.1), and what LiteLLM calls them.
 */
const MEANT: Readonly<Record<string, string>> = {
  zhipu: 'zai',
  zhipuai: 'zai',
  glm: 'zai',
  'z-ai': 'zai',
  kimi: 'moonshot',
  moonshotai: 'moonshot',
  'x-ai': 'xai',
  grok: 'xai',
  google: 'gemini',
  google_ai_studio: 'gemini',
  'google-ai-studio': 'gemini',
  vertex: 'vertex_ai',
  vertexai: 'vertex_ai',
  claude: 'anthropic',
  mistralai: 'mistral',
  azure_openai: 'azure',
  'azure-openai': 'azure',
  fireworks: 'fireworks_ai',
  together: 'together_ai',
  copilot: 'github_copilot',
  'github-copilot': 'github_copilot',
  nim: 'nvidia_nim',
  aws: 'bedrock',
  hf: 'huggingface',
  doubao: 'volcengine',
  aliyun: 'dashscope',
  bailian: 'dashscope',
};

/** What LiteLLM calls the provider that a model's name starts with, where it has another name for it. */
export function meantProvider(model: string): string | undefined {
  const slash = model.indexOf('/');
  const prefix = model.slice(0, Math.max(0, slash));
  return Object.hasOwn(MEANT, prefix) ? MEANT[prefix] : undefined;
}
