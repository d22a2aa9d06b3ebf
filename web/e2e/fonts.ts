// A fresh machine has no Chinese font, and a screenshot full of empty boxes shows nothing. Browsers
// of tests therefore find one beside the system's: published for the web in pieces, unpacked here
// because fontconfig does not read woff2. The product itself ships none (design: system fonts).
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fontverter from 'fontverter';

/** Puts the fonts into a directory and tells fontconfig about it. */
export async function offerFonts(home: string): Promise<void> {
  const unpacked = join(home, 'fonts-zh');
  const conf = join(home, 'fonts-zh.conf');
  if (!existsSync(conf)) {
    const require = createRequire(import.meta.url);
    const packed = join(dirname(require.resolve('@fontsource-variable/noto-sans-sc/package.json')), 'files');
    mkdirSync(unpacked, { recursive: true });
    for (const file of readdirSync(packed))
      writeFileSync(
        join(unpacked, file.replace('.woff2', '.ttf')),
        await fontverter.convert(readFileSync(join(packed, file)), 'sfnt'),
      );
    const places = ['/usr/share/fonts', '/usr/local/share/fonts', join(home, 'fonts'), unpacked];
    writeFileSync(
      conf,
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${places
        .map((place) => `<dir>${place}</dir>`)
        .join('')}<cachedir>${join(home, 'fontcache')}</cachedir></fontconfig>`,
    );
  }
  process.env.FONTCONFIG_FILE = conf;
}
