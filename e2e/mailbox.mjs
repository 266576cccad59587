// A mail server of its own for journeys in which a letter has to arrive: it takes everything and keeps it.
import net from 'node:net';

/** `letters` holds `{ name, to, subject, text }`; `env` tells the program where letters go. */
export async function startMailbox() {
  const letters = [];
  const server = net.createServer((socket) => {
    let buffer = '';
    let to = '';
    let reading = false;
    const say = (line) => socket.write(`${line}\r\n`);
    socket.on('error', () => {});
    socket.setEncoding('latin1').on('data', (chunk) => {
      buffer += chunk;
      for (;;) {
        const end = reading ? buffer.indexOf('\r\n.\r\n') : buffer.indexOf('\r\n');
        if (end < 0) return;
        const part = buffer.slice(0, end);
        buffer = buffer.slice(end + (reading ? 5 : 2));
        if (reading) {
          letters.push(read(part, to));
          reading = false;
          say('250 kept');
        } else if (/^EHLO/i.test(part)) say('250 8BITMIME');
        else if (/^DATA/i.test(part)) { reading = true; say('354 go on'); }
        else if (/^QUIT/i.test(part)) { say('221 bye'); socket.end(); }
        else {
          to = part.match(/^RCPT TO:<([^>]*)>/i)?.[1] ?? to;
          say('250 ok');
        }
      }
    });
    say('220 mailbox');
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const env = {
    GELEIT_SMTP_HOST: '127.0.0.1',
    GELEIT_SMTP_PORT: String(server.address().port),
    GELEIT_SMTP_TLS: 'none',
    GELEIT_SMTP_FROM: 'mentoring@example.org',
  };
  return { letters, env, stop: () => new Promise((resolve) => { server.close(resolve); }) };
}

function read(raw, to) {
  const [head, ...rest] = raw.replaceAll('\r\n..', '\r\n.').split('\r\n\r\n');
  const headers = new Map(head.replace(/\r\n[ \t]+/g, ' ').split('\r\n').map((line) => {
    const [, name, value] = line.match(/^([^:]+):\s*(.*)$/) ?? [null, line, ''];
    return [name.toLowerCase(), value];
  }));
  const coded = headers.get('content-transfer-encoding')?.toLowerCase();
  const body = rest.join('\r\n\r\n');
  const bytes = coded === 'base64' ? Buffer.from(body, 'base64')
    : coded === 'quoted-printable' ? quoted(body.replace(/=\r\n/g, '')) : Buffer.from(body, 'latin1');
  const address = words(headers.get('to') ?? '');
  return {
    to,
    name: address.replace(/<[^>]*>/, '').replaceAll('"', '').trim(),
    subject: words(headers.get('subject') ?? ''),
    text: bytes.toString('utf8'),
  };
}

function quoted(text) {
  return Buffer.from(text.replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1');
}

/** RFC 2047: words of a header that are not ASCII. */
function words(header) {
  return header.replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how, text) => (
    how.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quoted(text.replaceAll('_', ' '))).toString('utf8'));
}
