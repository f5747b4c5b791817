import { remembered } from '../text/remembered.ts';

/** Gateways that people run on their own machine and that pass prompts on, by the port each listens on unless told otherwise. */
const PORTS: Readonly<Record<string, string>> = {
  '3456': 'Claude Code Router',
  '4000': 'LiteLLM',
  '4141': 'copilot-api',
  '8045': 'Antigravity Manager',
  '8317': 'CLIProxyAPI',
  '8645': 'the subscription proxy of Hermes',
  '8787': 'Portkey',
  '18789': 'OpenClaw',
  '20128': '9Router',
};

const WORDS =
  /(?<![a-z0-9])(?:bridge|proxy|gateway|litellm|9router|omniroute|cliproxy(?:api)?|cli-proxy(?:-api)?|ccr|claude-code-router|copilot-api|new-api|one-api|bifrost|portkey|openclaw)(?![a-z0-9])/i;

/** Models that their vendors serve and nobody else can: open weights such as `gpt-oss` or `gemma` are not among them. */
const CLOUD_ONLY: readonly (readonly [RegExp, string])[] = [
  [/^(?:gpt-(?:3\.5|4|5|6)|chatgpt-|o[134](?:-mini|-pro|-preview)?(?:$|-\d)|codex-mini)/, 'OpenAI'],
  // Bridges to a Claude subscription take the short names that Claude Code has.
  [/^(?:claude-|(?:opus|sonnet|haiku)(?:$|-\d))/, 'Anthropic'],
  [/^gemini-/, 'Google'],
  [/^grok-(?:[3-9]|code)/, 'xAI'],
  [/^sonar(?:-|$)/, 'Perplexity'],
];

/** What is known of a private endpoint, beside its address. */
export interface PrivateEndpoint {
  readonly port: string;
  readonly host: string;
  /** The provider, entry and group names that the owner gave. */
  readonly names: readonly string[];
  readonly model: string;
}

/**
 * Why an endpoint on one's own machine or network is likely to pass prompts on to a cloud: a clause, or undefined where
 * nothing says so. Evidence only: what is behind the port can be declared in `routelint.yaml`.
 */
export function gatewayEvidence(endpoint: PrivateEndpoint): string | undefined {
  const product = PORTS[endpoint.port];
  if (product) return `port ${endpoint.port} is where ${product} listens, and it passes prompts on`;
  const name = [endpoint.host, ...endpoint.names].find(isGatewayName);
  if (name !== undefined) return `\`${name}\` is named like a gateway, which passes prompts on`;
  const vendor = vendorOf(endpoint.model);
  if (vendor !== undefined) {
    return `only ${vendor} serves \`${endpoint.model}\`, so what listens there is likely to pass prompts on`;
  }
  return undefined;
}

/** One of these is in every name that is like a gateway's: the names of most files are spared the expression. */
const SIGNS =
  'bridge proxy gateway litellm route ccr copilot-api new-api one-api bifrost portkey openclaw'.split(' ');

/** True of a name that people give to a gateway: `my-proxy`, `litellm`. */
export const isGatewayName = remembered((text) => {
  const lower = text.toLowerCase();
  const suspect = SIGNS.some((sign) => lower.includes(sign)) && WORDS.test(text);
  return suspect && !text.endsWith('.docker.internal');
});

/** The vendor that alone serves a model; undefined where others can. */
export function vendorOf(model: string): string | undefined {
  const name = model.toLowerCase().slice(model.lastIndexOf('/') + 1);
  return CLOUD_ONLY.find(([pattern]) => pattern.test(name))?.[1];
}
