// Packs the package, installs the tarball into an empty folder and uses it there: what users get is what was tested.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { PARTS } from './bundle/parts.ts';
import { startFaults } from './start-check.ts';

const faults: string[] = [];
const folder = mkdtempSync(join(tmpdir(), 'routelint-package-'));
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>;

const { messages } = await publint({ level: 'warning', strict: true });
for (const message of messages) faults.push(`publint: ${formatMessage(message, manifest) ?? message.code}`);

const packed = JSON.parse(
  npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder]),
) as unknown;
const [pack] = (Array.isArray(packed) ? packed : Object.values(packed as object)) as {
  filename: string;
  files: { path: string }[];
}[];
if (!pack) throw new Error('npm pack named no tarball');
const scripts = ['routelint', 'cli', ...Object.keys(PARTS)].map((name) => `dist/${name}.cjs`);
const needed = [
  ...scripts,
  'dist/index.js',
  'dist/types/index.d.ts',
  'dist/LICENSES.txt',
  'README.md',
  'LICENSE',
];
const expected = /^(?:package\.json|CHANGELOG\.md|dist\/types\/.+\.d\.ts|schemas\/[a-z-]+\.schema\.json)$/;
for (const { path } of pack.files) {
  if (!expected.test(path) && !needed.includes(path)) faults.push(`the tarball holds ${path}`);
}
for (const path of needed) {
  if (!pack.files.some((file) => file.path === path)) faults.push(`the tarball lacks ${path}`);
}

writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}\n');
npm(['install', '--no-audit', '--no-fund', '--ignore-scripts', join(folder, pack.filename)], folder);
const bin = join(folder, 'node_modules', '.bin', 'routelint');
writeFileSync(
  join(folder, 'config.yaml'),
  'model:\n  default: qwen3\n  provider: custom\n  base_url: http://localhost:11434/v1\nfallback_providers: "[a]"\n',
);
expect('routelint --version', run(bin, ['--version']), 0, String(manifest['version']));
expect('routelint check', run(bin, ['check', 'config.yaml']), 1, 'fallback_providers');
expect(
  'routelint check --format json',
  run(bin, ['check', '--format', 'json', 'config.yaml']),
  1,
  '"version"',
);
expect('routelint check --color', run(bin, ['check', '--color', 'always', 'config.yaml']), 1, '\u001b[');
writeFileSync(join(folder, 'broken.yaml'), 'model_list:\n  - model_name: "a\n    litellm_params: {\n');
expect('routelint check, broken', run(bin, ['check', 'broken.yaml']), 1, 'yaml-syntax');
// So many that workers help: the report is that of one thread, which a computer with one processor has.
for (let index = 0; index < 250; index++) {
  const config = `model_list: [{model_name: a${index}, litellm_params: {model: openai/gpt-4o}}]\nrouter_settings: {fallbacks: [{a${index}: [b]}]}\n`;
  writeFileSync(join(folder, `many-${index}.yaml`), config);
}
expect('routelint check, many', run(bin, ['check', '.']), 1, '(1 hermes, 250 litellm)');
expect('routelint chekc', run(bin, ['chekc']), 2, "unknown command 'chekc'");
expect('routelint explain', run(bin, ['explain', 'ignored-value']), 0, 'ignored-value');
checkCommands();
writeFileSync(
  join(folder, 'use.mjs'),
  `import { checkTexts } from 'routelint';
const report = await checkTexts([{ path: 'config.yaml', text: 'model_list: [{model_name: a, litellm_params: {model: openai/gpt-4o}}]\\nrouter_settings: {fallbacks: [{a: [b]}]}\\n' }]);
console.log(report.findings.map((finding) => finding.rule).join(' '));\n`,
);
expect('the library', run(process.execPath, ['use.mjs']), 0, 'unknown-target');

faults.push(...startFaults(folder));

const sizes = scripts.map((path) => `${path.slice(5)} ${Math.round(statSync(path).size / 1024)} KiB`);
console.log(`dist: ${sizes.join(', ')}; ${pack.files.length} files in the tarball`);
rmSync(folder, { recursive: true, force: true });
for (const fault of faults) console.error(`package-check: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;

// With settings, and each command once: what one of them loads the others may not.
function checkCommands(): void {
  const files: Readonly<Record<string, string>> = {
    'config.yaml': 'model:\n  default: qwen3\n  provider: custom\n  base_url: http://localhost:11434/v1\n',
    'routelint.yaml': 'extends: recommended\nsources: { live: config.yaml, docs: post.md }\n',
    'post.md': '```yaml\nmodel:\n  default: gpt-5.4\n  provider: openai-codex\n```\n',
    'a.route-test.yaml':
      'tests: [{ name: short, given: { words: 3, lane: main }, expect: { locality: device } }]\n',
  };
  const cwd = join(folder, 'project');
  mkdirSync(cwd);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  const told = 'qwen3 at localhost:11434';
  expect('routelint check, with settings', run(bin, ['check'], cwd), 0, '2 hermes');
  expect('routelint diff', run(bin, ['diff', 'live', 'docs'], cwd), 1, 'contradicts');
  expect('routelint sources', run(bin, ['sources'], cwd), 0, 'hermes');
  expect('routelint map', run(bin, ['map'], cwd), 0, told);
  expect('routelint trace', run(bin, ['trace', '--words', '3', '--lane', 'main'], cwd), 0, told);
  expect('routelint test', run(bin, ['test'], cwd), 0, 'short');
  expect('routelint compare', run(bin, ['compare', 'live', 'config.yaml'], cwd), 0, 'equivalent');
}

function npm(args: readonly string[], cwd?: string): string {
  return execFileSync('npm', [...args], {
    encoding: 'utf8',
    ...(cwd ? { cwd } : {}),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function run(command: string, args: readonly string[], cwd = folder): { status: number; output: string } {
  try {
    return {
      status: 0,
      output: execFileSync(command, [...args], { cwd, encoding: 'utf8', stdio: 'pipe' }),
    };
  } catch (error) {
    const failed = error as { status?: number; stdout?: string; stderr?: string };
    return { status: failed.status ?? -1, output: `${failed.stdout ?? ''}${failed.stderr ?? ''}` };
  }
}

function expect(
  what: string,
  result: { status: number; output: string },
  status: number,
  text: string,
): void {
  if (result.status === status && result.output.includes(text)) return;
  faults.push(
    `${what}: expected exit ${status} and \`${text}\`, got exit ${result.status}:\n${result.output}`,
  );
}
