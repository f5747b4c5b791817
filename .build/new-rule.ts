import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { scaffold } from './rules/scaffold.ts';

const id = process.argv[2] ?? '';
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
  console.error('usage: npm run new-rule <id>, with the id in kebab case');
  process.exitCode = 2;
} else {
  const path = fileURLToPath(new URL(`../rules/${id}.yaml`, import.meta.url));
  await writeFile(path, scaffold(id), { flag: 'wx' });
  console.log(`rules/${id}.yaml is there. What a check can see: docs/rules/facts.md. Then: npm run generate`);
}
