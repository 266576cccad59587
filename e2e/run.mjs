// Runs every journey in e2e/journeys/ in a real browser and visits every page, in as many lanes at a time as there are cores.
//   node e2e/run.mjs [words]     only journeys whose name has one of the words; GELEIT_BIN names another program
import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const here = import.meta.dirname;
const words = process.argv.slice(2);

/** The journeys that are wanted, and the crawl of all pages. */
async function wanted() {
  const files = fs.readdirSync(path.join(here, 'journeys')).filter((file) => file.endsWith('.mjs')).sort().map((file) => path.join(here, 'journeys', file));
  if (fs.existsSync(path.join(here, '../docs/generated/routes.txt'))) files.push(path.join(here, 'pages.mjs'));
  const all = await Promise.all(files.map(async (file) => ({ file, ...await import(file) })));
  return all.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
}

/** The files of each lane: what measures time has the machine to itself; then the longest first. */
function lanes(all) {
  const isPages = ({ file }) => path.dirname(file) === here;
  const shared = all.filter((one) => !one.measuresTime && !one.ownServer && !isPages(one));
  const beside = [shared, all.filter(isPages), ...all.filter(({ ownServer }) => ownServer).map((one) => [one])];
  return [[all.filter(({ measuresTime }) => measuresTime)], beside]
    .map((part) => part.filter((lane) => lane.length > 0).map((lane) => lane.map(({ file }) => file)));
}

/** Runs one lane and gives what it counted; a lane that ends without a word has failed. */
function runLane(files) {
  return new Promise((resolve) => {
    const lane = fork(path.join(here, 'lane.mjs'), files, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    let counted = { passed: 0, failed: [`${files.map((file) => path.basename(file)).join(', ')}: ended without a word`] };
    lane.on('message', (count) => { counted = count; });
    const over = printInTurn(lane);
    lane.on('close', () => { over(); resolve(counted); });
  });
}

/** One lane speaks at a time, so that no two mix: the oldest as its words come, the others when it is over. */
const speaking = [];
function printInTurn(lane) {
  const voice = { said: '', isOver: false };
  const speak = () => { process.stdout.write(voice.said); voice.said = ''; };
  speaking.push({ voice, speak });
  for (const stream of [lane.stdout, lane.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      voice.said += text;
      if (speaking[0].voice === voice) speak();
    });
  }
  return () => {
    voice.isOver = true;
    while (speaking[0]?.voice.isOver) {
      speaking.shift();
      speaking[0]?.speak();
    }
  };
}

const [alone, beside] = lanes(await wanted());
const total = { passed: 0, failed: [] };
async function take(waiting) {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { passed, failed } = await runLane(next);
    total.passed += passed;
    total.failed.push(...failed);
  }
}
await take(alone);
await Promise.all(Array.from({ length: Math.max(2, os.availableParallelism()) }, () => take(beside)));
if (total.passed + total.failed.length === 0) total.failed.push('no journey was run');
// Once more at the end, where whoever reads only the end of a long log finds them.
for (const words of total.failed) console.log(`FAILED ${words}`);
console.log(`journeys: ${total.passed} passed, ${total.failed.length} failed`);
process.exitCode = total.failed.length ? 1 : 0;
