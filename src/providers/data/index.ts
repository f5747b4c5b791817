import type { Provider } from '../catalogue.ts';
import { CLOUDS } from './clouds.ts';
import { MODEL_HOSTS } from './hosts.ts';
import { PLANS } from './plans.ts';
import { RUNTIMES } from './runtimes.ts';
import { SMALLER } from './smaller.ts';
import { VENDORS } from './vendors.ts';

/** The day the data was last checked against the providers' own pages and the two programs' sources. */
export const AS_OF = '2026-08-31';

/** Every built-in provider. Where two have one host, the first is the one that a bare URL means. */
export const PROVIDERS: readonly Provider[] = [
  ...VENDORS,
  ...MODEL_HOSTS,
  ...PLANS,
  ...CLOUDS,
  ...SMALLER,
  ...RUNTIMES,
];
