// Put in by the bundler; absent when the sources run as they are.
declare const ROUTELINT_VERSION: string | undefined;

/** The package's version; `0.0.0-source` when it runs from its sources. */
export const VERSION: string = typeof ROUTELINT_VERSION === 'string' ? ROUTELINT_VERSION : '0.0.0-source';
