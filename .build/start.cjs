#!/usr/bin/env node
'use strict';
// Runs cli.cjs from V8's compiled form of it, kept in the user's cache folder since the first run: compiling a
// megabyte of source costs more than checking a file. Nothing of what is checked is kept. NODE_DISABLE_COMPILE_CACHE
// turns it off, as it does for Node's own; where the folder cannot be written, every start compiles.
const { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require('node:fs');
const { Script } = require('node:vm');

// Of this build's cli.cjs; V8 itself only compares lengths.
const BUILD = '__BUILD__';
const program = `${__dirname}/cli.cjs`;
const folder = cacheFolder();
// Each command has its own: what `explain` compiles is of no use to `check`.
const command = /^[a-z]+$/.test(process.argv[2] ?? '') ? process.argv[2] : 'none';
const file = folder && `${folder}/${BUILD}-${command}-${process.version}-${process.arch}.bin`;
const cachedData = file && readOwn(file);
const script = new Script(readFileSync(program, 'latin1'), { filename: program, cachedData });
script.runInThisContext()(exports, require, module, program, __dirname);
if (file && (!cachedData || script.cachedDataRejected)) process.once('exit', keep);

function cacheFolder() {
  const { env, platform } = process;
  if (env.NODE_DISABLE_COMPILE_CACHE) return undefined;
  const base =
    env.XDG_CACHE_HOME ||
    (platform === 'win32' ? env.LOCALAPPDATA : env.HOME && `${env.HOME}/${platform === 'darwin' ? 'Library/Caches' : '.cache'}`);
  return base ? `${base}/routelint` : undefined;
}

// Compiled code is trusted like a program, so a file that somebody else put there is none of ours.
function readOwn(path) {
  try {
    if (process.getuid && statSync(path).uid !== process.getuid()) return undefined;
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

// After the run, so that the functions it needed are compiled in it. What stands there is replaced as a whole.
function keep() {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, script.createCachedData(), { mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    // Slower next time, and right all the same.
  }
}
