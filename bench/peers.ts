// The programs routelint is measured against, installed into a folder of their own from the npm registry.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGES = [
  'ajv-cli@5.0.0',
  '@stoplight/spectral-cli@6.16.3',
  'yaml-lint@1.7.0',
  'markdownlint-cli2@0.22.1',
];

/** The scripts of the peers to start with `node`; undefined when they cannot be installed here. */
export interface Peers {
  readonly ajv: string;
  readonly spectral: string;
  readonly yamlLint: string;
  readonly markdownlint: string;
}

/** Installs the peers, or takes those of an earlier run. Says why when it cannot. */
export function installPeers(folder: string): Peers | undefined {
  const peers: Peers = {
    ajv: join(folder, 'node_modules/ajv-cli/dist/index.js'),
    spectral: join(folder, 'node_modules/@stoplight/spectral-cli/dist/index.js'),
    yamlLint: join(folder, 'node_modules/yaml-lint/dist/cli.js'),
    markdownlint: join(folder, 'node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs'),
  };
  if (Object.values(peers).every((script) => existsSync(script))) return peers;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
  try {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...PACKAGES], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch (error) {
    console.log(
      `peers: not measured, npm could not install them (${String((error as Error).message).split('\n')[0]})`,
    );
    return undefined;
  }
  for (const [name, script] of Object.entries(peers)) {
    if (!existsSync(script)) throw new Error(`${name}: no ${script} after the install`);
  }
  return peers;
}

/** A JSON Schema of the shape of the generated files, for peers that validate a shape and nothing else. */
export const SHAPE = {
  type: 'object',
  required: ['model_list'],
  properties: {
    model_list: {
      type: 'array',
      items: {
        type: 'object',
        required: ['model_name', 'litellm_params'],
        properties: {
          model_name: { type: 'string' },
          litellm_params: { type: 'object', required: ['model'], properties: { model: { type: 'string' } } },
        },
      },
    },
    router_settings: { type: 'object' },
  },
};
