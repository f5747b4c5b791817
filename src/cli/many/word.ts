/** The first word of a thread of the program that is a worker; on a command line it means nothing. */
export const WORKER = 'worker';
