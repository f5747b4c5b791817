import { type Entry, itemsOf, type Node, textOf } from '../../blocks/node.ts';
import { lazily } from '../../text/lazily.ts';
import { entrySpan, spanOf } from '../values.ts';
import { type Reading, setEntry, shown } from './reading.ts';
import { suggestion } from './suggestion.ts';

/** Names that `callbacks` takes (`initialize_callbacks_on_proxy`, litellm 1.110.2): what else has no dot stops the proxy. */
const EVERYWHERE = lazily(() =>
  names(`
  lago openmeter logfire literalai litellm_agent dynamic_rate_limiter dynamic_rate_limiter_v3 langsmith prometheus otel datadog
  datadog_metrics datadog_llm_observability galileo braintrust arize arize_phoenix langtrace gcs_bucket azure_storage opik argilla
  mlflow langfuse langfuse_otel weave_otel pagerduty humanloop azure_sentinel gcs_pubsub agentops anthropic_cache_control_hook
  generic_api resend_email sendgrid_email smtp_email deepeval s3_v2 clickhouse pointfive zerobus aws_sqs
  vector_store_pre_call_hook dotprompt bitbucket gitlab cloudzero focus mavvrik vantage ternary posthog levo
  compression_interception newrelic signoz
  aporia_prompt_injection azure_content_safety banned_keywords batch_redis_requests blocked_user_check
  code_interpreter_interception datadog_cost_management detect_prompt_injection google_text_moderation hide_secrets
  lakera_prompt_injection llamaguard_moderations llmguard_moderations openai_moderations presidio websearch_interception
  rubrik sumologic qualifire_eval ramp sample_callback
`),
);

/** Names that only the lists for one event take (`set_callbacks`, litellm 1.110.2 litellm_logging.py). */
const BY_EVENT = lazily(() =>
  names('sentry slack traceloop athina helicone lunary promptlayer dynamodb s3 wandb supabase greenscale'),
);

const EVENT_LISTS = ['success_callback', 'failure_callback'];

function names(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Reports callbacks that reach nothing, and those that keep the proxy from starting. */
export function observeCallbacks(reading: Reading): void {
  const { settings } = reading.sections;
  observeList(reading, setEntry(settings, 'callbacks'));
  for (const key of EVENT_LISTS) {
    for (const item of itemsOf(setEntry(settings, key)?.value)) {
      const name = nameIn(item);
      if (name !== undefined && !(EVERYWHERE().has(name) || BY_EVENT().has(name) || name === 'cache'))
        observeUnknown(reading, item, name, 'litellm-unknown-event-callback', [
          ...EVERYWHERE(),
          ...BY_EVENT(),
        ]);
    }
  }
  for (const key of [...EVENT_LISTS, 'service_callback']) observeText(reading, key);
}

// One text is loaded as code, whatever it says (`initialize_callbacks_on_proxy`, run with litellm 1.110.2).
function observeList(reading: Reading, entry: Entry | undefined): void {
  if (!entry) return;
  const alone = nameIn(entry.value);
  if (alone !== undefined && entry.value.start >= entry.keySpan.end) {
    const fix = { span: spanOf(entry.value), text: `[${alone}]`, title: `make \`${shown(alone)}\` a list` };
    const data = { name: shown(alone) };
    const span = entrySpan(entry);
    reading.out.observe({ rule: 'ignored-value', code: 'litellm-callback-text', span, data, fix });
  }
  for (const item of itemsOf(entry.value)) {
    const name = nameIn(item);
    if (name === undefined || EVERYWHERE().has(name)) continue;
    if (BY_EVENT().has(name)) {
      const data = { name: shown(name) };
      reading.out.observe({
        rule: 'ignored-value',
        code: 'litellm-callback-by-event',
        span: spanOf(item),
        data,
      });
    } else observeUnknown(reading, item, name, 'litellm-unknown-callback', EVERYWHERE());
  }
}

/** A name that LiteLLM looks up: a dot makes it code of one's own, and a reference is not in the file. */
function nameIn(node: Node): string | undefined {
  const text = textOf(node);
  return text !== undefined && /^[\w-]+$/.test(text) ? text : undefined;
}

function observeUnknown(
  reading: Reading,
  item: Node,
  name: string,
  code: string,
  known: Iterable<string>,
): void {
  const data = { name: shown(name), suggestion: suggestion(name, known) };
  reading.out.observe({ rule: 'ignored-value', code, span: spanOf(item), data });
}

// Each of these is walked, and a text is walked letter by letter.
function observeText(reading: Reading, key: string): void {
  const entry: Entry | undefined = setEntry(reading.sections.settings, key);
  const text = textOf(entry?.value);
  if (!entry || text === undefined || text.length < 2 || itemsOf(entry.value).length > 0) return;
  if (text.startsWith('os.environ/') || entry.value.start < entry.keySpan.end) return;
  reading.out.observe({
    rule: 'ignored-value',
    code: 'litellm-bare-string-callback',
    span: entrySpan(entry),
    data: { key, name: shown(text), letter: [...text][0] ?? '' },
    fix: {
      span: spanOf(entry.value),
      text: `["${text.replace(/["\\]/g, '\\$&')}"]`,
      title: `make \`${shown(text)}\` a list`,
    },
  });
}
