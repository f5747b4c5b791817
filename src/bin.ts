import { nodeIo } from './cli/node-io.ts';
import { run } from './cli/run.ts';

run(process.argv.slice(2), nodeIo()).then((code) => {
  process.exitCode = code;
});
