import type { Provider } from '../catalogue.ts';
import { metered } from './row.ts';

/** The clouds, where an account's own deployment or region stands for the endpoint. */
export const CLOUDS: readonly Provider[] = [
  metered('azure', undefined, {
    aliases: ['azure_text', 'azure-openai'],
    hosts: [
      '.openai.azure.com',
      '.openai.azure.us',
      '.cognitiveservices.azure.com',
      '.cognitive.microsoft.com',
    ],
    env: ['AZURE_API_KEY'],
  }),
  metered('azure_ai', undefined, {
    aliases: ['azure-foundry', 'azure-ai', 'azure-ai-foundry'],
    hosts: [
      '.services.ai.azure.com',
      '.models.ai.azure.com',
      '.inference.ai.azure.com',
      '.inference.ml.azure.com',
    ],
    env: ['AZURE_AI_API_KEY', 'AZURE_FOUNDRY_API_KEY'],
  }),
  metered('bedrock', 'https://bedrock-runtime.us-east-1.amazonaws.com', {
    aliases: ['aws', 'aws-bedrock', 'amazon-bedrock', 'amazon', 'bedrock_converse', 'bedrock_mantle'],
    hosts: ['.amazonaws.com', '.api.aws'],
    credential: 'cloud-iam',
    env: ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE', 'AWS_BEARER_TOKEN_BEDROCK'],
  }),
  metered('sagemaker', undefined, {
    aliases: ['sagemaker_chat'],
    credential: 'cloud-iam',
    env: ['AWS_ACCESS_KEY_ID'],
  }),
  metered('vertex_ai', undefined, {
    aliases: ['vertex', 'google-vertex', 'vertex-ai', 'gcp-vertex', 'vertex_ai_beta'],
    hosts: ['aiplatform.googleapis.com', '.aiplatform.googleapis.com', '.rep.googleapis.com'],
    credential: 'cloud-iam',
    env: ['GOOGLE_APPLICATION_CREDENTIALS', 'VERTEXAI_PROJECT'],
  }),
  metered('watsonx', undefined, {
    aliases: ['watsonx_text'],
    hosts: ['.ml.cloud.ibm.com'],
    env: ['WATSONX_API_KEY', 'WATSONX_APIKEY'],
  }),
  metered('databricks', undefined, {
    hosts: ['.cloud.databricks.com', '.azuredatabricks.net', '.gcp.databricks.com'],
    credential: 'token',
    env: ['DATABRICKS_API_KEY'],
  }),
  metered('snowflake', undefined, {
    hosts: ['.snowflakecomputing.com'],
    env: ['SNOWFLAKE_JWT'],
    credential: 'token',
  }),
  metered('oci', undefined, {
    hosts: ['.oraclecloud.com'],
    credential: 'cloud-iam',
  }),
  metered('ovhcloud', 'https://oai.endpoints.kepler.ai.cloud.ovh.net/v1', {
    hosts: ['.ai.cloud.ovh.net'],
    env: ['OVHCLOUD_API_KEY'],
  }),
  metered('scaleway', 'https://api.scaleway.ai/v1', {
    env: ['SCW_SECRET_KEY'],
  }),
  metered('cloudflare', undefined, {
    aliases: ['workers-ai', 'cloudflare-ai-gateway'],
    hosts: ['api.cloudflare.com', 'gateway.ai.cloudflare.com'],
    env: ['CLOUDFLARE_API_KEY', 'CLOUDFLARE_API_TOKEN'],
    access: 'unknown',
  }),
];
