const TEXT = String.raw`"(?:[^"\x00-\x1f#\`;]|#\d+;)+"`;
const NODE = new RegExp(String.raw`^(n\d+)\[(${TEXT})\]:::(lane|device|lan|cloud|unknown)$`);
const EDGE = new RegExp(String.raw`^(n\d+) (?:-->|-\.->)(?:\|${TEXT}\|)? (n\d+)$`);
const SUBGRAPH = new RegExp(String.raw`^subgraph g\d+\[${TEXT}\]$`);
const STYLE = /^classDef (?:lane|device|lan|cloud|unknown|implied) [a-z-]+:[^;,]+(?:,[a-z-]+:[^;,]+)*$/;

/** Throws where a text is not the part of Mermaid's flowcharts that routelint writes. */
export function checkMermaid(source: string): void {
  const [first, ...lines] = source.trimEnd().split('\n');
  if (first !== 'flowchart LR') throw new Error('it does not start as a flowchart');
  const nodes = new Set<string>();
  let depth = 0;
  for (const line of lines.map((one) => one.trim())) {
    const node = NODE.exec(line);
    const edge = EDGE.exec(line);
    if (node?.[1] !== undefined) {
      if (nodes.has(node[1])) throw new Error(`${node[1]} twice`);
      // Mermaid takes these for Markdown lists, which its labels cannot hold.
      if (/^"(?:\d+[.)] |[-+*] )/.test(node[2] ?? '')) throw new Error(`a list in a label: ${line}`);
      nodes.add(node[1]);
    } else if (edge) {
      for (const id of [edge[1], edge[2]]) if (!nodes.has(id ?? '')) throw new Error(`no node ${id}`);
    } else if (SUBGRAPH.test(line)) depth++;
    else if (line === 'end') depth--;
    else if (line.startsWith('class ')) {
      const ids = /^class (n\d+(?:,n\d+)*) implied$/.exec(line)?.[1]?.split(',') ?? [''];
      for (const id of ids) if (!nodes.has(id)) throw new Error(`no node ${id} to style`);
    } else if (!STYLE.test(line)) throw new Error(`no such line in a flowchart: ${line}`);
    if (depth < 0) throw new Error('an end too many');
  }
  if (depth !== 0) throw new Error('an end is missing');
}
