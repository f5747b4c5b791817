import type { Provider } from '../catalogue.ts';
import { anywhere, metered } from './row.ts';

/** Hosted services that LiteLLM knows by a prefix and an endpoint, with the variable that holds the key. */
const TABLE: readonly (readonly [id: string, endpoint: string, env: string])[] = [
  ['abliteration', 'https://api.abliteration.ai/v1', 'ABLITERATION_API_KEY'],
  ['aihubmix', 'https://aihubmix.com/v1', 'AIHUBMIX_API_KEY'],
  ['amazon_nova', 'https://api.nova.amazon.com/v1', 'AMAZON_NOVA_API_KEY'],
  ['apertis', 'https://api.stima.tech/v1', 'STIMA_API_KEY'],
  ['black_forest_labs', 'https://api.bfl.ai', 'BFL_API_KEY'],
  ['bytez', 'https://api.bytez.com', 'BYTEZ_API_KEY'],
  ['charity_engine', 'https://api.charityengine.services/remotejobs/v2/inference', 'CHARITY_ENGINE_API_KEY'],
  ['clarifai', 'https://api.clarifai.com/v2/ext/openai/v1', 'CLARIFAI_API_KEY'],
  ['crusoe', 'https://managed-inference-api-proxy.crusoecloud.com/v1', 'CRUSOE_API_KEY'],
  ['datarobot', 'https://app.datarobot.com', 'DATAROBOT_API_TOKEN'],
  ['empower', 'https://app.empower.dev/api/v1', 'EMPOWER_API_KEY'],
  ['fal_ai', 'https://fal.run', 'FAL_AI_API_KEY'],
  ['gigachat', 'https://gigachat.devices.sberbank.ru/api/v1', 'GIGACHAT_CREDENTIALS'],
  ['llamagate', 'https://api.llamagate.dev/v1', 'LLAMAGATE_API_KEY'],
  ['maritalk', 'https://chat.maritaca.ai/api', 'MARITALK_API_KEY'],
  ['nlp_cloud', 'https://api.nlpcloud.io/v1', 'NLP_CLOUD_API_KEY'],
  ['predibase', 'https://serving.app.predibase.com', 'PREDIBASE_API_KEY'],
  ['publicai', 'https://api.publicai.co/v1', 'PUBLICAI_API_KEY'],
  ['recraft', 'https://external.api.recraft.ai', 'RECRAFT_API_KEY'],
  ['runwayml', 'https://api.dev.runwayml.com', 'RUNWAYML_API_KEY'],
  ['salad_cloud', 'https://ai.salad.cloud/v1', 'SALAD_CLOUD_API_KEY'],
  ['sarvam', 'https://api.sarvam.ai/v1', 'SARVAM_API_KEY'],
  ['stability', 'https://api.stability.ai', 'STABILITY_API_KEY'],
  ['wandb', 'https://api.inference.wandb.ai/v1', 'WANDB_API_KEY'],
];

/** Providers of which little more is known than where they are; and frameworks that run wherever their owner runs them. */
export const SMALLER: readonly Provider[] = [
  ...TABLE.map(([id, endpoint, env]) => metered(id, endpoint, { env: [env] })),
  metered('synthetic', 'https://api.synthetic.new/openai/v1', {
    env: ['SYNTHETIC_API_KEY'],
    access: 'unknown',
  }),
  anywhere('ragflow'),
  anywhere('langgraph'),
  anywhere('langflow'),
];
