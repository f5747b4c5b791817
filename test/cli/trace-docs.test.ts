import { testRuns } from './page-runs.ts';

testRuns('docs/trace.md', { 'routelint.yaml': 'extends: local-first\n' });
