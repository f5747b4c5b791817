import type { Provider } from '../catalogue.ts';
import { anywhere, runtime } from './row.ts';

/** Programs that serve models on one's own machine; the names that stand for "any endpoint"; and the virtual ones. */
export const RUNTIMES: readonly Provider[] = [
  runtime('ollama', 'http://localhost:11434', {
    aliases: ['ollama_chat'],
    env: ['OLLAMA_API_KEY'],
  }),
  runtime('lm_studio', 'http://127.0.0.1:1234/v1', {
    aliases: ['lmstudio', 'lm-studio'],
    env: ['LM_STUDIO_API_KEY', 'LM_API_KEY'],
  }),
  runtime('llamafile', 'http://127.0.0.1:8080/v1'),
  runtime('llama_cpp', 'http://localhost:8080/v1', {
    aliases: ['llamacpp', 'llama.cpp', 'llama-cpp', 'llama-server'],
  }),
  runtime('xinference', 'http://127.0.0.1:9997/v1', {
    env: ['XINFERENCE_API_KEY'],
  }),
  runtime('docker_model_runner', 'http://localhost:12434/engines/v1', {
    aliases: ['docker-model-runner', 'dmr'],
  }),
  runtime('lemonade', 'http://localhost:8000/api/v1'),
  runtime('jan', 'http://localhost:1337/v1'),
  runtime('localai', 'http://localhost:8080/v1', { aliases: ['local-ai'] }),
  runtime('mlx', 'http://localhost:8080/v1', { aliases: ['mlx-lm', 'mlx_lm'] }),
  runtime('vllm', undefined, {
    note: 'LiteLLM loads the model in its own process',
  }),
  runtime('petals', undefined, { locality: 'unknown', access: 'unknown' }),
  anywhere('hosted_vllm', {
    credential: 'none',
    env: ['HOSTED_VLLM_API_KEY'],
    note: 'its endpoint is one that the owner runs',
  }),
  anywhere('sglang', { credential: 'none' }),
  anywhere('tgi', {
    credential: 'none',
    aliases: ['text-generation-inference'],
  }),
  anywhere('oobabooga', {
    credential: 'none',
    aliases: ['text-generation-webui'],
  }),
  anywhere('triton', { credential: 'none' }),
  anywhere('infinity', { credential: 'none' }),
  anywhere('custom', { aliases: ['openai-compatible', 'openai_compatible'] }),
  anywhere('litellm_proxy', {
    aliases: ['litellm'],
    note: 'another LiteLLM decides where the prompt goes from there',
  }),
  anywhere('moa', { note: 'a mixture asks every model of its preset' }),
];
