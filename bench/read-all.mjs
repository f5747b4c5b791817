// The floor for throughput: walks a folder (or takes one file) and reads every file, and does nothing with them.
import { readdirSync, readFileSync, statSync } from 'node:fs';

let bytes = 0;
read(process.argv[2]);
process.stdout.write(`${bytes}\n`);

function read(path) {
  if (!statSync(path).isDirectory()) {
    bytes += readFileSync(path).length;
    return;
  }
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) read(`${path}/${entry.name}`);
    else bytes += readFileSync(`${path}/${entry.name}`).length;
  }
}
