/** The file of a new rule, ready to be filled in: it loads, compiles, and its examples hold. */
export function scaffold(name: string): string {
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
