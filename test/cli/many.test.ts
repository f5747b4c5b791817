import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkFiles } from '../../src/cli/check-files.ts';
import { loadFormat, styleOf } from '../../src/cli/format.ts';
import type { Io } from '../../src/cli/io.ts';
import { type ChunkResult, workOn } from '../../src/cli/many/job.ts';
import type { CommonOptions } from '../../src/cli/options.ts';
import { publish } from '../../src/cli/publish.ts';
import { loadedSettings, sourceSummary } from '../../src/cli/session.ts';
import { Check } from '../../src/pipeline/check.ts';
import { resolveInputs } from '../../src/project/inputs.ts';
import { nodeHost } from '../../src/project/node-host.ts';
import { writeReport } from '../../src/report/written.ts';
import { runIn } from './run-in.ts';

const COPIES = 6;
let folder: string;
let count = 0;

// Everything that the golden folders hold, several times over, and files that cannot be read.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'routelint-many-'));
  const cases = resolve('fixtures/cli');
  const files = readdirSync(cases, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /\.(?:ya?ml|json|md)$/.test(entry.name) && entry.name !== 'routelint.yaml',
  );
  for (let copy = 0; copy < COPIES; copy++) {
    for (const [index, entry] of files.entries()) {
      if (index % COPIES === copy) continue;
      const into = join(folder, 'all', `team-${copy}`, `${index}`);
      mkdirSync(into, { recursive: true });
      writeFileSync(join(into, entry.name), readFileSync(join(entry.parentPath, entry.name)));
      count++;
    }
  }
  writeFileSync(join(folder, 'all', 'binary.yaml'), Buffer.from([0x6d, 0xff, 0xfe, 0x00]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const host = () => ({ ...nodeHost(), cwd: folder, env: {}, home: '/nonexistent' });

// As a check of few files goes.
async function oneByOne(options: CommonOptions): Promise<string> {
  const { settings } = loadedSettings(options, host());
  const run = new Check(settings);
  const { sources } = resolveInputs(host(), settings, ['all']);
  for (const source of sources) await checkFiles(run, source, settings, host());
  const out: string[] = [];
  const output = { write: (text: string) => void out.push(text), isTTY: false };
  const io: Io = {
    stdout: output,
    stderr: output,
    readStdin: async () => new Uint8Array(),
    writeFile: () => {},
    host: host(),
  };
  const format = await loadFormat(styleOf(options, settings.failOn, io));
  const report = writeReport(run.report(sources.map(sourceSummary)), format);
  await publish(report, format, options, settings.failOn, io);
  return out.join('');
}

/** Workers that take turns with the thread they help, and hand over copies as threads do. */
function workers(number: number, met: ChunkResult[]): NonNullable<Io['startWorkers']> {
  return async (job) =>
    Array.from({ length: number }, async () => {
      const { settings } = loadedSettings(job.options, host());
      const results: ChunkResult[] = [];
      const format = await loadFormat(job.style);
      await workOn(job, settings, format, host(), (result) => results.push(structuredClone(result)));
      met.push(...results);
      return results;
    });
}

// Each of these checks every file three times.
describe('a check of many files', { timeout: 120_000 }, () => {
  it.each(['pretty', 'json', 'github'] as const)('has the report of one by one, as %s', async (format) => {
    expect(count).toBeGreaterThan(250);
    const expected = await oneByOne({ format, color: 'auto', rule: {}, preset: 'strict' });
    expect(expected.length).toBeGreaterThan(10_000);
    const argv = ['check', '--preset', 'strict', '--format', format, 'all'];
    expect((await runIn(folder, argv)).stdout).toBe(expected);
    const met: ChunkResult[] = [];
    expect((await runIn(folder, argv, { startWorkers: workers(2, met) })).stdout).toBe(expected);
    expect(met.length).toBeGreaterThan(4);
  });

  it('fails when a worker does', async () => {
    const startWorkers = async () => [Promise.reject(new Error('no memory left'))];
    const { code, stdout, stderr } = await runIn(folder, ['check', 'all'], { startWorkers });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('no memory left');
  });

  it('has no workers where there are few files', async () => {
    let asked = false;
    const startWorkers = async () => {
      asked = true;
      return [];
    };
    await runIn(folder, ['check', 'all/team-0'], { startWorkers });
    expect(asked).toBe(false);
    await runIn(folder, ['check', 'all'], { startWorkers });
    expect(asked).toBe(true);
  });

  it('knows no command of the word that workers start with', async () => {
    const { code, stderr } = await runIn(folder, ['worker']);
    expect(code).toBe(2);
    expect(stderr).toContain("unknown command 'worker'");
  });
});
