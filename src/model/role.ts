/**
 * What the files of a source are to their owner. `config` is the role of files that nothing says more about:
 * they are checked like live ones.
 */
export type Role = 'live' | 'backup' | 'docs' | 'archive' | 'config';
