import { testRuns } from './page-runs.ts';

testRuns('docs/test.md', { 'routelint.yaml': 'extends: local-first\n' });
