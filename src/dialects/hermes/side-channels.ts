import { at, type Entry, entryOf, type Node } from '../../blocks/node.ts';
import type { SideChannel } from '../../model/routing.ts';
import type { Locality } from '../../model/target.ts';
import { makeTarget } from '../../providers/target.ts';
import { entrySpan, spanOf, textAt, textValue } from '../values.ts';
import { type Reading, shown } from './reading.ts';

interface Service {
  readonly path: readonly string[];
  /** What stands there when nothing else is stated: it says nothing of the owner's wishes. */
  readonly usual: string;
  readonly what: string;
  readonly sees: string;
  /** Names that run on the machine itself. */
  readonly device: readonly string[];
  /** Names of hosted services. Others are left unknown. */
  readonly cloud: readonly string[];
}

// Defaults of DEFAULT_CONFIG at v0.20.3; only what is stated otherwise is the owner's doing.
const SERVICES: readonly Service[] = [
  {
    path: ['tts', 'provider'],
    usual: 'edge',
    what: 'speech',
    sees: 'the text of answers that are read aloud',
    device: ['neutts', 'piper', 'kittentts'],
    cloud: ['openai', 'elevenlabs', 'gemini', 'xai', 'mistral', 'minimax', 'deepinfra'],
  },
  {
    path: ['stt', 'provider'],
    usual: 'local',
    what: 'transcription',
    sees: 'voice messages',
    device: ['local'],
    cloud: ['openai', 'groq', 'mistral', 'elevenlabs', 'xai', 'deepinfra'],
  },
  {
    path: ['web', 'backend'],
    usual: '',
    what: 'web search',
    sees: 'search queries and the addresses of pages',
    device: [],
    cloud: ['firecrawl', 'exa', 'tavily', 'parallel', 'ddgs', 'brave', 'nous'],
  },
  {
    path: ['browser', 'cloud_provider'],
    usual: 'local',
    what: 'browser',
    sees: 'the pages that the agent opens and what it types there',
    device: ['local'],
    cloud: ['browserbase', 'browser-use', 'firecrawl', 'anchor'],
  },
  {
    path: ['image_gen', 'provider'],
    usual: '',
    what: 'image generation',
    sees: 'the prompts of images',
    device: [],
    cloud: ['openai', 'nous', 'fal', 'xai', 'gemini', 'openrouter'],
  },
];

/** The services beside the models that a file states, and that see a part of what is said. */
export function addSideChannels(reading: Reading): void {
  for (const service of SERVICES) {
    const holder = at(reading.root, ...service.path.slice(0, -1));
    const entry = entryOf(holder, service.path.at(-1) ?? '');
    const name = textValue(entry?.value).toLowerCase();
    if (!entry || name === '' || name === service.usual || isOffSwitch(holder)) continue;
    reading.out.sideChannel(channel(service, entry, name, ownPlace(reading, service, holder, name)));
  }
}

// `tts.openai.base_url` and the like are asked in the service's place (tools/tts_tool.py and transcription_tools.py in 0.19.0);
// of transcription by OpenAI only beside a key of its own, and never of Groq's.
function ownPlace(
  { catalogue }: Reading,
  { path }: Service,
  holder: Node | undefined,
  name: string,
): SideChannel['locality'] | undefined {
  const own = entryOf(holder, name)?.value;
  const endpoint = textAt(own, 'base_url');
  const [section] = path;
  if (endpoint === '' || (section !== 'tts' && section !== 'stt')) return undefined;
  if (section === 'stt' && (name === 'groq' || (name === 'openai' && textAt(own, 'api_key') === '')))
    return undefined;
  const none = {
    credential: undefined,
    contextWindow: undefined,
    implied: undefined,
    endpointSpan: undefined,
  };
  const rest = { names: [], mock: false, span: spanOf(own ?? { start: 0, end: 0 }) };
  return makeTarget({ provider: 'custom', model: '', endpoint, ...none, ...rest }, catalogue).locality;
}

function isOffSwitch(holder: Node | undefined): boolean {
  const enabled = entryOf(holder, 'enabled')?.value;
  return enabled?.kind === 'scalar' && enabled.value === false;
}

function channel(
  service: Service,
  entry: Entry,
  name: string,
  own: SideChannel['locality'] | undefined,
): SideChannel {
  const value: Locality = service.device.includes(name)
    ? 'device'
    : service.cloud.includes(name)
      ? 'cloud'
      : 'unknown';
  const because =
    value === 'device'
      ? `\`${shown(name)}\` runs on the machine itself`
      : value === 'cloud'
        ? `\`${shown(name)}\` is a hosted service`
        : `where \`${shown(name)}\` runs is not known`;
  return {
    kind: 'tool',
    name: `${service.what} by ${shown(name)}`,
    locality: own ?? { value, because },
    sees: service.sees,
    span: entrySpan(entry),
  };
}
