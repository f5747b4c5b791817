import { countVerdicts, type TestReport } from '../findings/test-report.ts';
import { plainJson } from './plain-json.ts';
import { percent } from './test-coverage.ts';

/** The version of the JSON report's shape; a change that breaks readers raises it. */
export const TEST_JSON_VERSION = 1;

/** A report of tests as JSON v1 (`schemas/test-report.schema.json`), with lines and columns from 1. */
export function testJson(
  report: TestReport,
  tool: { readonly name: string; readonly version: string },
): string {
  const { files, coverage, mistakes, notRead, complete } = report;
  return plainJson({
    version: TEST_JSON_VERSION,
    tool,
    command: 'test',
    files: files.map((file) => ({
      ...file,
      blocks: file.blocks.map(({ id, at, dialect, version }) => ({
        id,
        at,
        dialect,
        version: version ?? null,
      })),
    })),
    coverage: {
      ...coverage,
      routes: { ...coverage.routes, percent: percent(coverage.routes) },
      hops: { ...coverage.hops, percent: percent(coverage.hops) },
    },
    mistakes,
    notRead: notRead.map(({ path, line, reason }) => ({ path, line: line ?? null, reason })),
    summary: countVerdicts(report),
    complete,
  });
}
