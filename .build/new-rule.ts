import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const id = process.argv[2] ?? '';
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
  console.error('usage: npm run new-rule <id>, with the id in kebab case');
  process.exitCode = 2;
} else {
  const path = fileURLToPath(new URL(`../rules/${id}.yaml`, import.meta.url));
  await writeFile(path, ruleFile(id), { flag: 'wx' });
  console.log(`rules/${id}.yaml is there. What a check can see: docs/rules/facts.md. Then: npm run generate`);
}

function ruleFile(name: string): string {
  return `# yaml-language-server: $schema=../schemas/rule.schema.json
id: ${name}
title: What it finds in a few words
category: routing
confidence: medium
since: 0.1.0
levels: { recommended: off, local-first: off, strict: warning }
what: |
  What the rule finds, and what it leaves alone.
why: |
  Why that matters to the owner of a setup.
do: |
  What to do about a finding, and how to say that it is meant.
checks:
  - each: target
    report: target.locality == "cloud"
    at: target
    message: "\${target.label} is in the cloud: \${target.localityBecause}"
    help: "take a model of your own"
examples:
  - title: One that is bad
    config: |
      model: { default: gpt-5.3-codex, provider: openai-codex }
    findings:
      - { line: 1, message: "is in the cloud" }
  - title: One that is good
    config: |
      model: { default: "qwen3:8b", provider: custom, base_url: "http://localhost:11434/v1" }
    findings: []
`;
}
