// Runs `geleit demo` on a free port with a fresh folder, and reads from its output where it listens
// and with which links one signs in. A journey over several days starts the same folder again with a
// later `now`.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const program = process.env.GELEIT_BIN ?? path.resolve(import.meta.dirname, '../target/debug/geleit');
const patience = 120_000;

/** `env`: settings beside those of this run, such as a mail server. */
export async function startDemo({ folder, now, env = {} } = {}) {
  if (!fs.existsSync(program)) throw new Error(`${program} is missing: cargo build --workspace`);
  const data = folder ?? fs.mkdtempSync(path.join(os.tmpdir(), 'geleit-e2e-'));
  const clock = now ? ['--now', now] : [];
  const server = spawn(program, ['demo', '--data', data, '--listen', '127.0.0.1:0', ...clock],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  const said = [];
  const links = new Map();
  let base;
  let lastLine = Date.now();
  const hear = (stream) => {
    let rest = '';
    stream.setEncoding('utf8').on('data', (text) => {
      lastLine = Date.now();
      const lines = (rest + text).split('\n');
      rest = lines.pop();
      for (const line of lines) {
        said.push(line);
        base ??= line.match(/listening on (http:\/\/[\w.:[\]-]+)/)?.[1];
        const link = line.match(/sign in as ([^:]+): (\S+)/);
        if (link) links.set(link[1].trim(), link[2]);
      }
    });
  };
  hear(server.stdout);
  hear(server.stderr);

  const ended = new Promise((resolve) => { server.once('exit', resolve); });
  const stop = async () => {
    if (server.exitCode === null) {
      server.kill('SIGTERM');
      const late = setTimeout(() => server.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(late);
    }
    if (!folder) fs.rmSync(data, { recursive: true, force: true });
  };
  const since = Date.now();
  while (!base || links.size === 0 || Date.now() - lastLine < 300) {
    if (server.exitCode !== null || Date.now() - since > patience) {
      await stop();
      throw new Error(`the demo did not start:\n${said.slice(-20).join('\n')}`);
    }
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  const here = (link) => base + new URL(link, base).pathname + new URL(link, base).search + new URL(link, base).hash;
  for (const [role, link] of links) links.set(role, here(link));
  return { base, links, stop, said };
}
