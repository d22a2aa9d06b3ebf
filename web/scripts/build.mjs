// Builds the web into a directory: node web/scripts/build.mjs <directory>
// Installs only when the lock file changed, builds only when a source changed, else ends at once.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const web = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(web, 'node_modules');
const stamps = join(modules, '.khural-stamps.json');
const LOCK = ['package-lock.json', '.npmrc'];
const SOURCES = ['index.html', 'src', 'public', 'vite.config.ts', 'svelte.config.js', 'tsconfig.json', 'scripts'];
const TEXT = new Set(['.html', '.js', '.css', '.svg', '.json', '.txt', '.webmanifest']);

const [target] = process.argv.slice(2);
checkNode();
const lock = hash(LOCK.map((name) => join(web, name)));
install(lock);
if (target) await build(resolve(target), lock);

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`The web needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

function install(lock) {
  if (stamp().lock === lock) return;
  console.log('web: installing packages (package-lock.json is new here)');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: web,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
  });
  if (npm.error) console.error(`npm could not be started: ${npm.error.message}`);
  if (npm.status !== 0) process.exit(npm.status ?? 1);
  write({ lock });
}

async function build(out, lock) {
  const sources = lock + hash(SOURCES.flatMap((name) => files(join(web, name))));
  if (stamp()[out] === sources && existsSync(join(out, 'index.html'))) return;
  const { build: vite } = await import('vite');
  await vite({ root: web, logLevel: 'warn', build: { outDir: out, emptyOutDir: true } });
  // The fonts' licence asks that it travels with them.
  for (const voice of ['sans', 'serif'])
    copyFileSync(join(web, `src/css/fonts/OFL-${voice}.txt`), join(out, `OFL-${voice}.txt`));
  const built = files(out);
  built.filter((file) => TEXT.has(extname(file))).forEach(compress);
  write({ ...stamp(), [out]: sources });
  console.log(`web: built ${built.length} files`);
}

/** The server sends these as they are: compressed once here, harder than any server would. */
function compress(file) {
  const bytes = readFileSync(file);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}

function files(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function hash(paths) {
  const sum = createHash('sha256');
  for (const path of paths) sum.update(relative(web, path)).update('\0').update(readFileSync(path)).update('\0');
  return sum.digest('hex');
}

/** Stamps lie in node_modules: whoever deletes that gets a full build, as expected. */
function stamp() {
  return existsSync(stamps) ? JSON.parse(readFileSync(stamps, 'utf8')) : {};
}

function write(value) {
  mkdirSync(modules, { recursive: true });
  writeFileSync(stamps, JSON.stringify(value));
}
