// A mail server on a free port of this machine, as far as SMTP needs one: takes letters and hands them to a journey.
import net from 'node:net';

const patience = 60_000;
// On a busy machine the calendar takes its time between two letters.
const quiet = 20_000;

export async function startMails() {
  const letters = [];
  const waiting = new Set();
  const take = (letter) => {
    letters.push(letter);
    for (const look of waiting) look();
  };
  const server = net.createServer((line) => speak(line, take));
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address();
  return {
    /** Everything that has come so far, each `{ to, head, body }`. */
    letters,
    /** What a geleit program has to know to send its letters here. */
    env: {
      GELEIT_SMTP_HOST: '127.0.0.1', GELEIT_SMTP_PORT: String(port), GELEIT_SMTP_TLS: 'none', GELEIT_SMTP_FROM: 'Mentoring <mentoring@example.org>',
    },
    /** The first letter to an address whose text fits, also one that comes later. */
    letter: (to, pattern) => new Promise((resolve, reject) => {
      const late = setTimeout(() => { waiting.delete(look); reject(new Error(`no letter to ${to} with ${pattern} among ${letters.length}`)); }, patience);
      const look = () => {
        const found = letters.find((letter) => letter.to === to && pattern.test(letter.body));
        if (!found) return;
        waiting.delete(look);
        clearTimeout(late);
        resolve(found);
      };
      waiting.add(look);
      look();
    }),
    /** Waits until no more letters come. */
    settled: async () => {
      const until = Date.now() + 3 * patience;
      for (let count = 0; count === 0 || count < letters.length;) {
        if (Date.now() > until) throw new Error(`letters still come: ${letters.length}`);
        count = letters.length;
        await new Promise((resolve) => { setTimeout(resolve, quiet); });
      }
    },
    stop: () => new Promise((resolve) => { server.close(resolve); }),
  };
}

/** One line from greeting to QUIT. */
function speak(line, take) {
  let rest = '';
  let to = '';
  let data = false;
  line.on('error', () => {});
  line.setEncoding('latin1').write('220 mail.example.org\r\n');
  line.on('data', (text) => {
    rest += text;
    for (;;) {
      const end = data ? rest.indexOf('\r\n.\r\n') : rest.indexOf('\r\n');
      if (end < 0) return;
      const said = rest.slice(0, end);
      rest = rest.slice(end + (data ? 5 : 2));
      if (data) {
        data = false;
        take(read(to, said));
        line.write('250 taken\r\n');
      } else if (/^data/i.test(said)) {
        data = true;
        line.write('354 go on\r\n');
      } else if (/^quit/i.test(said)) {
        line.end('221 bye\r\n');
      } else {
        to = said.match(/^rcpt to:<([^>]*)>/i)?.[1] ?? to;
        line.write('250 ok\r\n');
      }
    }
  });
}

/** Head and text of a letter, decoded. */
function read(to, raw) {
  const cut = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, cut);
  const body = raw.slice(cut + 4).replace(/^\.\./gm, '.');
  const boundary = head.match(/^content-type:\s*multipart\/[^;]*;\s*boundary="?([^"\r\n]+)/im)?.[1];
  if (boundary) {
    // The plain text comes first; whoever reads HTML sees the same.
    const part = read(to, body.split(`--${boundary}\r\n`)[1]);
    return { to, head: `${head}\r\n${part.head}`, body: part.body };
  }
  const how = head.match(/^content-transfer-encoding:\s*(\S+)/im)?.[1]?.toLowerCase();
  if (how === 'base64') return { to, head, body: Buffer.from(body, 'base64').toString('utf8') };
  const plain = how === 'quoted-printable'
    ? body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : body;
  return { to, head, body: Buffer.from(plain, 'latin1').toString('utf8') };
}
