// What a cold start loads, as lists and sizes: they do not depend on the machine, as times do.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Modules of Node that a check loads beside those of an empty file. */
const NODE_MODULES = ['NativeModule vm'];

/** The most that may be loaded, in bytes: a tenth more than when the limit was set. */
const LIMITS = { source: 470_000, compiled: 740_000 };

/** Configs that are right, with the scripts that a check of them loads beside the first. */
const CLEAN: Readonly<Record<string, { readonly text: string; readonly parts: readonly string[] }>> = {
  'litellm.yaml': {
    text: 'model_list:\n  - model_name: a\n    litellm_params: { model: openai/gpt-4o }\n',
    parts: ['litellm'],
  },
  'hermes.yaml': {
    text: 'model:\n  default: qwen3\n  provider: custom\n  base_url: http://localhost:11434/v1\n',
    parts: ['hermes'],
  },
  'smart.yaml': { text: 'smart_model_routing:\n  enabled: false\n', parts: [] },
  'other.yaml': { text: 'name: x\n', parts: [] },
};

/** What is wrong with how the built command starts. Writes its files into a folder of its caller's. */
export function startFaults(folder: string): readonly string[] {
  const faults: string[] = [];
  const hook = join(folder, 'modules.cjs');
  writeFileSync(
    hook,
    "process.on('exit', () => require('node:fs').writeSync(2, JSON.stringify(process.moduleLoadList)));\n",
  );
  const empty = join(folder, 'empty.cjs');
  writeFileSync(empty, '');
  const known = new Set([...modulesOf(hook, folder, [empty]), ...NODE_MODULES]);
  const source = statSync('dist/cli.cjs').size;
  if (source > LIMITS.source) faults.push(`cli.cjs has ${source} bytes, more than ${LIMITS.source}`);
  for (const [name, { text, parts }] of Object.entries(CLEAN)) {
    writeFileSync(join(folder, name), text);
    const cache = join(folder, `cache-${name}`);
    const args = [resolve('dist/routelint.cjs'), 'check', '--allow-empty', name];
    const extra = modulesOf(hook, folder, args, cache).filter((module) => !known.has(module));
    if (extra.length > 0) faults.push(`a check of ${name} loads ${extra.join(', ')}`);
    if (process.platform !== 'linux') continue;
    const kept = readdirSync(join(cache, 'routelint'));
    const loaded = kept.map((file) => file.split('-')[1]).sort();
    if (loaded.join() !== ['cli', ...parts].sort().join())
      faults.push(`a check of ${name} loads ${loaded.join(', ')}`);
    const size = kept.reduce((sum, file) => sum + statSync(join(cache, 'routelint', file)).size, 0);
    if (size > LIMITS.compiled)
      faults.push(`the compiled form for ${name} has ${size} bytes, more than ${LIMITS.compiled}`);
  }
  return faults;
}

function modulesOf(hook: string, cwd: string, args: readonly string[], cache = ''): readonly string[] {
  const env = { HOME: cwd, XDG_CACHE_HOME: cache, LOCALAPPDATA: cache };
  const { stderr, status } = spawnSync(process.execPath, ['--require', hook, ...args], {
    cwd,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return JSON.parse(stderr) as readonly string[];
}
