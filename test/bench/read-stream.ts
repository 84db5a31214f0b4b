/**
 * Memory of `vigia read` over a long input: `npx tsx test/bench/read-stream.ts [megabytes]`, Linux only. Prints the
 * peak resident memory after each tenth of the input: it must level off.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MEGABYTE = 1e6;
const LINES_AT_ONCE = 1_000;
const TEXTS = [
  { text: 'Llevo dos semanas esperando el pedido de Cóndor y nadie contesta 😡', lang: 'es' },
  { text: 'I really love the new sneakers, best thing I bought this year', lang: 'en' },
  { text: 'Ainda não recebi minha encomenda, já faz um mês', lang: null },
];

const total = Number(process.argv[2] ?? 100) * MEGABYTE;
const program = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const child = spawn(process.execPath, [...process.execArgv, program, 'read'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
let lines = 0;
child.stdout.on('data', (chunk: Buffer) => {
  for (const byte of chunk) if (byte === 10) lines++;
});

let sent = 0;
let id = 0;
let nextReport = total / 10;
while (sent < total) {
  let block = '';
  for (let i = 0; i < LINES_AT_ONCE; i++) {
    block += `${JSON.stringify({ id, ...TEXTS[id % TEXTS.length] })}\n`;
    id++;
  }
  sent += Buffer.byteLength(block);
  if (!child.stdin.write(block)) await once(child.stdin, 'drain');
  if (sent >= nextReport) {
    process.stdout.write(`${Math.round(sent / MEGABYTE)} MB sent, peak ${peakMegabytes()} MB\n`);
    nextReport += total / 10;
  }
}
child.stdin.end();
const [code] = await once(child, 'close');
process.stdout.write(`${id} lines in, ${lines} out, exit code ${code}\n`);

/** `VmHWM` of the kernel: the most that was ever resident. */
function peakMegabytes(): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_000);
}
