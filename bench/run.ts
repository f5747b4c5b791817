// `npm run bench`: cold start, throughput and memory, interleaved with peers and floors, as ratios.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { type Contender, type Measured, race } from './measure.ts';
import { installPeers, type Peers, SHAPE } from './peers.ts';
import { makeWorkloads } from './workloads.ts';

const work = resolve('bench/.work');
const files = makeWorkloads(work);
const peers = installPeers(join(work, 'peers'));
const node = process.execPath;
const routelint = resolve('dist/routelint.cjs');

const empty = join(work, 'empty.cjs');
writeFileSync(empty, '');
const readAll = resolve('bench/read-all.mjs');
const shape = join(work, 'shape.json');
writeFileSync(shape, JSON.stringify(SHAPE));
const ruleset = join(work, 'spectral.yaml');
writeFileSync(
  ruleset,
  `rules:\n  shape:\n    given: $\n    then:\n      function: schema\n      functionOptions:\n        schema: ${JSON.stringify(SHAPE)}\n`,
);

const sections: string[] = [];

measure('Cold start: one file of 40 lines', 15, 'node on an empty file', [
  { name: 'node, empty file', command: [node, empty], exits: [0] },
  check('routelint check', files.one),
  ...peer((p) => ({
    name: 'ajv-cli',
    command: [node, p.ajv, 'validate', '-s', shape, '--strict=false', '-d', files.one],
    exits: [0],
  })),
  ...peer((p) => ({ name: 'yaml-lint', command: [node, p.yamlLint, files.one], exits: [0] })),
  ...peer((p) => ({
    name: 'spectral',
    command: [node, p.spectral, 'lint', '-r', ruleset, '--ignore-unknown-format', files.one],
    exits: [0],
  })),
]);
measure('1,000 routing files, 6 MB', 3, 'reading them', [
  { name: 'read all', command: [node, readAll, files.thousand], exits: [0] },
  check('routelint check', files.thousand),
  ...peer((p) => ({
    name: 'ajv-cli',
    command: [node, p.ajv, 'validate', '-s', shape, '--strict=false', '-d', `${files.thousand}/**/*.yaml`],
    exits: [0],
  })),
  ...peer((p) => ({
    name: 'yaml-lint',
    command: [node, p.yamlLint, `${files.thousand}/**/*.yaml`],
    exits: [0],
  })),
  ...peer((p) => ({
    name: 'spectral',
    command: [
      node,
      p.spectral,
      'lint',
      '-r',
      ruleset,
      '--ignore-unknown-format',
      `${files.thousand}/**/*.yaml`,
    ],
    exits: [0],
  })),
]);
measure('10,000 routing files', 5, 'reading them', [
  { name: 'read all', command: [node, readAll, files.tenThousand], exits: [0] },
  check('routelint check', files.tenThousand),
  ...peer((p) => ({
    name: 'ajv-cli',
    command: [node, p.ajv, 'validate', '-s', shape, '--strict=false', '-d', `${files.tenThousand}/**/*.yaml`],
    exits: [0],
  })),
]);
measure('10,000 Markdown files, one in five with routing YAML', 5, 'reading them', [
  { name: 'read all', command: [node, readAll, files.posts], exits: [0] },
  check('routelint check', files.posts),
]);
measure('500 Markdown files', 3, 'reading them', [
  { name: 'read all', command: [node, readAll, files.fewPosts], exits: [0] },
  check('routelint check', files.fewPosts),
  ...peer((p) => ({
    name: 'markdownlint-cli2',
    command: [node, p.markdownlint, '**/*.md'],
    exits: [0, 1],
    cwd: files.fewPosts,
  })),
]);
measure('One file of 6 MB, 20,000 routes', 3, 'reading it', [
  { name: 'read all', command: [node, readAll, files.big], exits: [0] },
  check('routelint check', files.big),
]);

const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${process.platform}`;
writeFileSync(
  'bench/results.md',
  `# Benchmark results\n\nWritten by \`npm run bench\`. Whole processes timed in turn, medians; \`×\` is the median of the ratios round by round.\nThe machine was shared while this ran: read the ratios, not the milliseconds. ${machine}.\n\n${sections.join('\n')}`,
);

function measure(title: string, rounds: number, floor: string, contenders: readonly Contender[]): void {
  console.log(`\n${title}`);
  const measured = race(contenders, rounds);
  for (const row of measured) {
    console.log(
      `  ${row.name.padEnd(20)} ${row.wall.toFixed(0).padStart(8)} ms ${`×${row.ratio.toFixed(2)}`.padStart(9)} ${row.memory ?? ''} MB`,
    );
  }
  sections.push(`## ${title}\n\n${table(measured, floor)}`);
}

function table(measured: readonly Measured[], floor: string): string {
  const head = `| command | wall, ms | × ${floor} | peak memory, MB |\n|---|--:|--:|--:|\n`;
  return `${head}${measured.map((row) => `| ${row.name} | ${row.wall.toFixed(0)} | ${row.ratio.toFixed(2)} | ${row.memory ?? ''} |\n`).join('')}`;
}

function check(name: string, path: string): Contender {
  return {
    name,
    command: [node, routelint, 'check', '--preset', 'strict', '--color', 'never', path],
    exits: [0, 1],
  };
}

function peer(contender: (peers: Peers) => Contender): Contender[] {
  return peers ? [contender(peers)] : [];
}
