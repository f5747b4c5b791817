/**
 * What the proxy server of litellm 1.110 imports beside what `litellm` itself requires, in the bounds of its extra `proxy`.
 * That extra also wants packages of its own for the database and the dashboard, which follow a release late where an index
 * is mirrored, and which no request needs.
 */
const SERVER: readonly string[] = [
  'apscheduler>=3.11.2,<4',
  'backoff>=2.2.1,<3',
  'backports-zstd>=1,<2; python_full_version < "3.14"',
  'cryptography>=49,<51',
  'expression>=5.6,<6',
  'fastapi>=0.136.3,<1',
  'fastapi-sso>=0.19,<1',
  'httpx2>=2.10,<3',
  'mcp>=2.3,<3',
  'orjson>=3.11.6,<4',
  'pyjwt>=2.13,<3',
  'python-multipart>=0.0.27,<1',
  'redis',
  'restrictedpython>=8.5,<9',
  'rich>=13.9.4,<14',
  'semver>=3.0.4,<4',
  'soundfile>=0.12.1,<1',
  'starlette>=1.0.1,<2',
  'uvicorn>=0.33,<1',
  'websockets>=15.0.1,<16',
];

/** What pip installs for a release of the proxy. */
export function litellmRequirements(version: string): readonly string[] {
  return version.startsWith('1.110.') ? [`litellm==${version}`, ...SERVER] : [`litellm[proxy]==${version}`];
}
