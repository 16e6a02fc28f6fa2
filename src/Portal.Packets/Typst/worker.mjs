// Sets one job after another: a frame in on standard input, a frame out on standard output. It knows no files but its own
// templates and typefaces, and forgets a job before it takes the next.
// Frame: length of the header (4 bytes, big-endian), header (JSON), then the bodies, whose lengths the header lists.
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import compilers from '@myriaddreamin/typst-ts-node-compiler';

console.log = console.error; // standard output carries frames alone

const home = realpathSync(dirname(fileURLToPath(import.meta.url)));
const root = join(home, 'templates');
const fonts = join(home, 'fonts');
const relationships = ['data', 'supplement'];
// Old results are dropped, or the process would grow by about a mebibyte a letter.
const generationsKept = 10;

const compiler = compilers.NodeCompiler.create({
  workspace: root,
  fontArgs: [{ fontBlobs: readdirSync(fonts).filter((name) => name.endsWith('.ttf')).sort().map((name) => readFileSync(join(fonts, name))) }],
});

class CannotSet extends Error {}

const diagnosed = (error) => compiler.fetchDiagnostics(error).map((one) => `${one.message} ${JSON.stringify(one.range ?? '')}`).join('; ');

function check(data, bodies) {
  if (data.files.length !== bodies.length) throw new CannotSet('A file has no bytes.');
  for (const file of data.files) {
    // The compiler lets this one pass, and the archive standard does not.
    if (!relationships.includes(file.relationship)) throw new CannotSet('A file has no relationship.');
  }
}

function set(header, [json, ...bodies]) {
  check(JSON.parse(json.toString('utf8')), bodies);
  compiler.mapShadow(join(root, 'job/data.json'), json);
  bodies.forEach((body, index) => compiler.mapShadow(join(root, `job/file-${index}`), body));
  try {
    const compiled = compiler.compile({ mainFilePath: join(root, header.template), resetRead: true });
    const error = compiled.takeError();
    if (error) throw new CannotSet(diagnosed(error));
    // A warning is what differs unseen: a missing typeface, a layout that did not settle.
    const warnings = compiled.takeWarnings();
    if (warnings) throw new CannotSet(diagnosed(warnings));
    const document = compiled.result;
    if (header.lint) compiler.pdf(document, { pdfStandard: 'ua-1' });
    const pdf = compiler.pdf(document, { pdfStandard: 'a-3a' });
    const box = compiler.query(document, { selector: '<seal-box>', field: 'value' })[0] ?? null;
    return [{ pages: document.numOfPages, box }, pdf];
  } finally {
    compiler.resetShadow();
    compiler.evictCache(generationsKept);
  }
}

function answer(header, ...bodies) {
  const text = Buffer.from(JSON.stringify({ ...header, rss: process.memoryUsage.rss(), bodies: bodies.map((body) => body.length) }));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  for (const part of [length, text, ...bodies]) process.stdout.write(part);
}

async function* frames(input) {
  let held = [];
  let size = 0;
  const chunks = input[Symbol.asyncIterator]();
  const take = async (count) => {
    while (size < count) {
      const { value, done } = await chunks.next();
      if (done) return null;
      held.push(value);
      size += value.length;
    }
    const all = held.length === 1 ? held[0] : Buffer.concat(held);
    held = [all.subarray(count)];
    size = all.length - count;
    return all.subarray(0, count);
  };
  for (let length = await take(4); length; length = await take(4)) {
    const header = JSON.parse((await take(length.readUInt32BE())).toString('utf8'));
    const bodies = [];
    for (const count of header.bodies) bodies.push(Buffer.from(await take(count)));
    yield [header, bodies];
  }
}

answer({ ready: true });
for await (const [header, bodies] of frames(process.stdin)) {
  try {
    const [found, pdf] = set(header, bodies);
    answer(found, pdf);
  } catch (error) {
    answer({ why: error instanceof CannotSet ? error.message : String(error) });
  }
  await new Promise((next) => setImmediate(next)); // without it what the compiler holds outside the heap is not let go
}
