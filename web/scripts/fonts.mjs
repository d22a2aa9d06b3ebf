// Cuts the six font files out of the published ones: npm run fonts (the results are committed).
// Latin and Cyrillic as our five languages need them, and the four Mongolian letters apart, so
// that unicode-range in tokens.css loads only what a page shows. All six stay below 70 kB.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import subset from 'subset-font';

const require = createRequire(import.meta.url);
const out = resolve(dirname(fileURLToPath(import.meta.url)), '../src/css/fonts');

const range = (from, to) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));
const LETTERS = {
  // French, German, Spanish, Portuguese, Danish, Norwegian, Swedish; quotes, dashes, arrows, signs
  latin:
    range(0x20, 0x7e) +
    'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿŒœŸ' +
    '¡¿ªº«»‘’‚“”„‹›–—…€−×·←↑→↓°§©\u00a0\u202f',
  cyrillic: range(0x410, 0x44f) + 'ЁёІі№«»',
  mongolian: 'ӨөҮү',
};
const FILE = { latin: 'latin', cyrillic: 'cyrillic', mongolian: 'cyrillic-ext' };
const VOICES = {
  sans: { from: '@fontsource-variable/golos-text', file: (part) => `golos-text-${part}-wght-normal`, axes: { wght: { min: 400, max: 700 } } },
  serif: { from: '@fontsource-variable/literata', file: (part) => `literata-${part}-opsz-normal`, axes: { wght: 600, opsz: 36 } },
};

let total = 0;
for (const [voice, { from, file, axes }] of Object.entries(VOICES)) {
  const home = dirname(require.resolve(`${from}/package.json`));
  for (const [part, letters] of Object.entries(LETTERS)) {
    const cut = await subset(readFileSync(join(home, 'files', `${file(FILE[part])}.woff2`)), letters, {
      targetFormat: 'woff2',
      noHinting: true,
      keepFeatures: ['kern', 'tnum', 'case'],
      variationAxes: axes,
    });
    writeFileSync(join(out, `khural-${voice}-${part}.woff2`), cut);
    total += cut.length;
    console.log(`khural-${voice}-${part}.woff2 ${cut.length}`);
  }
  writeFileSync(join(out, `OFL-${voice}.txt`), readFileSync(join(home, 'LICENSE')));
}
console.log(`all six ${total}`);
