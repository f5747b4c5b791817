#!/usr/bin/env node
'use strict';
// Runs cli.cjs, and the scripts beside it that the command and the files ask for, from V8's compiled form of them, kept
// in the user's cache folder since the first time: compiling half a megabyte of source costs more than checking a file.
// Nothing of what is checked is kept. NODE_DISABLE_COMPILE_CACHE turns it off, as it does for Node's own; where
// the folder cannot be written, every start compiles.
const fs = require('node:fs');
const { Script } = require('node:vm');

// Of this build's files; V8 itself only compares lengths.
const BUILD = '__BUILD__';
// Each command has its own: what `explain` compiles is of no use to `check`.
const word = process.argv[2] ?? '-';
const command = [...word].every((letter) => letter >= 'a' && letter <= 'z') ? word : 'none';
const folder = cacheFolder();
/** Seconds. */
const LONG_RUN = 3;
const parts = new Map();
/** Read into again by the next script: memory that is used for the first time costs more than what is copied into it. */
const sources = { data: undefined };
const codes = { data: undefined };
const loaded = [];
let isNew = false;

load('cli')(exports, requireOrLoad, module);

// `part:rest/src/cli/program.ts` is a module of rest.cjs.
function requireOrLoad(id) {
  if (!id.startsWith('part:')) return require(id);
  const name = id.slice('part:'.length, id.indexOf('/'));
  let part = parts.get(name);
  if (!part) {
    const own = { exports: {} };
    load(name)(own.exports, requireOrLoad, own, module.exports.shared(name));
    part = own.exports;
    parts.set(name, part);
  }
  return part[id]();
}

function load(name) {
  const filename = `${__dirname}/${name}.cjs`;
  const kept = folder && `${folder}/${BUILD}-${name}-${command}-${process.version}-${process.arch}.bin`;
  const cachedData = kept && compiled(kept);
  const source = read(filename, sources).data.toString('latin1');
  const script = new Script(source, { filename, cachedData });
  loaded.push({ kept, script });
  if (kept && !isNew && (!cachedData || script.cachedDataRejected)) {
    isNew = true;
    process.once('exit', keepLoaded);
  }
  return script.runInThisContext();
}

function cacheFolder() {
  const { env, platform } = process;
  if (env.NODE_DISABLE_COMPILE_CACHE) return undefined;
  if (platform === 'win32') return env.LOCALAPPDATA && `${env.LOCALAPPDATA}/routelint`;
  if (env.XDG_CACHE_HOME?.startsWith('/')) return `${env.XDG_CACHE_HOME}/routelint`;
  return env.HOME && `${env.HOME}/${platform === 'darwin' ? 'Library/Caches' : '.cache'}/routelint`;
}

// Compiled code is trusted like a program: a file that somebody else put there or may write is none of ours.
function compiled(path) {
  try {
    const { data, uid, mode } = read(path, codes);
    if (process.getuid && (uid !== process.getuid() || (mode & 0o022) !== 0)) return undefined;
    const words = new Int32Array(data.buffer, 0, data.length >> 2);
    const length = data.length - 4;
    return words.length > 2 && words[length >> 2] === sample(words, length) ? new Uint8Array(data.buffer, 0, length) : undefined;
  } catch {
    return undefined;
  }
}

// With the functions that a check reads its files with: each of Node's own that is called for the first time costs as
// much as a file of the system.
function read(path, kept) {
  const file = fs.openSync(path, 'r');
  try {
    const { size, uid, mode } = fs.fstatSync(file);
    if (!(kept.data?.length >= size)) kept.data = Buffer.allocUnsafeSlow(size);
    const data = kept.data.subarray(0, size);
    if (fs.readSync(file, data, 0, size, 0) !== size) throw new Error(path);
    return { data, uid, mode };
  } finally {
    fs.closeSync(file);
  }
}

// V8 checks the head of what it is given and then believes it. A word of each page tells a file of which a part never
// reached the disk; a hash of all of it would take longer than compiling less saves.
function sample(words, length) {
  let sum = length;
  for (let at = 0; at < length >> 2; at += 1024) sum = (Math.imul(sum, 31) + words[at]) | 0;
  return sum;
}

// After the run, so that the functions it needed are compiled in it. A file of another kind than those before asks for a
// script that is new, and for more of the others: then all are kept again. A long run has compiled, and recompiled, what
// the start of a short one would then load for nothing.
function keepLoaded() {
  if (process.uptime() > LONG_RUN) return;
  for (const { kept, script } of loaded) keep(kept, script);
}

// Where that fails, the next start is slower, and right all the same.
function keep(path, script) {
  try {
    const code = script.createCachedData();
    const data = Buffer.alloc((code.length + 7) & ~3);
    code.copy(data);
    const length = data.length - 4;
    const words = new Int32Array(data.buffer, data.byteOffset, data.length >> 2);
    words[length >> 2] = sample(words, length);
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    replace(path, data);
    prune();
  } catch {}
}

// What stands there is replaced as a whole, and only by what has reached the disk.
function replace(path, data) {
  const temporary = `${path}.${process.pid}.${process.hrtime()[1]}`;
  const file = fs.openSync(temporary, 'wx', 0o600);
  try {
    fs.writeSync(file, data);
    fs.fsyncSync(file);
    fs.renameSync(temporary, path);
  } catch {
    fs.rmSync(temporary, { force: true });
  } finally {
    fs.closeSync(file);
  }
}

// Of other builds, and of runs that were killed, the newest few files stay.
function prune() {
  const others = fs.readdirSync(folder).filter((name) => name.includes('.bin') && !name.startsWith(BUILD));
  const dated = others.map((name) => ({ path: `${folder}/${name}`, time: fs.statSync(`${folder}/${name}`).mtimeMs }));
  dated.sort((a, b) => b.time - a.time);
  for (const { path } of dated.slice(12)) fs.rmSync(path, { force: true });
}
