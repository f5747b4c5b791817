import { lazily } from '../../text/lazily.ts';

/** Where a logging integration sends prompts. */
export interface Service {
  /** What people call it. */
  readonly title: string;
  /** The host it talks to when nothing says otherwise; '' where it must be configured. */
  readonly host: string;
  /** Variables that name another host. */
  readonly env: readonly string[];
  /** People run it themselves as often as not. */
  readonly selfHosted: boolean;
}

/** Integrations that count requests, tokens and cost, and see no prompt; and those that only work inside the proxy. */
const BLIND: ReadonlySet<string> = new Set([
  'prometheus',
  'prometheus_system',
  'datadog_metrics',
  'openmeter',
  'lago',
  'cloudzero',
  'vantage',
  'focus',
  'mavvrik',
  'pagerduty',
  'resend_email',
  'sendgrid_email',
  'smtp_email',
  'dynamic_rate_limiter',
  'dynamic_rate_limiter_v3',
  'parallel_request_limiter',
  'max_budget_limiter',
  'cache_control_check',
  'anthropic_cache_control_hook',
  'compression_interception',
  'detect_prompt_injection',
  'hide_secrets',
  'batch_redis_requests',
  'dotprompt',
  'bitbucket',
  'gitlab',
]);

function service(title: string, host: string, env: string, selfHosted = false): Service {
  return { title, host, env: env === '' ? [] : env.split(' '), selfHosted };
}

/** Integrations by their name in `callbacks` (litellm 1.106.2 litellm/integrations and litellm_logging.py). */
const servicesByName = lazily(
  (): Readonly<Record<string, Service>> => ({
    langfuse: service('Langfuse', 'cloud.langfuse.com', 'LANGFUSE_HOST LANGFUSE_BASE_URL', true),
    langfuse_otel: service('Langfuse', 'us.cloud.langfuse.com', 'LANGFUSE_OTEL_HOST LANGFUSE_HOST', true),
    helicone: service('Helicone', 'api.hconeai.com', 'HELICONE_API_BASE', true),
    langsmith: service('LangSmith', 'api.smith.langchain.com', 'LANGSMITH_BASE_URL', true),
    braintrust: service('Braintrust', 'api.braintrustdata.com', 'BRAINTRUST_API_BASE', true),
    opik: service('Opik', 'www.comet.com', 'OPIK_URL_OVERRIDE', true),
    posthog: service('PostHog', 'us.i.posthog.com', 'POSTHOG_API_URL', true),
    literalai: service('Literal AI', 'cloud.getliteral.ai', 'LITERAL_API_URL', true),
    lunary: service('Lunary', 'api.lunary.ai', 'LUNARY_API_URL', true),
    athina: service('Athina', 'log.athina.ai', 'ATHINA_BASE_URL'),
    arize: service('Arize', 'otlp.arize.com', 'ARIZE_ENDPOINT ARIZE_HTTP_ENDPOINT'),
    arize_phoenix: service(
      'Phoenix',
      'otlp.arize.com',
      'PHOENIX_COLLECTOR_ENDPOINT PHOENIX_COLLECTOR_HTTP_ENDPOINT',
      true,
    ),
    datadog: service('Datadog', 'datadoghq.com', 'DD_BASE_URL LITELLM_DD_AGENT_HOST'),
    datadog_llm_observability: service('Datadog', 'datadoghq.com', 'DD_BASE_URL LITELLM_DD_AGENT_HOST'),
    newrelic: service('New Relic', 'newrelic.com', ''),
    galileo: service('Galileo', 'galileo.ai', 'GALILEO_BASE_URL'),
    logfire: service('Logfire', 'logfire-api.pydantic.dev', 'LOGFIRE_BASE_URL'),
    agentops: service('AgentOps', 'otlp.agentops.ai', ''),
    langtrace: service('Langtrace', 'langtrace.ai', 'LANGTRACE_API_HOST', true),
    deepeval: service('Confident AI', 'api.confident-ai.com', 'CONFIDENT_BASE_URL'),
    weave_otel: service('Weights & Biases', 'trace.wandb.ai', 'WANDB_HOST'),
    wandb: service('Weights & Biases', 'api.wandb.ai', 'WANDB_BASE_URL'),
    promptlayer: service('PromptLayer', 'api.promptlayer.com', ''),
    humanloop: service('Humanloop', 'api.humanloop.com', ''),
    traceloop: service('Traceloop', 'api.traceloop.com', 'TRACELOOP_BASE_URL'),
    greenscale: service('Greenscale', '', 'GREENSCALE_ENDPOINT'),
    supabase: service('Supabase', '', 'SUPABASE_URL', true),
    argilla: service('Argilla', '', 'ARGILLA_BASE_URL', true),
    mlflow: service('MLflow', '', 'MLFLOW_TRACKING_URI', true),
    otel: service('OpenTelemetry', '', 'OTEL_EXPORTER_OTLP_ENDPOINT OTEL_ENDPOINT', true),
    signoz: service('SigNoz', '', 'SIGNOZ_INGESTION_ENDPOINT', true),
    levo: service('Levo', '', 'LEVOAI_COLLECTOR_URL', true),
    clickhouse: service('ClickHouse', '', '', true),
    generic_api: service('the generic API logger', '', 'GENERIC_LOGGER_ENDPOINT', true),
    sentry: service('Sentry', 'sentry.io', 'SENTRY_API_URL', true),
    s3: service('Amazon S3', 's3.amazonaws.com', ''),
    s3_v2: service('Amazon S3', 's3.amazonaws.com', ''),
    aws_sqs: service('Amazon SQS', 'sqs.amazonaws.com', ''),
    dynamodb: service('Amazon DynamoDB', 'dynamodb.amazonaws.com', ''),
    gcs_bucket: service('Google Cloud Storage', 'storage.googleapis.com', ''),
    gcs_pubsub: service('Google Pub/Sub', 'pubsub.googleapis.com', ''),
    azure_storage: service('Azure Storage', 'core.windows.net', ''),
    azure_sentinel: service('Azure Sentinel', 'ods.opinsights.azure.com', ''),
    lakera_prompt_injection: service('Lakera', 'api.lakera.ai', 'LAKERA_API_BASE'),
    llmguard_moderations: service('LLM Guard', '', 'LLM_GUARD_API_BASE', true),
    google_text_moderation: service('Google Text Moderation', 'language.googleapis.com', ''),
    openai_moderations: service('OpenAI moderations', 'api.openai.com', ''),
    presidio: service('Presidio', '', 'PRESIDIO_ANALYZER_API_BASE', true),
  }),
);

/** What is known of an integration; `blind` when it sees no prompt, undefined for a name that is not known. */
export function serviceOf(name: string): Service | 'blind' | undefined {
  if (BLIND.has(name)) return 'blind';
  const services = servicesByName();
  return Object.hasOwn(services, name) ? services[name] : undefined;
}
