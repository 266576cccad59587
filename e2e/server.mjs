// Runs `geleit serve` on a free port over an empty folder, and reads from its output where it
// listens and under which address the first programme is set up.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const program = process.env.GELEIT_BIN ?? path.resolve(import.meta.dirname, '../target/debug/geleit');
const patience = 60_000;

export async function startEmpty() {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'geleit-e2e-'));
  const server = spawn(program, ['serve', '--data', data, '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.setEncoding('utf8').on('data', (text) => { said += text; });
  const ended = new Promise((resolve) => { server.once('exit', resolve); });
  const stop = async () => {
    if (server.exitCode === null) server.kill('SIGTERM');
    const late = setTimeout(() => server.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(late);
    fs.rmSync(data, { recursive: true, force: true });
  };
  const since = Date.now();
  for (;;) {
    const base = said.match(/listening on (http:\/\/[\w.:[\]-]+)/)?.[1];
    const query = said.match(/\/set-up(\?token=\S+)/)?.[1];
    if (base && query) return { base, setUp: `${base}/set-up${query}`, stop };
    if (server.exitCode !== null || Date.now() - since > patience) {
      await stop();
      throw new Error(`the server did not start:\n${said}`);
    }
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}
